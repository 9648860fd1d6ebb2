import { Unreadable } from '../unreadable.ts';

/** Appends to the list of a key. */
export function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Versions of one package that a name alone may stand for; a file with more does not say which it means. */
const mostOfOneName = 20;

/**
 * What a name alone stands for.
 * @throws Unreadable when it may be too many to be meant
 */
export function allCalled(lists: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
  const known = lists.get(name) ?? [];
  if (known.length < 2) return known;
  const all = [...new Set(known.slice(0, 1000))];
  if (all.length > mostOfOneName)
    throw new Unreadable(`it asks for ${name.slice(0, 80)} without saying which of ${all.length} is meant`);
  return all;
}
