import type { ComposedDocument, ComposedPart } from '../../documents/composed.ts';
import { type ComposedSection, htmlOf } from '../../documents/sections.ts';
import { escapeHtml, type Heading, type Page, safeName } from '../../model/index.ts';
import type { SitePaths } from './addresses.ts';

/** A part of a document, or a chapter of a long one, with the page of the site that shows it. */
export interface Chapter extends ComposedPart {
  /** From the site's root. */
  path: string;
  /** Index of the part that it is of. */
  part: number;
  /** Line of its Markdown page where it begins; 0 for what is generated. */
  line: number;
}

/** Characters of Markdown from which on a page is long; a generated block and a drawing count as many as they mostly show. */
const longText = 12_000;
const blockText = 4_000;
/** Characters of HTML from which on generated parts have pages of their own, and are cut into chapters. */
const longPart = 60_000;

/**
 * The headings at which a long page is cut: the highest ones that stand more than once, those of items left out. None for a short page.
 * What stands above the first of them is of its chapter where it is a title alone. The model alone decides, so that links are known
 * before anything is composed.
 * @implements SRS-3586
 */
export function chapterHeadings(page: Page | undefined): Heading[] {
  if (!page) return [];
  const { text, textLine, headings, blocks, diagrams } = page;
  if (text.length + (blocks.length + diagrams.length) * blockText < longText) return [];
  const top = headings.filter(({ place }) => place.column === 1);
  const depth = [1, 2, 3].find((each) => top.filter((heading) => heading.depth === each).length > 1);
  const cuts = top.filter((heading) => heading.depth === depth);
  const [first, ...rest] = cuts;
  if (!first || rest.length === 0) return [];
  const lines = text.split('\n').slice(0, first.place.line - textLine);
  const title = top.find(({ place }) => place.line < first.place.line);
  const before = lines.filter((line) => line.trim() !== '' && !/^(?:#+ |=+\s*$)/.test(line));
  return title && before.length > 0 ? cuts : rest;
}

/**
 * The chapters of a composed document in their order. Links to places that stand on another page now lead there.
 * @implements SDS-3253
 */
export function chaptersOf({ document, parts }: ComposedDocument, paths: SitePaths): Chapter[] {
  const size = parts.reduce((sum, { html }) => sum + html.length, 0);
  const isApart = paths.isDivided(document) || size > longPart;
  const nameOf = namer();
  const chapters = parts.flatMap((part, index) => {
    const { page, title } = part;
    if (page !== '')
      return cut(part, index, paths.part(document, page, nameOf(title)), paths.chapters(document, page));
    if (!isApart) return cut(part, index, paths.document(document.name) ?? '', []);
    const path = paths.part(document, page, nameOf(title));
    return cut(part, index, path, generatedCuts(part, path));
  });
  const pages = new Set(chapters.map(({ path }) => path));
  if (pages.size < 2) return chapters;
  const places = new Map(
    chapters.flatMap(({ html, path }) => idsIn(html).map((id): [string, string] => [id, path])),
  );
  return chapters.map((chapter) =>
    relinked(chapter, (html) =>
      html.replace(localLink, (whole, before: string, anchor: string) => {
        const path = places.get(decodeURIComponent(anchor)) ?? chapter.path;
        return path === chapter.path ? whole : `${before}../../${path}#${anchor}"`;
      }),
    ),
  );
}

/** A part with other links. Which page an anchor stands on is known when all parts are composed, and those are text by then. */
function relinked<Part extends ComposedPart>(part: Part, relink: (html: string) => string): Part {
  const sections = part.sections.map(
    ({ heading, html }): ComposedSection => ({
      heading: heading && { ...heading, content: relink(heading.content) },
      html: relink(html),
    }),
  );
  return { ...part, sections, html: htmlOf(sections) };
}

/** The parts of a document as they stand on one page: links to its chapters lead to places of this page. */
export function onOnePage(chapters: readonly Chapter[], { parts }: ComposedDocument): ComposedPart[] {
  const begins = new Map(
    chapters.map(({ path, outline, part }) => [
      `../../${path}`,
      outline[0]?.anchor ?? parts[part]?.anchor ?? '',
    ]),
  );
  return parts.map((part) =>
    relinked(part, (html) =>
      html.replace(documentLink, (whole, before: string, path: string, anchor?: string) => {
        const begin = begins.get(path);
        return begin === undefined ? whole : `${before}#${anchor ?? encodeURIComponent(begin)}"`;
      }),
    ),
  );
}

const localLink = /(<a\b[^>]*\shref=")#([^"]+)"/g;
const documentLink = /(<a\b[^>]*\shref=")(\.\.\/\.\.\/documents\/[^"#]+)(?:#([^"]*))?"/g;

/** Where a part is cut: the heading that begins a chapter, and its page. */
export interface Cut {
  anchor: string;
  path: string;
  line: number;
}

/** A generated part that is very long is cut at the headings below its own. */
function generatedCuts({ html, outline: [, ...below] }: ComposedPart, path: string): Cut[] {
  if (html.length <= longPart) return [];
  const depth = Math.min(...below.map((entry) => entry.depth));
  const nameOf = namer();
  return below
    .filter((entry) => entry.depth === depth)
    .map(({ anchor, text }) => ({ anchor, path: path.replace(/\.html$/, `${nameOf(text)}.html`), line: 0 }));
}

/** Names of pages from titles, so that addresses last when another part comes before; the second of a title gets a number. */
function namer(): (title: string) => string {
  const taken = new Map<string, number>();
  return (title) => {
    const name = safeName(
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 40),
    );
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? `~${name}` : `~${name}~${count}`;
  };
}

function cut(part: ComposedPart, index: number, path: string, cuts: readonly Cut[]): Chapter[] {
  const line = part.page === '' ? 0 : 1;
  const whole = { ...part, path, part: index, line };
  if (cuts.length === 0) return [whole];
  // Sections with a heading and entries of the outline are the same, one after the other.
  const heads = part.sections.flatMap(({ heading }, at) => (heading ? [at] : []));
  const byAnchor = new Map(part.outline.map(({ anchor }, at) => [anchor, at]));
  const starts = [{ path, line, at: 0, entry: 0 }];
  for (const { anchor, ...of } of cuts) {
    const entry = byAnchor.get(anchor);
    const at = entry === undefined ? undefined : heads[entry];
    if (entry !== undefined && at !== undefined && at > 0) starts.push({ ...of, at, entry });
  }
  return starts.map((start, number): Chapter => {
    const next = starts[number + 1];
    const sections = part.sections.slice(start.at, next?.at);
    const html = htmlOf(sections);
    const outline = part.outline.slice(start.entry, next?.entry);
    const ids = new Set(idsIn(html));
    return {
      ...whole,
      html,
      sections,
      outline,
      path: start.path,
      line: start.line,
      title: (number > 0 && outline[0]?.text) || part.title,
      anchor: number === 0 ? part.anchor : '',
      items: part.items && { ...part.items, rows: part.items.rows.filter((id) => ids.has(escapeHtml(id))) },
    };
  });
}

function idsIn(html: string): string[] {
  return Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id = '']) => id);
}
