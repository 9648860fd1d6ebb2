import type { Translate } from '../../documents/messages.ts';
import { type Reason, sayReason } from '../../model/index.ts';

/** Ends of links that are no items, as reasons name them, with their titles. */
const others: readonly [end: string, title: string][] = [
  ['code region', 'Code'],
  ['test in source', 'Test code'],
  ['commit', 'Commit'],
];

/**
 * Says the reasons of verdicts in the language of a site or document.
 * @param typeTitles of the project
 * @implements SRS-3654
 */
export function reasonsIn(t: Translate, typeTitles: readonly string[]): (reason: Reason) => string {
  const titles = new Map([...others, ...typeTitles.map((title) => [title.toLowerCase(), title] as const)]);
  return (reason) => sayReason(reason, t, (end) => t(titles.get(end) ?? end));
}
