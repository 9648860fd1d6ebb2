import { escapePattern } from '../model/index.ts';

/**
 * Finds where a setting stands in the source of a configuration, by following its path key by key.
 * It reads no TypeScript: the next `key:` after the one before is near enough for a message.
 * @param path keys and array indices, as zod reports them
 * @returns 1-based line and column; the place of the deepest key found
 */
export function locateKey(source: string, path: PropertyKey[]): { line: number; column: number } {
  let offset = 0;
  for (const key of path) {
    if (typeof key !== 'string') continue;
    const pattern = new RegExp(`(?<![\\w$.])['"\`]?${escapePattern(key)}['"\`]?\\s*[:,}(]`, 'g');
    pattern.lastIndex = offset;
    const match = pattern.exec(source);
    if (!match) break;
    offset = match.index;
  }
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
