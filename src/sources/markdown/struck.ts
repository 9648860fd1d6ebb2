import type { Position } from '../../markdown/structure.ts';
import type { Report } from './report.ts';

/** From where to where something is struck out. */
interface Strike {
  from: number;
  to: number;
}

const sign = /~+|<(\/?)(del|s|strike)>/gi;

/**
 * Tells whether what stands at an offset of some Markdown is struck out, as `~~SRS-041~~`. What is struck out says nothing.
 * @param source read once, however often it is asked
 * @implements SRS-3532
 */
export function strikesOf(source: string): (offset: number) => boolean {
  const strikes = strikesIn(source);
  let next = 0;
  return (offset) => {
    if ((strikes[next - 1]?.to ?? 0) > offset) next = 0;
    while (next < strikes.length && (strikes[next] as Strike).to <= offset) next++;
    return (strikes[next]?.from ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

/** Whether nothing else stands there. */
export function isWhollyStruck(source: string): boolean {
  const strikes = strikesIn(source);
  const ends = [0, ...strikes.map(({ to }) => to)];
  const between = ends.map((end, index) => source.slice(end, strikes[index]?.from));
  return strikes.length > 0 && between.every((text) => text.trim() === '');
}

/** Apart from one another, in order; what is opened and not closed strikes nothing out. */
function strikesIn(source: string): Strike[] {
  const strikes: Strike[] = [];
  const open = new Map<string, number>();
  for (const { 0: text, 1: slash, 2: tag = '', index } of source.matchAll(sign)) {
    const isTilde = tag === '';
    if (isTilde && text.length !== 2) continue;
    const name = isTilde ? '~~' : tag.toLowerCase();
    const from = open.get(name);
    if (from === undefined || (!isTilde && slash === '')) {
      if (from === undefined && slash !== '/') open.set(name, index);
      continue;
    }
    // What was opened or struck out within is part of it.
    for (const [other, at] of open) if (at >= from) open.delete(other);
    while ((strikes.at(-1)?.from ?? -1) >= from) strikes.pop();
    strikes.push({ from, to: index + text.length });
  }
  return strikes;
}

/** @param position in the file */
export function reportStruck(report: Report, position: Position, id: string): void {
  report.add('struck-out', position, {
    message: `${id} is struck out: it is no item, and nothing of it counts.`,
    hint: 'Remove it, since git keeps it. Where it is still meant, take the `~~` away.',
  });
}

/** The text of an item that is struck out while its ID is not. */
export function reportStruckText(report: Report, position: Position, id: string): void {
  report.add('struck-out', position, {
    message: `The text of ${id} is struck out, but its ID is not: it still counts as an item.`,
    hint: 'Remove the item, or strike out its ID too; where it is still meant, take the `~~` away.',
    item: id,
  });
}
