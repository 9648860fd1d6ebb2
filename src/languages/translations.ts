import { type Document, type Model, originalOf, type TranslatedSection } from '../model/index.ts';
import type { LockLine } from './lock.ts';
import { type Section, sectionsOf } from './sections.ts';

/** A translation whose build differs from its original: from there on nothing can be compared. */
export interface Mismatch {
  document: string;
  original: string;
  page: string;
  line: number;
  what: string;
}

/**
 * Compares every translation with its original: pages and headings one after another, since a translation has the same sections.
 * @param read text of a page of the project
 * @implements SRS-2213, SRS-3002
 */
export function translationStates(
  { documents, pages }: Pick<Model, 'documents' | 'pages'>,
  lock: ReadonlyMap<string, LockLine>,
  read: (path: string) => string | undefined,
): { states: TranslatedSection[]; mismatches: Mismatch[] } {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const sections = (path: string): Section[] => {
    const page = byPath.get(path);
    return page ? sectionsOf(page, read(path) ?? '') : [];
  };
  const states: TranslatedSection[] = [];
  const mismatches: Mismatch[] = [];
  for (const document of documents) {
    const original = originalOf(document, documents);
    if (!original || original === document) continue;
    const names = { document: document.name, original: original.name };
    if (original.pages.length !== document.pages.length)
      mismatches.push({
        ...names,
        page: document.pages[0] ?? '',
        line: 1,
        what: `it has ${pagesOf(document)}, the original ${pagesOf(original)}`,
      });
    for (const [index, page] of document.pages.entries()) {
      const sourcePage = original.pages[index];
      if (sourcePage === undefined) break;
      const sources = sections(sourcePage);
      const own = sections(page);
      for (const [at, { heading, hash }] of own.entries()) {
        const source = sources[at];
        if (!source || source.heading.depth !== heading.depth) {
          const what = source
            ? `"${heading.text}" stands where the original has "${source.heading.text}" at another depth`
            : `"${heading.text}" has no counterpart in ${sourcePage}`;
          mismatches.push({ ...names, page, line: heading.place.line, what });
          break;
        }
        const section = {
          ...names,
          page,
          title: heading.text,
          anchor: heading.anchor,
          place: heading.place,
          source: {
            page: sourcePage,
            title: source.heading.text,
            anchor: source.heading.anchor,
            place: source.heading.place,
          },
          hash,
          sourceHash: source.hash,
        };
        states.push({ ...section, ...judge(section, lock.get(placeOf(section))) });
      }
      const missing = sources[own.length];
      if (missing)
        mismatches.push({
          ...names,
          page,
          line: own.at(-1)?.heading.place.line ?? 1,
          what: `the section "${missing.heading.text}" of ${sourcePage} is missing`,
        });
    }
  }
  return { states, mismatches };
}

/** `path#anchor` of a section, as the lock names it. */
export function placeOf({ page, anchor }: Pick<TranslatedSection, 'page' | 'anchor'>): string {
  return `${page}#${anchor}`;
}

function judge(
  { source, hash, sourceHash }: Omit<TranslatedSection, 'state'>,
  known: LockLine | undefined,
): Pick<TranslatedSection, 'state' | 'madeFrom'> {
  if (known?.source !== placeOf(source)) return { state: 'unreviewed' };
  const { revision, reviewer } = known;
  const madeFrom = { revision, sourceHash: known.sourceHash, reviewer };
  if (known.sourceHash !== sourceHash) return { state: 'stale', madeFrom };
  return { state: known.sectionHash === hash ? 'current' : 'changed', madeFrom };
}

function pagesOf({ pages }: Document): string {
  return pages.length === 1 ? 'one page' : `${pages.length} pages`;
}
