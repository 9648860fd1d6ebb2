/** Longest line of a label, in characters. */
const lineLength = 26;

/** Wraps a label by words and writes characters that mean something to Mermaid as its entities. */
export function mermaidLabel(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > lineLength) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  lines.push(line);
  return lines
    .map((entry) => entry.replace(/[#"<>`*_&|\\;{}]/g, (char) => `#${char.charCodeAt(0)};`))
    .join('<br/>');
}
