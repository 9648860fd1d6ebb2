import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toUtc } from './history.ts';
import { readPlace } from './place.ts';
import { runGit } from './run.ts';

/** A file as a commit left it, and as its parents had it. */
export interface LoggedFile {
  /** POSIX path relative to the project. */
  path: string;
  /** Blob in each parent; empty where it has none. */
  before: string[];
  /** Blob in the commit; empty where it was removed. */
  after: string;
}

/** A commit with the files it changed. Of a merge those that are as in none of its parents: what the merge itself did. */
export interface LoggedCommit {
  commit: string;
  date: string;
  author: string;
  subject: string;
  files: LoggedFile[];
}

const fields = ['%H', '%cI', '%an', '%s'];

/**
 * Commits up to HEAD that changed files of these patterns, newest first and none before its descendants, in one pass of git.
 * @param patterns pathspecs, relative to the project
 * @param most commits at most
 * @returns undefined where git fails
 */
export async function readCommits(
  root: string,
  patterns: readonly string[],
  most: number,
): Promise<LoggedCommit[] | undefined> {
  const prefix = (await readPlace(root))?.prefix;
  // Paths of merges come from the top of the repository whatever `--relative` says, so all are asked for from there.
  const log = await runGit(root, [
    'log',
    `--max-count=${most}`,
    `--format=%x00${fields.join('%x00')}%x00`,
    '--root',
    '--full-history',
    '--date-order',
    '-c',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--',
    ...patterns,
  ]);
  return log === undefined || prefix === undefined ? undefined : [...commitsOf(log.split('\0'), prefix)];
}

/** Words of the log: a hash begins a commit, a colon the states of a file, whose path comes next. */
function* commitsOf(words: readonly string[], prefix: string): Generator<LoggedCommit> {
  let current: LoggedCommit | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = (words[at] as string).trimStart();
    if (/^[0-9a-f]{40,64}$/.test(word)) {
      if (current) yield current;
      const [date = '', author = '', subject = ''] = words.slice(at + 1, at + fields.length);
      current = { commit: word, date: toUtc(date), author, subject, files: [] };
      at += fields.length - 1;
    } else if (word.startsWith(':')) {
      const path = words[++at] as string;
      if (path.startsWith(prefix))
        current?.files.push({ path: path.slice(prefix.length), ...statesOf(word) });
    }
  }
  if (current) yield current;
}

/** Of `::100644 100644 100644 <blob> <blob> <blob> MM`: one mode and blob for each parent, then those of the commit. */
function statesOf(word: string): Pick<LoggedFile, 'before' | 'after'> {
  const parents = /^:+/.exec(word)?.[0].length ?? 1;
  const parts = word.slice(parents).split(' ');
  const blobs = parts.slice(parents + 1, 2 * parents + 2).map((blob, index) =>
    // Links and submodules hold no text of ours.
    /^0+$/.test(blob) || !/^100/.test(parts[index] as string) ? '' : blob,
  );
  return { before: blobs.slice(0, parents), after: blobs[parents] ?? '' };
}

/** Commits whose parents a shallow clone does not have: what they changed is not known. */
export async function readCutCommits(root: string): Promise<Set<string>> {
  const path = (await runGit(root, ['rev-parse', '--git-path', 'shallow']))?.trim();
  try {
    return new Set(path ? readFileSync(resolve(root, path), 'utf8').split('\n').filter(Boolean) : []);
  } catch {
    return new Set();
  }
}
