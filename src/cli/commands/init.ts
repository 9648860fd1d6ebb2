import { lstatSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { loadProject } from '../../config/index.ts';
import { listed } from '../../model/index.ts';
import {
  type Answers,
  type Forge,
  type FoundDocuments,
  type FoundProject,
  familyText,
  findDocuments,
  findProject,
  forgeOf,
  forges,
  type Ignored,
  ignoreWhatIsMade,
  isFree,
  type LaidDown,
  layDown,
  npmManifest,
  outputOf,
  ownPackage,
  packageFile,
  planPipeline,
  planProject,
  starters,
  testCommand,
} from '../../starter/index.ts';
import { command, UserError } from '../command.ts';

interface Options {
  class?: Answers['safetyClass'];
  example?: Answers['example'];
  ci?: Forge;
  yes?: boolean;
}

/** Most names of a line that is printed. */
const most = 12;

/**
 * `dossier init`: lays down a project to start from, and replaces nothing.
 * @implements SRS-2202, SRS-2203, SRS-3461, SRS-3462, SRS-3713
 */
export const initCommand = command({
  name: 'init',
  arguments: [['[directory]', 'where; it may hold a project already, of which nothing is replaced', '.']],
  options: [
    ['--class <class>', 'software safety class', { choices: ['A', 'B', 'C'] }],
    ['--example <name>', 'what to start from', { choices: starters }],
    [
      '--ci <forge>',
      'whose continuous integration; that of the remote where nobody says',
      { choices: forges },
    ],
    ['--yes', 'ask nothing; take what is found or usual'],
  ],
  async run(options: Options, { quiet, print }, directory: string) {
    const root = requireDirectory(directory);
    const isThere = !isFree(root, 'site.config.ts');
    if (isThere && options.ci) {
      const { written, kept } = layDown(root, planPipeline(options.ci, await configuredOutput(root)));
      if (!quiet)
        print(
          [`${written.length} files written: ${listed(written, most)}`, ...leftAlone(kept), ''].join('\n'),
        );
      return;
    }
    if (isThere)
      throw new UserError(
        'There is a site.config.ts already: this is a project of Dossier. Nothing was written.',
      );
    const found = findProject(root);
    const answers = await ask(options, found, options.ci ?? (await forgeOf(root)));
    const documents = await findDocuments(root);
    const files = planProject(answers, found, documents, packageFile());
    const taken = files.map(({ path }) => path).filter((path) => !isFree(root, path));
    if (answers.example !== 'blank' && taken.length > 0)
      throw new UserError(
        `The example would meet files that are there: ${listed(taken, most)}. Nothing was written; name an empty directory.`,
      );
    const laid = layDown(root, files);
    const ignored = ignoreWhatIsMade(root, outputOf(answers, found));
    if (!quiet) print(report(directory, answers, found, documents, laid, ignored));
  },
});

/** Where the project that is there has its outputs. */
async function configuredOutput(root: string): Promise<string> {
  const { config } = await loadProject(root);
  return config.output.directory;
}

/** The directory as it really lies; made when the files are written. @throws UserError for what is none */
function requireDirectory(directory: string): string {
  const full = resolve(directory);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat === undefined) return full;
  const real = realpathSync(full);
  if (!lstatSync(real).isDirectory()) throw new UserError(`${directory} is no directory.`);
  return real;
}

/** Asks on a terminal only, and only what was not said. A class nobody stated is C (IEC 62304 4.3). */
async function ask(options: Options, found: FoundProject, forge: Forge | undefined): Promise<Answers> {
  const answers: Answers = {
    example: options.example ?? 'blank',
    name: found.name,
    safetyClass: options.class ?? 'C',
    forge,
  };
  if (!options.yes && process.stdin.isTTY && process.stdout.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const gone = new AbortController();
    terminal.once('SIGINT', () => gone.abort()).once('close', () => gone.abort());
    const answer = async (question: string, usual: string): Promise<string> =>
      (await terminal.question(`${question} [${usual}]: `, { signal: gone.signal })).trim() || usual;
    const choose = async <T extends string>(
      question: string,
      choices: readonly T[],
      usual: T,
    ): Promise<T> => {
      const said = await answer(`${question} (${choices.join(', ')})`, usual);
      return choices.find((choice) => choice === said) ?? choose(question, choices, usual);
    };
    try {
      if (!options.example) answers.example = await choose('Start from', starters, answers.example);
      if (answers.example === 'blank') {
        answers.name = await answer('Name of the product', found.name);
        if (!options.class)
          answers.safetyClass = await choose('Software safety class', ['A', 'B', 'C'] as const, 'C');
      }
    } catch (error) {
      throw gone.signal.aborted ? new UserError('\nNobody answered. Nothing was written.') : error;
    } finally {
      terminal.close();
    }
  }
  if (answers.example === 'infusion-alarm' && answers.safetyClass !== 'C')
    throw new UserError(
      'The infusion alarm is a device of class C: its hazards decide that. Start from `--example blank` for another class.',
    );
  return answers;
}

function report(
  directory: string,
  answers: Answers,
  found: FoundProject,
  { families, links, notes }: FoundDocuments,
  { written, kept }: LaidDown,
  { added, lacking }: Ignored,
): string {
  const { example, safetyClass, forge } = answers;
  const facts = [
    ['name and version in', found.manifests],
    ['languages', found.languages],
    ['source', found.sourceFolders],
    ['lockfiles', found.lockfiles],
    ['test reports', found.reportFolders],
  ] as const;
  const tests = testCommand(found, npmManifest(resolve(directory)).hasScript('test'));
  const place = directory === '.' ? '' : ` in ${basename(resolve(directory))}`;
  return [
    ...facts
      .filter(([, list]) => list.length > 0)
      .map(([what, list]) => `found ${what}: ${listed(list, most)}`),
    ...(found.unread ? [`found: ${found.unread}`] : []),
    ...families.map((family) => `found items: ${familyText(family)}`),
    ...(families.length > 0 ? [`found links between them: ${links}; see trace in site.config.ts`] : []),
    ...notes.map((note) => `not read: ${note}`),
    ...(found.languages.length > 0 && found.version === ''
      ? ['no manifest at the top states a version: correct product.version in site.config.ts, now 0.1.0']
      : []),
    `${written.length} files written${place}: ${example}, class ${safetyClass}`,
    ...leftAlone(kept.filter((path) => path !== '.gitignore' || added.length === 0)),
    ...(added.length > 0 ? [`added to .gitignore: ${added.join(' ')}`] : []),
    ...(lacking.length > 0
      ? [`there already, so add it to .gitignore where git is not to keep it: ${lacking.join(' ')}`]
      : []),
    ...(forge
      ? []
      : [
          `no continuous integration: no remote tells the forge; \`dossier init --ci ${forges.join('|')}\` lays it down`,
        ]),
    '',
    'Next, after a commit:',
    ...(written.includes(ownPackage.path)
      ? []
      : [`  put ${ownPackage.path} there: \`npm pack\` in a clone of Dossier makes it`]),
    ...(written.includes(ownPackage.path) && written.includes('package.json')
      ? ['  npm install']
      : [`  npm install --save-dev dossier@${ownPackage.dependency}`]),
    ...(found.languages.length > 0 && example === 'blank'
      ? ['  let your tests write JUnit reports to reports/']
      : []),
    ...(example === 'blank' ? found.linting.advice : []),
    `  ${`npx dossier stamp -- ${tests}`.padEnd(32)} runs the tests, and says of which tree their reports are`,
    '  npx dossier check                names what is not proven, and what to write next',
    `  npx dossier build                site, PDF set and data in ${outputOf(answers, found)}/`,
    '',
  ].join('\n');
}

function leftAlone(kept: readonly string[]): string[] {
  return kept.length > 0 ? [`left as they are, since they were there: ${listed(kept, most)}`] : [];
}
