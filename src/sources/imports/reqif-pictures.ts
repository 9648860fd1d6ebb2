import { posix } from 'node:path';
import type { Zipped } from '../unzip.ts';
import type { ImportedPicture } from './entry.ts';

/** A picture that texts may show, or why they do not, as the end of a sentence. */
export type Found = ImportedPicture | { refused: string };

/** Most bytes of a picture in an archive, and of all that are taken from it. */
const mostBytes = 20_000_000;
const mostTogether = 100_000_000;

/**
 * Finds the pictures that texts of a module name: files below the directory of the module, beside it or in its archive. An address on the
 * web, a path that is absolute or leads out, a file that is missing or too large is none; nothing is fetched.
 * @param file path of the file that is read
 * @param inner name of the module in its archive; empty where it is the file itself
 * @param inside files of the archive
 * @implements SRS-3802
 */
export function picturesOf(
  file: string,
  inner: string,
  inside?: ReadonlyMap<string, Zipped>,
): (written: string) => Found {
  const known = new Map<string, Found>();
  const budget = { left: mostTogether };
  return (written) => {
    const before = known.get(written);
    if (before) return before;
    const found = find(written, budget);
    known.set(written, found);
    return found;
  };

  function find(written: string, left: typeof budget): Found {
    const path = pathOf(written);
    if (typeof path !== 'string') return path;
    if (!/\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(path))
      return { refused: 'is of a kind that is not shown' };
    if (!inside) return { target: encoded(path), name: path };
    const member = inside.get(posix.join(posix.dirname(inner), path)) ?? inside.get(path);
    if (!member) return { refused: 'is not in the archive' };
    left.left -= member.size;
    if (member.size > mostBytes || left.left < 0)
      return { refused: `is too large: ${mostBytes} bytes count at most, ${mostTogether} of all pictures` };
    return {
      target: encoded(`${posix.basename(file)}!/${member.name}`),
      name: member.name,
      read: () => member.read(),
    };
  }
}

/** The path below the directory of the module. */
function pathOf(written: string): string | { refused: string } {
  if (/^[a-z][a-z0-9+.-]+:/i.test(written) || /^[\\/]{2}/.test(written))
    return { refused: 'is an address, and nothing is fetched' };
  const slashed = decoded(written)?.replaceAll('\\', '/');
  if (slashed === undefined || slashed.includes('\0')) return { refused: 'cannot be decoded' };
  const path = posix.normalize(slashed);
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path === '..' || path.startsWith('../'))
    return { refused: 'leads out of the directory of its module' };
  return path;
}

/** Some tools encode names, others do not. */
function decoded(text: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function encoded(path: string): string {
  return path.replace(/[<>\s\\%#?]/g, encodeURIComponent);
}
