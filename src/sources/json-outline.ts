/** What a JSON text shows besides its values. */
export interface JsonOutline {
  /** Members of all objects, those that stand twice included. */
  members: number;
  /** Path of a value, its keys and indexes joined with NUL → line of its key, or of itself in a list. */
  lines: ReadonlyMap<string, number>;
  /** Offset of the first bracket that is nested too deep. */
  tooDeepAt?: number;
}

/**
 * Goes once over a text that is known to be JSON. A lockfile has some hundred thousand values, so this does as little as it can for
 * each: strings are passed over by their ends, and paths are kept only as deep as lines are asked for.
 * @param lineDepth depth to which lines are told; 0 tells none
 */
export function outlineJson(text: string, maximumDepth: number, lineDepth: number): JsonOutline {
  const lines = new Map<string, number>();
  /** Path of the value that is open at each depth, and the index it has in a list; -1 in an object. */
  const paths: string[] = [''];
  const indexes: number[] = [-1];
  let [members, depth, line] = [0, 0, 1];
  let [keyStart, keyEnd] = [0, 0];
  let nextEnd = text.indexOf('\n');
  let entryBegins = false;
  const keep = (key: string, offset: number): void => {
    for (; nextEnd >= 0 && nextEnd < offset; nextEnd = text.indexOf('\n', nextEnd + 1)) line++;
    const above = depth === 1 ? '' : (paths[depth - 1] as string);
    const path = above === '' ? key : `${above}\0${key}`;
    paths[depth] = path;
    lines.set(path, line);
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= space) continue;
    if (entryBegins) {
      entryBegins = false;
      if (code !== closingBracket) keep(String(indexes[depth]), at);
    }
    if (code === quote) {
      keyStart = at;
      at = endOfString(text, at);
      keyEnd = at;
    } else if (code === colon) {
      members++;
      if (depth <= lineDepth) keep(keyOf(text.slice(keyStart, keyEnd + 1)), keyStart);
    } else if (code === openingBrace || code === openingBracket) {
      if (++depth > maximumDepth) return { members, lines, tooDeepAt: at };
      indexes[depth] = code === openingBracket ? 0 : -1;
      entryBegins = code === openingBracket && depth <= lineDepth;
    } else if (code === closingBrace || code === closingBracket) depth--;
    else if (code === comma && depth <= lineDepth && (indexes[depth] as number) >= 0) {
      (indexes[depth] as number)++;
      entryBegins = true;
    }
  }
  return { members, lines };
}

const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const backslash = 0x5c;

/** Offset of the quote that ends a string: one with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end;
  }
}

function keyOf(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
