import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { resolveTarget } from '../../trace/index.ts';
import { markAttributeList } from './attribute-list.ts';
import { isAttributeList } from './item-parts.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { sayInWords } from './section-words.ts';

/**
 * Turns sanitised HTML into the output's own: headings with anchors, links and images through the addresses, identifiers as links,
 * tables that scroll, generated blocks and diagrams. Walks the tree once.
 */
export function finish(root: Root, context: MarkdownContext): void {
  const elements = root.children.filter((child) => child.type === 'element');
  for (const [index, heading] of elements.entries()) {
    if (!headingName.test(heading.tagName)) continue;
    const [id] = context.itemsAt(lineOf(heading, context));
    if (id !== undefined) {
      markAttributeList(elements[index + 1], context.t, context.placeOf);
      markChange(root, heading, elements[index + 1], context.changeMark?.(id));
    } else sayInWords(elements[index + 1], context.t);
  }
  root.children = finishChildren(root.children, context, { linked: false, terse: false }) as RootContent[];
}

/** What changed since the release before stands first in the list of attributes below the heading. */
function markChange(root: Root, heading: Element, next: Element | undefined, mark: string | undefined): void {
  if (mark === undefined) return;
  const entry: Element = {
    type: 'element',
    tagName: 'li',
    properties: markProperties,
    children: [textNode(mark)],
  };
  if (next && isAttributeList(next)) next.children.unshift(entry);
  else
    root.children.splice(root.children.indexOf(heading) + 1, 0, {
      type: 'element',
      tagName: 'ul',
      properties: { className: ['attribute-list'] },
      children: [entry],
    });
}

const markProperties = { className: ['change-mark'] };
const textNode = (value: string): Text => ({ type: 'text', value });

interface Inside {
  /** Within a link or code: identifiers stay text. */
  linked: boolean;
  /** Within a table or heading: references stay without page numbers, which would crowd them. */
  terse: boolean;
}

function finishChildren(
  children: readonly (RootContent | ElementContent)[],
  context: MarkdownContext,
  inside: Inside,
): ElementContent[] {
  const finished: ElementContent[] = [];
  for (const child of children) {
    if (child.type === 'text') {
      if (inside.linked) finished.push(child);
      else for (const part of linkIdentifiers(child, context, inside.terse)) finished.push(part);
    } else if (child.type === 'element') finished.push(...finishElement(child, context, inside));
  }
  return finished;
}

const headingName = /^h[1-6]$/;

function finishElement(element: Element, context: MarkdownContext, inside: Inside): ElementContent[] {
  const { tagName } = element;
  if (tagName === 'pre') return [finishFence(element, context)];
  if (tagName === 'tr' && context.isLeftOut?.(lineOf(element, context))) return [];
  const heading = headingName.test(tagName);
  const defines = heading && context.itemsAt(lineOf(element, context)).length > 0;
  const linked = inside.linked || tagName === 'a' || tagName === 'code' || defines;
  const terse = inside.terse || heading || tagName === 'table';
  element.children = finishChildren(element.children, context, { linked, terse });
  if (heading) finishHeading(element, context);
  else if (tagName === 'a') return finishLink(element, context);
  else if (tagName === 'span' && element.properties.id !== undefined) finishAnchor(element, context);
  else if (tagName === 'img') return finishImage(element, context);
  else if (tagName === 'table') return [scrolling(element)];
  else if (tagName === 'th') element.properties.scope = 'col';
  else if (tagName === 'tr') markItem(element, context);
  else if (tagName === 'input')
    element.properties.ariaLabel = context.t(element.properties.checked ? 'done' : 'open');
  return [element];
}

/** Footnotes of a page keep to themselves in a document of several pages. */
export function notePrefix(page: string): string {
  return `note-${page.replace(/[^A-Za-z0-9]+/g, '-')}-`;
}

function finishHeading(element: Element, context: MarkdownContext): void {
  const line = lineOf(element, context);
  const isNotes = element.properties.id === 'footnote-label';
  const anchor = context.anchorAt(line);
  element.properties = anchor === undefined ? {} : { id: anchor };
  if (isNotes) element.properties.id = `${notePrefix(context.page)}label`;
  const [id] = context.itemsAt(line);
  if (id !== undefined) element.properties.dataItem = id;
}

/** An anchor of the author's own is called as links to it are; one that is not known is none, so that nothing of ours has its name. */
function finishAnchor(element: Element, context: MarkdownContext): void {
  const name = context.ownAnchor?.(String(element.properties.id), lineOf(element, context));
  if (name === undefined) delete element.properties.id;
  else element.properties.id = name;
}

/** The row is its first item's anchor. Those of others stand around its first cell's text, which no part of a wide table lacks. */
function markItem(row: Element, context: MarkdownContext): void {
  const [id, ...others] = context.itemsAt(lineOf(row, context));
  if (id === undefined) return;
  row.properties = { ...row.properties, id, dataItem: id };
  const cell = row.children.find((child) => child.type === 'element');
  for (const other of cell ? others : [])
    (cell as Element).children = [
      {
        type: 'element',
        tagName: 'span',
        properties: { id: other, dataItem: other },
        children: (cell as Element).children,
      },
    ];
  if (cell)
    for (const each of [id, ...others]) {
      const mark = context.changeMark?.(each);
      if (mark === undefined) continue;
      const said = others.length > 0 ? `${each}: ${mark}` : mark;
      const entry: Element = {
        type: 'element',
        tagName: 'p',
        properties: markProperties,
        children: [textNode(said)],
      };
      (cell as Element).children.push(entry);
    }
}

/**
 * Identifiers as links. One of another project that has no page in this output, as on paper, says of which release it is, so that it is found.
 * @implements SRS-3868
 */
function linkIdentifiers(
  text: Text,
  { ids, addresses, releaseOf }: MarkdownContext,
  terse: boolean,
): ElementContent[] {
  const parts: ElementContent[] = [];
  let end = 0;
  for (const { id, offset } of ids.find(text.value)) {
    const href = addresses.item(id);
    const release = href === undefined ? releaseOf?.(id) : undefined;
    if (release !== undefined) {
      const upTo = offset + id.length;
      const isSaid = text.value.startsWith(` (${release})`, upTo);
      parts.push({ type: 'text', value: text.value.slice(end, upTo) + (isSaid ? '' : ` (${release})`) });
      end = upTo;
    }
    if (href === undefined) continue;
    if (offset > end) parts.push({ type: 'text', value: text.value.slice(end, offset) });
    parts.push({
      type: 'element',
      tagName: 'a',
      properties: { className: isPrintReference(href) && !terse ? ['id', 'ref'] : ['id'], href, dataId: id },
      children: [{ type: 'text', value: id }],
    });
    end = offset + id.length;
  }
  if (end === 0) return [text];
  if (end < text.value.length) parts.push({ type: 'text', value: text.value.slice(end) });
  return parts;
}

/** A place in this print or in another one of the set, which is named beside the reference on paper. */
function isPrintReference(href: string): boolean {
  return /^(?:#|[^/#?]+\.pdf#)/.test(href);
}

function finishLink(element: Element, context: MarkdownContext): ElementContent[] {
  const href = String(element.properties.href ?? '');
  if (href.startsWith('#note-') || element.properties.dataFootnoteBackref !== undefined) {
    if (element.properties.ariaDescribedBy)
      element.properties.ariaDescribedBy = [`${notePrefix(context.page)}label`];
    return [element];
  }
  if (/^https?:|^mailto:/i.test(href)) {
    element.properties = { href, rel: ['noopener', 'noreferrer'], className: ['external'] };
    return [element];
  }
  const resolved = addressOf(href, context);
  if (resolved === undefined) return element.children;
  element.properties = { href: resolved };
  return [element];
}

function finishImage(element: Element, context: MarkdownContext): ElementContent[] {
  const alt = String(element.properties.alt ?? '');
  const target = resolveTarget(String(element.properties.src ?? ''), context.page);
  const src = target.kind === 'inside' ? context.addresses.asset(target.path) : undefined;
  if (src === undefined) return [{ type: 'text', value: alt }];
  const { title } = element.properties;
  element.properties = { src, alt, ...(title !== undefined && title !== '' && { title }), loading: 'lazy' };
  return [element];
}

function addressOf(href: string, { page, addresses }: MarkdownContext): string | undefined {
  const target = resolveTarget(href, page);
  if (target.kind !== 'inside') return undefined;
  const { path, anchor } = target;
  const line = /^L(\d+)(?:-L\d+)?$/.exec(anchor)?.[1];
  return (
    addresses.page(path, anchor) ??
    (line ? addresses.source(path, Number(line)) : undefined) ??
    addresses.asset(path)
  );
}

function finishFence(element: Element, context: MarkdownContext): ElementContent {
  const code = element.children.find((child) => child.type === 'element' && child.tagName === 'code') as
    | Element
    | undefined;
  const language = String((code?.properties.className as string[] | undefined)?.[0] ?? '').replace(
    /^language-/,
    '',
  );
  const text = code ? textOf(code) : '';
  const line = lineOf(element, context);
  if (language === 'dossier') return html(context.block(line));
  if (language === 'mermaid') return html(context.diagram(text.replace(/\n$/, ''), line));
  // Where nothing closes a fence, remark lets it reach over the blank lines behind its list.
  if (code)
    code.children = text.trimEnd() === '' ? [] : [{ type: 'text', value: text.replace(/\n+$/, '\n') }];
  element.properties.tabIndex = 0;
  return element;
}

function scrolling(table: Element): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table'], role: 'region', ariaLabel: 'Table', tabIndex: 0 },
    children: [table],
  };
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');
}

/** HTML of ours, already safe. */
function html(value: string): ElementContent {
  return { type: 'raw', value } as unknown as ElementContent;
}

function lineOf(element: Pick<Element, 'position'>, context: MarkdownContext): number {
  return (element.position?.start.line ?? 0) + context.firstLine - 1;
}
