import type { Addresses, ComposedDocument } from '../../documents/composed.ts';
import type { Document, Finding, Item, Page } from '../../model/index.ts';
import type { SitePaths } from './addresses.ts';
import { type Chapter, chaptersOf } from './chapters.ts';
import { type SectionEntry, textBelow } from './data/sections.ts';
import type { SiteInput } from './input.ts';
import { itemBodies } from './item-bodies.ts';
import type { Home, SiteView } from './view.ts';

/** A document with the chapters it is shown in. */
export interface Composition {
  composed: ComposedDocument;
  chapters: Chapter[];
}

/** What other pages take of a document: where its items stand, their bodies, its sections. */
interface Notes {
  homes: Map<string, Home>;
  bodies: Map<string, string>;
  sections: SectionEntry[];
}

/**
 * The documents of a site. Each is composed when a page needs it, once; what other pages take of it is noted, so that it need not be held.
 * @implements SDS-3250
 */
export class ComposedDocuments {
  readonly #held = new Map<Document, Promise<Composition>>();
  readonly #notes = new Map<Document, Notes>();
  readonly #pages: ReadonlyMap<string, Page>;
  readonly #input: SiteInput;
  readonly #view: SiteView;
  readonly #addresses: Addresses;
  readonly #onFindings: (findings: readonly Finding[]) => void;

  constructor(
    input: SiteInput,
    view: SiteView,
    addresses: Addresses,
    onFindings: (findings: readonly Finding[]) => void,
  ) {
    this.#input = input;
    this.#view = view;
    this.#addresses = addresses;
    this.#onFindings = onFindings;
    this.#pages = new Map(view.model.pages.map((page) => [page.path, page]));
  }

  /** A document, held until it is dropped. */
  of(document: Document): Promise<Composition> {
    const held = this.#held.get(document) ?? this.#compose(document);
    this.#held.set(document, held);
    return held;
  }

  drop(document: Document): void {
    this.#held.delete(document);
  }

  /**
   * Where an item stands, and its text as safe HTML: noted bodies are given once, and rendered when somebody asks again. The model alone
   * tells where a heading stands, so that a page of a preview takes no document.
   */
  async ofItem(item: Item): Promise<{ home: Home | undefined; body: string }> {
    const [first, ...others] = this.#view.documentsOfPage.get(item.place.file) ?? [];
    let home = first && homeOfHeading(item, this.#pages.get(item.place.file), first, this.#view.paths);
    let body: string | undefined;
    for (const document of first ? [first, ...others] : []) {
      const notes = home ? this.#notes.get(document) : await this.#notesOf(document);
      home ??= notes?.homes.get(item.id);
      body ??= notes?.bodies.get(item.id);
      notes?.bodies.delete(item.id);
    }
    return { home, body: body ?? this.#input.renderBody(item, this.#addresses) };
  }

  /** Sections of all documents, in their order. */
  async sections(): Promise<SectionEntry[]> {
    const all: SectionEntry[] = [];
    for (const document of this.#view.model.documents)
      for (const entry of (await this.#notesOf(document)).sections) all.push(entry);
    return all;
  }

  async #notesOf(document: Document): Promise<Notes> {
    const known = this.#notes.get(document);
    if (known) return known;
    await this.of(document);
    return this.#notes.get(document) as Notes;
  }

  async #compose(document: Document): Promise<Composition> {
    const { paths, graph } = this.#view;
    const composed = await this.#input.compose(document, this.#addresses, paths.anchor);
    const chapters = chaptersOf(composed, paths);
    if (!this.#notes.has(document)) {
      this.#onFindings(composed.findings);
      const bodies = new Map<string, string>();
      for (const part of composed.parts)
        for (const [id, body] of itemBodies(part, graph)) if (!bodies.has(id)) bodies.set(id, body);
      this.#notes.set(document, { ...placesIn(document, chapters), bodies });
    }
    return { composed, chapters };
  }
}

/** Where an item stands that is a heading of its page; undefined for others. */
function homeOfHeading(
  { form, place }: Item,
  page: Page | undefined,
  { name, title }: Document,
  paths: SitePaths,
): Home | undefined {
  const heading = form === 'heading' && page?.headings.find((each) => each.place.line === place.line);
  const path = heading && paths.section(place.file, heading.anchor);
  if (!heading || path === undefined) return undefined;
  return { path: `${path}#${paths.anchor(place.file, heading.anchor)}`, documentId: name, title };
}

/** Headings of a document for search, without those that are items; and where each item stands. */
function placesIn(document: Document, chapters: readonly Chapter[]): Pick<Notes, 'homes' | 'sections'> {
  const homes = new Map<string, Home>();
  const sections: SectionEntry[] = [];
  for (const chapter of chapters) {
    const { path, items, outline, page } = chapter;
    const rows = items?.rows.map((id) => ({ item: id, anchor: id })) ?? [];
    for (const { item, anchor } of [...outline, ...rows]) {
      if (item === undefined || page === '' || homes.has(item)) continue;
      homes.set(item, { path: `${path}#${anchor}`, documentId: document.name, title: document.title });
    }
    const texts = textBelow(chapter);
    for (const { text, number, anchor, item } of outline) {
      if (item !== undefined) continue;
      sections.push({
        title: `${number} ${text}`.trim(),
        path: `${path}#${encodeURIComponent(anchor)}`,
        documentId: `${document.id} ${document.title}`,
        text: texts.get(anchor) ?? '',
      });
    }
  }
  return { homes, sections };
}
