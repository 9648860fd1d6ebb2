import type { Refusal, RemainingLines } from './structure.ts';

/** Containers (quotes, lists) that may stand in one another; deeper nesting takes remark a stack and a time out of proportion. */
export const maximumDepth = 100;
/** UTF-16 code units of one run of lines without a blank line (of one row in a table); some inline content takes remark quadratic time. */
export const maximumRun = 50_000;

/** Lines of one text that go through remark: each may be a block, and takes it some 30 kB and a tenth of a millisecond. */
export const maximumLines = 20_000;

/**
 * Looks for containers nested too deep, without parsing: markers at the start of a line, and how far they are indented.
 * @returns the 1-based line, or undefined
 * @implements SRS-211
 */
export function tooDeepAt(lines: string[], parts: RemainingLines[]): number | undefined {
  for (const { from, to } of parts) {
    for (let index = from; index < to; index++) {
      if (depthOf(lines[index] as string) > maximumDepth) return index + 1;
    }
  }
  return undefined;
}

/**
 * Looks for the line up to which remark can read in a bounded time and memory.
 * @returns the 1-based line after it, or undefined
 * @implements SRS-3189
 */
export function tooLongAt(parts: readonly RemainingLines[]): number | undefined {
  let left = maximumLines;
  for (const { from, to } of parts) {
    if (to - from > left) return from + left + 1;
    left -= to - from;
  }
  return undefined;
}

/**
 * Takes out the parts that hold a run too large for remark, and tells of each.
 * @implements SRS-211, SRS-1402
 */
export function withoutTooLarge(
  lines: string[],
  parts: RemainingLines[],
): { kept: RemainingLines[]; refusals: Refusal[] } {
  const kept: RemainingLines[] = [];
  const refusals: Refusal[] = [];
  for (const part of parts) {
    const line = tooLargeAt(lines, part);
    if (line === undefined) kept.push(part);
    else refusals.push({ reason: 'too-large', line });
  }
  return { kept, refusals };
}

const marker = /(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;

/** An upper bound: each marker is a level, and every two columns of blanks before and between markers may be one. */
function depthOf(line: string): number {
  let markers = 0;
  let columns = 0;
  let index = 0;
  while (index < line.length && markers <= maximumDepth) {
    if (line[index] === ' ' || line[index] === '\t') {
      columns += line[index] === ' ' ? 1 : 4;
      index++;
      continue;
    }
    marker.lastIndex = index;
    const match = marker.exec(line);
    if (!match) break;
    markers++;
    index += match[0].length;
  }
  return markers === 0 ? 0 : markers + Math.max(0, Math.floor((columns - markers) / 2));
}

function tooLargeAt(lines: string[], { from, to }: RemainingLines): number | undefined {
  let size = 0;
  for (let index = from; index < to; index++) {
    const line = lines[index] as string;
    size = line === '' || line.startsWith('|') ? line.length : size + line.length + 1;
    if (size > maximumRun) return index + 1;
  }
  return undefined;
}
