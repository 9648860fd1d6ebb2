import type { TranslatedSection } from '../model/index.ts';
import { escapeHtml } from './engine.ts';
import type { Translate } from './messages.ts';

/**
 * Says below the heading of each section of a translation that it is not of its original as that is now, and of which revision it is.
 * @param html the page, its headings with their anchors
 * @implements SRS-2216
 */
export function markStaleSections(
  html: string,
  sections: readonly TranslatedSection[],
  anchorOf: (anchor: string) => string,
  t: Translate,
): string {
  return sections
    .filter(({ state }) => state !== 'current')
    .reduce((text, section) => {
      const start = text.indexOf(`id="${anchorOf(section.anchor)}"`);
      const end = start < 0 ? -1 : /<\/h[1-6]>/.exec(text.slice(start))?.index;
      if (end === undefined || end < 0) return text;
      const after = start + end + '</h1>'.length;
      return `${text.slice(0, after)}\n<p class="empty missing">${noteOf(section, t)}</p>${text.slice(after)}`;
    }, html);
}

function noteOf({ state, madeFrom }: TranslatedSection, t: Translate): string {
  if (state === 'stale')
    return t(
      'Out of date: the original changed since this section was made from its revision {revision}.',
    ).replace('{revision}', () => escapeHtml(madeFrom?.revision ?? ''));
  return state === 'changed'
    ? t('This section changed since somebody compared it with its original.')
    : t('Nobody compared this section with its original as it is now.');
}
