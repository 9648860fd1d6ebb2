import { Command, CommanderError, Option } from 'commander';
import { createProgress, type Progress, silentProgress } from '../cache/progress.ts';
import { generator } from '../cache/tool-identity.ts';
import { ConfigurationError } from '../config/configuration-error.ts';
import type { Finding } from '../model/index.ts';
import { type CommandContext, type Execute, exitCode, UserError } from './command.ts';
import { commands } from './commands/index.ts';
import { machineFault } from './machine-fault.ts';
import { print, printError, printRaw } from './print.ts';

/**
 * Runs the command line. All that is printed for people goes to standard error, except what was asked for.
 * @param given the arguments after the program's name
 * @returns the exit code: 0 clean, 1 findings, 2 configuration or call wrong, 3 a defect of Dossier, 130 interrupted
 * @c4 component "Command line"
 * @path .
 * @technology commander
 * @description Parses the words of a command, calls the pipeline, prints what was found.
 * @uses Workflows "what a command carries out"
 * @uses Pipeline "rules, judged models"
 * @uses Cache "files replaced as a whole"
 * @uses Model "findings"
 * @uses Configuration "loads the project"
 * @uses Sources "stamp and single files"
 * @uses Export "findings in other formats"
 * @uses Trace "accepts links"
 * @uses Architecture "prints and proposes elements"
 * @uses Gates "evaluates gates"
 * @uses Release "signs approvals"
 * @uses Trackers "what they hold"
 * @uses Suppliers "brings releases of other projects"
 * @uses Verification "whether an archive is what it says"
 * @uses Publishing "shows releases to visitors"
 * @uses Documents "templates of the project for what is published"
 * @uses Preview "serves the site while it is written"
 * @uses Quality "problem reports for failed tests"
 * @uses SOUP "lists packages and keeps their register"
 * @uses Change "what changes since a commit reach"
 * @uses Notification "who has to know of a failure"
 * @uses Difference "prints what differs"
 * @uses Starter "lays down a project"
 * @uses Changes back "takes back edited files"
 * @uses Languages "state of translations"
 * @uses Depth "owners of software items"
 * @implements SDS-16, SRS-1204, SRS-1205, SRS-1207
 */
export async function run(given: string[]): Promise<number> {
  const abort = new AbortController();
  const interrupt = (): void => {
    abort.abort(new Error('interrupted'));
    // Whoever waits for something that does not listen is not waited for.
    setTimeout(() => process.exit(exitCode.interrupted), grace).unref();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let code: number = exitCode.clean;
  const program = createProgram();
  const execute: Execute = async (runCommand) => {
    const options = program.opts<{ config: string; variant?: string; quiet?: boolean; debug?: boolean }>();
    const progress = options.quiet
      ? silentProgress
      : createProgress(process.stderr, { timings: options.debug === true });
    const context = {
      argv: given,
      configPath: options.config,
      variant: options.variant ?? '',
      quiet: options.quiet === true,
      progress,
      signal: abort.signal,
      ...printing(progress),
    };
    try {
      const ending = (await runCommand(context)) ?? 'clean';
      code = typeof ending === 'number' ? ending : exitCode[ending];
    } finally {
      progress.end();
    }
  };
  await addCommands(program, given, execute);
  try {
    await program.parseAsync(given, { from: 'user' });
    return code;
  } catch (error) {
    return abort.signal.aborted ? exitCode.interrupted : explain(error);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Prints below the line of progress, which ends before. */
function printing(progress: Progress): Pick<CommandContext, 'print' | 'printError' | 'printRaw'> {
  const below = (write: (text: string) => void) => (text: string) => {
    progress.end();
    write(text);
  };
  return { print: below(print), printError: below(printError), printRaw: below(printRaw) };
}

/** Milliseconds in which an interrupted command may clean up. */
const grace = 5000;

/**
 * Adds the commands in the order of the help. Only those that a word of the call may name are loaded: of the others it says what they are for.
 * @implements SRS-3711
 */
async function addCommands(program: Command, given: readonly string[], execute: Execute): Promise<void> {
  for (const [name, { summary, load }] of Object.entries(commands)) {
    if (given.includes(name)) (await load())(program, execute);
    else program.command(name);
    program.commands.at(-1)?.description(summary);
  }
}

function createProgram(): Command {
  return new Command('dossier')
    .description(
      'Builds the technical file of a medical-software project from its repository, and refuses what is not proven.',
    )
    .version(generator.version, '-V, --version', 'print the version')
    .addOption(
      new Option(
        '-c, --config <path>',
        'configuration file, or the directory that holds site.config.ts',
      ).default('.'),
    )
    .option('--variant <name>', 'variant of the product that is meant, where the project has several')
    .option('-q, --quiet', 'print findings and errors only')
    .option('--debug', 'print the time of each stage')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('(dossier --help lists the commands and their options)')
    .addHelpText('after', helpTail)
    .exitOverride();
}

const helpTail = `
Exit codes:
  0  clean
  1  findings at error level
  2  the configuration or the call is wrong
  3  a defect of Dossier; please report it with the stack it prints
  4  verify: the archive is whole, but signed by nobody you named

Examples:
  dossier check                          findings of this project, in seconds
  dossier check --format github          the same, as annotations of a pull request
  dossier build                          site, PDF set and data into dist/
  dossier accept SRS-041 --reason "..."  the links of SRS-041 were reviewed again`;

function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCode.clean : exitCode.usage;
  }
  if (error instanceof ConfigurationError) {
    for (const finding of error.findings) printError(`${describe(finding)}\n`);
    return exitCode.usage;
  }
  if (error instanceof UserError) {
    printError(`${error.message}\n`);
    return exitCode.usage;
  }
  const fault = machineFault(error);
  if (fault !== undefined) {
    printError(`${fault}\n`);
    return exitCode.usage;
  }
  printError(`This is a defect of Dossier ${generator.version}; please report it with these lines:\n`);
  printError(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCode.defect;
}

function describe({ file, line, column, message, hint }: Finding): string {
  return `${file}:${line}:${column}  ${message}${hint ? `\n  ${hint}` : ''}`;
}
