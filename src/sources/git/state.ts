import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { runGit } from './run.ts';

/** What two quick calls tell of the repository: enough to see whether anything changed since another time. */
export interface GitState {
  /** Full hash; empty outside version control and before the first commit. */
  commit: string;
  /** Tags at the commit, highest version first. Those below `approvals/` approve and name no release. */
  tags: string[];
  /** The tree differs from the commit: changed or untracked files. */
  dirty: boolean;
  /** A submodule holds changes of its own, which no tree of this repository can tell: evidence then has no known origin. */
  opaque: boolean;
  /** Tracked files git was told not to look at (`--assume-unchanged`, `--skip-worktree`) that lie there; they count as changed. */
  hidden: string[];
  /** Whether git passes over a file: it is neither tracked nor told as untracked, so no commit and no tree holds it. */
  ignores(path: string): boolean;
  /** Paths below the root that git tracks or would track; undefined outside version control. Removed files may be among them. */
  listed: string[] | undefined;
  /** Changes whenever commit, tags, or the bytes of changed and untracked files do. */
  digest: string;
}

/** Reads the state of the project's part of the repository. */
export async function readState(root: string): Promise<GitState> {
  const [status, tags, marked, up] = await Promise.all([
    runGit(root, [
      'status',
      '--porcelain=v2',
      '--branch',
      '--no-ahead-behind',
      '-z',
      '--untracked-files=all',
      '--ignore-submodules=none',
      '--',
      '.',
    ]),
    runGit(root, [
      'for-each-ref',
      '--points-at=HEAD',
      '--sort=-version:refname',
      '--format=%(refname:short) %(objectname)',
      'refs/tags',
    ]),
    runGit(root, ['ls-files', '-v', '-z', '--', '.']),
    runGit(root, ['rev-parse', '--show-cdup']),
  ]);
  const hidden = (marked ?? '')
    .split('\0')
    .filter((entry) => /^[a-zS] /.test(entry) && existsSync(join(root, entry.slice(2))))
    .map((entry) => entry.slice(2));
  const tracked = new Set((marked ?? '').split('\0').map((entry) => entry.slice(2)));
  const top = join(root, (up ?? '').trim());
  const entries = (status ?? '').split('\0').filter((entry) => entry !== '');
  const commit =
    entries.map((entry) => /^# branch\.oid ([0-9a-f]{40,64})$/.exec(entry)?.[1]).find(Boolean) ?? '';
  const changes = entries.filter((entry) => !entry.startsWith('# '));
  const untracked = new Set(
    changes.filter((change) => change.startsWith('? ')).map((change) => join(top, pathOf(change))),
  );
  const hash = createHash('sha256').update(
    JSON.stringify([commit, tags, process.env.SOURCE_DATE_EPOCH, changes, hidden]),
  );
  for (const change of changes) hash.update(bytesOf(join(top, pathOf(change))));
  for (const path of hidden) hash.update(bytesOf(join(root, path)));
  return {
    commit,
    tags: (tags ?? '')
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '')
      .filter((tag) => tag !== '' && !tag.startsWith('approvals/')),
    dirty: changes.length > 0 || hidden.length > 0,
    opaque: changes.some((change) => /^[12u] .. S[C.](?:M.|.U)/.test(change)),
    hidden,
    ignores: (path) => commit !== '' && !isTracked(path, tracked) && !untracked.has(join(root, path)),
    listed: marked === undefined ? undefined : listedBelow(root, tracked, untracked),
    digest: hash.digest('hex'),
  };
}

/** Fields before the path in an entry of `git status --porcelain=v2`, by its first letter. */
const fieldsBefore: Record<string, number> = { '1': 8, '2': 9, u: 10, '?': 1 };

/** A file of a submodule is tracked through the submodule's own entry. */
function isTracked(path: string, tracked: ReadonlySet<string>): boolean {
  for (let at = path; at !== '.'; at = posix.dirname(at)) if (tracked.has(at)) return true;
  return false;
}

/** Path of an entry, from the top of the repository. The old path of a renamed file stands in an entry of its own and is none. */
function pathOf(change: string): string {
  const fields = fieldsBefore[change.charAt(0)];
  return fields === undefined ? '' : change.split(' ').slice(fields).join(' ');
}

/** Tracked and untracked paths, relative to the root. */
function listedBelow(root: string, tracked: ReadonlySet<string>, untracked: ReadonlySet<string>): string[] {
  const own = [...untracked].map((path) => relative(root, path).replaceAll('\\', '/'));
  return [...tracked, ...own].filter((path) => path !== '' && !path.startsWith('../'));
}

/** Bytes of a changed file; nothing for a removed one. */
function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}
