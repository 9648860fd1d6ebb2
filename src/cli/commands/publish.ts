import { resolve } from 'node:path';
import { loadTemplates } from '../../documents/templates.ts';
import { type PublishOutcome, promote, publish, rollback } from '../../publish/index.ts';
import { readUserName } from '../../sources/git/index.ts';
import { survey } from '../../sources/survey.ts';
import {
  type CommandContext,
  type CommandModule,
  command,
  type Ending,
  projectCommand,
  UserError,
} from '../command.ts';

/**
 * `dossier publish`, `dossier promote`, `dossier rollback`: the sites of all releases behind one address, switched in one step.
 * @implements SRS-2051, SRS-2054
 */
export const publishCommand = projectCommand({
  name: 'publish',
  ofVariant: true,
  options: [
    ['--to <directory>', 'published directory; the web server serves its `current`', { required: true }],
    ['--slot <slot>', 'where they are laid out', { choices: ['staging'], usual: 'staging' }],
    ['--from <directory>', 'where archives are kept; by default `release.directory`'],
    ['--who <name>', "who does it, for the log; by default git's user.name"],
  ],
  async run(project, options: { to: string; from?: string; who?: string }, context) {
    const store = options.from
      ? resolve(options.from)
      : resolve(project.root, project.config.release.directory);
    const { templates } = await survey(project, 'state');
    const outcome = await publish(resolve(options.to), store, await actor(options.who), {
      types: project.config.trace.types,
      templates: loadTemplates(templates),
    });
    return tell(context, outcome, 'staged', 'Look at it, then: dossier promote');
  },
});

export const promoteCommand = switching({
  name: 'promote',
  carryOut: promote,
  done: 'shown',
  next: 'To go back: dossier rollback',
});

export const rollbackCommand = switching({
  name: 'rollback',
  carryOut: rollback,
  done: 'shown again',
  next: 'To go forward: dossier rollback',
});

/** A command that switches what visitors see, and logs who did it. */
function switching({
  name,
  carryOut,
  done,
  next,
}: {
  name: string;
  carryOut: typeof promote;
  done: string;
  next: string;
}): CommandModule {
  return command({
    name,
    options: [
      ['--to <directory>', 'published directory', { required: true }],
      ['--who <name>', "who does it, for the log; by default git's user.name"],
    ],
    run: async (options: { to: string; who?: string }, context) =>
      tell(context, carryOut(resolve(options.to), await actor(options.who)), done, next),
  });
}

function tell(context: CommandContext, outcome: PublishOutcome, done: string, next: string): Ending {
  if ('refused' in outcome) {
    context.print(`Nothing was switched:\n${outcome.refused.map((reason) => `  ${reason}\n`).join('')}`);
    return 'findings';
  }
  context.print(`${outcome.slot}: ${outcome.versions.join(', ')} ${done}\n${next}\n`);
}

/** The log of what people did is the one place that takes the clock's word: it is no output of a build. */
async function actor(given: string | undefined): Promise<{ who: string; time: string }> {
  const who = given ?? (await readUserName(process.cwd()));
  if (!who) throw new UserError('The log needs your name: --who "<your name>".');
  return { who, time: `${new Date().toISOString().slice(0, 19)}Z` };
}
