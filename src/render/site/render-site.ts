import { createHash } from 'node:crypto';
import type { Document, Item } from '../../model/index.ts';
import type { ShownFile } from '../files/index.ts';
import { bundledFonts } from '../fonts/index.ts';
import { addressesBelow } from './addresses.ts';
import { buildAssets } from './assets.ts';
import { type Chapter, chaptersOf } from './chapters.ts';
import { chainsData } from './data/chains.ts';
import { itemsData } from './data/items.ts';
import { linksData } from './data/links.ts';
import { previewData, previewShards } from './data/previews.ts';
import { searchData, searchEntries } from './data/search.ts';
import { type SectionEntry, textBelow } from './data/sections.ts';
import type { SiteInput, SiteSummary, WriteFile } from './input.ts';
import { itemBodies } from './item-bodies.ts';
import { compileLayout } from './layout.ts';
import { liftStyles } from './lift-styles.ts';
import type { PageFrame } from './page-frame.ts';
import { architecturePage, elementPages } from './pages/architecture.ts';
import { changesPage } from './pages/changes.ts';
import { clausePages } from './pages/clauses.ts';
import { codeFilePages, codePage } from './pages/code.ts';
import { differencePage } from './pages/difference.ts';
import { documentPages, documentsPage } from './pages/document.ts';
import { findingsPages } from './pages/findings.ts';
import { frontPage } from './pages/front.ts';
import { gatesPage } from './pages/gates.ts';
import { itemPage } from './pages/item.ts';
import { itemsPage, listPages } from './pages/lists.ts';
import { notFoundPage } from './pages/not-found.ts';
import { soupPages } from './pages/soup.ts';
import { startPage } from './pages/start.ts';
import { suitePages, testsPage } from './pages/tests.ts';
import { linksPage, matrixPage, tracePage } from './pages/trace.ts';
import { frame } from './slots.ts';
import { type SiteView, viewOf } from './view.ts';

/**
 * Renders the whole site from the model. Pages that hold composed content stand two levels below the root, so that one set of
 * addresses serves them all.
 * @throws the signal's reason when aborted; whatever `write` throws
 * @implements SRS-901
 */
export async function renderSite(input: SiteInput, write: WriteFile): Promise<SiteSummary> {
  const view = viewOf(input);
  const summary: SiteSummary = { files: 0, bytes: 0, pages: 0, itemPages: 0, findings: [] };
  const total = view.model.items.length + view.model.documents.length;
  const put: WriteFile = async (path, content, sources) => {
    summary.files++;
    summary.bytes += typeof content === 'string' ? Buffer.byteLength(content) : content.length;
    const written = write(path, content, sources);
    if (written) await written;
  };
  const assets = await buildAssets(
    [view.language, ...view.model.documents.map(({ language }) => language)],
    input.fonts ?? bundledFonts(),
  );
  for (const { path, content } of assets.files) await put(path, content);
  const layout = compileLayout({
    view,
    assets: assets.paths,
    shards: previewShards(view.model.items.length),
    addressesFrom: (root) => addressesBelow(view.paths, root, () => undefined),
    templates: input.templates,
    onFinding: (finding) => summary.findings.push(finding),
  });
  const styles = new Set<string>();
  /** A page as text; the styles of its drawings are written beside it, once. */
  const finish = async (frame: PageFrame): Promise<string> => {
    const { content, css } = liftStyles(layout.main(frame));
    if (css === '') return layout.page(frame, content);
    const style = `assets/drawings.${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css`;
    if (!styles.has(style)) await put(style, css);
    styles.add(style);
    return layout.page(frame, content, style);
  };
  const putPage = async (frame: PageFrame): Promise<void> => {
    summary.pages++;
    return put(frame.path, await finish(frame));
  };

  const asked = new Map<string, ShownFile>();
  const addresses = addressesBelow(view.paths, '../../', (path) => {
    const file = input.shown.get(path);
    if (file) asked.set(path, file);
    return file;
  });
  const written = new Set<string>();
  const putShown = async (): Promise<void> => {
    for (const file of asked.values()) {
      if (written.has(file.path)) continue;
      written.add(file.path);
      await put(view.paths.asset(file), file.bytes, [{ path: file.path, sha256: file.sha256 }]);
    }
  };
  const sections: SectionEntry[] = [];
  const bodies = new Map<string, string>();
  for (const [done, document] of view.model.documents.entries()) {
    input.signal?.throwIfAborted();
    const composed = await input.compose(document, addresses, view.paths.anchor);
    summary.findings.push(...composed.findings);
    const chapters = chaptersOf(composed, view.paths);
    const frames = documentPages(composed, chapters, view);
    for (const entry of indexSections(document, chapters, view)) sections.push(entry);
    for (const part of composed.parts) {
      for (const [id, body] of itemBodies(part, view.graph)) if (!bodies.has(id)) bodies.set(id, body);
    }
    for (const frame of frames) await putPage(frame);
    input.onProgress?.(done + 1, total);
  }
  const bodyOf = (item: Item): string => bodies.get(item.id) ?? input.renderBody(item, addresses);
  const { defer } = input;
  const putLater = defer
    ? (path: string, frameOf: () => PageFrame): void =>
        defer(path, async () => {
          const page = await finish(frameOf());
          await putShown();
          return page;
        })
    : undefined;
  await putItems(input, view, bodyOf, putPage, putLater, summary, total);
  await putPage(startPage(input, view));
  await putPage(documentsPage(view));
  for (const frame of clausePages(input, view)) await putPage(frame);
  for (const frame of soupPages(view)) await putPage(frame);
  await putPage(gatesPage(input, view));
  await putPage(itemsPage(view));
  for (const frame of listPages(input, view)) await putPage(frame);
  for (const frame of findingsPages(input, view)) await putPage(frame);
  await putPage(tracePage(input, view));
  await putPage(matrixPage(view));
  await putPage(linksPage(view));
  await putPage(testsPage(view));
  for (const frame of suitePages(view)) await putPage(frame);
  await putPage(codePage(view));
  for (const frame of codeFilePages(view)) await putPage(frame);
  await putPage(architecturePage(view));
  for (const frame of elementPages(view)) await putPage(frame);
  await putPage(changesPage(view, input.difference));
  if (input.difference) {
    const { html: report, findings } = input.renderBlock('change-report', addresses);
    summary.findings.push(...findings);
    await putPage(differencePage(input.difference, report, view));
  }

  await put('404.html', await finish(notFoundPage(view)));
  input.onFront?.(await finish(frontPage(view)));
  await put(frame.file, layout.page(emptyFrame, frame.main));
  await put('data/items.js', itemsData(view));
  await put('data/links.js', linksData(view));
  await put('data/chains.js', chainsData(view, input.coverage));
  for (const { path, content } of searchData(searchEntries(input, view, sections))) await put(path, content);
  for (const { path, content } of previewData(view)) await put(path, content);
  await putShown();
  return summary;
}

async function putItems(
  input: SiteInput,
  view: SiteView,
  bodyOf: (item: Item) => string,
  putPage: (frame: PageFrame) => Promise<void>,
  putLater: ((path: string, frameOf: () => PageFrame) => void) | undefined,
  summary: SiteSummary,
  total: number,
): Promise<void> {
  for (const items of view.byType.values()) {
    for (const [index, item] of items.entries()) {
      if (summary.itemPages % 256 === 0) {
        input.signal?.throwIfAborted();
        input.onProgress?.(view.model.documents.length + summary.itemPages, total);
      }
      if (view.graph.item(item.id) !== item) continue;
      const frameOf = (): PageFrame =>
        itemPage(item, bodyOf(item), { previous: items[index - 1], next: items[index + 1] }, view);
      if (putLater) putLater(view.paths.item(item.id) ?? '', frameOf);
      else await putPage(frameOf());
      summary.itemPages++;
    }
  }
}

/** Headings of a document for search, without those that are items; notes where each item stands. */
function indexSections(document: Document, chapters: readonly Chapter[], view: SiteView): SectionEntry[] {
  const entries: SectionEntry[] = [];
  for (const chapter of chapters) {
    const { path, items, outline, page } = chapter;
    const rows = items?.rows.map((id) => ({ item: id, anchor: id })) ?? [];
    for (const { item, anchor } of [...outline, ...rows]) {
      if (item === undefined || page === '' || view.homes.has(item)) continue;
      view.homes.set(item, { path: `${path}#${anchor}`, documentId: document.name, title: document.title });
    }
    const texts = textBelow(chapter);
    for (const { text, number, anchor, item } of outline) {
      if (item !== undefined) continue;
      entries.push({
        title: `${number} ${text}`.trim(),
        path: `${path}#${encodeURIComponent(anchor)}`,
        documentId: `${document.id} ${document.title}`,
        text: texts.get(anchor) ?? '',
      });
    }
  }
  return entries;
}

/** The page that publishing puts its own text into. */
const emptyFrame: PageFrame = {
  path: frame.file,
  root: frame.root,
  title: frame.title,
  section: 'changes',
  crumbs: [{ label: 'Changes', path: 'changes/index.html' }],
  template: '',
  data: {},
};
