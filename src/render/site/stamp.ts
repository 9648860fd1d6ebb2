import { escapeHtml, type Model, type Release } from '../../model/index.ts';

/** What tells a build from the one before it on every page: set into pages that are else the same. */
const names = ['commit', 'short', 'date', 'release'] as const;

type Name = (typeof names)[number];
export type Stamp = Readonly<Record<Name, string>>;

/** Where a name of the stamp stands in the bytes of a page. */
export type StampPlace = [name: Name, offset: number];

/** Stands in a page for a value of the stamp: characters of private use, which no text means anything with. */
const [begin, end] = ['\uE0F0', '\uE0F1'];
const placeOf = (name: Name): string => begin + name + end;

/** The values of a build, as they stand in HTML. */
export function stampOf({ revision, label }: Release): Stamp {
  return {
    commit: revision.commit,
    short: revision.shortCommit,
    date: revision.date.slice(0, 10),
    release: escapeHtml(label),
  };
}

/** The places in place of the values; none where there is no value, so that a template may ask for it. */
export function placesOf({ revision, label }: Release): Stamp {
  const place = (name: Name, value: string): string => (value === '' ? '' : placeOf(name));
  return {
    commit: place('commit', revision.commit),
    short: place('short', revision.shortCommit),
    date: place('date', revision.date),
    release: place('release', label),
  };
}

/** A model whose commit is a place of the stamp, for addresses of lines at the commit. */
export function atPlace({ release }: Model): Pick<Model, 'release'> {
  return { release: { ...release, revision: { ...release.revision, commit: placesOf(release).commit } } };
}

/** Sets the values into a text. */
export function stamped(text: string, stamp: Stamp): string {
  return cut(text)
    .map((piece, at) => (at % 2 === 0 ? piece : stamp[piece as Name]))
    .join('');
}

/** The same as bytes, with where the values stand. */
export function stampedBytes(text: string, stamp: Stamp): { bytes: Buffer; places: StampPlace[] } {
  const places: StampPlace[] = [];
  let offset = 0;
  for (const [at, piece] of cut(text).entries()) {
    if (at % 2 === 1) places.push([piece as Name, offset]);
    offset += Buffer.byteLength(at % 2 === 0 ? piece : stamp[piece as Name]);
  }
  return { bytes: Buffer.from(stamped(text, stamp)), places };
}

/** Puts another stamp into the bytes of a page, in place of the one it has; they are changed where no value is longer or shorter. */
export function stampedAnew(
  bytes: Buffer,
  places: readonly StampPlace[],
  { from, to }: { from: Stamp; to: Stamp },
): { bytes: Buffer; places: readonly StampPlace[] } {
  if (names.every((name) => Buffer.byteLength(from[name]) === Buffer.byteLength(to[name]))) {
    for (const [name, offset] of places) bytes.write(to[name], offset);
    return { bytes, places };
  }
  const pieces: string[] = [];
  let at = 0;
  for (const [name, offset] of places) {
    pieces.push(bytes.toString('utf8', at, offset), placeOf(name));
    at = offset + Buffer.byteLength(from[name]);
  }
  return stampedBytes(pieces.join('') + bytes.toString('utf8', at), to);
}

/** Text and names of places in turn. */
function cut(text: string): string[] {
  const [first = '', ...others] = text.split(begin);
  const pieces = [first];
  for (const other of others) {
    const name = names.find((each) => other.startsWith(each + end));
    if (name) pieces.push(name, other.slice(name.length + end.length));
    else pieces.push(`${pieces.pop()}${begin}${other}`);
  }
  return pieces;
}
