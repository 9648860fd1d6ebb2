import type { Finding, Page } from '../model/index.ts';
import type { Words } from './words.ts';

const rules = new Set(['translation-stale', 'translation-unreviewed']);

/**
 * Says below the heading of each section of a translation that nobody compared it with its original as it is now.
 * @param html the page, its headings with their anchors
 * @implements SRS-2216
 */
export function markStaleSections(
  html: string,
  page: Pick<Page, 'path' | 'headings'>,
  findings: readonly Finding[],
  anchorOf: (anchor: string) => string,
  words: Words,
): string {
  const lines = new Set(
    findings.filter(({ rule, file }) => rules.has(rule) && file === page.path).map(({ line }) => line),
  );
  if (lines.size === 0) return html;
  const note = `<p class="empty missing">${words('Nobody compared this section with its original as it is now.')}</p>`;
  return page.headings
    .filter(({ place }) => lines.has(place.line))
    .reduce((text, { anchor }) => {
      const start = text.indexOf(`id="${anchorOf(anchor)}"`);
      const end = start < 0 ? -1 : /<\/h[1-6]>/.exec(text.slice(start))?.index;
      if (end === undefined || end < 0) return text;
      const after = start + end + '</h1>'.length;
      return `${text.slice(0, after)}\n${note}${text.slice(after)}`;
    }, html);
}
