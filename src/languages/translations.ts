import type { Document, Heading, Model } from '../model/index.ts';
import type { LockLine } from './lock.ts';
import { type Section, sectionsOf } from './sections.ts';

/** How a section of a translation stands to its original. */
export interface SectionState {
  document: string;
  original: string;
  /** Page of the translation. */
  page: string;
  heading: Heading;
  /** Where the section it was made from stands: page and heading. */
  sourcePage: string;
  sourceHeading: Heading;
  /** `current`: compared as both are now; `stale`: the original changed since; `changed`: the translation did; `unreviewed`: never compared. */
  state: 'current' | 'stale' | 'changed' | 'unreviewed';
  /** As it would stand in the lock now, but for reviewer and reason. */
  line: Omit<LockLine, 'reviewer' | 'reason'>;
}

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
 * @implements SRS-2213
 */
export function translationStates(
  { documents, pages }: Pick<Model, 'documents' | 'pages'>,
  lock: ReadonlyMap<string, LockLine>,
  read: (path: string) => string | undefined,
): { states: SectionState[]; mismatches: Mismatch[] } {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const sections = (path: string): Section[] => {
    const page = byPath.get(path);
    return page ? sectionsOf(page, read(path) ?? '') : [];
  };
  const states: SectionState[] = [];
  const mismatches: Mismatch[] = [];
  for (const document of documents) {
    const original = documents.find(({ id }) => id === document.translationOf);
    if (!original) continue;
    const names = { document: document.id, original: original.id };
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
        const line = {
          section: `${page}#${heading.anchor}`,
          source: `${sourcePage}#${source.heading.anchor}`,
          sectionHash: hash,
          sourceHash: source.hash,
        };
        const state = stateOf(lock.get(line.section), line);
        states.push({ ...names, page, heading, sourcePage, sourceHeading: source.heading, state, line });
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

function stateOf(known: LockLine | undefined, now: SectionState['line']): SectionState['state'] {
  if (known?.source !== now.source) return 'unreviewed';
  if (known.sourceHash !== now.sourceHash) return 'stale';
  return known.sectionHash === now.sectionHash ? 'current' : 'changed';
}

function pagesOf({ pages }: Document): string {
  return pages.length === 1 ? 'one page' : `${pages.length} pages`;
}
