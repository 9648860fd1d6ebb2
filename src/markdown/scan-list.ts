import { foldBlanks, trimEnd } from './blanks.ts';
import {
  beginsWithText,
  interrupts,
  isBlank,
  isIndented,
  listEntry,
  looksLikeListEntry,
} from './line-forms.ts';
import { type Scan, savePoint } from './scan.ts';
import { scanInline } from './scan-inline.ts';
import type { ListEntry } from './structure.ts';

/**
 * Reads a list whose every entry is one paragraph, tight or loose, without lists inside.
 * @param index 0-based line of the first entry
 * @returns the 0-based line after the list, or undefined when it is not of that kind
 */
export function scanList(scan: Scan, index: number): number | undefined {
  const { lines, structure } = scan;
  const first = listEntry(lines[index] as string);
  if (!first) return undefined;
  const restore = savePoint(scan);
  const entries: (ListEntry | undefined)[] = [];
  const extents: { from: number; to: number; width: number }[] = [];
  let end = index;
  let next = index;
  let isCertain = true;
  for (;;) {
    const entry = listEntry(lines[next] ?? '');
    if (!entry || entry.marker !== first.marker || entry.isBullet !== first.isBullet) break;
    end = endOfEntry(lines, next, entry.width);
    if (end === -1) {
      isCertain = false;
      break;
    }
    entries.push(scanEntry(scan, next, end, entry.width));
    extents.push({ from: next, to: end, width: entry.width });
    next = end;
    while (next < lines.length && isBlank(lines[next] as string)) next++;
  }
  const isAfterBlank = next > end;
  if (isCertain && !endsList(lines[next], isAfterBlank)) isCertain = false;
  if (isCertain && entries.every((entry) => entry !== undefined)) {
    const lists = first.isBullet ? structure.lists : structure.numbered;
    lists.push({ line: index + 1, column: 1, endLine: end, entries });
    scan.blocks.push({ kind: 'list', isBullet: first.isBullet, entries: extents, from: index, to: end });
    return end;
  }
  restore();
  if (!isCertain) return undefined;
  scan.remainder.push({ from: index, to: end });
  return end;
}

/** The line after the last entry is no part of the list. */
function endsList(line: string | undefined, isAfterBlank: boolean): boolean {
  if (line === undefined) return true;
  if (!isAfterBlank) return listEntry(line) === undefined && interrupts(line);
  return !isIndented(line) && (!looksLikeListEntry(line) || listEntry(line) !== undefined);
}

/** @returns the 0-based line after the entry's only paragraph, or -1 when there is more in it or its end is not certain */
function endOfEntry(lines: string[], start: number, width: number): number {
  const line = lines[start] as string;
  if (!beginsWithText(line, width) || line[width] === '[' || line.includes('|')) return -1;
  const indent = ' '.repeat(width);
  let end = start + 1;
  for (; end < lines.length; end++) {
    const next = lines[end] as string;
    if (isBlank(next) || (!isIndented(next) && interruptsEntry(next))) break;
    if (!next.startsWith(indent) || !beginsWithText(next, width) || next.includes('|')) return -1;
  }
  return end;
}

function interruptsEntry(line: string): boolean {
  return listEntry(line) !== undefined || interrupts(line);
}

function scanEntry(scan: Scan, from: number, to: number, width: number): ListEntry | undefined {
  const lines = scan.lines.slice(from, to);
  lines[0] = (lines[0] as string).slice(width);
  const texts: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index < lines.length - 1 && /[ \t]$/.test(line)) return undefined;
    const position = { line: from + index + 1, column: index === 0 ? width + 1 : 1 };
    const text = scanInline(line, position, scan.traits, scan.structure);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return {
    text: foldBlanks(texts.join(' ')),
    source: trimEnd(lines.join('\n')),
    isPlain: true,
    line: from + 1,
    column: width + 1,
  };
}
