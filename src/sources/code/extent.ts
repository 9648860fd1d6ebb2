import { type CodeText, endOf, firstLeftOpen, type Header } from './headers.ts';
import { definesByCalls } from './test-call.ts';

/**
 * Offset after the last character of a definition, best effort: by brackets, by indentation or by its statement. Behind a bracket that is never
 * closed it is the end of the text.
 */
export function endOfDefinition(source: CodeText, header: Header): number {
  if (header.call !== undefined) return endOf(source, header.call);
  if (header.start > firstLeftOpen(source)) return source.code.length;
  if (source.language.layout === 'indentation') return endByIndentation(source.code, header.start);
  if (source.language.layout === 'statements' && !source.language.lineEndsStatement) {
    const end = source.code.indexOf(';', header.start);
    return end < 0 ? source.code.length : end + 1;
  }
  return endByBraces(source, header);
}

/**
 * Whether a definition is all there. One whose text is cut off, or that has a bracket around, in or before it that is never closed, stands in a
 * file that never compiled: no result is of it.
 * @param end as `endOfDefinition` gives it
 * @implements SRS-3290
 */
export function isWhole(source: CodeText, header: Header, end: number): boolean {
  if (end > firstLeftOpen(source)) return false;
  const { code, text, language } = source;
  if (header.kind !== 'test' || definesByCalls(language)) return true;
  const open = header.call ?? indexOfFirst(code, '({', header.start);
  const after = code[open] === '(' ? endOf(source, open) : open;
  if (language.name === 'python') return /^[^:\n]*:\s*\S/.test(text.slice(after, after + 2000));
  if (language.layout !== 'braces') return true;
  const body = /^[^{};=]*(?:[{;]|=\s*\S)/.exec(code.slice(after, after + 2000));
  return body !== null && after + body[0].length <= firstLeftOpen(source);
}

function indexOfFirst(code: string, chars: string, from: number): number {
  let at = from;
  while (at < code.length && !chars.includes(code[at] as string)) at++;
  return at;
}

function endByBraces(source: CodeText, header: Header): number {
  const { code, language } = source;
  const isBinding =
    language.lineEndsStatement &&
    /^(?:\w+\s+){0,4}(?:const|let|var|val)\s/.test(code.slice(header.start, header.start + 60));
  let isValue = isBinding;
  let last = header.start;
  for (let i = header.start; i < code.length; i++) {
    const char = code[i] as string;
    if (char === ';') return i + 1;
    if (char === '=' && code[i + 1] !== '=') isValue ||= header.kind === 'value' || code[i + 1] !== '>';
    if (char === '}' || char === ')' || char === ']') return last + 1;
    if (char === '(' || char === '[' || char === '{') {
      const end = endOf(source, i);
      last = end - 1;
      i = last;
      if (char === '{' && !isValue && !/^(?:\s*[{|&>]|[ \t]*\[)/.test(code.slice(end, end + 40))) return end;
      continue;
    }
    if (char === '\n' && language.lineEndsStatement && last > header.start && endsStatement(code, last, i))
      return last + 1;
    if (char > ' ') last = i;
  }
  return last + 1;
}

/** Whether a statement is over at a line end: no operator before it, none after it. */
export function endsStatement(code: string, last: number, lineEnd: number): boolean {
  if (/[=,+\-*/%&|<?:.(]/.test(code[last] as string)) return false;
  return !/^\s*(?:[{.=+\-*/%?:&|,)<>\]]|where\b|extends\b|implements\b)/.test(
    code.slice(lineEnd, lineEnd + 200),
  );
}

function endByIndentation(code: string, start: number): number {
  const lineStart = code.lastIndexOf('\n', start - 1) + 1;
  const indent = start - lineStart;
  let end = start;
  let at = start;
  let depth = 0;
  while (at < code.length) {
    let lineEnd = code.indexOf('\n', at);
    if (lineEnd < 0) lineEnd = code.length;
    const line = code.slice(at, lineEnd);
    const text = line.trimEnd();
    const own = at === start ? -1 : line.length - line.trimStart().length;
    if (text.trim() !== '') {
      if (own >= 0 && own <= indent && depth <= 0 && !/^\s*(?:[)\]}]|end\b)/.test(line)) return end;
      end = at + text.length;
      for (const char of text) depth += '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0;
    }
    at = lineEnd + 1;
  }
  return end;
}
