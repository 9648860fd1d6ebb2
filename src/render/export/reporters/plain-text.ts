/**
 * Text from outside made fit for one line: control characters (ANSI sequences, line ends, bidirectional overrides) become visible
 * escapes, so that a message can neither recolour a terminal nor pose as a line of its own.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\r\n\t]+/g, ' ')
    .replace(unprintable, escaped);
}

/** The same for a line of source: tabs and blanks keep their place, each character its column. */
export function sourceLine(text: string): string {
  return text.toWellFormed().replace(/\t/g, ' ').replace(unprintable, '\uFFFD');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
