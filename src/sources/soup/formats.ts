import { readNpmLock } from './npm.ts';
import type { LockReader } from './reader.ts';

/** Name of a file, as a pattern, and what reads it. The first that matches counts. */
const formats: [name: RegExp, reader: LockReader][] = [
  [/^(?:package-lock|npm-shrinkwrap)\.json$/, readNpmLock],
];

/** What reads a file of this name; undefined where the name says nothing. */
export function readerFor(path: string): LockReader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return formats.find(([pattern]) => pattern.test(name))?.[1];
}
