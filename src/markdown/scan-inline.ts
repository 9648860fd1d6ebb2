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

/** A stretch of inline content; offsets are of the text it was read from. */
export type InlinePart =
  | { kind: 'text' | 'strong' | 'emphasis'; from: number; to: number }
  | { kind: 'code'; value: string }
  | { kind: 'link' | 'image'; at: number; from: number; to: number; target: string };

/**
 * Reads one line of inline content where it is simple: words, code between single backticks, emphasis with stars between
 * blanks or punctuation, inline links without titles. Nothing it accepts can begin or end on another line.
 * @returns the parts in their order, or undefined when remark must decide
 */
export function readInline(text: string, traits: TextTraits): InlinePart[] | undefined {
  const isWords = (from: number, to: number): boolean =>
    !traits.hasAddresses || !address.test(text.slice(from, to));
  if (!special.test(text))
    return isWords(0, text.length) ? [{ kind: 'text', from: 0, to: text.length }] : undefined;
  if (text.length > longestLine) return undefined;
  const parts: InlinePart[] = [];
  let start = 0;
  let position = 0;
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
    if (!isWords(start, from)) return undefined;
    parts.push({ kind: 'text', from: start, to: from });
    const read = readSpecial(text, at, isImage);
    if (!read || ('from' in read.part && !isWords(read.part.from, read.part.to))) return undefined;
    parts.push(read.part);
    position = at + read.length;
    start = position;
  }
  if (!isWords(start, text.length)) return undefined;
  parts.push({ kind: 'text', from: start, to: text.length });
  return parts;
}

/** Code, link, image or emphasis that begins with the special character; undefined for what is not simple. */
function readSpecial(
  text: string,
  at: number,
  isImage: boolean,
): { part: InlinePart; length: number } | undefined {
  const character = text[at] as string;
  if (character === '`') {
    const match = matchAt(codeSpan, text, at);
    if (!match) return undefined;
    return { part: { kind: 'code', value: codeValue(match[1] as string) }, length: match[0].length };
  }
  if (character === '[') {
    const match = matchAt(link, text, at);
    if (!match) return undefined;
    const [all, label = '', target = ''] = match;
    const place = { at: isImage ? at - 1 : at, from: at + 1, to: at + 1 + label.length };
    return { part: { kind: isImage ? 'image' : 'link', ...place, target }, length: all.length };
  }
  if (character !== '*') return undefined;
  const match = matchAt(strong, text, at) ?? matchAt(emphasis, text, at);
  if (!match) return undefined;
  const [all, words = ''] = match;
  const width = (all.length - words.length) / 2;
  if (!isFlanked(text, at, width, all.length)) return undefined;
  const from = at + width;
  return {
    part: { kind: width === 2 ? 'strong' : 'emphasis', from, to: from + words.length },
    length: all.length,
  };
}

/**
 * Reads one line of inline content into prose and links, as `readInline` has it.
 * @param out takes the prose and the links; unchanged when the line is not simple
 * @returns the plain text, or undefined when remark must decide
 */
export function scanInline(
  text: string,
  { line, column }: Position,
  traits: TextTraits,
  out: Pick<Structure, 'links' | 'prose'>,
): string | undefined {
  const parts = readInline(text, traits);
  if (!parts) return undefined;
  let plain = '';
  for (const part of parts) {
    if (part.kind === 'code') {
      plain += part.value;
      continue;
    }
    const words = text.slice(part.from, part.to);
    plain += words;
    if (part.kind !== 'image') addProse(words, part.from, line, column, out);
    if (part.kind === 'link' || part.kind === 'image')
      out.links.push({
        kind: part.kind,
        target: part.target,
        text: foldBlanks(words),
        line,
        column: column + part.at,
      });
  }
  return plain;
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
