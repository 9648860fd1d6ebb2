import { readFileSync } from 'node:fs';
import { sha256Of } from '../../model/index.ts';
import { objectName } from './object-name.ts';
import { askGit } from './run.ts';
import { pathOnDisk, pathText, type Tree, type TreeEntry } from './tree.ts';

/** A file that differs from the commit by what git makes of it, so that git itself does not tell. */
export interface ConvertedFile {
  path: string;
  by: string;
}

/**
 * Looks at files that are not, byte for byte, what the commit holds.
 * - Of a file in Git LFS the commit holds the SHA-256 and the size: where they fit, it is what the commit names, and the entry says so.
 * - Line ends, `$Id$`, an encoding or a program between the two are told.
 * No program that attributes or configuration name is run.
 * @param differing paths
 * @param files files as they lie there; those in LFS get the name they have in the commit
 * @implements SRS-3182
 */
export async function settleConverted(
  root: string,
  differing: readonly string[],
  committed: Tree,
  files: Map<string, TreeEntry>,
): Promise<ConvertedFile[]> {
  const attributes = await readAttributes(root, differing);
  return differing.flatMap((path) => {
    const object = committed.get(path)?.object;
    const entry = files.get(path);
    if (!object || !entry || entry.object === object || entry.mode === '120000') return [];
    const { filter, encoding } = attributes.get(path) ?? {};
    const by =
      (filter === 'lfs' || filter === undefined ? '' : `\`filter=${filter}\``) ||
      (encoding === undefined ? '' : `\`working-tree-encoding=${encoding}\``);
    if (by !== '') return [{ path: pathText(path), by }];
    const bytes = readIfSmall(pathOnDisk(root, path), filter === 'lfs');
    if (filter === 'lfs') {
      if (objectName('blob', lfsPointer(bytes), object) === object) entry.object = object;
      return [];
    }
    const text = bytes.toString('latin1').replaceAll('\r\n', '\n');
    const is = (each: string): boolean => objectName('blob', Buffer.from(each, 'latin1'), object) === object;
    if (is(text)) return [{ path: pathText(path), by: 'line ends' }];
    return is(text.replace(/\$Id:[^$\n]*\$/g, '$Id$')) ? [{ path: pathText(path), by: '`ident`' }] : [];
  });
}

/** Attributes of files that name a program or an encoding; absent where they are not set. */
async function readAttributes(
  root: string,
  paths: readonly string[],
): Promise<Map<string, { filter?: string; encoding?: string }>> {
  const input = paths.map((path) => `${path}\0`).join('');
  const words = ['check-attr', '-z', '--stdin', 'filter', 'working-tree-encoding'];
  const answer = (await askGit(root, words, input)).toString('latin1').split('\0');
  const found = new Map<string, { filter?: string; encoding?: string }>();
  for (let at = 0; at + 2 < answer.length; at += 3) {
    const [path = '', attribute, value = ''] = answer.slice(at, at + 3);
    if (value === 'unspecified' || value === 'unset') continue;
    found.set(path, { ...found.get(path), [attribute === 'filter' ? 'filter' : 'encoding']: value });
  }
  return found;
}

/** Bytes of the largest file whose text is looked at. */
const most = 20_000_000;

function readIfSmall(full: string | Buffer, whole: boolean): Buffer {
  try {
    const bytes = readFileSync(full);
    return whole || bytes.length <= most ? bytes : Buffer.alloc(0);
  } catch {
    return Buffer.alloc(0);
  }
}

/** What Git LFS commits in place of bytes (its specification, version 1). */
function lfsPointer(bytes: Uint8Array): Buffer {
  const sha256 = sha256Of(bytes);
  return Buffer.from(
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes.length}\n`,
  );
}
