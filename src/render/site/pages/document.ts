import type { ComposedDocument, ComposedPart } from '../../../documents/composed.ts';
import { messagesIn, type Translate } from '../../../documents/messages.ts';
import { type ChangeRef, type Document, ownEntry, usersEditionOf } from '../../../model/index.ts';
import { issueOf } from '../../prints/document-issue.ts';
import { highestHeading, startHeadingsAt } from '../headings.ts';
import type { PageFrame } from '../page-frame.ts';
import { verdictBadge } from '../states.ts';
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
        print: printOf(view, document.name),
      })),
    },
  };
}

/** The pages of one document: a single one, or a front page with contents and a page for each part. */
export function documentPages(composed: ComposedDocument, view: SiteView): PageFrame[] {
  const { document, parts } = composed;
  const path = view.paths.document(document.name) ?? '';
  const t = messagesIn(document.language);
  const isSingle = isSinglePage(composed);
  const partPaths = parts.map((part, index) => view.paths.part(document, index, part.page));
  const front: PageFrame = {
    path,
    title: `${document.id} ${document.title}`,
    section: 'documents',
    crumbs: [{ label: 'Documents', path: 'documents/index.html' }],
    language: document.language,
    ...(isSingle ? { contents: parts.flatMap((part) => localContents(part)) } : {}),
    template: 'document',
    data: {
      ...headOf(document, view),
      toc: isSingle ? [] : parts.map((part, index) => tocEntry(part, partPaths[index] ?? '')),
      parts: isSingle ? parts.map((part) => partOf(view, part, 2, t)) : [],
    },
  };
  return isSingle
    ? [front]
    : [front, ...parts.map((part, index) => partPage(composed, part, index, partPaths, view))];
}

/** Whether all parts share the document's own page: links to its Markdown page then lead there. */
export function isSinglePage({ document, parts }: ComposedDocument): boolean {
  return parts.length <= 1 || document.pages.length === 1;
}

function partPage(
  { document, parts }: ComposedDocument,
  part: ComposedPart,
  index: number,
  paths: readonly string[],
  view: SiteView,
): PageFrame {
  const own = { label: `${document.id} ${document.title}`, path: view.paths.document(document.name) ?? '' };
  const neighbour = (at: number): object | undefined =>
    parts[at] && { key: '', title: parts[at].title, path: paths[at] };
  return {
    path: paths[index] ?? '',
    title: part.title,
    section: 'documents',
    language: document.language,
    crumbs: [{ label: 'Documents', path: 'documents/index.html' }, own],
    contents: localContents(part),
    template: 'document-part',
    data: {
      number: document.id,
      title: document.title,
      print: printOf(view, document.name),
      part: partOf(view, part, 1, messagesIn(document.language)),
      change: lastChange(view, part.page),
      previous: neighbour(index - 1) ?? { key: '', title: own.label, path: own.path },
      next: neighbour(index + 1),
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
    print: printOf(view, document.name),
    printForUsers: printOf(view, usersEditionOf(document)),
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
  return {
    anchor: hasAnchor ? '' : part.anchor,
    heading: highestHeading(part.html) === undefined ? part.title : '',
    top: depth === 1,
    html: startHeadingsAt(withVerdicts(view, part.html, t), depth),
  };
}

/** Says at the heading of every item what this commit's evidence says of it. */
function withVerdicts(view: SiteView, content: string, t: Translate): string {
  return content.replace(itemHeading, (heading, start: string, id: string, text: string, end: string) => {
    const { state } = view.verdict(id);
    return state === 'none' ? heading : `${start}${text} ${verdictBadge(state, t)}${end}`;
  });
}

/** A heading that defines an item, as the composer marks it. */
const itemHeading =
  /(<h[1-6] id="[^"]*"[^>]*? data-item="([^"]*)"[^>]*>)((?:(?!<\/h[1-6]>)[\s\S])*)(<\/h[1-6]>)/g;

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

function tocEntry(part: ComposedPart, path: string): object {
  const [first, ...rest] = part.outline;
  return {
    title: part.title,
    path,
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

/** Path of a PDF beside the site; empty where there is none or the set was not printed. */
function printOf(view: SiteView, name: string | undefined): string {
  return view.prints && name !== undefined ? `../pdf/${encodeURIComponent(name)}.pdf` : '';
}
