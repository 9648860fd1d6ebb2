import { compareText, fileKind, type SourceCoverage } from '../model/index.ts';

/**
 * The kinds of the files that were not read, most files first: `*.hs` for an ending, the name of a file without one.
 * @implements SRS-3484
 */
export function unreadKinds({ unread }: Pick<SourceCoverage, 'unread'>): { kind: string; files: number }[] {
  const byKind = Map.groupBy(unread, fileKind);
  return [...byKind]
    .map(([kind, { length }]) => ({ kind, files: length }))
    .sort((a, b) => b.files - a.files || compareText(a.kind, b.kind));
}

/** `*.hs (3), *.html (1)`, the five most. */
export function unreadText(coverage: Pick<SourceCoverage, 'unread'>): string {
  const kinds = unreadKinds(coverage);
  const more = kinds.length > 5 ? ` and ${kinds.length - 5} more kinds` : '';
  return `${kinds
    .slice(0, 5)
    .map(({ kind, files }) => `${kind} (${files})`)
    .join(', ')}${more}`;
}
