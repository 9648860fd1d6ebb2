/**
 * SOUP as it is really locked: what lockfiles, manifests and bills of materials state, read whole or not at all (IEC 62304 8.1.2).
 * @c4 component "SOUP source"
 * @technology js-yaml, smol-toml
 * @description One small reader a format; each turns one file into packages with version, scope, hashes and dependencies.
 * @uses Model "locked packages"
 * @implements SDS-1601
 */

import { type Facts, noFacts } from '../../model/index.ts';
import { decodeBytes } from '../decode.ts';
import type { Source } from '../source.ts';
import { refuseBinaryBun } from './bun.ts';
import { readerFor } from './formats.ts';
import { LockProblem, type LockReader } from './reader.ts';
import { finding } from './rules.ts';

export { rules } from './rules.ts';

/**
 * Reads one lockfile or bill of materials. A file with any defect gives one finding and no package: half of it might lack SOUP.
 * @implements SRS-1620
 */
export const soupSource: Source = {
  read({ path, bytes }): Facts {
    const reader = readerFor(path);
    if (!reader) return refused(path, new LockProblem('no reader knows a file of this name'));
    if (reader === refuseBinaryBun) return readWith(reader, path, '');
    const text = decodeBytes(bytes);
    if (text === undefined) return refused(path, new LockProblem('it is neither UTF-8 nor UTF-16 text'));
    return readWith(reader, path, text);
  },
};

function readWith(reader: LockReader, path: string, text: string): Facts {
  try {
    const { packages, findings = [] } = reader({ path, text });
    return { ...noFacts(), packages, findings };
  } catch (problem) {
    if (problem instanceof LockProblem) return refused(path, problem);
    throw problem;
  }
}

function refused(path: string, { message, line, column }: LockProblem): Facts {
  const unreadable = finding(
    'unreadable-lockfile',
    { file: path, line, column },
    {
      message: `${path} counts for nothing: ${message}.`,
      hint: 'Let the package manager write the file again; or leave it out with `sources.exclude` if it locks nothing of the product.',
    },
  );
  return { ...noFacts(), findings: [unreadable] };
}
