import { foldBlanks, trimEnd } from './blanks.ts';
import {
  atxHeading,
  beginsWithText,
  fenceOpening,
  interrupts,
  isBlank,
  isFenceClosing,
  isThematicBreak,
  listEntry,
  setextDepth,
} from './line-forms.ts';
import { type Scan, savePoint } from './scan.ts';
import { endOfUncertain } from './scan-extent.ts';
import { scanInline, traitsOf } from './scan-inline.ts';
import { scanList } from './scan-list.ts';
import { scanTable } from './scan-table.ts';
import { emptyStructure } from './structure.ts';

/**
 * Reads the top-level blocks of a text as far as it is certain of them, in one pass over the lines.
 * @returns the blocks that were read with their structure, and the lines that were not; every block lies wholly in the one or in the other
 */
export function scanBlocks(text: string): Scan {
  const lines = text.split('\n');
  const traits = traitsOf(text);
  const scan: Scan = { lines, traits, structure: emptyStructure(), remainder: [], blocks: [] };
  let index = 0;
  while (index < lines.length) {
    if (isBlank(lines[index] as string)) {
      index++;
      continue;
    }
    const end = scanBlock(scan, index) ?? leaveToRemark(scan, index);
    index = end;
  }
  scan.blocks.sort((a, b) => a.from - b.from);
  return scan;
}

/** @returns the line after the block, or undefined when its kind or its end is not certain */
function scanBlock(scan: Scan, index: number): number | undefined {
  const line = scan.lines[index] as string;
  switch (line[0]) {
    case '#':
      return scanHeading(scan, index);
    case '`':
    case '~':
      return scanFence(scan, index) ?? scanParagraph(scan, index);
    case '|':
      return scanTable(scan, index);
    case '-':
    case '*':
    case '+':
      if (isThematicBreak(line)) return scanRule(scan, index);
      return listEntry(line) ? scanList(scan, index) : scanParagraph(scan, index);
    case '_':
      return isThematicBreak(line) ? scanRule(scan, index) : undefined;
    case ' ':
    case '\t':
      return undefined;
    default:
      return listEntry(line) ? scanList(scan, index) : scanParagraph(scan, index);
  }
}

function scanRule(scan: Scan, index: number): number {
  scan.blocks.push({ kind: 'rule', from: index, to: index + 1 });
  return index + 1;
}

function scanHeading(scan: Scan, index: number): number | undefined {
  const heading = atxHeading(scan.lines[index] as string);
  if (!heading) return undefined;
  const position = { line: index + 1, column: heading.start + 1 };
  const text = scanInline(heading.content, position, scan.traits, scan.structure);
  if (text === undefined) {
    scan.remainder.push({ from: index, to: index + 1 });
  } else {
    scan.structure.headings.push({
      depth: heading.depth,
      text: foldBlanks(text),
      line: index + 1,
      column: 1,
      endLine: index + 1,
      container: 'page',
    });
    const { depth, content } = heading;
    scan.blocks.push({ kind: 'heading', depth, content, from: index, to: index + 1 });
  }
  return index + 1;
}

function scanFence(scan: Scan, index: number): number | undefined {
  const opening = fenceOpening(scan.lines[index] as string);
  if (!opening) return undefined;
  let end = index + 1;
  while (end < scan.lines.length && !isFenceClosing(scan.lines[end] as string, opening.run)) end++;
  if (end === scan.lines.length || /[\\&]/.test(opening.info)) {
    const to = Math.min(end + 1, scan.lines.length);
    scan.remainder.push({ from: index, to });
    return to;
  }
  const [language = '', meta = ''] = /^([^ \t]*)[ \t]*([^\n]*)$/.exec(opening.info)?.slice(1) ?? [];
  const value = scan.lines.slice(index + 1, end).join('\n');
  scan.blocks.push({ kind: 'fence', language, value, from: index, to: end + 1 });
  scan.structure.fences.push({
    language,
    meta,
    value: trimEnd(value, '\n'),
    line: index + 1,
    column: 1,
    endLine: end + 1,
  });
  return end + 1;
}

function scanParagraph(scan: Scan, index: number): number | undefined {
  const { lines } = scan;
  if (!beginsWithText(lines[index] as string, 0)) return undefined;
  let end = index + 1;
  while (end < lines.length && beginsWithText(lines[end] as string, 0)) end++;
  const hasBar = lines.slice(index, end).some((line) => line.includes('|'));
  const next = lines[end];
  const depth = next === undefined || hasBar ? undefined : setextDepth(next);
  if (depth !== undefined && end === index + 1) return scanSetext(scan, index, depth);
  if (next !== undefined && !isBlank(next) && (hasBar || !interrupts(next))) return undefined;
  const restore = savePoint(scan);
  const isRead = !mayDefine(lines, index, end) && scanLines(scan, index, end);
  const parts = scan.remainder.length;
  const listEnd = next !== undefined && listEntry(next) ? scanList(scan, end) : end;
  if (listEnd === undefined || scan.remainder.length > parts) {
    // What a list that interrupts a paragraph may hold depends on the paragraph: remark must see both.
    restore();
    scan.remainder.length = parts;
    if (listEnd !== undefined) scan.remainder.push({ from: index, to: listEnd });
    return listEnd;
  }
  if (isRead) scan.blocks.push({ kind: 'paragraph', from: index, to: end });
  else scan.remainder.push({ from: index, to: end });
  return listEnd;
}

/** The paragraph may begin with a reference definition. */
function mayDefine(lines: string[], from: number, to: number): boolean {
  return lines[from]?.[0] === '[' && lines.slice(from, to).some((line) => line.includes(']:'));
}

function scanLines(scan: Scan, from: number, to: number): boolean {
  const restore = savePoint(scan);
  for (let index = from; index < to; index++) {
    const position = { line: index + 1, column: 1 };
    if (scanInline(scan.lines[index] as string, position, scan.traits, scan.structure) === undefined) {
      restore();
      return false;
    }
  }
  return true;
}

function scanSetext(scan: Scan, index: number, depth: 1 | 2): number {
  const line = scan.lines[index] as string;
  const text =
    line[0] === '['
      ? undefined
      : scanInline(line, { line: index + 1, column: 1 }, scan.traits, scan.structure);
  if (text === undefined) {
    scan.remainder.push({ from: index, to: index + 2 });
  } else {
    scan.structure.headings.push({
      depth,
      text: foldBlanks(text),
      line: index + 1,
      column: 1,
      endLine: index + 2,
      container: 'page',
    });
    scan.blocks.push({ kind: 'heading', depth, content: trimEnd(line), from: index, to: index + 2 });
  }
  return index + 2;
}

function leaveToRemark(scan: Scan, index: number): number {
  const to = endOfUncertain(scan.lines, index);
  scan.remainder.push({ from: index, to });
  return to;
}
