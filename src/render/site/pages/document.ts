import type { ComposedDocument, ComposedPart } from '../../../documents/composed.ts';
import { messagesIn, type Translate } from '../../../documents/messages.ts';
import type { ChangeRef, Document } from '../../../model/index.ts';
import { issueOf } from '../../prints/document-issue.ts';
import { commitLink } from '../ends.ts';
import { highestHeading, startHeadingsAt } from '../headings.ts';
import { type Html, html, nothing, raw } from '../html.ts';
import { icon } from '../icons.ts';
import { type PageFrame, rootFrom } from '../layout.ts';
import { verdictBadge } from '../states.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';

/** All documents of the set. */
export function documentsPage(view: SiteView): PageFrame {
  const rows = view.model.documents.map(
    (document) =>
      html`<tr><th scope="row" class="narrow"><a href="../${view.paths.document(document.name)}">${document.id}</a></th><td><a href="../${view.paths.document(document.name)}">${document.title}</a></td><td class="narrow">${document.revision}</td><td class="narrow">${document.status}</td><td class="narrow">${document.language}</td><td class="narrow">${printLink(view, '../', document, html`PDF<span class="unseen"> of ${document.id}</span>`)}</td></tr>`,
  );
  return {
    path: 'documents/index.html',
    title: 'Documents',
    section: 'documents',
    main: html`<h1>Documents</h1>${
      view.config.regulation.profiles.length > 0
        ? html`<p><a href="clauses.html">State of every clause</a></p>`
        : nothing
    }${
      rows.length === 0
        ? html`<p class="note">No document is configured.</p>`
        : table(
            'Documents',
            [
              { label: 'ID' },
              { label: 'Title' },
              { label: 'Revision' },
              { label: 'Status' },
              { label: 'Language' },
              { label: 'Print' },
            ],
            rows,
          )
    }`,
  };
}

/** The pages of one document: a single one, or a front page with contents and a page for each part. */
export function documentPages(composed: ComposedDocument, view: SiteView): PageFrame[] {
  const { document, parts } = composed;
  const path = view.paths.document(document.name) ?? '';
  const t = messagesIn(document.language);
  const crumbs = [{ label: 'Documents', path: 'documents/index.html' }];
  if (isSinglePage(composed)) {
    return [
      {
        path,
        title: `${document.id} ${document.title}`,
        section: 'documents',
        crumbs,
        language: document.language,
        contents: parts.flatMap((part) => localContents(part)),
        main: html`<article class="document">${head(document, view, t)}${parts.map((part) => body(view, part, 2, t))}</article>`,
      },
    ];
  }
  const partPaths = parts.map((part, index) => view.paths.part(document, index, part.page));
  const front: PageFrame = {
    path,
    title: `${document.id} ${document.title}`,
    section: 'documents',
    crumbs,
    language: document.language,
    main: html`<article class="document">${head(document, view, t)}<nav aria-labelledby="parts"><h2 id="parts">${t('Contents')}</h2><ol class="toc">${parts.map(
      (part, index) =>
        html`<li><a href="../../${partPaths[index]}">${part.title}</a>${outline(part, `../../${partPaths[index]}`)}</li>`,
    )}</ol></nav></article>`,
  };
  return [front, ...parts.map((part, index) => partPage(composed, part, index, partPaths, view))];
}

/** Whether all parts share the document's own page: links to its Markdown page then lead there. */
export function isSinglePage({ document, parts }: ComposedDocument): boolean {
  return parts.length <= 1 || document.pages.length === 1;
}

function partPage(
  { document, parts }: ComposedDocument,
  part: ComposedPart,
  index: number,
  paths: string[],
  view: SiteView,
): PageFrame {
  const path = paths[index] ?? '';
  const root = rootFrom(path);
  const t = messagesIn(document.language);
  const own = view.paths.document(document.name) ?? '';
  const change = lastChange(view, part.page);
  const link = (at: number, rel: 'prev' | 'next'): Html => {
    const other = parts[at];
    if (!other) {
      return rel === 'prev'
        ? html`<a rel="prev" href="${root}${own}">${icon('previous')}<span>${document.id} ${document.title}</span></a>`
        : nothing;
    }
    return rel === 'prev'
      ? html`<a rel="prev" href="${root}${paths[at]}">${icon('previous')}<span>${other.title}</span></a>`
      : html`<a rel="next" href="${root}${paths[at]}"><span>${other.title}</span>${icon('next')}</a>`;
  };
  return {
    path,
    title: part.title,
    section: 'documents',
    language: document.language,
    crumbs: [
      { label: 'Documents', path: 'documents/index.html' },
      { label: `${document.id} ${document.title}`, path: own },
    ],
    contents: localContents(part),
    main: html`<article class="document"><p class="kind">${document.id} · ${document.title}${view.prints ? ' · ' : nothing}${printLink(view, root, document, html`PDF`)}</p>${body(view, part, 1, t)}${
      change
        ? html`<p class="last-change">${t('Last changed')}: ${commitLink(view, change.commit)}, <time datetime="${change.date}">${change.date.slice(0, 10)}</time>.</p>`
        : nothing
    }</article><nav class="prevnext" aria-label="${t('Previous and next')}">${link(index - 1, 'prev')}${link(index + 1, 'next')}</nav>`,
  };
}

function head(document: Document, view: SiteView, t: Translate): Html {
  const { product, release } = view.model;
  const change = document.pages
    .map((page) => lastChange(view, page))
    .filter((found) => found !== undefined)
    .sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  const entries: [string, Html | string][] = [
    ['Document ID', document.id],
    ['Revision', document.revision],
    ['Status', t(document.status)],
    ['Product', `${product.name} ${product.version}`],
    ['Release', release.label],
    ['Language', document.language || (product.languages[0] ?? '')],
  ];
  const others = view.model.documents.filter(({ id, name }) => id === document.id && name !== document.name);
  if (others.length > 0)
    entries.push([
      'Languages',
      html`${others.map(
        ({ name, language }) =>
          html`<a href="../../${view.paths.document(name)}" hreflang="${language}" lang="${language}">${language}</a> `,
      )}`,
    ]);
  const issued = issueOf(document, view.model).date;
  if (issued) entries.push(['Date of issue', html`<time datetime="${issued}">${issued.slice(0, 10)}</time>`]);
  if (document.replaces) entries.push(['Replaces revision', document.replaces]);
  if (document.softwareVersions)
    entries.push(['For software versions', document.softwareVersions.join(', ')]);
  if (change) {
    entries.push([
      'Last changed',
      html`<time datetime="${change.date}">${change.date.slice(0, 10)}</time>, ${commitLink(view, change.commit)}`,
    ]);
  }
  if (document.clauses.length > 0) entries.push(['Answers', document.clauses.join('; ')]);
  return html`<header><p class="kind">${document.id}</p><h1>${document.title}</h1>${
    document.purpose ? html`<p class="lead">${document.purpose}</p>` : nothing
  }${
    view.prints
      ? html`<p><a class="button" href="${pdfPath('../../', document)}">${icon('file')}${t('Read as PDF')}</a></p>`
      : nothing
  }<dl class="identity">${entries.map(
    ([name, value]) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`,
  )}</dl></header>`;
}

/** A part's content, its highest heading at the depth given; a part without headings gets its title as one. */
function body(view: SiteView, part: ComposedPart, depth: 1 | 2, t: Translate): Html {
  const hasAnchor = part.anchor === '' || part.html.includes(`id="${part.anchor}"`);
  const hasHeading = highestHeading(part.html) !== undefined;
  const title = depth === 1 ? html`<h1>${part.title}</h1>` : html`<h2>${part.title}</h2>`;
  return html`<section class="text" dir="auto"${hasAnchor ? nothing : html` id="${part.anchor}"`}>${hasHeading ? nothing : title}${raw(
    startHeadingsAt(withVerdicts(view, part.html, t), depth),
  )}</section>`;
}

/** Says at the heading of every item what this commit's evidence says of it. */
function withVerdicts(view: SiteView, content: string, t: Translate): string {
  return content.replace(itemHeading, (heading, start: string, id: string, text: string, end: string) => {
    const { state } = view.verdict(id);
    return state === 'none' ? heading : `${start}${text} ${verdictBadge(state, t).text}${end}`;
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

function outline(part: ComposedPart, path: string): Html {
  const [first, ...rest] = part.outline;
  const entries = rest.filter((entry) => entry.depth === (first?.depth ?? 0) + 1).slice(0, 40);
  if (entries.length === 0) return nothing;
  return html`<ul>${entries.map(
    ({ number, text, anchor }) =>
      html`<li><a href="${path}#${encodeURIComponent(anchor)}">${number} ${text}</a></li>`,
  )}</ul>`;
}

function lastChange(view: SiteView, page: string): ChangeRef | undefined {
  const changes = view.model.release.revision.lastChange;
  return page !== '' && Object.hasOwn(changes, page) ? changes[page] : undefined;
}

/** The way to the document's PDF, where the set was printed. */
function printLink(view: SiteView, root: string, document: Document, text: Html): Html {
  return view.prints ? html`<a href="${pdfPath(root, document)}">${text}</a>` : nothing;
}

function pdfPath(root: string, document: Document): string {
  return `${root}../pdf/${encodeURIComponent(document.name)}.pdf`;
}
