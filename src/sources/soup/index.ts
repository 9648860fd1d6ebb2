/**
 * SOUP as it is really locked: what lockfiles, manifests and bills of materials state, read whole or not at all (IEC 62304 8.1.2).
 * @c4 component "SOUP source"
 * @technology saxes, smol-toml
 * @description One small reader a format; each turns one file into packages with version, scope, hashes and dependencies.
 * @uses Model "locked packages"
 * @uses Results source "the reader of XML"
 * @implements SDS-1601
 */
import type { Source } from '../source.ts';
import { type Refuse, readWhole, Unreadable, wholeText } from '../unreadable.ts';
import { refuseBinaryBun } from './bun.ts';
import { loadReaders, readerFor } from './formats.ts';
import { finding } from './rules.ts';

export { rules } from './rules.ts';

const refuse: Refuse = (at, said) => finding('unreadable-lockfile', at, said);

/**
 * Reads one lockfile or bill of materials: whole, since half of it might lack SOUP.
 * @implements SRS-1620
 */
export const soupSource: Source = {
  prepare: loadReaders,
  read: ({ path, bytes }) =>
    readWhole(path, refuse, () => {
      const reader = readerFor(path);
      if (!reader) throw new Unreadable('no reader knows a file of this name');
      return reader({ path, text: reader === refuseBinaryBun ? '' : wholeText(bytes) });
    }),
};
