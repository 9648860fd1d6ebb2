import type { PrintJob } from './job.ts';

/** Clauses that a section answers; of the whole document where the anchor is empty. */
export interface SectionClauses {
  anchor: string;
  /** Number and title; empty where the section has none. */
  heading: string;
  clauses: string;
}

/** The clauses a document answers, those of one section together, with number and title of the section. */
export function clausesBySection({ cover, parts }: Pick<PrintJob, 'cover' | 'parts'>): SectionClauses[] {
  const headings = new Map(
    parts.flatMap(({ outline }) =>
      outline.map(({ anchor, number, text }) => [anchor, [number, text].filter(Boolean).join(' ')]),
    ),
  );
  return [...Map.groupBy(cover.clauses, ({ anchor }) => anchor)].map(([anchor, clauses]) => ({
    anchor,
    heading: headings.get(anchor) ?? '',
    clauses: clauses.map(({ clause }) => clause).join(', '),
  }));
}
