import { type Finding, listed } from '../../../model/index.ts';

/** Most names of a rule. */
const most = 20;

/** A line for each rule of what waits: `requirement-verified: SRS-041, SRS-042`. */
export function linesOfWaiting(waiting: readonly Finding[]): string[] {
  return [...Map.groupBy(waiting, ({ rule }) => rule)].map(([rule, own]) => {
    const names = [...new Set(own.map(({ item, file }) => item ?? file ?? ''))].filter((name) => name !== '');
    return `${rule}: ${listed(names, most)}`;
  });
}
