import { type Zippable, zipSync } from 'fflate';

/** ZIP knows local time only: a fixed moment, read back with the same fields, gives the same bytes in every time zone. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);

/** A ZIP of files, the same bytes for the same content: sorted, without times, owners or modes. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tree: Zippable = Object.create(null) as Zippable;
  for (const path of [...files.keys()].sort())
    tree[path] = [files.get(path) as Uint8Array, { mtime: fixedTime, level: 6 }];
  return zipSync(tree);
}

/** How names are compared where systems do not tell capitals from small letters, or one way of composing a letter from another. */
export function foldCase(name: string): string {
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
