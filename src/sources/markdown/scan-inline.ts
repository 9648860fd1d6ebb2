import { foldBlanks, trimEnd, trimStart } from './blanks.ts';
import type { Position, Structure } from './structure.ts';

/** What a text as a whole says of its lines. */
export interface TextTraits {
  /** `]:` occurs, so that words in brackets may be references. */
  hasDefinitions: boolean;
  /** `@`, `://` or `www.` occurs, so that words may be addresses that GFM links. */
  hasAddresses: boolean;
}

export function traitsOf(text: string): TextTraits {
  return { hasDefinitions: text.includes(']:'), hasAddresses: /[@]|:\/\/|www\./i.test(text) };
}

const special = /[\\`*_[\]<&~]/;
/** Longer lines with markup are left to remark, or refused there: some tests below look at the rest of the line. */
const longestLine = 20_000;
const nextSpecial = /[\\`*_[\]<&~]/g;
const address = /[@]|:\/\/|www\./i;
const codeSpan = /`([^`\n]+)`(?!`)/y;
const link = /\[(?!\^)([^[\]`*_\\<&~\n]*)\]\(([^\s()<>\\&"'`[\]]+)\)/y;
const strong = /\*\*([^*_`[\]\\<&~\n]+)\*\*(?!\*)/y;
const emphasis = /\*([^*_`[\]\\<&~\n]+)\*(?!\*)/y;

/**
 * Reads one line of inline content where it is simple: words, code between single backticks, emphasis with stars between
 * blanks or punctuation, inline links without titles. Nothing it accepts can begin or end on another line.
 * @param out takes the prose and the links; unchanged when the line is not simple
 * @returns the plain text, or undefined when remark must decide
 */
export function scanInline(
  text: string,
  { line, column }: Position,
  traits: TextTraits,
  out: Pick<Structure, 'links' | 'prose'>,
): string | undefined {
  if (!special.test(text)) {
    if (traits.hasAddresses && address.test(text)) return undefined;
    addProse(text, 0, line, column, out);
    return text;
  }
  if (text.length > longestLine) return undefined;
  const links = out.links.length;
  const prose = out.prose.length;
  const plain = scanSpecials(text, line, column, traits, out);
  if (plain === undefined) {
    out.links.length = links;
    out.prose.length = prose;
  }
  return plain;
}

function scanSpecials(
  text: string,
  line: number,
  column: number,
  traits: TextTraits,
  out: Pick<Structure, 'links' | 'prose'>,
): string | undefined {
  let plain = '';
  let start = 0;
  let position = 0;
  const addWords = (from: number, to: number): boolean => {
    const words = text.slice(from, to);
    if (traits.hasAddresses && address.test(words)) return false;
    addProse(words, from, line, column, out);
    plain += words;
    return true;
  };
  for (;;) {
    nextSpecial.lastIndex = position;
    const at = nextSpecial.exec(text)?.index;
    if (at === undefined) break;
    const character = text[at] as string;
    if (isPlainHere(character, text, at, traits)) {
      position = at + 1;
      continue;
    }
    const isImage = character === '[' && text[at - 1] === '!';
    const from = isImage ? at - 1 : at;
    if (!addWords(start, from)) return undefined;
    if (character === '`') {
      const match = matchAt(codeSpan, text, at);
      if (!match) return undefined;
      plain += codeValue(match[1] as string);
      position = at + match[0].length;
    } else if (character === '[') {
      const match = matchAt(link, text, at);
      if (!match) return undefined;
      const [all, label = '', target = ''] = match;
      if (traits.hasAddresses && address.test(label)) return undefined;
      if (isImage) plain += label;
      else if (!addWords(at + 1, at + 1 + label.length)) return undefined;
      out.links.push({
        kind: isImage ? 'image' : 'link',
        target,
        text: foldBlanks(label),
        line,
        column: column + from,
      });
      position = at + all.length;
    } else if (character === '*') {
      const match = matchAt(strong, text, at) ?? matchAt(emphasis, text, at);
      if (!match) return undefined;
      const [all, words = ''] = match;
      const width = (all.length - words.length) / 2;
      if (!isFlanked(text, at, width, all.length)) return undefined;
      if (!addWords(at + width, at + width + words.length)) return undefined;
      position = at + all.length;
    } else {
      return undefined;
    }
    start = position;
  }
  return addWords(start, text.length) ? plain : undefined;
}

/** Special characters that are certainly text where they stand. */
function isPlainHere(character: string, text: string, at: number, traits: TextTraits): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  switch (character) {
    case '_':
      return isWord(before) && isWord(after);
    case '*':
      return before === ' ' && after === ' ';
    case '<':
      return after === ' ' || after === '=' || isDigit(after);
    case '&':
      return after === ' ';
    case '[':
      return !traits.hasDefinitions && !text.includes('](', at);
    case ']':
      return !traits.hasDefinitions && after !== '(';
    default:
      return false;
  }
}

/** The opening run can only open and the closing run can only close, by CommonMark's rules of flanking. */
function isFlanked(text: string, at: number, width: number, length: number): boolean {
  const before = text[at - 1] ?? ' ';
  const first = text[at + width] as string;
  const last = text[at + length - width - 1] as string;
  const after = text[at + length] ?? ' ';
  const opens = isWord(first) ? isBlankOrMark(before) : before === ' ' && isMark(first);
  const closes = isWord(last) ? isBlankOrMark(after) : after === ' ' && isMark(last);
  return opens && closes;
}

function isBlankOrMark(character: string): boolean {
  return character === ' ' || isMark(character);
}

function isMark(character: string): boolean {
  return '.,;:!?()"\'/-'.includes(character);
}

function isWord(character: string): boolean {
  return /[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/.test(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function codeValue(code: string): string {
  const isPadded = code.length > 2 && code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code);
  return isPadded ? code.slice(1, -1) : code;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function addProse(
  text: string,
  offset: number,
  line: number,
  column: number,
  out: Pick<Structure, 'prose'>,
): void {
  const withoutIndent = trimStart(text);
  const trimmed = trimEnd(withoutIndent);
  if (trimmed === '') return;
  out.prose.push({ text: trimmed, line, column: column + offset + text.length - withoutIndent.length });
}
