import { posix } from 'node:path';
import type { Config } from '../../config/index.ts';
import type { Addresses } from '../../documents/composed.ts';
import { type Repository, repositoryOf } from '../../documents/forge.ts';
import {
  type Document,
  documentNamed,
  type Model,
  type Page,
  safeName,
  suppliedItems,
  uniqueNames,
} from '../../model/index.ts';
import type { ShownFile } from '../files/index.ts';
import { type Cut, chapterHeadings } from './chapters.ts';
import { filesDirectory } from './policies.ts';

/**
 * Where everything of the site lies, as POSIX paths from the site's root. Every page names its file in full
 * (`items/SRS-041/index.html`), so that links work from a disk, where no server adds `index.html`.
 */
export interface SitePaths extends Repository {
  item(id: string): string | undefined;
  /** By name, or by ID for the original. */
  document(word: string): string | undefined;
  /** The document page that shows a Markdown page, or this line of it. */
  page(path: string, line?: number): string | undefined;
  /** The document page that shows a heading of a Markdown page. */
  section(path: string, anchor: string): string | undefined;
  /** Where a document cuts a long Markdown page into chapters; nowhere for others. */
  chapters(document: Document, page: string): readonly Cut[];
  /** Whether a document is shown on several pages, whatever is generated in it. */
  isDivided(document: Document): boolean;
  /** A document on one page, where it is divided. */
  whole(document: Document): string;
  /** Anchor of a heading of a Markdown page on the page that shows it. */
  anchor(page: string, anchor: string): string;
  /** The document page of a part: that of its Markdown page, else one of this name. */
  part(document: Document, page: string, name: string): string;
  type(type: string, page?: number): string;
  verdict(state: string, page?: number): string;
  coverage(rule: string, page?: number): string;
  suite(key: string): string | undefined;
  /** An architecture element by name. */
  element(name: string): string | undefined;
  /** An architecture element by ID. */
  elementOf(id: string): string | undefined;
  codeFile(path: string): string | undefined;
  asset(file: Pick<ShownFile, 'path' | 'suffix'>): string;
}

/** Decides the paths of a model once; everything later only looks them up. */
export function layOutPaths(model: Model, config: Config, suites: Iterable<string>): SitePaths {
  const items = uniqueNames([...model.items, ...suppliedItems(model)].map((item) => item.id));
  const documents = uniqueNames(model.documents.map(({ name }) => name));
  const codeFiles = uniqueNames(new Set(model.regions.map((region) => region.file)));
  const elementNames = new Map(model.architecture?.elements.map(({ id, name }) => [id, name]));
  const elements = uniqueNames(
    new Set([...model.elements.map(({ name }) => name), ...elementNames.values()]),
  );
  const suiteNames = uniqueNames(suites);
  const anchors = uniqueAnchors(model);
  const sources = new Map(model.pages.map((page) => [page.path, page]));
  const pages = new Map<string, string>();
  const chapters = new Map<string, readonly Cut[]>();
  const folderOf = ({ name }: Document): string => `documents/${documents.get(name)}`;
  const isDivided = ({ pages: [first = '', ...others] }: Document): boolean =>
    others.length > 0 || chapterHeadings(sources.get(first)).length > 0;
  for (const document of model.documents) {
    const slugs = uniqueNames(document.pages);
    const folder = folderOf(document);
    for (const page of document.pages) {
      if (pages.has(page)) continue;
      const path = isDivided(document) ? `${folder}/${slugOf(page, slugs)}.html` : `${folder}/index.html`;
      pages.set(page, path);
      if (document.pages.length === 1)
        chapters.set(
          page,
          cutsOf(sources.get(page), path, (anchor) => anchors.get(page)?.get(anchor) ?? anchor),
        );
    }
  }
  const cutsIn = (path: string): readonly Cut[] => chapters.get(path) ?? [];
  const pageAt = (path: string, line = 0): string | undefined =>
    cutsIn(path).findLast((cut) => cut.line <= line)?.path ?? pages.get(path);
  const inFolder = (folder: string, name: string | undefined): string | undefined =>
    name === undefined ? undefined : `${folder}/${name}/index.html`;
  return {
    item: (id) => inFolder('items', items.get(id)),
    document: (word) =>
      inFolder('documents', documents.get(documentNamed(word, model.documents)?.name ?? '')),
    page: pageAt,
    section(path, anchor) {
      if (cutsIn(path).length === 0) return pages.get(path);
      return pageAt(path, anchorsOf(sources.get(path)).find((each) => each.anchor === anchor)?.place.line);
    },
    isDivided,
    whole: (document) => `${folderOf(document)}/whole~.html`,
    anchor: (page, anchor) => anchors.get(page)?.get(anchor) ?? anchor,
    part(document, page, name) {
      const folder = folderOf(document);
      const own = page === '' ? undefined : pages.get(page);
      if (own?.startsWith(`${folder}/`)) return own;
      return page !== '' && !isDivided(document) ? `${folder}/index.html` : `${folder}/${name}.html`;
    },
    chapters: (document, page) => (pages.get(page)?.startsWith(`${folderOf(document)}/`) ? cutsIn(page) : []),
    type: (type, page = 1) => numbered(`trace/${safeName(type)}`, page),
    verdict: (state, page = 1) => numbered(`verdicts/${safeName(state)}`, page),
    coverage: (rule, page = 1) => numbered(`coverage/${safeName(rule)}`, page),
    suite: (key) => inFolder('tests', suiteNames.get(key)),
    element: (name) => inFolder('architecture', elements.get(name)),
    elementOf: (id) => inFolder('architecture', elements.get(elementNames.get(id) ?? '')),
    codeFile: (path) => inFolder('code', codeFiles.get(path)),
    asset: ({ path, suffix }) => `${filesDirectory}${path.split('/').map(safeName).join('/')}${suffix}`,
    ...repositoryOf(model, config),
  };
}

/**
 * The composer's view of the paths, for content that stands two levels below the root. A Markdown page that no document shows is
 * linked on the Git host, where there is one.
 * @param fileAt a file of the project that may be shown
 */
export function addressesBelow(
  paths: SitePaths,
  root: string,
  fileAt: (path: string) => ShownFile | undefined,
): Addresses {
  const from = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : root + path;
  return {
    item: (id) => from(paths.item(id)),
    page(path, anchor) {
      const page = from(anchor === '' ? paths.page(path) : paths.section(path, anchor));
      if (page === undefined) return isMarkdown(path) ? paths.source(path, 1) : undefined;
      return anchor === '' ? page : `${page}#${encodeURIComponent(paths.anchor(path, anchor))}`;
    },
    document: (id) => from(paths.document(id)),
    element: (id) => from(paths.elementOf(id)),
    asset(path) {
      const file = fileAt(path);
      return file && root + paths.asset(file);
    },
    source: (file, line) => paths.source(file, line),
  };
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** The headings of a page, then the anchors its author wrote. */
function anchorsOf(page: Page | undefined): { anchor: string; place: { line: number } }[] {
  return [...(page?.headings ?? []), ...(page?.anchors ?? [])];
}

/**
 * Anchors are unique within a Markdown page, but a document holds several. The first page keeps its own; a later one whose anchor is
 * taken gets a number, and every link to it the same.
 */
function uniqueAnchors(model: Model): Map<string, Map<string, string>> {
  const pages = new Map(model.pages.map((page) => [page.path, page]));
  const renamed = new Map<string, Map<string, string>>();
  for (const document of model.documents) {
    const taken = new Set<string>();
    for (const path of document.pages) {
      const names = new Map<string, string>();
      for (const { anchor } of anchorsOf(pages.get(path))) {
        let name = anchor;
        for (let count = 2; taken.has(name); count++) name = `${anchor}-p${count}`;
        taken.add(name);
        if (name !== anchor) names.set(anchor, name);
      }
      if (names.size > 0 && !renamed.has(path)) renamed.set(path, names);
    }
  }
  return renamed;
}

function numbered(folder: string, page: number): string {
  return page === 1 ? `${folder}/index.html` : `${folder}/${page}.html`;
}

/** Names of chapters come from their headings, so that their addresses last. */
function cutsOf(page: Page | undefined, path: string, anchorOf: (anchor: string) => string): Cut[] {
  const headings = chapterHeadings(page);
  const names = uniqueNames(headings.map(({ anchor }) => anchor));
  return headings.map(({ anchor, place }) => ({
    anchor: anchorOf(anchor),
    path: path.replace(/\.html$/, `~${names.get(anchor)}.html`),
    line: place.line,
  }));
}

/** The file name of a page without its folder, unless two pages of the document share it. */
function slugOf(page: string, whole: Map<string, string>): string {
  const base = safeName(posix.basename(page).replace(/\.(?:md|markdown)$/i, ''));
  const sameBase = [...whole.keys()].filter(
    (other) =>
      safeName(posix.basename(other).replace(/\.(?:md|markdown)$/i, '')).toLowerCase() === base.toLowerCase(),
  );
  return sameBase.length > 1 ? (whole.get(page) ?? base) : base;
}
