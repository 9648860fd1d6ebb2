import { createHash } from 'node:crypto';
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
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    code(span.start);
    parts.push(
      span.kind === 'literal' ? text.slice(Math.max(span.start, start), Math.min(span.end, end)) : ' ',
    );
    at = Math.max(at, span.end);
  }
  code(end);
  const folded = foldSpaces(parts);
  return createHash('sha256').update(folded).digest('hex').slice(0, 16);
}

/** Joins parts so that spaces at their seams count once, whether a comment stood there or not. */
function foldSpaces(parts: readonly string[]): string {
  let joined = '';
  for (const part of parts) {
    joined += joined.endsWith(' ') && part.startsWith(' ') ? part.slice(1) : part;
  }
  return joined.trim();
}
