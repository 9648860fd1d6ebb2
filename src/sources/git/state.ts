import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGit } from './run.ts';

/** What two quick calls tell of the repository: enough to see whether anything changed since another time. */
export interface GitState {
  /** Full hash; empty outside version control and before the first commit. */
  commit: string;
  /** Tags at the commit, highest version first. */
  tags: string[];
  /** The tree differs from the commit: changed or untracked files. */
  dirty: boolean;
  /** Changes whenever commit, tags, or the bytes of changed and untracked files do. */
  digest: string;
}

/** Reads the state of the project's part of the repository. */
export async function readState(root: string): Promise<GitState> {
  const [status, tags] = await Promise.all([
    runGit(root, [
      'status',
      '--porcelain=v2',
      '--branch',
      '--no-ahead-behind',
      '-z',
      '--untracked-files=all',
      '--',
      '.',
    ]),
    runGit(root, [
      'for-each-ref',
      '--points-at=HEAD',
      '--sort=-version:refname',
      '--format=%(refname:short)',
      'refs/tags',
    ]),
  ]);
  const entries = (status ?? '').split('\0').filter((entry) => entry !== '');
  const commit =
    entries.map((entry) => /^# branch\.oid ([0-9a-f]{40,64})$/.exec(entry)?.[1]).find(Boolean) ?? '';
  const changes = entries.filter((entry) => !entry.startsWith('# '));
  const hash = createHash('sha256').update(
    JSON.stringify([commit, tags, process.env.SOURCE_DATE_EPOCH, changes]),
  );
  for (const change of changes) hash.update(bytesOf(root, change));
  return {
    commit,
    tags: (tags ?? '').split('\n').filter((tag) => tag !== ''),
    dirty: changes.length > 0,
    digest: hash.digest('hex'),
  };
}

/** Fields before the path in an entry of `git status --porcelain=v2`, by its first letter. */
const fieldsBefore: Record<string, number> = { '1': 8, '2': 9, u: 10, '?': 1 };

/** Bytes of a changed file; nothing for a removed one. The old path of a renamed file stands in an entry of its own and has none. */
function bytesOf(root: string, change: string): Uint8Array {
  const fields = fieldsBefore[change.charAt(0)];
  if (fields === undefined) return new Uint8Array();
  try {
    return readFileSync(join(root, change.split(' ').slice(fields).join(' ')));
  } catch {
    return new Uint8Array();
  }
}
