import { isAddress } from '../../model/index.ts';

/** Where the target of a link or image leads. */
export type Target =
  | { kind: 'external' | 'outside' | 'unreadable' }
  /** `path` is POSIX and relative to the project root (empty for the root); `anchor` is decoded, without `#`. */
  | { kind: 'inside'; path: string; anchor: string };

/**
 * Resolves a target as written: relative to its page, or to the project root with a leading slash; percent-encoded or not; with
 * forward or backward slashes; with a query, which Git hosts use and which names no other file.
 * @param page POSIX path of the page the target stands on
 */
export function resolveTarget(target: string, page: string): Target {
  if (/^[a-z]:[\\/]/i.test(target) || /^file:/i.test(target)) return { kind: 'outside' };
  if (isAddress(target)) return { kind: 'external' };
  const hash = target.indexOf('#');
  const written = (hash < 0 ? target : target.slice(0, hash)).replace(/\?.*$/s, '');
  const path = decode(written);
  const anchor = decode(hash < 0 ? '' : target.slice(hash + 1));
  if (path === undefined || anchor === undefined || path.includes('\0')) return { kind: 'unreadable' };
  if (path === '') return { kind: 'inside', path: page, anchor };
  const slashed = path.replaceAll('\\', '/');
  const start = slashed.startsWith('/') ? [] : page.split('/').slice(0, -1);
  const segments = follow(start, slashed.split('/'));
  return segments ? { kind: 'inside', path: segments.join('/'), anchor } : { kind: 'outside' };
}

/** Undefined when the way leaves the root, even if it came back: where it leads then depends on the checkout's name. */
function follow(start: readonly string[], steps: readonly string[]): string[] | undefined {
  const way = [...start];
  for (const step of steps) {
    if (step === '..') {
      if (way.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') way.push(step);
  }
  return way;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
