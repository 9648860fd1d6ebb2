import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import type { Project } from '../../config/index.ts';
import { saysSomething } from '../../model/index.ts';
import { readUserName } from '../../sources/git/index.ts';
import { acceptLinks } from '../../trace/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { answerOf, type CommandContext, projectCommand, UserError } from '../command.ts';
import { timeOf } from '../signing.ts';

interface Options {
  all?: boolean;
  reason?: string;
  fromPullRequest?: string;
}

/**
 * `dossier accept`: records in the trace lock that the links of the named items were reviewed as they are now.
 * @implements SRS-621
 */
export const acceptCommand = projectCommand({
  name: 'accept',
  arguments: [['[ids...]', 'items or code regions whose links were reviewed']],
  options: [
    ['--all', 'every link of the project'],
    ['--reason <text>', 'why the links still hold; stands in the trace lock with your name'],
    [
      '--from-pull-request <export>',
      'the links that a merged and approved pull request touched, by its export from the forge',
    ],
  ],
  async run(project, options: Options, context, ids: string[]) {
    const { all, reason, fromPullRequest } = options;
    if (fromPullRequest !== undefined) {
      if (ids.length > 0 || all || reason !== undefined)
        throw new UserError(
          '--from-pull-request says itself what was reviewed, by whom and why: leave out the rest.',
        );
      return acceptMerged(project, fromPullRequest, context);
    }
    if (ids.length === 0 && !all) throw new UserError('Name the items to accept, or --all.');
    if (reason === undefined) throw new UserError('Say why the links still hold: --reason "<text>".');
    if (!saysSomething(reason))
      throw new UserError('The reason says nothing. Say in a few words why the links still hold.');
    const checked = await analyseProject(project, context);
    const outcome = acceptLinks(
      checked.lock ?? [],
      checked.model,
      all ? 'all' : ids,
      await reviewer(project.root),
      reason,
    );
    if (outcome.unknown.length > 0) {
      throw new UserError(`No link starts or ends at ${outcome.unknown.join(', ')}. Nothing was written.`);
    }
    write(project, outcome, context, '');
  },
});

/** Takes the merge of a pull request for the review of what it touched. */
async function acceptMerged(project: Project, file: string, context: CommandContext): Promise<void> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new UserError(`There is no file ${file}.`);
  if (size > maximumExport) throw new UserError(`${file} is too long for the export of a pull request.`);
  const { acceptMerge } = await import('../../workflows/accept-merge.ts');
  const outcome = answerOf(
    await acceptMerge(project, readFileSync(file, 'utf8'), timeOf(undefined), context),
    (why) => `The merge reviews nothing. ${why}`,
  );
  const { merge, by, left, added, updated } = outcome;
  const name = `pull request ${merge.number}, approved by ${by} at ${merge.head.slice(0, 12)}`;
  if (added + updated > 0) write(project, outcome, context, `, by the merge of ${name}`);
  else context.print(`No link that waits for a review is as the merge of ${name} left it.\n`);
  if (left.length > 0)
    context.print(
      `Touched by it, and others since, so that they stay to be reviewed:\n${left.map(({ from, relation, to }) => `  ${from} ${relation} ${to}\n`).join('')}`,
    );
}

/** Bytes of the largest export read. */
const maximumExport = 20_000_000;

function write(
  { root, config }: Project,
  { text, added, updated, removed }: ReturnType<typeof acceptLinks>,
  context: CommandContext,
  how: string,
): void {
  replaceFile(join(root, config.trace.lock), text);
  context.print(`${config.trace.lock}: ${added} new, ${updated} reviewed again, ${removed} removed${how}\n`);
}

async function reviewer(root: string): Promise<string> {
  const name = await readUserName(root);
  if (name !== undefined) return name;
  throw new UserError('An acceptance needs your name. Set it with `git config user.name "<your name>"`.');
}
