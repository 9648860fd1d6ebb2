import { claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import {
  type Document,
  type Heading,
  type Item,
  isReason,
  type Model,
  type Page,
  type Place,
  startOf,
} from '../model/index.ts';
import { sectionNames } from './covers.ts';
import { type ActiveProfile, activeProfiles, type Demand, demanded } from './demand.ts';
import type { Generated } from './documents/document-type.ts';
import { type DocumentType, documentTypes, headingsIn, type Section } from './documents/index.ts';
import { answeredBy } from './own-headings.ts';

/** One demanded section, and what the pages of the document say of it. */
export interface ChecklistEntry {
  section: Section;
  /** The clauses of the profiles that ask for it. */
  demands: Demand[];
  /** `generated`: the document's template shows it, or items are it. */
  state: 'present' | 'generated' | 'empty' | 'missing' | 'not-applicable';
  /** Why it does not apply; empty where nobody said why. */
  reason: string;
  /** Where it is, or where it is said not to apply. */
  page: string;
  anchor: string;
  title: string;
  place?: Place;
}

/** The checklist of one type in one language: documents of a type share its sections. */
export interface Checklist {
  type: DocumentType;
  documents: Document[];
  entries: ChecklistEntry[];
  /** Words of `covers` that mean no section, or several. */
  unclear: { word: string; meant: string[]; place: Place }[];
}

/**
 * The checklists of all documents of known types. Without a profile there is none.
 * @implements SRS-2105, SRS-3422
 */
export function checklists(model: Model, config: Config): Checklist[] {
  return checklistsOf(model.documents, model, config);
}

/** The checklist that a document shares with those of its type and language; undefined where there is none. */
export function checklistOf(document: Document, model: Model, config: Config): Checklist | undefined {
  const alike = model.documents.filter(
    ({ type, language }) => type === document.type && language === document.language,
  );
  return checklistsOf(alike, model, config).find(({ documents }) => documents.includes(document));
}

function checklistsOf(all: readonly Document[], model: Model, config: Config): Checklist[] {
  const profiles = activeProfiles(config);
  if (profiles.length === 0) return [];
  const pages = new Map(model.pages.map((page) => [page.path, page]));
  const groups = Map.groupBy(all, ({ type, language }) => `${type} ${language}`);
  return [...groups.values()].flatMap((documents) => {
    const type = documentTypes.get(documents[0]?.type ?? '');
    if (!type) return [];
    const own = documents.flatMap((document) =>
      document.pages.flatMap((path) => {
        const page = pages.get(path);
        return page ? [{ document, page }] : [];
      }),
    );
    return [readChecklist(type, documents, own, { model, config, profiles })];
  });
}

function readChecklist(
  type: DocumentType,
  documents: Document[],
  pages: readonly { document: Document; page: Page }[],
  project: { model: Model; config: Config; profiles: readonly ActiveProfile[] },
): Checklist {
  const language = documents[0]?.language ?? '';
  const names = sectionNames(type.sections, (section) => headingsIn(language, type.type, section));
  const matched = new Map<Section, MatchedHeading>();
  const unclear: Checklist['unclear'] = [];
  const tell = (sections: readonly Section[], next: MatchedHeading): void => {
    for (const section of sections) {
      const before = matched.get(section);
      if (!before || rank(next) > rank(before)) matched.set(section, next);
    }
  };
  for (const { document, page, heading, covers } of pages.flatMap(placesOf)) {
    const next = { page, heading };
    tell(names.byHeading(heading.text), next);
    tell(answeredBy(heading.text, document, names.byReference), { ...next, named: true });
    for (const word of covers) {
      const meant = names.byReference(word);
      if (meant.length === 1) tell(meant, { ...next, named: true });
      else unclear.push({ word, meant: meant.map(({ id }) => id), place: heading.place });
    }
  }
  const entries = type.sections.flatMap((section): ChecklistEntry[] => {
    const demands = demanded(section.asked, project.profiles);
    return demands.length === 0 ? [] : [entryOf(section, demands, matched.get(section), project, type)];
  });
  return { type, documents, entries, unclear };
}

/** A heading that tells a section; `named` by `covers` or by the configuration, which weighs more than its words. */
interface MatchedHeading {
  page: Page;
  heading: Heading;
  named?: boolean;
}

/** Text weighs more than a reason why there is none, that more than nothing. */
function rank({ heading, named }: MatchedHeading): number {
  const content = heading.empty ? 0 : heading.notApplicable === undefined ? 2 : 1;
  return content * 2 + (named ? 1 : 0);
}

/** Headings with what they cover; the front matter speaks for the page as a whole. */
function placesOf(at: { document: Document; page: Page }): Covering[] {
  const { page } = at;
  const { covers } = page.frontMatter;
  const whole = (Array.isArray(covers) ? covers : covers === undefined ? [] : [covers]).map(String);
  const headings = page.headings.map((heading) => ({ ...at, heading, covers: heading.covers ?? [] }));
  const place = startOf(page.path);
  const empty = page.headings.length > 0 && page.headings.every((heading) => heading.empty);
  const top: Heading = { depth: 0, text: '', anchor: '', place, ...(empty ? { empty: true as const } : {}) };
  return [{ ...at, heading: top, covers: whole }, ...headings];
}

interface Covering {
  document: Document;
  page: Page;
  heading: Heading;
  covers: string[];
}

function entryOf(
  section: Section,
  demands: Demand[],
  matched: MatchedHeading | undefined,
  { model, config }: { model: Model; config: Config },
  type: DocumentType,
): ChecklistEntry {
  const at = matched
    ? {
        page: matched.page.path,
        anchor: matched.heading.anchor,
        title: matched.heading.text || matched.page.title,
        place: matched.heading.place,
      }
    : { page: '', anchor: '', title: '' };
  const entry = { section, demands, reason: '', ...at };
  if (matched && !matched.heading.empty && matched.heading.notApplicable === undefined)
    return { ...entry, state: 'present' };
  if (section.items && hasItem(model.items, section.items)) return { ...entry, state: 'generated' };
  if (section.documents && model.documents.some((document) => section.documents?.includes(document.type)))
    return { ...entry, state: 'generated' };
  if (section.generated && holds[section.generated](model, config)) return { ...entry, state: 'generated' };
  if (matched && matched.heading.notApplicable !== undefined)
    return {
      ...entry,
      state: 'not-applicable',
      reason: isReason(matched.heading.notApplicable) ? matched.heading.notApplicable : '',
    };
  if (matched) return { ...entry, state: 'empty' };
  if (section.seldom) return { ...entry, state: 'not-applicable', reason: section.seldom };
  return { ...entry, state: 'missing', title: type.title };
}

function hasItem(items: readonly Item[], { type, attribute, value }: NonNullable<Section['items']>): boolean {
  const claims = claimContext({ risk: undefined });
  return items.some(
    (item) => item.type === type && (attribute === undefined || claimed(item, attribute, claims) === value),
  );
}

/** Whether a generated part has something to show: an empty table is no section. */
const holds: Record<Generated, (model: Model, config: Config) => boolean> = {
  elements: ({ architecture }) => (architecture?.elements.length ?? 0) > 0,
  interfaces: ({ architecture }) => (architecture?.edges.length ?? 0) > 0,
  links: ({ links }) => links.length > 0,
  'risk criteria': (_model, { risk }) => risk !== undefined,
  'address of instructions': (_model, { label }) => label.instructions !== '',
  // Missing reports have a finding of their own, `no-evidence`.
  statement: () => true,
};
