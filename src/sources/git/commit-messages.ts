import type { Config, IdSyntax } from '../../config/index.ts';
import { type Finding, isReason } from '../../model/index.ts';
import { nearIds } from '../near-id.ts';
import { readTrailers, relationNames } from './history.ts';
import { nearTrailers } from './near-trailers.ts';
import { finding } from './rules.ts';
import { runGit } from './run.ts';

/** Commits of each kind that are told; the message says the same of the next one. */
const most = 50;

/**
 * Holds the messages of the commits after the one that `change.commitsAfter` names: each says below its subject why it was made, and names
 * an item in a trailer (IEC 62304 8.2.4). Merges say nothing of their own. Whether the item exists is asked of its link, as of every other.
 * @returns findings `commit-without-reason`, `commit-without-item`, `trailer-ignored`, `commits-unknown`
 * @implements SRS-3311, SRS-3491
 */
export async function checkCommitMessages(
  root: string,
  { change: { commitsAfter }, trace }: Pick<Config, 'change' | 'trace'>,
  ids: IdSyntax,
): Promise<Finding[]> {
  if (commitsAfter === '') return [];
  const log = await runGit(root, [
    'log',
    '--no-merges',
    '--format=%H%x00%s%x00%b%x00%(trailers)%x00%(trailers:only,unfold)%x1e',
    `${commitsAfter}..HEAD`,
  ]);
  if (log === undefined)
    return [
      finding('commits-unknown', undefined, {
        message: `The commit ${commitsAfter}, after which messages are held to \`change.commitsAfter\`, is not in this repository.`,
        hint: 'Name a commit or tag of this branch, and fetch the whole history: `git fetch --unshallow`.',
      }),
    ];
  const names = relationNames(trace.relations);
  const commits = log
    .split('\x1e')
    .map((entry) => entry.trimStart().split('\0'))
    .filter(([commit]) => commit !== '')
    .map(([commit = '', subject = '', body = '', block = '', trailers = '']) => ({
      name: `The commit ${commit.slice(0, 12)} "${subject.slice(0, 80)}"`,
      reason: withoutEnd(body.trim(), block.trim()),
      items: readTrailers(trailers, names, ids),
      body,
    }));
  const near = nearIds(trace.types);
  const relations = new Set(names.keys());
  return [
    ...commits
      .filter(({ reason }) => !isReason(reason))
      .slice(0, most)
      .map(({ name }) =>
        finding('commit-without-reason', undefined, { message: `${name} does not say why it was made.` }),
      ),
    ...commits
      .filter(({ items }) => items.length === 0)
      .slice(0, most)
      .map(({ name }) => finding('commit-without-item', undefined, { message: `${name} names no item.` })),
    ...commits
      .flatMap(({ name, body, items }) =>
        nearTrailers(body, relations, new Set(items.map(({ id }) => id)), ids, near).map((line) => ({
          name,
          line,
        })),
      )
      .slice(0, most)
      .map(({ name, line }) =>
        finding('trailer-ignored', undefined, {
          message: `${name} has the line "${line.trim().slice(0, 200)}", not all of which is read as a trailer.`,
        }),
      ),
  ];
}

/** A message without the trailers at its end. */
function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
}
