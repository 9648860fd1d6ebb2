import type { Position } from '../../markdown/structure.ts';
import type { Report } from './report.ts';

/** Characters of a line or cell that are looked at. */
const longest = 10_000;
const strike = /~~(?!~)(?:[^~]|~(?!~))+~~|<(del|s|strike)>[^<]*<\/\1>/gi;

/**
 * Whether what stands at an offset of some Markdown is struck out, as `~~SRS-041~~`. What is struck out says nothing.
 * @implements SRS-3532
 */
export function isStruck(source: string, offset: number): boolean {
  return strikesIn(source).some(({ index, 0: all }) => index <= offset && offset < index + all.length);
}

/** Whether nothing else stands there. */
export function isWhollyStruck(source: string): boolean {
  const strikes = strikesIn(source);
  return (
    strikes.length > 0 && strikes.reduce((rest, { 0: all }) => rest.replace(all, ''), source).trim() === ''
  );
}

function strikesIn(source: string): RegExpExecArray[] {
  return /~~|<\//.test(source) ? [...source.slice(0, longest).matchAll(strike)] : [];
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
