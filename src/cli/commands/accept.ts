import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { saysSomething } from '../../model/index.ts';
import { readUserName } from '../../sources/git/index.ts';
import { acceptLinks } from '../../trace/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { projectCommand, UserError } from '../command.ts';

/**
 * `dossier accept`: records in the trace lock that the links of the named items were reviewed as they are now.
 * @implements SRS-621
 */
export const acceptCommand = projectCommand({
  name: 'accept',
  arguments: [['[ids...]', 'items or code regions whose links were reviewed']],
  options: [
    ['--all', 'every link of the project'],
    [
      '--reason <text>',
      'why the links still hold; stands in the trace lock with your name',
      { required: true },
    ],
  ],
  async run(project, options: { all?: boolean; reason: string }, context, ids: string[]) {
    if (ids.length === 0 && !options.all) throw new UserError('Name the items to accept, or --all.');
    if (!saysSomething(options.reason))
      throw new UserError('The reason says nothing. Say in a few words why the links still hold.');
    const checked = await analyseProject(project, context);
    const outcome = acceptLinks(
      checked.lock ?? [],
      checked.model,
      options.all ? 'all' : ids,
      await reviewer(project.root),
      options.reason,
    );
    if (outcome.unknown.length > 0) {
      throw new UserError(`No link starts or ends at ${outcome.unknown.join(', ')}. Nothing was written.`);
    }
    replaceFile(join(project.root, project.config.trace.lock), outcome.text);
    const { added, updated, removed } = outcome;
    context.print(
      `${project.config.trace.lock}: ${added} new, ${updated} reviewed again, ${removed} removed\n`,
    );
  },
});

async function reviewer(root: string): Promise<string> {
  const name = await readUserName(root);
  if (name !== undefined) return name;
  throw new UserError('An acceptance needs your name. Set it with `git config user.name "<your name>"`.');
}
