import { type ObjectType, objectName, objectTypes } from './object-name.ts';
import { askGit } from './run.ts';

/** An object as git stores it. */
export interface GitObject {
  name: string;
  type: ObjectType;
  bytes: Buffer;
}

/**
 * An object.
 * @param wanted a name, or what git takes for one: `HEAD`
 * @returns undefined where git has none, or one of another type
 */
export async function readObject(
  root: string,
  type: ObjectType,
  wanted: string,
): Promise<GitObject | undefined> {
  const [object] = await readObjects(root, [wanted]);
  return object?.type === type ? object : undefined;
}

/** Objects by their names, in one call of git; those that it does not have are left out. */
export async function readObjects(root: string, names: readonly string[]): Promise<GitObject[]> {
  return names.length === 0 ? [] : [...objectsOf(await askGit(root, ['cat-file', '--batch'], lines(names)))];
}

/**
 * Bytes of blobs by their object names, in one call of git. Those it does not have, or that are larger than asked for, are left out.
 * @param most bytes of the largest blob read
 */
export async function readBlobs(
  root: string,
  names: readonly string[],
  most: number,
): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  if (names.length === 0) return blobs;
  const sizes = await askGit(root, ['cat-file', '--batch-check'], lines(names));
  const wanted = sizes
    .toString('latin1')
    .split('\n')
    .map((line) => /^([0-9a-f]{40,64}) blob (\d+)$/.exec(line))
    .flatMap((match) => (match && Number(match[2]) <= most ? [match[1] as string] : []));
  for (const { name, bytes } of await readObjects(root, wanted)) blobs.set(name, bytes);
  return blobs;
}

/**
 * Objects out of the answer of `git cat-file --batch`. One whose name is not the hash of its bytes is left out, whatever the repository's
 * database holds under that name.
 * @implements SRS-3181
 */
function* objectsOf(answer: Buffer): Generator<GitObject> {
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(0x0a, at);
    if (end < 0) return;
    const [name = '', said, size] = answer.toString('latin1', at, end).split(' ');
    at = end + 1;
    const type = objectTypes.find((each) => each === said);
    // A name that git does not know has a line, and no bytes.
    if (type === undefined) continue;
    const bytes = answer.subarray(at, at + Number(size));
    if (objectName(type, bytes, name) === name) yield { name, type, bytes };
    at += Number(size) + 1;
  }
}

function lines(names: readonly string[]): string {
  return names.map((name) => `${name}\n`).join('');
}
