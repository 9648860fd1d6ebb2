import { shortened } from '../difference/shortened.ts';
import { wordDifference } from '../difference/word-difference.ts';
import type { TextPiece } from '../model/index.ts';
import type { LoggedFile } from '../sources/git/index.ts';

/** Characters of a text kept where it was added or removed as a whole. */
const mostText = 2_000;

/** What an item says in a file of some commit. */
export interface ItemState {
  fingerprint: string;
  text: string;
}

/** What a commit did to an item: where it stood before and after, empty for nowhere, and its fingerprint afterwards. */
export interface ItemPassage {
  id: string;
  from: string;
  to: string;
  fingerprint: string;
  difference: TextPiece[];
}

/** Reads the items of a blob of a file. */
export type ReadItems = (path: string, blob: string) => ReadonlyMap<string, ItemState>;

/**
 * What a commit did to the items in its files. An item that leaves one file and stands in another one afterwards has moved.
 * A merge did only what is as in none of its parents.
 */
export function passagesOf(files: readonly LoggedFile[], read: ReadItems): ItemPassage[] {
  const parents = Math.max(1, ...files.map(({ before }) => before.length));
  const [first = [], ...others] = Array.from({ length: parents }, (_, parent) =>
    againstParent(files, parent, read),
  );
  if (others.length === 0) return first;
  const known = others.map((passages) => new Set(passages.map(({ id, to }) => `${id} ${to}`)));
  return first.filter(({ id, to }) => known.every((set) => set.has(`${id} ${to}`)));
}

function againstParent(files: readonly LoggedFile[], parent: number, read: ReadItems): ItemPassage[] {
  const before = standsIn(files, ({ before: blobs }) => blobs[parent] ?? '', read);
  const after = standsIn(files, ({ after: blob }) => blob, read);
  const passages: ItemPassage[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const then = before.get(id) ?? new Map<string, ItemState>();
    const now = after.get(id) ?? new Map<string, ItemState>();
    const left = [...then].filter(([path]) => !now.has(path));
    for (const [path, { fingerprint, text }] of now) {
      const stayed = then.get(path);
      if (stayed?.fingerprint === fingerprint) continue;
      const [from, old] = stayed ? [path, stayed] : (left.shift() ?? ['', undefined]);
      passages.push({
        id,
        from,
        to: path,
        fingerprint,
        difference:
          old && old.fingerprint !== fingerprint ? shortened(wordDifference(old.text, text), mostText) : [],
      });
    }
    for (const [path] of left) passages.push({ id, from: path, to: '', fingerprint: '', difference: [] });
  }
  return passages;
}

/** ID → where it stands. */
function standsIn(
  files: readonly LoggedFile[],
  blobOf: (file: LoggedFile) => string,
  read: ReadItems,
): Map<string, Map<string, ItemState>> {
  const stands = new Map<string, Map<string, ItemState>>();
  for (const file of files) {
    const blob = blobOf(file);
    if (blob === '') continue;
    for (const [id, stand] of read(file.path, blob)) {
      const places = stands.get(id) ?? new Map<string, ItemState>();
      stands.set(id, places.set(file.path, stand));
    }
  }
  return stands;
}
