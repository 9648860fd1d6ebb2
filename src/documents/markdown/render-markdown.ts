import type { Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { quotationMarks } from '../quotation-marks.ts';
import { finish } from './finish.ts';
import { type ItemParts, itemParts } from './item-parts.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { treeFromRemark, treeOf } from './tree.ts';

/** A page as HTML, with the items that stand on it. */
export interface RenderedPage extends ItemParts {
  html: string;
}

/** Changes the finished tree of a page before it is serialised. */
export type TreePlugin = (tree: Root) => void;

/**
 * Renders Markdown as HTML that may stand in a page of ours: sanitised, every link and image resolved by the output's addresses.
 * @implements SRS-1301
 */
export function renderPage(
  text: string,
  context: MarkdownContext,
  plugins: readonly TreePlugin[] = [],
): RenderedPage {
  return serialise(treeOf(text, context), context, plugins);
}

/** The HTML of a text alone. */
export function renderMarkdown(text: string, context: MarkdownContext): string {
  return renderPage(text, context).html;
}

/** The same through remark for the whole text: what `renderMarkdown` has to agree with. */
export function renderWithRemark(text: string, context: MarkdownContext): string {
  return serialise(treeFromRemark(text, context), context, []).html;
}

/** Each block once: the body of an item is made of the same pieces as its page. */
function serialise(tree: Root, context: MarkdownContext, plugins: readonly TreePlugin[]): RenderedPage {
  finish(tree, context);
  for (const plugin of [...plugins, quotationMarks(context.language)]) plugin(tree);
  const pieces = tree.children.map(htmlOf);
  return { html: pieces.join(''), ...itemParts(tree.children, pieces) };
}

function htmlOf(node: Nodes): string {
  return escapeAngles(toHtml(node, { allowDangerousHtml: true }));
}

/**
 * Escapes `<` and `>` in attribute values, which the serialiser leaves as HTML allows. What is composed of kept pages and of what templates
 * made is HTML without a tree: what numbers headings, names tables or moves a document into a PDF there knows a tag by its brackets, and
 * an alternative text cannot imitate one.
 */
function escapeAngles(html: string): string {
  return html.replace(/<[a-zA-Z][^"<>]*(?:"[^"]*"[^"<>]*)+>/g, (tag) =>
    tag.replace(/"[^"]*"/g, (value) => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  );
}
