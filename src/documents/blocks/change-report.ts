import { z } from 'zod';
import { shortened, type VersionDifference } from '../../difference/index.ts';
import { defineBlock } from './block.ts';
import { plural } from './items.ts';

/**
 * What changed since an earlier version: items and sections with the words marked, links, results, documents, SOUP.
 * @implements SRS-3102
 */
export const changeReport = defineBlock({
  name: 'change-report',
  summary:
    'What changed since the last release: items and sections with the words marked, links, test results, documents, SOUP.',
  parameters: z.strictObject({}),
  data: ({ difference, config }) =>
    difference ? changeReportData(difference, config.trace.types) : { known: false },
});

/** What the partial of the change report shows of a comparison. */
export function changeReportData(
  difference: VersionDifference,
  types: Readonly<Record<string, { plural: string }>>,
): object {
  const { before, after, items, links, results, documents, soup } = difference;
  return {
    known: true,
    before,
    after,
    counts: countsOf(difference),
    types: [...new Set(items.map(({ type }) => type))].map((type) => ({
      what: plural(types, type),
      items: items
        .filter((item) => item.type === type)
        .map(({ id, change, title, attributes, body }) => ({
          id,
          change: changeWords[change],
          title,
          attributes,
          body: shortened(body),
        })),
    })),
    links: links.map(({ change, ...link }) => ({ ...link, change: changeWords[change] })),
    resultsKnown: results !== undefined,
    results: (results ?? []).map(({ suite, name, before: then, after: now }) => ({
      suite,
      name,
      before: then || '–',
      after: now || '–',
      worse: now !== 'passed',
    })),
    documents: documents.map((document) => ({
      ...document,
      change: changeWords[document.change],
      revisions:
        document.before === document.after
          ? document.after
          : `${document.before || '–'} → ${document.after || '–'}`,
      sections: document.sections.map(({ title, change, pieces }) => ({
        title,
        change: changeWords[change],
        pieces: shortened(pieces),
      })),
    })),
    soup: soup.map(({ name, before: then, after: now }) => ({
      name,
      before: then || '–',
      after: now || '–',
    })),
  };
}

/** Words of the interface, with the tone and the sign each is shown with. */
const changeWords = {
  added: { word: 'Added', tone: 'added', sign: '+' },
  changed: { word: 'Changed', tone: 'changed', sign: '≠' },
  removed: { word: 'Removed', tone: 'removed', sign: '−' },
} as const;

/** How many of each kind, in the order of the report; `count` is undefined where it is not known. */
function countsOf({ items, links, results, documents, soup }: VersionDifference): {
  what: string;
  anchor: string;
  count: number | undefined;
}[] {
  return [
    { what: 'Items', anchor: 'changed-items', count: items.length },
    { what: 'Documents', anchor: 'changed-documents', count: documents.length },
    { what: 'Links', anchor: 'changed-links', count: links.length },
    { what: 'Test results', anchor: 'changed-results', count: results?.length },
    { what: 'SOUP', anchor: 'changed-soup', count: soup.length },
  ];
}
