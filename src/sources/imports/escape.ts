/** Signs that begin inline Markdown. */
const inlineSign = /[\\`*_[\]<&~]/g;
/** What makes a line something else than words: headings, lists, quotes, rules, tables, definitions. */
const lineSign = /^(?:[#>+=|-]|:(?=[\s-]))/;
const numbered = /^(\d{1,9})([.)])(?=\s|$)/;

/**
 * Plain text on one line as Markdown that shows the same signs. A sign that is text where it stands is left as it is, so that what is
 * written stays easy to read.
 */
export function escapeInline(text: string): string {
  if (text.search(inlineSign) < 0) return text;
  return text.replace(/\S+/g, (word, at: number) => {
    if (word.search(inlineSign) < 0) return word;
    const escaped = word.replace(inlineSign, (sign, offset: number) =>
      isText(sign, text, at + offset) ? sign : `\\${sign}`,
    );
    // GFM makes links of addresses, and takes the escapes in them for their signs.
    return escaped === word ? word : escaped.replace(/www(?=\.)|:(?=\/\/)|@/gi, breakAddress);
  });
}

function breakAddress(part: string): string {
  return part === '@' || part === ':' ? `\\${part}` : `${part}\\`;
}

function isText(sign: string, text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? ''];
  switch (sign) {
    case '_':
      return /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    case '*':
      return before === ' ' && after === ' ';
    case '~':
      return before !== '~' && after !== '~';
    case '<':
      return /^[ =\d]/.test(after);
    case '&':
      return !/^&#?\w{1,40};/.test(text.slice(at, at + 44));
    default:
      return false;
  }
}

/** Words of a heading, whose last signs would close it. */
export function escapeTitle(words: string): string {
  return words.replace(/(^|\s)(#+)$/, '$1\\$2');
}

/** A line of words that begins nothing else than words. */
export function escapeStart(line: string): string {
  const first = line.charCodeAt(0);
  // Most lines begin with a letter.
  if (first >= 0x41 && first !== 0x7c) return line;
  return line.replace(lineSign, '\\$&').replace(numbered, '$1\\$2');
}

/** The lines of a plain text as Markdown, one for one: paragraphs stay apart, and lines end where they ended. */
export function escapeLines(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const words = escapeStart(escapeInline(line.trim()));
    const next = lines[index + 1]?.trim() ?? '';
    return words !== '' && next !== '' ? `${words}\\` : words;
  });
}
