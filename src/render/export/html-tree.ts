import type { Element, ElementContent, Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';

/** Parses safe HTML of ours. */
export function parseHtml(html: string): Root {
  return raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root;
}

export function isElement(node: Nodes | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

export function classesOf(element: Element): readonly string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** A property as text; empty where it is not there. */
export function propertyOf(element: Element, name: string): string {
  const value = element.properties[name];
  return value === undefined || value === null || value === false ? '' : String(value);
}

/** All words of a piece of HTML, one after the other. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  let text = '';
  if ('children' in node) for (const child of node.children) text += textOf(child);
  return text;
}

/** The first element of a name below, in reading order. */
export function find(node: Nodes, name: string): Element | undefined {
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    if (isElement(child, name)) return child;
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

export function elementsOf(element: Element, ...names: string[]): Element[] {
  return element.children.filter((child: ElementContent): child is Element => isElement(child, ...names));
}

/** Most columns or rows that a cell may go over (HTML, 4.9.11). */
const mostSpan = 1000;

/** How many columns or rows a cell goes over. */
export function spanOf(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  return Math.min(mostSpan, Math.max(1, Number(cell.properties[name] ?? 1) || 1));
}
