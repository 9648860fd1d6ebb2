import type { ComposedDocument, ComposedPart } from '../../../documents/composed.ts';
import { messagesIn, type Translate } from '../../../documents/messages.ts';
import { type ComposedHeading, type ComposedSection, htmlOf } from '../../../documents/sections.ts';
import {
  type ChangeRef,
  type Document,
  escapeHtml,
  ownEntry,
  type ReviewThread,
} from '../../../model/index.ts';
import { issueOf } from '../../prints/document-issue.ts';
import { type Chapter, onOnePage } from '../chapters.ts';
import { filesOf } from '../document-files.ts';
import type { PageFrame } from '../page-frame.ts';
import { verdictBadge } from '../states.ts';
import { threadsAt } from '../threads.ts';
import type { SiteView } from '../view.ts';

/** All documents of the set. */
export function documentsPage(view: SiteView): PageFrame {
  return {
    path: 'documents/index.html',
    title: view.t('Documents'),
    section: 'documents',
    template: 'documents',
    data: {
      clauses: view.config.regulation.profiles.length > 0,
      documents: view.model.documents.map((document) => ({
        path: view.paths.document(document.name),
        number: document.id,
        title: document.title,
        revision: document.revision,
        status: document.status,
        language: document.language,
        ...filesOf(view, document),
      })),
    },
  };
}

/**
 * The pages of one document: a front page with what is short, a page for each part and chapter of the rest, and then all of it on one page,
 * to search and print.
 * @implements SRS-3586
 */
export function documentPages(
  composed: ComposedDocument,
  chapters: readonly Chapter[],
  view: SiteView,
): PageFrame[] {
  const { document } = composed;
  const path = view.paths.document(document.name) ?? '';
  const t = messagesIn(document.language);
  const onFront = chapters.filter((chapter) => chapter.path === path);
  const apart = chapters.filter((chapter) => chapter.path !== path);
  const whole = apart.length > 0 ? view.paths.whole(document) : '';
  const title = `${document.id} ${document.title}`;
  const pageOf = (own: string, parts: readonly ComposedPart[], rest: object): PageFrame => ({
    path: own,
    title: own === whole ? `${title}: ${t('Whole document')}` : title,
    section: 'documents',
    crumbs: [
      { label: 'Documents', path: 'documents/index.html' },
      ...(own === whole ? [{ label: title, path }] : []),
    ],
    language: document.language,
    contents: parts.flatMap((part) => localContents(part)),
    tree: treeOf(document, chapters, own, view),
    template: 'document',
    styles: ['document'],
    data: {
      ...headOf(document, view),
      toc: [],
      parts: parts.map((part) => partOf(view, part, 2, t)),
      threads: onFront.flatMap((chapter) => threadsOn(view, chapters, chapter)),
      ...inRepository(
        view,
        onFront.find(({ page }) => page !== ''),
      ),
      whole: '',
      previous: undefined,
      next: undefined,
      ...rest,
    },
  });
  if (whole === '') return [pageOf(path, onFront, {})];
  const toc = chapters.map((chapter) => tocEntry(chapter));
  return [
    pageOf(path, onFront, { toc, whole, next: neighbour(apart[0]) }),
    ...apart.map((_, index) => chapterPage(composed, chapters, apart, index, view)),
    pageOf(whole, onOnePage(chapters, composed), {}),
  ];
}

/** Where the text of a chapter is seen and edited; nothing of what is generated, or kept nowhere. */
function inRepository(view: SiteView, chapter: Chapter | undefined): { sourceUrl: string; editUrl: string } {
  const { page = '', line = 1 } = chapter ?? {};
  if (page === '') return { sourceUrl: '', editUrl: '' };
  return { sourceUrl: view.paths.source(page, line) ?? '', editUrl: view.paths.edit(page) ?? '' };
}

function threadsOn(view: SiteView, all: readonly Chapter[], { page, line }: Chapter): ReviewThread[] {
  if (page === '') return [];
  const next = all.find((other) => other.page === page && other.line > line)?.line;
  return threadsAt(view, page, line, next ?? Number.POSITIVE_INFINITY);
}

function neighbour(chapter: Chapter | undefined): object | undefined {
  return chapter && { key: numberOf(chapter), title: chapter.title, path: chapter.path };
}

function numberOf({ outline: [first] }: Chapter): string {
  return first?.number ?? '';
}

/** All chapters of the document; where it has several parts, those below a part only while one of them is shown. */
function treeOf(
  document: Document,
  chapters: readonly Chapter[],
  path: string,
  view: SiteView,
): PageFrame['tree'] {
  const front = view.paths.document(document.name) ?? '';
  if (chapters.every((chapter) => chapter.path === front)) return undefined;
  const shown = chapters.find((chapter) => chapter.path === path);
  const parts = Map.groupBy(chapters, ({ part }) => part);
  const entryOf = (chapter: Chapter) => ({
    path: chapter.path === front ? `${front}#${encodeURIComponent(anchorOf(chapter))}` : chapter.path,
    number: numberOf(chapter),
    text: chapter.title,
    current: chapter === shown && path !== front,
    entries: [],
  });
  return {
    label: document.id,
    path: front,
    current: path === front,
    entries: [...parts.values()].map(([first, ...below]) => ({
      ...entryOf(first as Chapter),
      entries: parts.size === 1 || shown?.part === first?.part ? below.map(entryOf) : [],
    })),
  };
}

function anchorOf({ outline: [first], anchor }: Chapter): string {
  return first?.anchor ?? anchor;
}

function chapterPage(
  { document }: ComposedDocument,
  all: readonly Chapter[],
  apart: readonly Chapter[],
  index: number,
  view: SiteView,
): PageFrame {
  const chapter = apart[index] as Chapter;
  const own = { label: `${document.id} ${document.title}`, path: view.paths.document(document.name) ?? '' };
  return {
    path: chapter.path,
    title: chapter.title,
    section: 'documents',
    language: document.language,
    crumbs: [{ label: 'Documents', path: 'documents/index.html' }, own],
    contents: localContents(chapter),
    tree: treeOf(document, all, chapter.path, view),
    template: 'document-part',
    styles: ['document'],
    data: {
      number: document.id,
      title: document.title,
      front: own.path,
      whole: view.paths.whole(document),
      ...filesOf(view, document),
      part: partOf(view, chapter, 1, messagesIn(document.language)),
      change: lastChange(view, chapter.page),
      ...inRepository(view, chapter),
      threads: threadsOn(view, all, chapter),
      previous: neighbour(apart[index - 1]) ?? { key: '', title: own.label, path: own.path },
      next: neighbour(apart[index + 1]),
    },
  };
}

/** What stands above the text of a document. */
function headOf(document: Document, view: SiteView): object {
  const { product, release } = view.model;
  const changes = document.pages
    .map((page) => lastChange(view, page))
    .filter((found) => found !== undefined)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return {
    number: document.id,
    title: document.title,
    purpose: document.purpose,
    ...filesOf(view, document),
    revision: document.revision,
    status: document.status,
    product: `${product.name} ${product.version}`,
    release: release.label,
    language: document.language || (product.languages[0] ?? ''),
    languages: view.model.documents
      .filter(({ id, name }) => id === document.id && name !== document.name)
      .map(({ name, language }) => ({ path: view.paths.document(name), language })),
    issued: issueOf(document, view.model).date ?? '',
    replaces: document.replaces ?? '',
    softwareVersions: document.softwareVersions?.join(', ') ?? '',
    change: changes[0],
    clauses: document.clauses.join('; '),
  };
}

/** A part's content, its highest heading at the depth given; a part without headings gets its title as one. */
function partOf(view: SiteView, part: ComposedPart, depth: 1 | 2, t: Translate): object {
  const hasAnchor = part.anchor === '' || part.html.includes(`id="${part.anchor}"`);
  const depths = part.sections.flatMap(({ heading }) => heading?.depth ?? []);
  const shift = depth - Math.min(...depths);
  const sourceOf = sourcesOf(view, part.page, t);
  const shown = part.sections.map(({ heading, html }): ComposedSection => {
    if (!heading) return { html };
    const content = `${heading.content}${verdictOf(view, heading, t)}${sourceOf(heading)}`;
    return { html, heading: { ...heading, content, depth: Math.max(1, Math.min(6, heading.depth + shift)) } };
  });
  return {
    anchor: hasAnchor ? '' : part.anchor,
    heading: depths.length === 0 ? part.title : '',
    top: depth === 1,
    html: htmlOf(shown),
  };
}

/** Leads from each heading that somebody wrote to its line in the repository. */
function sourcesOf(view: SiteView, path: string, t: Translate): (heading: ComposedHeading) => string {
  const page = view.model.pages.find((each) => each.path === path);
  if (!page || view.paths.source(path, 1) === undefined) return () => '';
  const lines = new Map(
    page.headings.map(({ anchor, place }) => [view.paths.anchor(path, anchor), place.line]),
  );
  return ({ anchor }) => {
    const line = lines.get(anchor);
    if (line === undefined) return '';
    const url = escapeHtml(view.paths.source(path, line) ?? '');
    const label = escapeHtml(`${t('Source')}: ${path}:${line}`);
    return `<a class="see" href="${url}" rel="noreferrer" aria-label="${label}" data-word="${escapeHtml(t('Source'))}"></a>`;
  };
}

/** Says at the heading of an item what this commit's evidence says of it. */
function verdictOf(view: SiteView, { item }: ComposedHeading, t: Translate): string {
  const { state } = item === undefined ? { state: 'none' as const } : view.verdict(item);
  return state === 'none' ? '' : ` ${verdictBadge(state, t)}`;
}

function localContents(part: ComposedPart): { depth: number; text: string; anchor: string }[] {
  const top = Math.min(...part.outline.map((entry) => entry.depth));
  return part.outline
    .filter((entry) => entry.depth - top < 3)
    .slice(0, 120)
    .map(({ depth, number, text, anchor }) => ({
      depth: depth - top + 1,
      text: `${number} ${text}`.trim(),
      anchor,
    }));
}

function tocEntry(chapter: Chapter): object {
  const { path, title, outline } = chapter;
  const [first, ...rest] = outline;
  return {
    number: numberOf(chapter),
    title,
    path: path.endsWith('/index.html') ? `${path}#${encodeURIComponent(anchorOf(chapter))}` : path,
    entries: rest
      .filter((entry) => entry.depth === (first?.depth ?? 0) + 1)
      .slice(0, 40)
      .map(({ number, text, anchor }) => ({
        path: `${path}#${encodeURIComponent(anchor)}`,
        text: `${number} ${text}`.trim(),
      })),
  };
}

function lastChange(view: SiteView, page: string): ChangeRef | undefined {
  const changes = view.model.release.revision.lastChange;
  return page === '' ? undefined : ownEntry(changes, page);
}
