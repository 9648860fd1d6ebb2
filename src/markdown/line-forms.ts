import { trimEnd, trimStart } from './blanks.ts';

/** How single lines begin. The forms are narrower than Markdown's: a line that fits none is left to remark. */

export function isBlank(line: string): boolean {
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

export function isIndented(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}

/** Content, and the column (0-based) where it starts, of a heading line; undefined for what is none. */
export function atxHeading(line: string): { depth: number; content: string; start: number } | undefined {
  const opening = /^(#{1,6})(?:[ \t]+|$)/.exec(line);
  if (!opening) return undefined;
  const start = opening[0].length;
  const content = trimEnd(line.slice(start));
  let closing = content.length;
  while (content[closing - 1] === '#') closing--;
  const isClosed = closing === 0 || content[closing - 1] === ' ' || content[closing - 1] === '\t';
  return {
    depth: (opening[1] as string).length,
    content: isClosed ? trimEnd(content.slice(0, closing)) : content,
    start,
  };
}

/** The run of characters and the info string that open a fence without indentation. */
export function fenceOpening(line: string): { run: string; info: string } | undefined {
  const match = /^(`{3,}|~{3,})([^\n]*)$/.exec(line);
  if (!match) return undefined;
  const [, run = '', info = ''] = match;
  if (run[0] === '`' && info.includes('`')) return undefined;
  return { run, info: trimEnd(trimStart(info)) };
}

export function isFenceClosing(line: string, run: string): boolean {
  const match = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line);
  return match !== null && (match[1] as string).startsWith(run);
}

/** `***`, `- - -` and the like. */
export function isThematicBreak(line: string): boolean {
  const marks = line.replace(/[ \t]/g, '');
  return marks.length >= 3 && /^(?:-+|\*+|_+)$/.test(marks);
}

/** Marker and content of a list entry that starts in the first column, with one to four blanks between. */
export function listEntry(line: string): { marker: string; isBullet: boolean; width: number } | undefined {
  const match = /^([-+*]|\d{1,9}[.)])( {1,4})(?![ \t])/.exec(line);
  if (!match || match[0].length === line.length || isThematicBreak(line)) return undefined;
  const marker = match[1] as string;
  return { marker: marker.at(-1) as string, isBullet: marker.length === 1, width: match[0].length };
}

/** Starts like a list entry, in any way. */
export function looksLikeListEntry(line: string): boolean {
  return /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(line);
}

/** Depth of the setext underline that the line is, if it is one. */
export function setextDepth(line: string): 1 | 2 | undefined {
  const match = /^(=+|-+)[ \t]*$/.exec(line);
  if (!match) return undefined;
  return line.startsWith('=') ? 1 : 2;
}

/**
 * The line, whatever its indentation, certainly begins no block: as the first line of a paragraph or entry it is text,
 * and after another it goes on with it.
 */
export function beginsWithText(line: string, from: number): boolean {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t') at++;
  const first = line[at] ?? '';
  const second = line[at + 1] ?? '';
  if (first === '') return false;
  if (first >= '0' && first <= '9') return !/^\d{1,9}[.)]/.test(line.slice(at, at + 10));
  if (first === '*')
    return second !== ' ' && second !== '\t' && second !== '' && !isThematicBreak(line.slice(at));
  if (first === '`') return second !== '`';
  if (first === '[') return second !== '^';
  return !'#>-+_=~<|:'.includes(first);
}

/** The line certainly ends the paragraph before it and begins a block of its own. */
export function interrupts(line: string): boolean {
  return (
    listEntry(line)?.isBullet === true || atxHeading(line) !== undefined || fenceOpening(line) !== undefined
  );
}
