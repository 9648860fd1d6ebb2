import type { ElementContent, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { UserError } from '../../model/index.ts';
import { address, markdownOf, type XhtmlElement } from './xhtml.ts';

/**
 * HTML as trackers render it, as Markdown; what Markdown does not have (merged cells, embedded files) is left out.
 * Broken HTML is read as browsers do (HTML, 13.2).
 * @throws UserError for one that is nested too deep
 */
export function htmlAsMarkdown(html: string): string {
  if (html.trim() === '') return '';
  const tree = treeOf(html);
  return markdownOf(
    tree.children.flatMap((node) => nodeOf(node, 0)),
    {
      left: () => {},
      stoodFor: () => {},
      picture: address,
    },
  ).trim();
}

const deepest = 100;
const tooDeep = 'A text of the tracker is nested too deep to be read; nothing was written.';

function treeOf(value: string): Root {
  try {
    return raw({ type: 'root', children: [{ type: 'raw', value }] }) as Root;
  } catch (error) {
    throw error instanceof RangeError ? new UserError(tooDeep) : error;
  }
}

function nodeOf(node: RootContent | ElementContent, depth: number): (XhtmlElement | string)[] {
  if (node.type === 'text') return [node.value];
  if (node.type !== 'element' || node.tagName === 'script' || node.tagName === 'style') return [];
  if (depth > deepest) throw new UserError(tooDeep);
  return [
    {
      name: node.tagName,
      attributes: Object.fromEntries(
        Object.entries(node.properties).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      children: node.children.flatMap((child) => nodeOf(child, depth + 1)),
    },
  ];
}
