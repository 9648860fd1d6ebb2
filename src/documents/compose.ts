import {
  append,
  compareFindings,
  type Document,
  emptyPage,
  type Finding,
  type GeneratedBlock,
  type Item,
  type Model,
  nameOfRelease,
  originalOf,
  type Page,
  suppliedBy,
  type TranslatedSection,
} from '../model/index.ts';
import { Captions } from './captions.ts';
import { changeMarks } from './change-marks.ts';
import type { Addresses, ComposedDocument, ComposedPart } from './composed.ts';
import type { BlockContext, DocumentsInput } from './context.ts';
import { diagramFigure } from './diagram.ts';
import { frameOf } from './document-frame.ts';
import { createEngine, type Engine, safeHtml } from './engine.ts';
import { createHelpers } from './helpers.ts';
import { blocks } from './known-blocks.ts';
import { type ItemParts, type MarkdownContext, renderPage } from './markdown/index.ts';
import { messagesIn, type Translate } from './messages.ts';
import { HeadingNumbers, type Numbering } from './numbering.ts';
import { numbersItself } from './own-numbers.ts';
import { namedPlace } from './place-in-words.ts';
import { renderBlock, unknownTypes } from './render-block.ts';
import { type RenderingStore, renderCached } from './rendering-cache.ts';
import { htmlOf } from './sections.ts';
import { staleSections } from './stale-sections.ts';
import { TableNames } from './table-names.ts';
import type { Templates } from './templates.ts';

/** Makes documents from a model, for any output. */
export interface Composer {
  /**
   * @param anchorOf anchor of a heading in the output, where it differs from that in the page
   * @param renderings pages rendered before for the same output
   */
  compose(
    document: Document,
    addresses: Addresses,
    anchorOf?: (page: string, anchor: string) => string,
    renderings?: RenderingStore,
  ): ComposedDocument;
  /** The body of an item as safe HTML, its headings from depth 2 down. */
  renderBody(item: Item, addresses: Addresses): string;
  /** A generated block on its own, in the language of the project; what fails is a finding. */
  renderBlock(name: string, addresses: Addresses): { html: string; findings: Finding[] };
}

/** @implements SRS-801, SRS-807, SRS-3426 */
export function createComposer(input: DocumentsInput, templates: Templates): Composer {
  const projectLanguage = input.config.product.languages[0] ?? 'en';
  let addresses: Addresses = nowhere;
  let findings: Finding[] = [];
  let language = projectLanguage;
  let t: Translate = messagesIn(language);
  const context = (): BlockContext => ({ ...input, addresses, language, t, pages: shownPages });
  const engine: Engine = createEngine(templates, {
    ...createHelpers(
      () => addresses,
      () => t,
    ),
    block(name, options) {
      const { hash } = options as { hash: Record<string, unknown> };
      const parameters = Object.fromEntries(Object.entries(hash).map(([key, value]) => [key, String(value)]));
      const { html, findings: found } = renderBlock(String(name), parameters, undefined, context(), engine);
      append(findings, found);
      return safeHtml(html);
    },
    /**
     * `{{#unplaced "rules"}}…{{/unplaced}}`: what follows, unless one of the document's pages already holds the block, or the
     * project has nothing for it: no such type of items, no environments, no misuse.
     */
    unplaced(this: unknown, name, options) {
      const { fn, hash } = options as { fn(context: unknown): string; hash: Record<string, unknown> };
      const held = placed.some(
        (block) =>
          block.name === name &&
          Object.entries(hash).every(([key, value]) => block.parameters[key] === value),
      );
      const applies = blocks.get(String(name))?.applies?.(input.config, input.model) ?? true;
      return held || !applies || unknownTypes(hash, input.config).length > 0 ? '' : fn(this);
    },
    /**
     * `{{#withDocument "trace-matrices"}}…{{else}}…{{/withDocument}}`: the first part with a document of this type in it, where the set
     * has one besides this; else the second.
     * @implements SRS-3905, SDS-3288
     */
    withDocument(this: unknown, type, options) {
      const { fn, inverse } = options as Record<'fn' | 'inverse', (context: unknown) => string>;
      const found = input.model.documents.find((each) => each.type === type);
      return found ? fn(found) : inverse(this);
    },
  });
  let placed: readonly GeneratedBlock[] = [];
  let shownPages: readonly string[] = [];
  const pages = new Map(input.model.pages.map((page) => [page.path, page]));
  const titles = new Map(input.model.items.map(({ id, title }) => [id, title]));
  const changeMark = changeMarks(input.model);
  const supplied = suppliedBy(input.model);
  const itemsByPlace = indexItems(input.model.items.filter(({ origin }) => origin === undefined));

  const markdownContext = (
    page: Page,
    firstLine: number,
    anchorOf: (anchor: string) => string,
  ): MarkdownContext => {
    const anchors = new Map(page.headings.map(({ place, anchor }) => [place.line, anchorOf(anchor)]));
    const ownAnchors = new Map(
      (page.anchors ?? []).map(({ anchor, place }) => [`${place.line} ${anchor}`, anchorOf(anchor)]),
    );
    const blocksByLine = new Map(page.blocks.map((block) => [block.place.line, block]));
    const items = itemsByPlace.get(page.path);
    return {
      page: page.path,
      firstLine,
      addresses,
      ids: input.ids,
      language,
      t,
      allowHtml: input.config.output.html,
      anchorAt: (line) => anchors.get(line),
      ownAnchor: (name, line) => ownAnchors.get(`${line} ${name}`),
      itemsAt: (line) => items?.get(line) ?? [],
      ...(addresses.forUsers ? {} : { changeMark: (id) => changeMark(id, t) }),
      releaseOf(id) {
        const theirs = supplied(id);
        return theirs && nameOfRelease(theirs.supplier);
      },
      isLeftOut: (line) => page.leftOut?.includes(line) ?? false,
      block(line) {
        const block = blocksByLine.get(line);
        if (!block) return '';
        const { html, findings: found } = renderBlock(
          block.name,
          block.parameters,
          block.place,
          context(),
          engine,
        );
        append(findings, found);
        return html;
      },
      placeOf: (value) => namedPlace(input.model, value, page.path),
      diagram: (text) => diagramFigure(text, input.diagrams, t),
    };
  };

  const numberingOf = (page: Page | undefined): Numbering => {
    const { numbering } = input.config.output;
    if (numbering === 'off') return 'as-written';
    if (!page) return 'numbered';
    if (numbering === 'own') return 'as-written';
    const isNumbered = numbersItself(
      page.headings,
      (line) => itemsByPlace.get(page.path)?.has(line) ?? false,
    );
    if (!isNumbered) return 'numbered';
    return numbering === 'ours' ? 'renumbered' : 'as-written';
  };

  /** Tables of a body by itself are named after its item. */
  const namedTables = (bodies: Map<string, string>): Map<string, string> => {
    for (const [id, html] of bodies)
      if (html.includes('<div class="table"'))
        bodies.set(id, new TableNames(t).name(html, `${id} ${titles.get(id) ?? ''}`));
    return bodies;
  };

  return {
    compose(document, to, anchorOf = (_, anchor) => anchor, renderings = undefined) {
      addresses = to;
      language = document.language || projectLanguage;
      t = messagesIn(language);
      findings = [];
      shownPages = document.pages;
      placed = document.pages.flatMap((path) => pages.get(path)?.blocks ?? []);
      const translations = input.model.translations.filter((section) => section.document === document.name);
      const numbers = new HeadingNumbers(t);
      const captions = new Captions(t);
      const parts: ComposedPart[] = [];
      const add = (page: string, title: string, html: string, items?: ItemParts): void => {
        if (html.trim() === '') return;
        const { sections: numbered, outline } = numbers.number(html, numberingOf(pages.get(page)));
        const cut = numbered.map((section) => ({
          ...section,
          html: captions.number(section.html, section.heading?.content),
        }));
        parts.push({
          page,
          title: title || (outline[0]?.text ?? document.title),
          anchor: `part-${parts.length + 1}`,
          html: htmlOf(cut),
          sections: cut,
          outline,
          items,
        });
      };
      const frame = frameOf(document, input.config, engine);
      append(findings, frame.findings);
      for (const part of frame.before) add('', '', part);
      for (const path of document.pages) {
        const page = pages.get(path);
        if (!page) continue;
        const shownAt = (anchor: string): string => anchorOf(path, anchor);
        const given = markdownContext(page, page.textLine, shownAt);
        const translated = translations.filter((section) => section.page === path);
        const { html, bodies, rows } =
          renderings && translated.length === 0
            ? renderCached(renderings, `${document.name} ${path}`, page.text, given, input.config.trace.types)
            : renderPage(page.text, given, [staleSections(translated, shownAt, t)]);
        add(path, page.title, html, { bodies: namedTables(bodies), rows });
      }
      for (const part of frame.after) add('', '', part);
      const shown = parts.length;
      if (translations.length > 0)
        add(
          '',
          '',
          engine.render('partials/blocks/translation', recordOf(translations, document, input.model)),
        );
      for (const record of parts.slice(shown)) record.isRecord = true;
      return { document, parts, findings: findings.sort(compareFindings) };
    },
    renderBody(item, to) {
      addresses = to;
      shownPages = [];
      language = projectLanguage;
      t = messagesIn(language);
      if (item.body === '') return '';
      // The file of an item that another tool owns is no page.
      const page = pages.get(item.place.file) ?? emptyPage(item.place.file);
      const { html } = renderPage(
        item.body,
        markdownContext(page, item.bodyLine, (anchor) => anchor),
      );
      return namedTables(new Map([[item.id, html]])).get(item.id) ?? '';
    },
    renderBlock(name, to) {
      addresses = to;
      shownPages = [];
      t = messagesIn(projectLanguage);
      return renderBlock(name, {}, undefined, context(), engine);
    },
  };
}

/**
 * Of which revision and content of its original each section of a translation was made.
 * @implements SRS-3002
 */
function recordOf(sections: readonly TranslatedSection[], document: Document, { documents }: Model): object {
  return {
    language: originalOf(document, documents)?.language ?? '',
    rows: sections.map(({ title, source, madeFrom, state }) => ({
      title,
      sourceTitle: source.title,
      revision: madeFrom?.revision ?? '',
      hash: madeFrom?.sourceHash ?? '',
      reviewer: madeFrom?.reviewer ?? '',
      current: state === 'current',
      state,
    })),
  };
}

function indexItems(items: readonly Item[]): Map<string, Map<number, string[]>> {
  const byFile = new Map<string, Map<number, string[]>>();
  for (const { id, place } of [...items].sort((a, b) => a.place.column - b.place.column)) {
    const lines = byFile.get(place.file) ?? new Map<number, string[]>();
    byFile.set(place.file, lines.set(place.line, [...(lines.get(place.line) ?? []), id]));
  }
  return byFile;
}

const nowhere: Addresses = {
  item: () => undefined,
  page: () => undefined,
  document: () => undefined,
  asset: () => undefined,
  element: () => undefined,
  source: () => undefined,
};
