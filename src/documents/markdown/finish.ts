import { posix } from 'node:path';
import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { MarkdownContext } from './render-markdown.ts';

/**
 * Turns sanitised HTML into the output's own: headings with anchors, links and images through the addresses, identifiers as links,
 * tables that scroll, generated blocks and diagrams. Walks the tree once.
 */
export function finish(root: Root, context: MarkdownContext): void {
  root.children = finishChildren(root.children, context, { linked: false }) as RootContent[];
}

interface Inside {
  /** Within a link or code: identifiers stay text. */
  linked: boolean;
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
      else for (const part of linkIdentifiers(child, context)) finished.push(part);
    } else if (child.type === 'element') finished.push(...finishElement(child, context, inside));
  }
  return finished;
}

const headingName = /^h([1-6])$/;

function finishElement(element: Element, context: MarkdownContext, inside: Inside): ElementContent[] {
  const { tagName } = element;
  if (tagName === 'pre') return [finishFence(element, context)];
  const linked = inside.linked || tagName === 'a' || tagName === 'code';
  element.children = finishChildren(element.children, context, { linked });
  const heading = headingName.exec(tagName);
  if (heading) finishHeading(element, Number(heading[1]), context);
  else if (tagName === 'a') return finishLink(element, context);
  else if (tagName === 'img') return finishImage(element, context);
  else if (tagName === 'table') return [scrolling(element)];
  else if (tagName === 'th') element.properties.scope = 'col';
  else if (tagName === 'tr') markItem(element, context);
  else if (tagName === 'input') element.properties.ariaLabel = element.properties.checked ? 'done' : 'open';
  return [element];
}

function finishHeading(element: Element, depth: number, context: MarkdownContext): void {
  const line = lineOf(element, context);
  element.tagName = `h${Math.min(6, depth + context.headingShift)}`;
  const anchor = context.anchorAt(line);
  element.properties = anchor === undefined ? {} : { id: anchor };
  const id = context.itemAt(line);
  if (id !== undefined) element.properties.dataItem = id;
}

function markItem(row: Element, context: MarkdownContext): void {
  const id = context.itemAt(lineOf(row, context));
  if (id !== undefined) row.properties = { ...row.properties, id, dataItem: id };
}

function linkIdentifiers(text: Text, { ids, addresses }: MarkdownContext): ElementContent[] {
  const parts: ElementContent[] = [];
  let end = 0;
  for (const { id, offset } of ids.find(text.value)) {
    const href = addresses.item(id);
    if (href === undefined) continue;
    if (offset > end) parts.push({ type: 'text', value: text.value.slice(end, offset) });
    parts.push({
      type: 'element',
      tagName: 'a',
      properties: { className: href.startsWith('#') ? ['id', 'ref'] : ['id'], href, dataId: id },
      children: [{ type: 'text', value: id }],
    });
    end = offset + id.length;
  }
  if (end === 0) return [text];
  if (end < text.value.length) parts.push({ type: 'text', value: text.value.slice(end) });
  return parts;
}

function finishLink(element: Element, context: MarkdownContext): ElementContent[] {
  const href = String(element.properties.href ?? '');
  if (href.startsWith('#note-') || element.properties.dataFootnoteBackref !== undefined) return [element];
  if (/^https?:|^mailto:/i.test(href)) {
    element.properties = { href, rel: ['noopener', 'noreferrer'], className: ['external'] };
    return [element];
  }
  const resolved = resolveTarget(href, context);
  if (resolved === undefined) return element.children;
  element.properties = { href: resolved };
  return [element];
}

function finishImage(element: Element, context: MarkdownContext): ElementContent[] {
  const alt = String(element.properties.alt ?? '');
  const path = projectPath(String(element.properties.src ?? ''), context.page)?.path;
  const src = path === undefined ? undefined : context.addresses.asset(path);
  if (src === undefined) return [{ type: 'text', value: alt }];
  element.properties = { src, alt, loading: 'lazy' };
  return [element];
}

function resolveTarget(href: string, { page, addresses }: MarkdownContext): string | undefined {
  const target = projectPath(href, page);
  if (!target) return undefined;
  const { path, anchor } = target;
  const line = /^L(\d+)(?:-L\d+)?$/.exec(anchor)?.[1];
  return (
    addresses.page(path, anchor) ??
    (line ? addresses.source(path, Number(line)) : undefined) ??
    addresses.asset(path)
  );
}

/** The project's path a link means, and its anchor; undefined when it leaves the project. */
function projectPath(target: string, page: string): { path: string; anchor: string } | undefined {
  const [written = '', anchor = ''] = target.replaceAll('\\', '/').split('#', 2);
  let decoded: string;
  try {
    decoded = decodeURIComponent(written.split('?', 1)[0] ?? '');
  } catch {
    return undefined;
  }
  const joined = decoded.startsWith('/')
    ? posix.normalize(decoded.slice(1))
    : posix.join(posix.dirname(page), decoded);
  const path = decoded === '' ? page : joined;
  if (path === '..' || path.startsWith('../') || posix.isAbsolute(path)) return undefined;
  return { path, anchor: decodeAnchor(anchor) };
}

function decodeAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
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

function lineOf(element: Element, context: MarkdownContext): number {
  return (element.position?.start.line ?? 0) + context.firstLine - 1;
}
