import type { Language } from './language.ts';
import type { Span } from './lexer.ts';

const preprocessed = new Set(['c', 'cpp', 'objective-c', 'csharp']);

/**
 * The text with comments, the inside of literals, preprocessor lines and elements replaced by spaces, offset for offset:
 * brackets and words left in it are code. Line ends inside literals are blanked too, those of comments stay.
 */
export function blankText(text: string, spans: readonly Span[], language: Language): string {
  const parts: string[] = [];
  let at = 0;
  for (const { kind, start, end } of spans) {
    parts.push(text.slice(at, start));
    if (kind === 'literal')
      parts.push(end - start < 2 ? ' '.repeat(end - start) : `"${' '.repeat(end - start - 2)}"`);
    else parts.push(text.slice(start, end).replace(/[^\n]/g, ' '));
    at = end;
  }
  parts.push(text.slice(at));
  let code = parts.join('');
  if (code.startsWith('#!')) code = code.replace(/^[^\n]*/, (line) => ' '.repeat(line.length));
  if (language.parts)
    code = language
      .parts(text)
      .map(({ start, end, isScript }) => {
        const part = code.slice(start, end);
        return isScript ? part : part.replace(/[^\n]/g, ' ');
      })
      .join('');
  if (!preprocessed.has(language.name)) return code;
  return code.replace(/^[ \t]*#(?:[^\n\\]|\\[\r\n]{0,2})*/gm, (lines) => lines.replace(/[^\n]/g, ' '));
}

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Offset after the bracket that closes the one at `at`; the end of the text where it stays open. Mismatched brackets are passed over. */
export function endOfBracket(code: string, at: number): number {
  const open = code[at] as string;
  const close = closing[open] as string;
  let depth = 0;
  for (let i = at; i < code.length; i++) {
    const char = code[i];
    if (char === open) depth++;
    else if (char === close && --depth === 0) return i + 1;
  }
  return code.length;
}

/** For each opening bracket of a text the offset after the one that closes it; 0 where it stays open. */
export function closingsOf(code: string): Int32Array {
  const ends = new Int32Array(code.length);
  const open: Record<string, number[]> = { ')': [], ']': [], '}': [] };
  for (let at = 0; at < code.length; at++) {
    const char = code[at] as string;
    const close = closing[char];
    if (close) (open[close] as number[]).push(at);
    else if (open[char]) {
      const start = open[char].pop();
      if (start !== undefined) ends[start] = at + 1;
    }
  }
  return ends;
}
