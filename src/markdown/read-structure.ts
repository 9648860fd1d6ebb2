import { tooDeepAt, tooLongAt, withoutTooLarge } from './hostile.ts';
import { isBlank } from './line-forms.ts';
import { scanBlocks } from './scan-blocks.ts';
import {
  byPosition,
  emptyStructure,
  type Position,
  type Refusal,
  type RemainingLines,
  type Structure,
  type TableBlock,
} from './structure.ts';
import { structureFromRemark } from './structure-from-remark.ts';

/**
 * Reads the structure of a Markdown text (CommonMark with GFM), without front matter, line endings LF.
 * The quick scanner reads the blocks it is certain about; all others go through remark in one call. The result equals
 * `structureFromRemark(text)` for every text.
 * @returns the structure, and what was refused: a text nested too deep or too long as a whole, a block too large for remark by itself
 * @implements SRS-210
 */
export function readStructure(text: string): { structure: Structure; refusals: Refusal[] } {
  const { structure, remainder, lines } = scanBlocks(text);
  const deep = tooDeepAt(lines, remainder);
  if (deep !== undefined)
    return { structure: emptyStructure(), refusals: [{ reason: 'too-deep', line: deep }] };
  const long = tooLongAt(remainder);
  if (long !== undefined)
    return { structure: emptyStructure(), refusals: [{ reason: 'too-long', line: long }] };
  const { kept, refusals } = withoutTooLarge(lines, remainder);
  if (kept.length > 0) addRemainder(structure, lines, kept);
  return { structure, refusals };
}

const separator = '<!-- -->';

function separatorAfter(line: string | undefined): string[] {
  return line !== undefined && isBlank(line) ? [separator, ''] : ['', separator, ''];
}

/**
 * Sends the remaining lines through remark in one text, so that reference definitions are known everywhere.
 * A comment between two parts that are not neighbours keeps them from growing together.
 */
function addRemainder(structure: Structure, lines: string[], remainder: RemainingLines[]): void {
  const text: string[] = [];
  const lineNumbers: number[] = [];
  for (const [part, { from, to, tableAt }] of remainder.entries()) {
    const isAdjacent = tableAt === undefined && remainder[part - 1]?.to === from;
    for (const line of isAdjacent ? [] : separatorAfter(text.at(-1))) {
      text.push(line);
      lineNumbers.push(0);
    }
    if (tableAt !== undefined) {
      text.push(lines[tableAt] ?? '', lines[tableAt + 1] ?? '');
      lineNumbers.push(-(tableAt + 1), -(tableAt + 2));
    }
    for (let index = from; index < to; index++) {
      text.push(lines[index] ?? '');
      lineNumbers.push(index + 1);
    }
  }
  const rest = structureFromRemark(text.join('\n'), lineNumbers);
  mergeRows(structure.tables, rest.tables);
  structure.headings = inOrder(structure.headings, rest.headings);
  structure.fences = inOrder(structure.fences, rest.fences);
  structure.lists = inOrder(structure.lists, rest.lists);
  structure.numbered = inOrder(structure.numbered, rest.numbered);
  structure.tables = inOrder(
    structure.tables,
    rest.tables.filter(({ line }) => line > 0),
  );
  structure.links = inOrder(structure.links, rest.links);
  structure.prose = inOrder(structure.prose, rest.prose);
  structure.html = rest.html;
  structure.anchors = rest.anchors;
  structure.extraCells = rest.extraCells;
}

/** A table with a negative line is a repeated header that only carried single rows through remark. */
function mergeRows(tables: TableBlock[], parts: TableBlock[]): void {
  const byLine = new Map(tables.map((table) => [table.line, table]));
  for (const part of parts) {
    const table = part.line < 0 ? byLine.get(-part.line) : undefined;
    if (table) for (const row of part.rows) table.rows.push(row);
  }
  for (const table of tables) table.rows.sort(byPosition);
}

function inOrder<T extends Position>(some: T[], others: T[]): T[] {
  return others.length === 0 ? some : some.concat(others).sort(byPosition);
}
