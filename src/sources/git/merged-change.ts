import type { Author, Refused } from '../../model/index.ts';
import { readAuthorsOf } from './authors.ts';
import { readCommit } from './commit.ts';
import { resolveBase } from './commit-files.ts';
import { runGit } from './run.ts';

/** Commits that a forge names of a merged pull request, by their full hashes. */
export interface NamedCommits {
  /** A commit of the branch it was made against. */
  base: string;
  head: string;
  /** What the branch it was made against got: a merge commit, a squashed one, or the last of several. */
  merge: string;
}

/** Names of the bytes of a file before and after a change; empty where there was none. */
export interface BlobChange {
  before: string;
  after: string;
}

/** A merged pull request, as git tells it. */
export interface MergedChange {
  /** The commit that the head left its base at. */
  base: string;
  /** When the head was committed, ISO 8601 in UTC. */
  date: string;
  /** Everybody who wrote a part of it. */
  authors: Author[];
  /** Files that differ between base and head, by path from the root of the repository. */
  changed: ReadonlyMap<string, BlobChange>;
}

/**
 * Looks up in git what a forge says was merged. The merge has to be in the history of what is here, and to bring what stands at the head: a file
 * may be another only where both sides changed it.
 * @returns what was merged; or a sentence saying what is not as the forge says
 * @implements SRS-3734
 */
export async function readMergedChange(
  root: string,
  { base: against, head, merge }: NamedCommits,
): Promise<MergedChange | Refused> {
  const commit = await readCommit(root, head);
  if (!commit)
    return {
      refused: `The head ${short(head)} is not in this repository: fetch it (refs/pull/<number>/head on GitHub, refs/merge-requests/<number>/head on GitLab).`,
    };
  if ((await runGit(root, ['merge-base', '--is-ancestor', merge, 'HEAD'])) === undefined)
    return { refused: `The merge ${short(merge)} is not in the history of what is here.` };
  const left = await resolveBase(root, against, head);
  if ('refused' in left) return left;
  const base = left.commit;
  const changed = await readBlobChanges(root, base, head);
  const brought = await readBlobChanges(root, `${merge}^`, merge);
  const elsewhere = await readBlobChanges(root, base, `${merge}^`);
  for (const [path, { after }] of merge === head ? [] : brought) {
    const own = changed.get(path);
    if (!own) return { refused: `The merge ${short(merge)} changes ${path}, which ${short(head)} does not.` };
    if (own.after !== after && !elsewhere.has(path))
      return { refused: `The merge ${short(merge)} holds another ${path} than ${short(head)}.` };
  }
  return { base, date: commit.date, authors: await readAuthorsOf(root, `${base}..${head}`, []), changed };
}

/** Files that differ between two commits; a renamed one is one that went and one that came. */
async function readBlobChanges(root: string, from: string, to: string): Promise<Map<string, BlobChange>> {
  const words = ['diff', '--no-ext-diff', '--raw', '--no-renames', '--no-abbrev', '-z', from, to, '--'];
  const parts = ((await runGit(root, words)) ?? '').split('\0');
  const changes = new Map<string, BlobChange>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, , before = '', after = ''] = (parts[at] as string).split(' ');
    changes.set(parts[at + 1] as string, { before: noneAs(before), after: noneAs(after) });
  }
  return changes;
}

/** Git writes zeros where there is no file. */
function noneAs(name: string): string {
  return /^0+$/.test(name) ? '' : name;
}

function short(commit: string): string {
  return commit.slice(0, 12);
}
