/** What a JSON text says, or why it is not taken. Line and column are 1-based. */
export type JsonOutcome =
  | { value: unknown; message?: undefined }
  | { value?: undefined; message: string; line: number; column: number };

/** Deepest nesting taken. */
const deepest = 200;

/** Keys that reach an object's prototype in careless hands; no report or lockfile has a use for them. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON that anybody may have written (RFC 8259): UTF-8, with or without byte order mark. Not taken are texts that are damaged, nested deeper than
 * 200 levels, hold an object that names a key twice (two readers would see two contents), or the key `__proto__` and its kind. Linear in time.
 */
export function parseJson(bytes: Uint8Array): JsonOutcome {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { message: 'it is not UTF-8', line: 1, column: 1 };
  }
  const refused = scan(text);
  if (refused) return { message: refused.message, ...placeOf(text, refused.offset) };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const told = error instanceof Error ? error.message : '';
    const offset = Number(/position (\d+)/.exec(told)?.[1] ?? (/end of JSON/.test(told) ? text.length : 0));
    const ends = offset >= text.trimEnd().length;
    return { message: ends ? 'it ends in the middle' : 'it is no valid JSON', ...placeOf(text, offset) };
  }
}

/** One pass over strings and brackets; everything else is left to JSON.parse. */
function scan(text: string): { message: string; offset: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) {
      if (open.length >= deepest)
        return { message: `it is nested deeper than ${deepest} levels`, offset: at };
      open.push(code === 0x7b ? new Set() : undefined);
    } else if (code === 0x7d || code === 0x5d) open.pop();
    else if (code === 0x22) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const raw = text.slice(at + 1, end - 1);
        const key = raw.includes('\\') ? unescaped(raw) : raw;
        if (forbidden.has(key)) return { message: `it holds the key "${key}"`, offset: at };
        if (keys.has(key))
          return { message: `it names the key "${key.slice(0, 80)}" twice in one object`, offset: at };
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** Offset after the closing quote. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}

function isKey(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3a) return true;
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false;
  }
  return false;
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
