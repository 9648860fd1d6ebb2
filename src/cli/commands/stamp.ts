import { existsSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { loadProject, type Project } from '../../config/index.ts';
import type { EvidenceStamp } from '../../model/index.ts';
import { isInside } from '../../sources/inside.ts';
import { readStamped, runAndStamp, stampReports } from '../../sources/stamp/stamp-reports.ts';
import { NoVersion } from '../../sources/stamp/tool-versions.ts';
import { checkStamp } from '../../sources/stamp/write.ts';
import { type CommandContext, type CommandModule, exitCode, UserError } from '../command.ts';
import { print, printError } from '../print.ts';

interface Options {
  check?: boolean;
  reused?: string;
}

/**
 * `dossier stamp`: says of which tree the reports in a directory are; `dossier stamp -- <command>` runs the tests that write them.
 * @implements SRS-410, SRS-413, SRS-3160, SRS-3161, SRS-3162
 */
export const stampCommand: CommandModule = (program, action) => {
  program
    .command('stamp')
    .description(
      'Runs the tests and writes evidence.json beside their reports: which tree they were taken from. Without a command, run it right after the tests.',
    )
    .argument('[directory]', 'directory of the reports', 'reports')
    .argument('[command...]', 'what runs the tests, after --')
    .option('--check', 'write nothing; exit 0 if the reports are of this very tree, 1 if not')
    .option('--reused <reason>', 'the runner took results from its cache, and why they hold for this tree')
    .action(
      action(async (context, directory: string, words: string[], options: Options) => {
        const command = commandAfterDashes(context.argv);
        const named = command === undefined || words.length >= command.length ? directory : 'reports';
        if (command === undefined && words.length > 0)
          throw new UserError(
            'The command that runs the tests stands after two dashes: dossier stamp -- npm test',
          );
        if (options.reused !== undefined && options.reused.trim() === '')
          throw new UserError('--reused takes a reason: why the results of the cache hold for this tree.');
        const project = await loadProject(context.configPath);
        if (options.check) return checkOnly(project, context, named);
        requireInside(project.root, named, command === undefined);
        try {
          return await stamp(project, context, named, options.reused?.trim() ?? '', command);
        } catch (error) {
          throw error instanceof NoVersion ? new UserError(error.message) : error;
        }
      }),
    );
};

/** The words after the first `--`; undefined where there is none. */
function commandAfterDashes(argv: readonly string[]): string[] | undefined {
  const at = argv.indexOf('--');
  return at < 0 || at === argv.length - 1 ? undefined : argv.slice(at + 1);
}

async function checkOnly(project: Project, context: CommandContext, directory: string): Promise<number> {
  const { revision } = await readStamped(project);
  const reason = checkStamp(project.root, directory, revision);
  if (reason !== undefined && !context.quiet) printError(`${reason}\n`);
  return reason === undefined ? exitCode.clean : exitCode.findings;
}

async function stamp(
  project: Project,
  { signal }: CommandContext,
  directory: string,
  reused: string,
  command: readonly string[] | undefined,
): Promise<number> {
  const request = { project, directory, reused, signal };
  const answer = command
    ? await runAndStamp(request, command, placeOf(project.root))
    : await stampReports(request);
  if ('refused' in answer) {
    printError(`${answer.refused}\n`);
    return answer.exitCode ?? exitCode.usage;
  }
  for (const [name, { reason }] of Object.entries(answer.stamp.refused ?? {}))
    printError(`${directory}/${name} was refused: ${reason}.\n`);
  (command ? printError : print)(`${sentence(directory, answer.stamp)}\n`);
  const isWhole = answer.stamp.refused === undefined;
  return answer.exitCode !== 0 ? answer.exitCode : isWhole ? exitCode.clean : exitCode.findings;
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
