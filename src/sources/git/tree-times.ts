import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runGit } from './run.ts';
import type { GitState } from './state.ts';

/** When the tree came to be as it is, as far as this machine tells. Times are milliseconds since the epoch. */
export interface TreeTimes {
  /** What was changed or removed last: a tracked file, or a new one that git does not ignore. */
  lastChange: { path: string; time: number } | undefined;
  /** When the commit came to be, or came here. */
  arrived: number;
  /** How it came: made here, or fetched and checked out. */
  how: 'commit' | 'checkout';
  /** Date of the commit, by the clock of whoever made it. */
  committed: number;
  /** This clone never held another tree: what is older than the checkout was made elsewhere, of a tree this machine cannot tell. */
  fresh: boolean;
}

/** Entries of git's log of HEAD that are looked through. */
const mostMoves = 500;

/**
 * Reads when the files, and the commit they are of, came to be as they are. Times of files that are as committed tell when they were
 * written here; of those that differ, also renames and changes of mode count, and a removed file is as old as its directory.
 * @param counts whether a path is part of the tree; evidence and records are not
 */
export async function readTreeTimes(
  root: string,
  { listed = [] }: Pick<GitState, 'listed'>,
  counts: (path: string) => boolean,
): Promise<TreeTimes> {
  const [moves, date, difference] = await Promise.all([
    runGit(root, [
      'log',
      '-g',
      `--max-count=${mostMoves}`,
      '--format=%gd%x00%T%x00%gs',
      '--date=unix',
      'HEAD',
    ]),
    runGit(root, ['log', '-1', '--format=%ct']),
    runGit(root, ['diff', '--name-only', '--no-renames', '--relative', '-z', 'HEAD', '--', '.']),
  ]);
  const committed = Number((date ?? '').trim()) * 1000;
  const changed = new Set((difference ?? '').split('\0').filter((path) => path !== ''));
  return {
    lastChange: lastChangeOf(root, new Set([...listed, ...changed]), changed, counts),
    committed,
    ...arrivalOf(moves ?? '', committed),
  };
}

function lastChangeOf(
  root: string,
  paths: Iterable<string>,
  changed: ReadonlySet<string>,
  counts: (path: string) => boolean,
): TreeTimes['lastChange'] {
  let last: TreeTimes['lastChange'];
  for (const path of paths) {
    if (!counts(path)) continue;
    const time = changeOf(root, path, changed.has(path));
    if (time !== undefined && time > (last?.time ?? 0)) last = { path, time };
  }
  return last;
}

function changeOf(root: string, path: string, differs: boolean): number | undefined {
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stat)
    return stat.isDirectory() ? undefined : differs ? Math.max(stat.mtimeMs, stat.ctimeMs) : stat.mtimeMs;
  for (let above = dirname(path); ; above = dirname(above)) {
    const directory = lstatSync(join(root, above), { throwIfNoEntry: false });
    if (directory || above === '.') return directory?.mtimeMs;
  }
}

/** Of the moves of HEAD, newest first: since when it has this tree, and whether it ever had another one. */
function arrivalOf(moves: string, committed: number): Pick<TreeTimes, 'arrived' | 'how' | 'fresh'> {
  const entries = moves
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [when = '', tree = '', what = ''] = line.split('\0');
      return { time: Number(/@\{(\d+)/.exec(when)?.[1]) * 1000, tree, isCommit: /^commit\b/.test(what) };
    });
  const other = entries.findIndex(({ tree }) => tree !== entries[0]?.tree);
  const first = entries[(other < 0 ? entries.length : other) - 1];
  if (!first || Number.isNaN(first.time)) return { arrived: committed, how: 'commit', fresh: false };
  return {
    arrived: first.time,
    how: first.isCommit ? 'commit' : 'checkout',
    fresh: other < 0 && !entries.some(({ isCommit }) => isCommit),
  };
}
