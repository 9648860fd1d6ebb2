import {
  type Document,
  didYouMean,
  type Finding,
  isSameHeading,
  type Page,
  type Place,
} from '../model/index.ts';
import { sectionNames } from './covers.ts';
import { type ActiveProfile, demanded } from './demand.ts';
import { documentTypes, type Section } from './documents/index.ts';
import { finding } from './rules.ts';

/** Sections of a document that a heading of its own answers, by `documents[].sections`. */
export function answeredBy(
  heading: string,
  { sections = {} }: Document,
  sectionsOf: (reference: string) => readonly Section[],
): Section[] {
  return Object.entries(sections).flatMap(([reference, own]) => {
    const meant = isSameHeading(own, heading) ? sectionsOf(reference) : [];
    return meant.length === 1 ? meant : [];
  });
}

/**
 * Findings `unknown-section`: an entry of `documents[].sections` that names no demanded section, or a heading that is not there.
 * @implements SRS-3422
 */
export function checkOwnHeadings(
  documents: readonly Document[],
  pages: readonly Page[],
  profiles: readonly ActiveProfile[],
  place: Place,
): Finding[] {
  return documents.flatMap((document) => {
    const { name, type, sections = {} } = document;
    const known = documentTypes.get(type)?.sections ?? [];
    const asked = known.filter((section) => demanded(section.asked, profiles).length > 0);
    const headings = pages
      .filter(({ path }) => document.pages.includes(path))
      .flatMap((page) => page.headings.map(({ text }) => text));
    const told = (message: string, word: string, words: readonly string[], what: string): Finding => {
      const list = words.slice(0, 30).join(', ') || 'none';
      const hint = `${didYouMean(word, words)}${what}: ${list}.`;
      return finding('unknown-section', place, { message: `\`sections\` of ${name} ${message}`, hint });
    };
    return Object.entries(sections).flatMap(([reference, heading]): Finding[] => {
      const meant = sectionNames(known).byReference(reference);
      const ids = asked.map(({ id }) => id);
      const list = 'Sections that the profiles demand';
      if (meant.length === 0)
        return [
          told(`names "${reference}", which is no section of the type \`${type}\`.`, reference, ids, list),
        ];
      if (meant.length > 1) {
        const several = meant.map(({ id }) => id).join(', ');
        return [told(`names "${reference}", which could mean several sections: ${several}.`, '', ids, list)];
      }
      if (!asked.includes(meant[0] as Section))
        return [told(`names "${reference}", which no profile demands.`, '', ids, list)];
      if (headings.some((text) => isSameHeading(text, heading))) return [];
      return [
        told(
          `names the heading "${heading}", which stands on none of its pages.`,
          heading,
          headings,
          'Their headings',
        ),
      ];
    });
  });
}
