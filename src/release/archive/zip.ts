import { type UnzipFileInfo, unzipSync, type Zippable, zipSync } from 'fflate';

/** ZIP knows local time only: a fixed moment, read back with the same fields, gives the same bytes in every time zone. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);

/** A ZIP of files, the same bytes for the same content: sorted, without times, owners or modes. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tree: Zippable = Object.create(null) as Zippable;
  for (const path of [...files.keys()].sort())
    tree[path] = [files.get(path) as Uint8Array, { mtime: fixedTime, level: 6 }];
  return zipSync(tree);
}

/** Most bytes and files unpacked: a small archive can be made to fill a disk. */
const maximumTotal = 4_000_000_000;
const maximumFiles = 200_000;

/**
 * Reads a ZIP that anybody may have made, into memory.
 * @returns the files; or why the archive is not taken: it is damaged, too large, names a file twice or one outside of it, or holds what is no file
 * @implements SRS-2808
 */
export function unzipFiles(bytes: Uint8Array): { files: Map<string, Uint8Array> } | { problem: string } {
  const seen = new Set<string>();
  const folded = new Map<string, string>();
  let total = 0;
  let problem = '';
  const take = ({ name, originalSize }: UnzipFileInfo): boolean => {
    total += originalSize;
    if (problem !== '') return false;
    if (isUnsafe(name)) problem = `it names a file outside of it: ${name}`;
    else if (seen.has(name)) problem = `it names ${name} twice`;
    else if (folded.has(foldCase(name)))
      problem = `it names ${name} and ${folded.get(foldCase(name))}, which are one file on some systems`;
    else if (total > maximumTotal || seen.size > maximumFiles)
      problem = 'it unpacks to more than an archive holds';
    seen.add(name);
    folded.set(foldCase(name), name);
    return problem === '';
  };
  try {
    const found = unzipSync(bytes, { filter: take });
    if (problem !== '') return { problem };
    const files = new Map(Object.entries(found));
    if (files.size !== seen.size) return { problem: 'its directory and its files disagree' };
    // Bytes that no entry holds could hide anything; written again from its own files, an archive of ours is the same.
    return Buffer.compare(zipFiles(files), bytes) === 0
      ? { files }
      : { problem: 'it holds bytes, times or modes that no archive of Dossier has' };
  } catch {
    return { problem: 'it is damaged' };
  }
}

/** How names are compared where systems do not tell capitals from small letters, or one way of composing a letter from another. */
function foldCase(name: string): string {
  return name.normalize('NFC').toLowerCase().toUpperCase();
}

/** Two names that are one file on some systems; undefined where there are none. */
export function sameButForCase(names: Iterable<string>): [string, string] | undefined {
  const folded = new Map<string, string>();
  for (const name of names) {
    const other = folded.get(foldCase(name));
    if (other !== undefined) return [other, name];
    folded.set(foldCase(name), name);
  }
  return undefined;
}

/** Names that lead out, are absolute, or could be read as another name elsewhere. */
function isUnsafe(name: string): boolean {
  return (
    name === '' ||
    name.length > 1000 ||
    /^[/\\]|\\|^[A-Za-z]:|\p{Cc}/u.test(name) ||
    name.split('/').some((part) => part === '' || part === '.' || part === '..')
  );
}
