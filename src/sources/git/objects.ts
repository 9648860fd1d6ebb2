import { type ObjectType, objectName } from './object-name.ts';
import { askGit } from './run.ts';

/** An object as git stores it. */
export interface GitObject {
  name: string;
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
  const [object] = objectsOf(await askGit(root, ['cat-file', '--batch'], lines([wanted])), type);
  return object;
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
  if (wanted.length === 0) return blobs;
  for (const { name, bytes } of objectsOf(await askGit(root, ['cat-file', '--batch'], lines(wanted)), 'blob'))
    blobs.set(name, bytes);
  return blobs;
}

/**
 * Objects of one type out of the answer of `git cat-file --batch`, up to the first that is none. One whose name is not the hash of its
 * bytes is left out, whatever the repository's database holds under that name.
 * @implements SRS-3181
 */
function* objectsOf(answer: Buffer, type: ObjectType): Generator<GitObject> {
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(0x0a, at);
    const [name = '', found, size] = answer.toString('latin1', at, end < 0 ? answer.length : end).split(' ');
    if (end < 0 || found !== type) return;
    const start = end + 1;
    const bytes = answer.subarray(start, start + Number(size));
    if (objectName(type, bytes, name) === name) yield { name, bytes };
    at = start + Number(size) + 1;
  }
}

function lines(names: readonly string[]): string {
  return names.map((name) => `${name}\n`).join('');
}
