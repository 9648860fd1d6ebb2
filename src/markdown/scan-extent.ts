import { isBlank, isIndented, isThematicBreak, looksLikeListEntry } from './line-forms.ts';

/**
 * Where a block that the scanner does not understand certainly ends: at a line that is not indented and no list entry,
 * after a blank line. All quotes, lists and footnotes end there. Only a fence or raw HTML directly on the page may go on;
 * where one may have begun, the rest of the text belongs to the block.
 * @param start 0-based line on which the block begins
 * @returns the 0-based line after it
 */
export function endOfUncertain(lines: string[], start: number): number {
  let contentColumn = Number.POSITIVE_INFINITY;
  let isInHtml = false;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as string;
    if (isBlank(line)) {
      isInHtml = false;
      continue;
    }
    const isAfterBlank = index > start && isBlank(lines[index - 1] as string);
    if (isAfterBlank && !isIndented(line) && !looksLikeListEntry(line)) return index;
    const indent = indentOf(line);
    if (indent >= contentColumn || indent >= 4) continue;
    if (opensBeyondBlankLines(line)) return lines.length;
    if (/^[ \t]*</.test(line)) isInHtml = true;
    const isFirst = index === start || isAfterBlank;
    contentColumn = isInHtml ? Number.POSITIVE_INFINITY : entryColumn(line, isFirst, contentColumn);
  }
  return lines.length;
}

/** Column (0-based) from which lines belong to the list entry that the line begins; infinite for any other line. */
function entryColumn(line: string, isFirst: boolean, before: number): number {
  const match = /^(?:[-+*]|(\d{1,9})[.)])( {1,4})(?=[^ \t])/.exec(line);
  if (!match || isThematicBreak(line)) return Number.POSITIVE_INFINITY;
  const mayInterrupt = match[1] === undefined || match[1] === '1';
  return isFirst || mayInterrupt || Number.isFinite(before) ? match[0].length : Number.POSITIVE_INFINITY;
}

/** A fence, or raw HTML that a blank line does not end: comments, scripts, declarations. */
function opensBeyondBlankLines(line: string): boolean {
  return /^[ \t]*(?:`{3}|~{3}|<(?:[!?]|(?:script|pre|style|textarea)(?:[ \t>]|$)))/i.test(line);
}

function indentOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === ' ') column++;
    else if (character === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}
