import { type Zippable, zipSync } from 'fflate';
import { UserError } from '../../model/index.ts';

/** ZIP knows local time only: a fixed moment, read back with the same fields, gives the same bytes in every time zone. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);

/** Files that a ZIP without ZIP64 can list; one more, and what is written cannot be read. */
const mostFiles = 65_534;

/**
 * A ZIP of files, the same bytes for the same content: sorted, without times, owners or modes.
 * @throws UserError for more files than it can list
 * @implements SRS-3801
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  if (files.size > mostFiles)
    throw new UserError(
      `There are ${files.size} files, and a ZIP holds at most ${mostFiles}. Nothing was packed; divide the project, or leave pages out of the site.`,
    );
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
