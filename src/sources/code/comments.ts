import { append } from '../../model/index.ts';
import type { Language } from './language.ts';
import type { Span } from './lexer.ts';

/** One line of a comment without its decoration. */
export interface CommentLine {
  text: string;
  /** Offset of `text` in the file. */
  offset: number;
  /** Inside a fenced code block: shown to readers, not meant for tools. */
  fenced: boolean;
}

/** Comments that belong together: one block comment, or line comments on lines that follow each other. */
export interface Comment {
  kind: Span['kind'];
  start: number;
  end: number;
  lines: CommentLine[];
  /** Stands among elements: what begins with one is code. */
  inMarkup: boolean;
}

/** Gathers a file's comments, joining line comments that stand below each other. */
export function collectComments(text: string, spans: readonly Span[], language: Language): Comment[] {
  const comments: Comment[] = [];
  for (const span of spans) {
    if (span.kind === 'literal' || (span.start === 0 && text.startsWith('#!'))) continue;
    const last = comments.at(-1);
    const lines =
      span.kind === 'line' ? lineCommentLines(text, span, language) : blockLines(text, span, language);
    if (
      last &&
      last.kind === 'line' &&
      span.kind === 'line' &&
      follows(text, last.end, span.start) &&
      standsAlone(text, last.start)
    ) {
      last.end = span.end;
      append(last.lines, lines);
    } else {
      comments.push({ ...span, lines, inMarkup: text.startsWith('<!--', span.start) });
    }
  }
  for (const comment of comments) markFences(comment.lines);
  return comments;
}

/** Text of the first paragraph, without tags and markup of documentation tools; empty when there is none. */
export function summaryOf({ lines }: Comment): string {
  const words: string[] = [];
  for (const { text, fenced } of lines) {
    const line = text.replace(/<\/?[A-Za-z][^<>]{0,200}>/g, '').trim();
    if (/^[@\\][A-Za-z]/.test(line) || fenced) {
      if (words.length > 0) break;
      continue;
    }
    if (/^[-=*_/#~+|]{3,}$/.test(line) || line === '') {
      if (words.length > 0) break;
      continue;
    }
    words.push(line);
  }
  return words.join(' ').replace(/\s+/g, ' ').slice(0, 1000);
}

/** Whether only white space stands between an offset and the start of its line. */
export function standsAlone(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t' || text[at] === '\uFEFF')) at--;
  return at < 0 || text[at] === '\n';
}

function follows(text: string, end: number, start: number): boolean {
  return start - end < 400 && /^\r?\n[ \t]*$/.test(text.slice(end, start));
}

function lineCommentLines(text: string, { start, end }: Span, language: Language): CommentLine[] {
  let from = start + (language.lineComments.find((marker) => text.startsWith(marker, start))?.length ?? 0);
  while (from < end && '/#-!;*<'.includes(text[from] as string)) from++;
  return [trimmedLine(text, from, end)];
}

function blockLines(text: string, span: Span, language: Language): CommentLine[] {
  let { start: from, end } = span;
  if (span.kind === 'documentation') {
    while (!'"\''.includes(text[from] as string)) from++;
    from += 3;
    end -= 3;
  } else {
    const block = language.blockComments.find(({ open }) => text.startsWith(open, from));
    if (
      block &&
      end - from >= block.open.length + block.close.length &&
      text.startsWith(block.close, end - block.close.length)
    ) {
      end -= block.close.length;
    }
    from += block?.open.length ?? 0;
    while (from < end && '*!<'.includes(text[from] as string)) from++;
  }
  const lines: CommentLine[] = [];
  while (from <= end) {
    let lineEnd = text.indexOf('\n', from);
    if (lineEnd < 0 || lineEnd > end) lineEnd = end;
    lines.push(
      trimmedLine(text, lines.length === 0 ? from : afterStar(text, from, lineEnd, span.kind), lineEnd),
    );
    from = lineEnd + 1;
  }
  return lines;
}

function afterStar(text: string, from: number, end: number, kind: Span['kind']): number {
  if (kind === 'documentation') return from;
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  if (text[at] !== '*') return from;
  while (at < end && text[at] === '*') at++;
  return at;
}

function trimmedLine(text: string, from: number, end: number): CommentLine {
  let start = Math.min(from, end);
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start++;
  return { text: text.slice(start, end).trimEnd(), offset: start, fenced: false };
}

function markFences(lines: CommentLine[]): void {
  let fence = '';
  for (const line of lines) {
    const mark = /^(?:`{3,}|~{3,})/.exec(line.text)?.[0] ?? '';
    line.fenced = fence !== '' || mark !== '';
    if (mark === '') continue;
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.text.trimEnd() === mark) fence = '';
  }
}
