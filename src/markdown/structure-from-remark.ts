import type { Definition, Link, List, Nodes, Parent, Root, Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { foldBlanks, trimEnd, trimStart } from './blanks.ts';
import { settleHtml, withoutAnchors } from './html.ts';
import { byPosition, type Container, emptyStructure, type Structure, type TableCell } from './structure.ts';

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/**
 * The structure of a Markdown text as remark with GFM sees it: the authority for the quick scanner.
 * @param lineNumbers where the text was put together from parts: the true line of each of its lines, 0 for a line that
 *   stands nowhere, negative for the repeated header of a table (its prose and links are left out)
 * @implements SRS-210
 */
export function structureFromRemark(text: string, lineNumbers?: number[]): Structure {
  const reading = new Reading(text, lineNumbers);
  reading.visitAll(processor.parse(text) as Root);
  return reading.structure;
}

class Reading {
  readonly structure = emptyStructure();
  readonly #text: string;
  readonly #lineNumbers: number[] | undefined;
  readonly #definitions = new Map<string, Definition>();

  constructor(text: string, lineNumbers: number[] | undefined) {
    this.#text = text;
    this.#lineNumbers = lineNumbers;
  }

  visitAll(root: Root): void {
    this.#collectDefinitions(root);
    this.#visitChildren(root, 'page');
    const { asText, anchors } = settleHtml(root);
    for (const { node, source } of asText) {
      const start = this.#start(node);
      if (start.line > 0) this.structure.html.push({ ...start, source });
    }
    for (const { node, name } of anchors) {
      const start = this.#start(node);
      if (start.line > 0) this.structure.anchors.push({ ...start, name });
    }
    this.structure.prose.sort(byPosition);
  }

  #collectDefinitions(node: Nodes): void {
    if (node.type === 'definition' && !this.#definitions.has(node.identifier)) {
      this.#definitions.set(node.identifier, node);
    }
    if ('children' in node) for (const child of node.children) this.#collectDefinitions(child);
  }

  #visitChildren(node: Parent, container: Container): void {
    for (const child of node.children) this.#visit(child as Nodes, container, node as Nodes);
  }

  #visit(node: Nodes, container: Container, parent: Nodes): void {
    switch (node.type) {
      case 'heading':
        this.structure.headings.push({
          depth: node.depth,
          text: foldBlanks(withoutAnchors(plainText(node))),
          ...this.#start(node),
          endLine: this.#endLine(node),
          container,
        });
        break;
      case 'code':
        this.#addFence(node);
        return;
      case 'list':
        if (container === 'page') this.#addList(node);
        this.#visitChildren(node, container === 'page' ? 'list' : container);
        return;
      case 'blockquote':
        this.#visitChildren(node, 'quote');
        return;
      case 'footnoteDefinition':
        this.#visitChildren(node, container === 'quote' ? 'quote' : 'footnote');
        return;
      case 'table':
        this.#addTable(node, container);
        return;
      case 'text':
        this.#addProse(node, parent);
        return;
      case 'link':
        if (this.#isAutolink(node)) return;
        this.#addLink('link', node.url, plainText(node), node);
        break;
      case 'image':
        this.#addLink('image', node.url, node.alt ?? '', node);
        return;
      case 'linkReference':
        this.#addLink('link', this.#definitions.get(node.identifier)?.url, plainText(node), node);
        break;
      case 'imageReference':
        this.#addLink('image', this.#definitions.get(node.identifier)?.url, node.alt ?? '', node);
        return;
    }
    if ('children' in node) this.#visitChildren(node, container);
  }

  #addFence(node: Nodes & { type: 'code' }): void {
    const first = trimStart(this.#slice(node))[0];
    if (first !== '`' && first !== '~') return;
    this.structure.fences.push({
      language: node.lang ?? '',
      meta: trimEnd(node.meta ?? ''),
      value: trimEnd(node.value, '\n'),
      ...this.#start(node),
      endLine: this.#endLine(node),
    });
  }

  #addList(node: List): void {
    const lists = node.ordered ? this.structure.numbered : this.structure.lists;
    lists.push({
      ...this.#start(node),
      endLine: this.#endLine(node),
      entries: node.children.map((entry) => {
        const first = entry.children[0];
        if (first?.type !== 'paragraph')
          return { text: '', source: '', isPlain: false, ...this.#start(entry) };
        return {
          text: foldBlanks(plainText(first)),
          source: trimEnd(this.#slice(first)),
          isPlain: entry.children.length === 1 && typeof entry.checked !== 'boolean',
          ...this.#start(first),
        };
      }),
    });
  }

  #addTable(node: Table, container: Container): void {
    const [header, ...rows] = node.children;
    const width = header?.children.length ?? 0;
    const cellsOf = (row: Table['children'][number] | undefined): TableCell[] =>
      (row?.children ?? []).slice(0, width).map((cell) => {
        const first = cell.children[0]?.position;
        const last = cell.children.at(-1)?.position;
        if (!first || !last)
          return { text: foldBlanks(plainText(cell)), source: '', ...this.#start(row as Nodes) };
        const source = this.#text.slice(first.start.offset, last.end.offset);
        return { text: foldBlanks(plainText(cell)), source, ...this.#start({ position: first }) };
      });
    this.structure.tables.push({
      container,
      ...this.#start(node),
      header: cellsOf(header),
      rows: rows.map((row) => ({ ...this.#start(row), cells: cellsOf(row) })),
    });
    for (const row of node.children) {
      const extra = row.children[width];
      const start = extra && this.#start(extra);
      if (start && start.line > 0)
        this.structure.extraCells.push({ ...start, cells: row.children.length, columns: width });
      for (const cell of row.children.slice(0, width)) this.#visitChildren(cell, container);
    }
  }

  #addProse(node: Nodes & { type: 'text' }, parent: Nodes): void {
    // What remark-gfm's search for addresses cuts out of a text has no position of its own; the parent's is near.
    const { line, column } = this.#start(node.position ? node : parent);
    if (line <= 0) return;
    const parts = (node.position ? this.#slice(node) : node.value).split('\n');
    for (const [index, part] of parts.entries()) {
      const text = part.replace(index === 0 ? /^[ \t]+/ : /^[ \t>]+/, '');
      const trimmed = trimEnd(text);
      const start = (index === 0 ? column : 1) + part.length - text.length;
      if (trimmed !== '') this.structure.prose.push({ text: trimmed, line: line + index, column: start });
    }
  }

  #addLink(kind: 'link' | 'image', target: string | undefined, text: string, node: Nodes): void {
    const start = this.#start(node);
    if (target === undefined || start.line <= 0) return;
    this.structure.links.push({ kind, target, text: foldBlanks(text), ...start });
  }

  /** An address in angle brackets or by itself: its text is its target. */
  #isAutolink(node: Link): boolean {
    return !node.position || !this.#slice(node).startsWith('[');
  }

  #slice(node: Nodes): string {
    return this.#text.slice(node.position?.start.offset, node.position?.end.offset);
  }

  #start(node: { position?: Nodes['position'] }): { line: number; column: number } {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    return { line: this.#lineNumbers ? (this.#lineNumbers[line - 1] ?? 0) : line, column };
  }

  /** In remark a list, or a fence that nothing closes, may reach over blank lines behind it; here it does not. */
  #endLine(node: Nodes): number {
    const height = trimEnd(this.#slice(node), ' \t\n').split('\n').length;
    return this.#start(node).line + height - 1;
  }
}
