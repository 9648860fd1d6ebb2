/** Widths of characters of the text face in parts of its size, rounded up: no browser is there to measure them. */
const widths: [RegExp, number][] = [
  [/[ !'",.:;|()[\]{}/\\\-IJfijlrt]/, 0.34],
  [/[DGHNOQU&w]/, 0.72],
  [/[MWm%@]/, 0.84],
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3ffff}]/u, 1],
];
const usual = 0.57;

/** Pixels that a line takes, or a few less. */
export function widthOf(line: string, size: number): number {
  let width = 0;
  for (const character of line) width += widths.find(([group]) => group.test(character))?.[1] ?? usual;
  return Math.ceil(width * size);
}

/**
 * Breaks words into lines of a width; what does not fit in the last one is cut off with an ellipsis.
 * @param most lines
 */
export function fitWords(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, size) <= width) line = longer;
    else if (lines.length + 1 === most) return [...lines, cutTo(longer, size, width)];
    else {
      lines.push(cutTo(line, size, width));
      line = word;
    }
  }
  return line === '' ? lines : [...lines, cutTo(line, size, width)];
}

function cutTo(line: string, size: number, width: number): string {
  if (widthOf(line, size) <= width) return line;
  const characters = [...line];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
