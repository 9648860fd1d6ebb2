import { escapePattern, type Place, startOf } from '../model/index.ts';

/**
 * Finds where a setting stands in the source of a configuration, by following its path key by key.
 * It reads no TypeScript: the next `key:` after the one before is near enough for a message.
 * @param path keys and array indices, as zod reports them
 * @returns 1-based line and column; the place of the deepest key found
 */
export function locateKey(text: string, path: readonly PropertyKey[]): { line: number; column: number } {
  const source = withoutComments(text);
  let offset = 0;
  for (const key of path) {
    if (typeof key === 'number') {
      offset = entryOf(source, offset, key) ?? offset;
      continue;
    }
    const pattern = new RegExp(`(?<![\\w$.])['"\`]?${escapePattern(String(key))}['"\`]?\\s*[:,}(]`, 'g');
    pattern.lastIndex = offset;
    const match = pattern.exec(source);
    if (!match) break;
    offset = match.index;
  }
  return placeAt(source, offset);
}

/** 1-based line and column of an offset. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** The text with blanks in place of comments, whose words are no keys; every other character stays where it is. */
function withoutComments(text: string): string {
  return text.replace(signs, (sign) => (/^\/[/*]/.test(sign) ? sign.replace(/[^\n]/g, ' ') : sign));
}

/** What may hide a bracket or a comma, and the signs that are counted. */
const signs =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|[[\]{}(),]/g;

/** Offset of an entry of the next list after an offset; undefined where it is no list that is written out there. */
function entryOf(source: string, from: number, index: number): number | undefined {
  const opening = /^['"`]?[\w$]+['"`]?\s*:\s*\[/.exec(source.slice(from, from + 200));
  if (!opening) return undefined;
  const start = from + opening[0].length;
  let [depth, entry] = [0, 0];
  const entryAt = (at: number): number => at + (/^\s*/.exec(source.slice(at)) as RegExpExecArray)[0].length;
  if (index === 0) return entryAt(start);
  for (const { 0: sign, index: at } of source.slice(start).matchAll(signs)) {
    if (sign === ',' && depth === 0 && ++entry === index) return entryAt(start + at + 1);
    if ('[{('.includes(sign)) depth++;
    else if (')}]'.includes(sign) && --depth < 0) return undefined;
  }
  return undefined;
}

/** Place of a setting in the configuration of a project; the start of the file where its text is not at hand. */
export function settingPlace(
  { configFile, configSource }: { configFile: string; configSource?: string | undefined },
  ...path: readonly PropertyKey[]
): Place {
  return configSource === undefined
    ? startOf(configFile)
    : { file: configFile, ...locateKey(configSource, path) };
}
