import { dirname } from 'node:path/posix';
import type { Addresses } from '../../documents/composed.ts';
import { type Finding, type Item, type SourceHash, suppliedItems } from '../../model/index.ts';
import type { Surroundings } from './cache/surroundings.ts';
import type { ComposedDocuments } from './composed-documents.ts';
import { chainsData } from './data/chains.ts';
import { itemsData } from './data/items.ts';
import { linksData } from './data/links.ts';
import { previewData } from './data/previews.ts';
import { searchData, searchEntries } from './data/search.ts';
import type { SiteInput } from './input.ts';
import { type CacheablePage, type PageFrame, rootFrom } from './page-frame.ts';
import { rowsOf } from './pager.ts';
import { architecturePage, elementPages } from './pages/architecture.ts';
import { blockPage, blockPages } from './pages/block.ts';
import { changesPage } from './pages/changes.ts';
import { clausePages } from './pages/clauses.ts';
import { codeFilePages, codePage } from './pages/code.ts';
import { differencePage, differencePath } from './pages/difference.ts';
import { documentPages, documentsPage } from './pages/document.ts';
import { environmentsPage } from './pages/environments.ts';
import { findingsPages } from './pages/findings.ts';
import { gatesPage } from './pages/gates.ts';
import { itemPage } from './pages/item.ts';
import { itemsPage, listPages } from './pages/lists.ts';
import { notFoundPage } from './pages/not-found.ts';
import { soupPages } from './pages/soup.ts';
import { startPage } from './pages/start.ts';
import { suppliedItemPage } from './pages/supplied-item.ts';
import { suitePages, testsPage } from './pages/tests.ts';
import { linksPage, matrixPage, tracePage } from './pages/trace.ts';
import type { SiteView } from './view.ts';

/** A file of the site that is no page. */
export interface SiteFile {
  path: string;
  content: string | Uint8Array;
  sources?: readonly SourceHash[];
  /** Of the content, where it is known. */
  sha256?: string;
}

export type Made = PageFrame | CacheablePage | SiteFile;

/** Pages or files of one kind that are made together. */
export interface SitePart {
  /** Its file, or what the paths of all its files begin with. */
  at: string;
  /** What the paths of further files of it begin with. */
  also?: string;
  make(): Iterable<Made> | Promise<Iterable<Made>>;
  /** Lets go of what it was made from. */
  end?(): void;
}

interface Ground {
  input: SiteInput;
  view: SiteView;
  surroundings: Surroundings;
  documents: ComposedDocuments;
  /** Of content on a page of this prefix to the root. */
  addressesFrom(root: string): Addresses;
  onFindings(findings: readonly Finding[]): void;
}

/**
 * All that a site is made of, in the order in which it is made where all is: what a page is made from is read when it is made.
 * @implements SDS-3250
 */
export function* siteParts(ground: Ground): Generator<SitePart> {
  const { input, view, documents, addressesFrom, onFindings } = ground;
  const blockOf = (name: string, path: string): string => {
    const { html, findings } = input.renderBlock(name, addressesFrom(rootFrom(path)));
    onFindings(findings);
    return html;
  };
  yield* documentAndItemParts(ground);
  yield { at: 'index.html', make: () => [startPage(input, view)] };
  yield { at: 'documents/index.html', make: () => [documentsPage(view)] };
  yield { at: 'documents/clauses.html', make: () => clausePages(input, view) };
  yield { at: 'soup/', also: `data/${rowsOf('soup')}`, make: () => soupPages(view) };
  yield { at: 'gates/index.html', make: () => [gatesPage(input, view)] };
  if (input.config.deployment.environments.length > 0) {
    const at = 'environments/index.html';
    const blocks = (): string => ['environments', 'deployments'].map((name) => blockOf(name, at)).join('\n');
    yield { at, make: () => [environmentsPage(blocks(), view)] };
  }
  yield { at: 'items/index.html', make: () => [itemsPage(view)] };
  for (const page of blockPages(view))
    yield {
      at: page.path,
      make: () => [blockPage(page, blockOf(page.block, page.path), view)],
    };
  yield { at: '', make: () => listPages(input, view) };
  yield { at: 'findings/', also: `data/${rowsOf('findings')}`, make: () => findingsPages(input, view) };
  yield {
    at: 'trace/',
    make: () => [tracePage(input, view), matrixPage(view), linksPage(view)],
  };
  yield { at: 'tests/index.html', make: () => [testsPage(view)] };
  yield { at: 'tests/', make: () => suitePages(view) };
  yield { at: 'code/index.html', make: () => [codePage(view)] };
  yield { at: 'code/', make: () => codeFilePages(view) };
  yield { at: 'architecture/index.html', make: () => [architecturePage(view)] };
  yield { at: 'architecture/', make: () => elementPages(view) };
  yield { at: 'changes/index.html', make: () => [changesPage(view, input.difference)] };
  const { difference } = input;
  if (difference)
    yield {
      at: 'changes/',
      make: () => [
        differencePage(difference, blockOf('change-report', differencePath(difference.before.label)), view),
      ],
    };
  yield { at: '404.html', make: () => [notFoundPage(view)] };
  yield { at: 'data/items.js', make: () => [{ path: 'data/items.js', content: itemsData(view) }] };
  yield { at: 'data/links.js', make: () => [{ path: 'data/links.js', content: linksData(view) }] };
  yield {
    at: 'data/chains.js',
    make: () => [{ path: 'data/chains.js', content: chainsData(view, input.coverage) }],
  };
  yield {
    at: 'data/search',
    make: async () => searchData(searchEntries(input, view, await documents.sections())),
  };
  yield { at: 'data/', make: () => previewData(view) };
}

/** Each document with the items that stand in it, so that nobody holds its bodies when the next one is made; then all other items, and those of suppliers. */
function* documentAndItemParts(ground: Ground): Generator<SitePart> {
  const { view, documents } = ground;
  const itemsOf = Map.groupBy(
    itemParts(ground),
    ({ item }) => view.documentsOfPage.get(item.place.file)?.[0]?.name,
  );
  for (const document of view.model.documents) {
    yield {
      at: `${dirname(view.paths.document(document.name) ?? '')}/`,
      make: async () => {
        const { composed, chapters } = await documents.of(document);
        return documentPages(composed, chapters, view);
      },
      end: () => documents.drop(document),
    };
    for (const { part } of itemsOf.get(document.name) ?? []) yield part;
  }
  for (const { part } of itemsOf.get(undefined) ?? []) yield part;
  for (const item of suppliedItems(view.model))
    yield {
      at: view.paths.item(item.id) ?? '',
      make: () => [suppliedItemPage(item, view, ground.surroundings)],
    };
}

function* itemParts({ view, surroundings, documents }: Ground): Generator<{ item: Item; part: SitePart }> {
  for (const items of view.byType.values())
    for (const [index, item] of items.entries()) {
      if (view.graph.item(item.id) !== item) continue;
      const neighbours = { previous: items[index - 1], next: items[index + 1] };
      const part: SitePart = {
        at: view.paths.item(item.id) ?? '',
        make: async () => [itemPage(item, await documents.ofItem(item), neighbours, view, surroundings)],
      };
      yield { item, part };
    }
}
