/** Control characters but tab and line ends, and what turns the direction of text around (Unicode 16, 23.1 and 23.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** The same and what else nobody sees: fit for text of all languages is only what `hidden` leaves, for names in a terminal what this does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** `hidden` in JSON, where control characters stand escaped. */
const hiddenInJson = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\\(?:u00[01]|b|f)/;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Text for a terminal: control characters (ANSI sequences, bidirectional overrides) become visible escapes, lines and tabs stay.
 * @implements SRS-3205
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(unprintable, escaped);
}

/** The same for one line: a message can then neither recolour a terminal nor pose as a line of its own. */
export function oneLine(text: string): string {
  return printable(text.replace(/[\r\n\t]+/g, ' '));
}

/** The same for a line of source: tabs and blanks keep their place, each character its column. */
export function sourceLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n]/g, ' ')
    .replace(unprintable, '\uFFFD');
}

/** Where hidden characters stand in a text, and the text with an escape such as `\u202e` in the place of each. */
export function showHidden(text: string): { text: string; found: { index: number; name: string }[] } {
  const found = Array.from(text.matchAll(hidden), ({ 0: character, index }) => ({
    index,
    name: `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  }));
  return { text: found.length === 0 ? text : text.replace(hidden, escaped), found };
}

/**
 * Data as JSON text, hidden characters in its strings and keys as visible escapes.
 * @param found is told the names of those that were there
 */
export function visibleJson(value: unknown, found?: (names: string[]) => void): string {
  const json = JSON.stringify(value);
  if (json === undefined || !hiddenInJson.test(json)) return json;
  const names = new Set<string>();
  const visible = (text: string): string => {
    const shown = showHidden(text);
    for (const { name } of shown.found) names.add(name);
    return shown.text;
  };
  const cleaned = JSON.stringify(value, (_, held: unknown) => {
    if (typeof held === 'string') return visible(held);
    if (typeof held !== 'object' || held === null || Array.isArray(held)) return held;
    return Object.fromEntries(Object.entries(held).map(([key, entry]) => [visible(key), entry]));
  });
  if (names.size > 0) found?.([...names].sort());
  return cleaned;
}

/** Data with hidden characters in its strings and keys as visible escapes; itself where it holds none. */
export function visible<Value>(value: Value): Value {
  const json = JSON.stringify(value);
  return json === undefined || !hiddenInJson.test(json) ? value : (JSON.parse(visibleJson(value)) as Value);
}
