import { resolve } from 'node:path';
import { Option } from 'commander';
import { loadProject } from '../../config/index.ts';
import { type PublishOutcome, promote, publish, rollback } from '../../publish/index.ts';
import { readUserName } from '../../sources/git/index.ts';
import { type CommandContext, type CommandModule, exitCode, UserError } from '../command.ts';
import { print } from '../print.ts';

/**
 * `dossier publish`, `dossier promote`, `dossier rollback`: the sites of all releases behind one address, switched in one step.
 * @implements SRS-2051, SRS-2054
 */
export const publishCommand: CommandModule = (program, action) => {
  program
    .command('publish')
    .description('Lays out the sites of all releases where nobody sees them yet, and tries them.')
    .requiredOption('--to <directory>', 'published directory; the web server serves its `current`')
    .addOption(new Option('--slot <slot>', 'where they are laid out').choices(['staging']).default('staging'))
    .option('--from <directory>', 'where archives are kept; by default `release.directory`')
    .option('--who <name>', "who does it, for the log; by default git's user.name")
    .action(
      action(async (context, options: { to: string; from?: string; who?: string }) => {
        const project = await loadProject(context.configPath);
        const store = options.from
          ? resolve(options.from)
          : resolve(project.root, project.config.release.directory);
        const outcome = await publish(
          resolve(options.to),
          store,
          await actor(options.who),
          project.config.trace.types,
        );
        return tell(context, outcome, 'staged', 'Look at it, then: dossier promote');
      }),
    );
};

export const promoteCommand: CommandModule = (program, action) => {
  program
    .command('promote')
    .description('Shows visitors what is staged, in one step.')
    .requiredOption('--to <directory>', 'published directory')
    .option('--who <name>', "who does it, for the log; by default git's user.name")
    .action(
      action(async (context, options: { to: string; who?: string }) =>
        tell(
          context,
          promote(resolve(options.to), await actor(options.who)),
          'shown',
          'To go back: dossier rollback',
        ),
      ),
    );
};

export const rollbackCommand: CommandModule = (program, action) => {
  program
    .command('rollback')
    .description('Shows visitors what they saw before, in one step.')
    .requiredOption('--to <directory>', 'published directory')
    .option('--who <name>', "who does it, for the log; by default git's user.name")
    .action(
      action(async (context, options: { to: string; who?: string }) =>
        tell(
          context,
          rollback(resolve(options.to), await actor(options.who)),
          'shown again',
          'To go forward: dossier rollback',
        ),
      ),
    );
};

function tell(context: CommandContext, outcome: PublishOutcome, done: string, next: string): number {
  context.progress.end();
  if ('refused' in outcome) {
    print(`Nothing was switched:\n${outcome.refused.map((reason) => `  ${reason}\n`).join('')}`);
    return exitCode.findings;
  }
  print(`${outcome.slot}: ${outcome.versions.join(', ')} ${done}\n${next}\n`);
  return exitCode.clean;
}

/** The log of what people did is the one place that takes the clock's word: it is no output of a build. */
async function actor(given: string | undefined): Promise<{ who: string; time: string }> {
  const who = given ?? (await readUserName(process.cwd()));
  if (!who) throw new UserError('The log needs your name: --who "<your name>".');
  return { who, time: `${new Date().toISOString().slice(0, 19)}Z` };
}
