import { z } from 'zod';
import {
  compareText,
  type Heading,
  type Item,
  type Model,
  parsedJson,
  type TestStatus,
} from '../model/index.ts';

const text = z.string();
const texts = z.record(text, text);

/** Of a version what a comparison needs; further keys of `data/model.json` are passed over, so that archives of other releases of ours are read too. */
const modelShape = z.object({
  release: z.object({ label: text, revision: z.object({ commit: text, date: text }) }),
  items: z.array(
    z.object({
      id: text,
      type: text,
      title: text,
      attributes: texts,
      body: text,
      place: z.object({ file: text, line: z.number(), endLine: z.number().optional() }),
    }),
  ),
  links: z.array(z.object({ from: text, relation: text, to: text, origin: text })),
  pages: z.array(
    z.object({
      path: text,
      text,
      textLine: z.number(),
      headings: z.array(z.object({ depth: z.number(), text, place: z.object({ line: z.number() }) })),
    }),
  ),
  documents: z.array(
    z.object({
      id: text,
      name: text.optional(),
      title: text,
      revision: text,
      language: text,
      pages: z.array(text),
    }),
  ),
  reports: z.array(
    z.object({
      origin: text,
      results: z.array(z.object({ name: text, suite: text, className: text, file: text, status: text })),
    }),
  ),
  soup: z.array(z.object({ ecosystem: text, name: text, version: text })),
});

type ModelFacts = z.output<typeof modelShape>;

/** One version of a technical file, as far as it is compared with another. Plain data, sorted. */
export interface Version {
  /** Release tag, or `DRAFT …`. */
  label: string;
  /** Full hash; empty without version control. */
  commit: string;
  items: Pick<Item, 'id' | 'type' | 'title' | 'attributes' | 'body'>[];
  /** Links between items and from code; what commits state is history, and not of a version. */
  links: { from: string; relation: string; to: string }[];
  /** Documents with the text of their sections that are no items. */
  documents: {
    /** Its name, which tells a translation from its original. */
    id: string;
    title: string;
    revision: string;
    language: string;
    sections: { title: string; text: string }[];
  }[];
  soup: { ecosystem: string; name: string; version: string }[];
  /** Results of this version's own evidence; absent where no evidence is at hand, as for a commit that was only read. */
  results?: { suite: string; name: string; status: string }[];
}

/**
 * Reads a version from the text of a `data/model.json`.
 * @returns undefined where it is no model
 */
export function readVersion(json: string): Version | undefined {
  return versionIn(parsedJson(json));
}

/** The same from a value that was parsed already. */
export function versionIn(value: unknown): Version | undefined {
  const model = modelShape.safeParse(value);
  return model.success ? versionOf(model.data, true) : undefined;
}

const versionShape = z.object({
  label: text,
  commit: text,
  items: z.array(z.object({ id: text, type: text, title: text, attributes: texts, body: text })),
  links: z.array(z.object({ from: text, relation: text, to: text })),
  documents: z.array(
    z.object({
      id: text,
      title: text,
      revision: text,
      language: text,
      sections: z.array(z.object({ title: text, text })),
    }),
  ),
  soup: z.array(z.object({ ecosystem: text, name: text, version: text })),
  results: z.array(z.object({ suite: text, name: text, status: text })).exactOptional(),
}) satisfies z.ZodType<Version>;

/** Reads a version as `JSON.stringify` wrote it; undefined for what is none. */
export function parseVersion(json: string): Version | undefined {
  const version = versionShape.safeParse(parsedJson(json));
  return version.success ? version.data : undefined;
}

/**
 * Of a model what is compared.
 * @param evidence whether the model's reports are all there is to know of its tests
 */
export function versionOf(model: ModelFacts | Model, evidence: boolean): Version {
  const { release, items, links, soup } = model;
  const pages = new Map<string, ModelFacts['pages'][number]>(model.pages.map((page) => [page.path, page]));
  const starts = itemLines(items);
  return {
    label: release.label,
    commit: release.revision.commit,
    items: items.map(({ id, type, title, attributes, body }) => ({ id, type, title, attributes, body })),
    links: links
      .filter(({ origin }) => origin !== 'commit')
      .map(({ from, relation, to }) => ({ from, relation, to })),
    documents: model.documents.map(({ id, name, title, revision, language, pages: paths }) => ({
      id: name ?? id,
      title,
      revision,
      language,
      sections: paths.flatMap((path) => {
        const page = pages.get(path);
        return page ? sectionsOf(page, starts.get(path) ?? new Set()) : [];
      }),
    })),
    soup: soup.map(({ ecosystem, name, version }) => ({ ecosystem, name, version })),
    ...(evidence && isProven(model.reports) ? { results: resultsOf(model.reports) } : {}),
  };
}

/** Lines on which items start, by page. */
function itemLines(items: readonly Pick<ModelFacts['items'][number], 'place'>[]): Map<string, Set<number>> {
  const lines = new Map<string, Set<number>>();
  for (const { place } of items) {
    const known = lines.get(place.file);
    if (known) known.add(place.line);
    else lines.set(place.file, new Set([place.line]));
  }
  return lines;
}

/** A page cut at its headings. An item's section is the item's, and so is what is nested below its heading. */
function sectionsOf(
  page: ModelFacts['pages'][number],
  items: ReadonlySet<number>,
): { title: string; text: string }[] {
  const lines = page.text.split('\n');
  const sections: { title: string; text: string }[] = [];
  const titles: string[] = [];
  let item = Number.POSITIVE_INFINITY;
  const headings: (Pick<Heading, 'depth' | 'text'> & { place: { line: number } })[] = page.headings;
  for (const [index, { depth, text: title, place }] of headings.entries()) {
    if (depth <= item) item = items.has(place.line) ? depth : Number.POSITIVE_INFINITY;
    titles.length = depth - 1;
    titles[depth - 1] = title;
    if (item !== Number.POSITIVE_INFINITY) continue;
    const end = (headings[index + 1]?.place.line ?? page.textLine + lines.length) - page.textLine;
    const body = lines.slice(place.line - page.textLine + 1, end).filter((_, at) => {
      // A row of a table that is an item is the item's.
      return !items.has(place.line + 1 + at);
    });
    sections.push({ title: titles.filter(Boolean).join(' / '), text: body.join('\n').trim() });
  }
  return sections;
}

/** Whether there is a report of this very version. */
function isProven(reports: readonly { origin: string }[]): boolean {
  return reports.some(({ origin }) => origin === 'current');
}

/** The worst status counts where a test stands in several reports. */
const worst: readonly string[] = [
  'error',
  'failed',
  'notrun',
  'skipped',
  'repeated',
  'passed',
] satisfies TestStatus[];

function resultsOf(reports: ModelFacts['reports'] | Model['reports']): NonNullable<Version['results']> {
  const found = new Map<string, { suite: string; name: string; status: string }>();
  for (const { origin, results } of reports) {
    if (origin !== 'current') continue;
    for (const { name, suite, className, file, status } of results) {
      const of = suite || className || file;
      const key = JSON.stringify([of, name]);
      const known = found.get(key);
      if (!known || worst.indexOf(status) < worst.indexOf(known.status))
        found.set(key, { suite: of, name, status });
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, result]) => result);
}
