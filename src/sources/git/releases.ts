import { append } from '../../model/index.ts';
import { toUtc } from './history.ts';
import { runGit } from './run.ts';

/** Tags before and at HEAD with the commits they stand on, and the first of them that holds each commit. */
export interface Releases {
  /** Tag → commit and its date (ISO 8601 in UTC), oldest first. */
  tags: Map<string, { commit: string; date: string }>;
  /** Commit → tag; undefined for one that no tag holds. */
  of(commit: string): string | undefined;
  /** How many commits stand before one, the newest first and none before its descendants. */
  rank(commit: string): number;
}

/** Reads which tag holds which commit; of several on one commit the highest version. Tags below `approvals/` approve, and name no release; those of a variant begin with a prefix. */
export async function readReleases(root: string, prefix = ''): Promise<Releases> {
  const [list, told] = await Promise.all([
    runGit(root, ['rev-list', '--parents', '--date-order', 'HEAD']),
    runGit(root, [
      'for-each-ref',
      '--merged=HEAD',
      '--sort=-version:refname',
      '--format=%(refname:strip=2) %(objectname) %(committerdate:iso-strict) %(*objectname) %(*committerdate:iso-strict)',
      'refs/tags',
    ]),
  ]);
  const tags = (told ?? '')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([tag = '']) => tag !== '' && tag.startsWith(prefix) && !tag.startsWith('approvals/'))
    .map(([tag = '', object = '', date = '', commit = '', own = '']) => ({
      tag,
      // An annotated tag has no date of a commit itself; what it stands on has.
      commit: date === '' ? commit : object,
      date: toUtc(date || own),
    }));
  const parents = new Map(
    (list ?? '').split('\n').map((line): [string, string[]] => {
      const [commit = '', ...own] = line.split(' ');
      return [commit, own];
    }),
  );
  const ranks = new Map([...parents.keys()].map((commit, index) => [commit, index]));
  const rank = (commit: string): number => ranks.get(commit) ?? ranks.size;
  const inOrder = tags
    .filter(({ commit }) => ranks.has(commit))
    .sort((a, b) => rank(b.commit) - rank(a.commit));
  const first = new Map<string, string>();
  for (const { tag, commit } of inOrder) {
    const open = [commit];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (first.has(at)) continue;
      first.set(at, tag);
      append(open, parents.get(at) ?? []);
    }
  }
  return {
    tags: new Map(inOrder.map(({ tag, commit, date }) => [tag, { commit, date }])),
    of: (commit) => first.get(commit),
    rank,
  };
}

/** The commit a tag stands on, whether it is before HEAD or not; undefined where there is no such tag. */
export async function readTaggedCommit(root: string, tag: string): Promise<string | undefined> {
  const commit = await runGit(root, ['rev-parse', '--verify', '--quiet', `refs/tags/${tag}^{commit}`]);
  return commit?.trim() || undefined;
}
