import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Page } from '../model/index.ts';

const processor = unified().use(remarkParse).freeze();

/**
 * The first paragraph of a section as plain text; empty where the section begins with something else.
 * @param anchor of its heading
 */
export function openingText({ text, textLine, headings }: Page, anchor: string): string {
  const at = headings.findIndex((heading) => heading.anchor === anchor);
  const heading = headings[at];
  if (!heading) return '';
  const next = headings[at + 1];
  const lines = text.split('\n').slice(heading.place.line - textLine, next && next.place.line - textLine);
  const [, first] = processor.parse(lines.join('\n')).children.filter(({ type }) => type !== 'html');
  return first?.type === 'paragraph' ? textOf(first).replace(/\s+/g, ' ') : '';
}
