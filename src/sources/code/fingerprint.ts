import { sha256Of } from '../../model/index.ts';
import type { Span } from './lexer.ts';

/**
 * 16 hex digits of SHA-256 over a stretch of source without its comments, white space between words folded to one space.
 * Literals count as written. A change of comments or layout alone leaves it as it is.
 * @implements SRS-304
 */
export function codeFingerprint(text: string, spans: readonly Span[], start: number, end: number): string {
  const parts: string[] = [];
  let at = start;
  const code = (to: number): void => {
    if (to > at) parts.push(text.slice(at, to).replace(/\s+/g, ' '));
  };
  for (let index = firstAfter(spans, start); index < spans.length; index++) {
    const span = spans[index] as Span;
    if (span.start >= end) break;
    code(span.start);
    parts.push(
      span.kind === 'literal' ? text.slice(Math.max(span.start, start), Math.min(span.end, end)) : ' ',
    );
    at = Math.max(at, span.end);
  }
  code(end);
  const folded = foldSpaces(parts);
  return sha256Of(folded).slice(0, 16);
}

/** Index of the first span that ends after an offset. */
function firstAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Joins parts so that spaces at their seams count once, whether a comment stood there or not. */
function foldSpaces(parts: readonly string[]): string {
  const kept: string[] = [];
  let endsBlank = false;
  for (const part of parts) {
    const rest: string = endsBlank && part.startsWith(' ') ? part.slice(1) : part;
    if (rest === '') continue;
    kept.push(rest);
    endsBlank = rest.endsWith(' ');
  }
  return kept.join('').trim();
}
