import type { Section } from './documents/index.ts';

/** Tells the sections of a checklist by what authors write. */
export interface SectionNames {
  /** Section a heading tells. A heading may stand for several: "Limits and warnings". */
  byHeading(text: string): Section[];
  /** Sections that a word of `covers` means: one, none where it is unknown, several where the clause asks for several. */
  byReference(reference: string): Section[];
}

/** @param headings headings that tell a section in the language of its document, besides the English ones */
export function sectionNames(
  sections: readonly Section[],
  headings: (section: Section) => readonly string[] = () => [],
): SectionNames {
  const byReference = Map.groupBy(
    sections.flatMap((section) => referencesOf(section).map((reference) => ({ reference, section }))),
    ({ reference }) => reference,
  );
  const names = sections.map((section) => ({
    section,
    words: [section.title, section.id, ...section.names, ...headings(section)].map(foldHeading),
  }));
  return {
    byHeading(text) {
      const heading = foldHeading(text);
      return names
        .filter(({ words }) => words.some((word) => heading === word || heading.startsWith(`${word} `)))
        .map(({ section }) => section);
    },
    byReference: (reference) =>
      (byReference.get(foldReference(reference)) ?? []).map(({ section }) => section),
  };
}

/** The ID, the title, and each clause with and without its standard: `7.2.2.5`, `82304-1 7.2.2.5`, `23.4 (q)`. */
function referencesOf({ id, title, asked }: Section): string[] {
  const clauses = asked.flatMap(({ standard, clause }) => {
    const short = clause.replace(/^Annex I /, '');
    return [clause, short, `${standard} ${clause}`, `${standard} ${short}`];
  });
  return [...new Set([id, title, ...clauses].map(foldReference))];
}

function foldReference(reference: string): string {
  return reference
    .toLowerCase()
    .replace(/^(?:(?:en|iec|iso)[ /-]+)+/, '')
    .replace(/[^a-z0-9.]/g, '');
}

/** Words of a heading, lower case, without a number in front. */
function foldHeading(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:\d+ )+/, '');
}
