import { existsSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Project } from '../../config/index.ts';
import type { EvidenceStamp } from '../../model/index.ts';
import { isInside } from '../../sources/inside.ts';
import { givenArtifacts } from '../../sources/stamp/stamp-artifacts.ts';
import { readStamped, runAndStamp, stampReports } from '../../sources/stamp/stamp-reports.ts';
import { NoVersion } from '../../sources/stamp/tool-versions.ts';
import { checkStamp } from '../../sources/stamp/write.ts';
import { answerOf, type CommandContext, type Ending, projectCommand, UserError } from '../command.ts';

interface Options {
  check?: boolean;
  reused?: string;
  artifact?: string[];
}

/**
 * `dossier stamp`: says of which tree the reports in a directory are; `dossier stamp -- <command>` runs the tests that write them.
 * @implements SRS-410, SRS-413, SRS-3160, SRS-3161, SRS-3162
 */
export const stampCommand = projectCommand({
  name: 'stamp',
  arguments: [
    ['[directory]', 'directory of the reports', 'reports'],
    ['[command...]', 'what runs the tests, after --'],
  ],
  options: [
    ['--check', 'write nothing; exit 0 if the reports are of this very tree, 1 if not'],
    [
      '--artifact <reference...>',
      'an image or a package that was built, with its digest: oci://host/name@sha256:…',
    ],
    ['--reused <reason>', 'the runner took results from its cache, and why they hold for this tree'],
  ],
  async run(project, options: Options, context, directory: string, words: string[]) {
    const command = commandAfterDashes(context.argv);
    const named = command === undefined || words.length >= command.length ? directory : 'reports';
    if (command === undefined && words.length > 0)
      throw new UserError(
        'The command that runs the tests stands after two dashes: dossier stamp -- npm test',
      );
    if (options.reused !== undefined && options.reused.trim() === '')
      throw new UserError('--reused takes a reason: why the results of the cache hold for this tree.');
    if (options.check) return checkOnly(project, context, named);
    requireInside(project.root, named, command === undefined);
    try {
      return await stamp(project, context, named, options, command);
    } catch (error) {
      throw error instanceof NoVersion ? new UserError(error.message) : error;
    }
  },
});

/** The words after the first `--`; undefined where there is none. */
function commandAfterDashes(argv: readonly string[]): string[] | undefined {
  const at = argv.indexOf('--');
  return at < 0 || at === argv.length - 1 ? undefined : argv.slice(at + 1);
}

async function checkOnly(project: Project, context: CommandContext, directory: string): Promise<Ending> {
  const { revision } = await readStamped(project);
  const reason = checkStamp(project.root, directory, revision);
  if (reason !== undefined && !context.quiet) context.printError(`${reason}\n`);
  return reason === undefined ? 'clean' : 'findings';
}

async function stamp(
  project: Project,
  context: CommandContext,
  directory: string,
  options: Options,
  command: readonly string[] | undefined,
): Promise<Ending> {
  const artifacts = answerOf(
    givenArtifacts(options.artifact ?? [], project.config.release.artifacts),
    (why) => why,
  );
  const request = {
    project,
    directory,
    reused: options.reused?.trim() ?? '',
    artifacts,
    signal: context.signal,
  };
  const answer = command
    ? await runAndStamp(request, command, placeOf(project.root))
    : await stampReports(request);
  if ('refused' in answer) {
    context.printError(`${answer.refused}\n`);
    return answer.exitCode ?? 'usage';
  }
  for (const [name, { reason }] of Object.entries(answer.stamp.refused ?? {}))
    context.printError(`${directory}/${name} was refused: ${reason}.\n`);
  for (const { name, reason } of answer.artifacts)
    context.printError(`${name} was not recorded as software of this tree: ${reason}.\n`);
  (command ? context.printError : context.print)(`${sentence(directory, answer.stamp)}\n`);
  const isWhole = answer.stamp.refused === undefined && answer.artifacts.length === 0;
  return answer.exitCode !== 0 ? answer.exitCode : isWhole ? 'clean' : 'findings';
}

/** Where the command runs, as the stamp tells it: relative to the project, or its root where it runs elsewhere. */
function placeOf(root: string): string {
  const way = relative(realpathSync(root), realpathSync(process.cwd())).split(sep).join('/');
  return way === '..' || way.startsWith('../') || way.includes(':') ? '' : way;
}

function sentence(directory: string, { files, tree, refused = {} }: EvidenceStamp): string {
  const count = Object.keys(files).length;
  const left = Object.keys(refused).length;
  return `${directory}/evidence.json: ${count} report${count === 1 ? '' : 's'} of tree ${tree.slice(0, 12)}${left > 0 ? `, ${left} refused` : ''}`;
}

/** @throws UserError for a directory that lies outside the project, or is not there where it has to be */
function requireInside(root: string, directory: string, mustBeThere: boolean): void {
  const full = resolve(root, directory);
  if (!existsSync(full)) {
    if (mustBeThere)
      throw new UserError(
        `There is no directory ${directory}: run the tests first, so that they write their reports there.`,
      );
    if (isInside(root, full)) return;
  }
  if (!isInside(realpathSync(root), existsSync(full) ? realpathSync(full) : full)) {
    throw new UserError(`${directory} lies outside the project; evidence has to lie inside.`);
  }
}
