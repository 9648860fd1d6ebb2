import type { Element, ElementContent } from 'hast';
import { type CertainBlock, type InlinePart, readInline, type TextTraits } from '../../markdown/index.ts';

/** The page's lines, and what they say of each other. */
interface Page {
  lines: readonly string[];
  traits: TextTraits;
}

/**
 * A block that the scanner is certain of as the element that remark and `mdast-util-to-hast` would make of it, sanitised.
 * @param rowsOf elements of table rows that the scanner left to remark, by their 0-based line
 * @returns undefined where remark must decide
 */
export function certainElement(
  block: CertainBlock,
  page: Page,
  rowsOf: ReadonlyMap<number, Element>,
): Element | undefined {
  switch (block.kind) {
    case 'rule':
      return element('hr', [], block.from);
    case 'heading': {
      const children = inline(block.content, page.traits);
      return children && element(`h${block.depth}`, children, block.from);
    }
    case 'paragraph': {
      const children = inlineLines(page.lines.slice(block.from, block.to), page.traits);
      return children && element('p', children, block.from);
    }
    case 'fence':
      return fence(block);
    case 'list':
      return list(block, page);
    case 'table':
      return table(block, page, rowsOf);
  }
}

function element(tagName: string, children: ElementContent[], from?: number): Element {
  const made: Element = { type: 'element', tagName, properties: {}, children };
  if (from !== undefined)
    made.position = { start: { line: from + 1, column: 1 }, end: { line: from + 1, column: 1 } };
  return made;
}

const text = (value: string): ElementContent => ({ type: 'text', value });
const lineEnd = text('\n');

/** Children with a line end before, between and behind them, as every container of blocks has them. */
function apart(children: readonly ElementContent[]): ElementContent[] {
  return [lineEnd, ...children.flatMap((child) => [child, lineEnd])];
}

/** A language that is no plain word is left to remark. */
function fence({ language, value, from }: CertainBlock & { kind: 'fence' }): Element | undefined {
  if (!/^[\w+#.-]*$/.test(language)) return undefined;
  const code = element('code', value === '' ? [] : [text(`${value}\n`)]);
  if (language !== '') code.properties.className = [`language-${language}`];
  return element('pre', [code], from);
}

function list({ isBullet, entries, from }: CertainBlock & { kind: 'list' }, page: Page): Element | undefined {
  const isLoose = entries.some(
    ({ from: start }, index) => index > 0 && start > (entries[index - 1]?.to ?? 0),
  );
  const items: Element[] = [];
  for (const entry of entries) {
    const [first = '', ...rest] = page.lines.slice(entry.from, entry.to);
    const children = inlineLines([first.slice(entry.width), ...rest], page.traits);
    if (!children) return undefined;
    items.push(element('li', isLoose ? apart([element('p', children)]) : children));
  }
  const made = element(isBullet ? 'ul' : 'ol', apart(items), from);
  const start = Number.parseInt(page.lines[from] ?? '', 10);
  if (!isBullet && start !== 1) made.properties.start = start;
  return made;
}

function table(
  { header, rows, from }: CertainBlock & { kind: 'table' },
  { lines, traits }: Page,
  rowsOf: ReadonlyMap<number, Element>,
): Element | undefined {
  const aligns = (lines[from + 1] ?? '').split('|').slice(1, -1).map(alignOf);
  const row = (cells: readonly { source: string }[], name: string, line: number): Element | undefined => {
    const made: Element[] = [];
    for (const [column, align] of aligns.entries()) {
      const children = inline(cells[column]?.source ?? '', traits);
      if (!children) return undefined;
      const cell = element(name, children);
      if (align) cell.properties.align = align;
      made.push(cell);
    }
    return element('tr', apart(made), line);
  };
  const head = row(header, 'th', from);
  const body = rows.map((cells, index) => {
    const line = from + 2 + index;
    return cells ? row(cells, 'td', line) : rowsOf.get(line);
  });
  if (!head || !body.every((made) => made !== undefined)) return undefined;
  const groups = [element('thead', apart([head]))];
  if (body.length > 0) groups.push(element('tbody', apart(body)));
  return element('table', apart(groups), from);
}

function alignOf(cell: string): string | undefined {
  const [left, right] = [cell.trim().startsWith(':'), cell.trim().endsWith(':')];
  return left && right ? 'center' : left ? 'left' : right ? 'right' : undefined;
}

/** Lines of one paragraph. Two blanks at the end of a line break it there. */
function inlineLines(lines: readonly string[], traits: TextTraits): ElementContent[] | undefined {
  const children: ElementContent[] = [];
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const read = inline(line.replace(/^[ \t]+|[ \t]+$/g, ''), traits);
    if (!read) return undefined;
    children.push(...read);
    if (!isLast && / {2}$/.test(line)) children.push(element('br', []));
    if (!isLast) children.push(lineEnd);
  }
  return joinTexts(children);
}

function inline(source: string, traits: TextTraits): ElementContent[] | undefined {
  const parts = readInline(source, traits);
  if (!parts) return undefined;
  const children: ElementContent[] = [];
  for (const part of parts) {
    const made = inlinePart(part, source);
    if (!made) return undefined;
    if (made.type !== 'text' || made.value !== '') children.push(made);
  }
  return joinTexts(children);
}

function inlinePart(part: InlinePart, source: string): ElementContent | undefined {
  if (part.kind === 'code') return element('code', [text(part.value)]);
  const words = source.slice(part.from, part.to);
  const children = words === '' ? [] : [text(words)];
  switch (part.kind) {
    case 'text':
      return text(words);
    case 'strong':
      return element('strong', children);
    case 'emphasis':
      return element('em', children);
    case 'link':
      if (!plainTarget.test(part.target)) return undefined;
      return { ...element('a', children), properties: { href: part.target } };
    case 'image':
      if (!plainTarget.test(part.target)) return undefined;
      return { ...element('img', []), properties: { src: part.target, alt: words } };
  }
}

/** A relative address that needs no encoding and names no protocol. */
const plainTarget = /^[A-Za-z0-9._~/#?=,;@!$+-]+$/;

function joinTexts(children: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = text(last.value + child.value);
    else joined.push(child);
  }
  return joined;
}
