import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { finish } from './finish.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { treeFromRemark, treeOf } from './tree.ts';

/**
 * Renders Markdown as HTML that may stand in a page of ours: sanitised, every link and image resolved by the output's addresses.
 * @implements SRS-1301
 */
export function renderMarkdown(text: string, context: MarkdownContext): string {
  return serialise(treeOf(text, context), context);
}

/** The same through remark for the whole text: what `renderMarkdown` has to agree with. */
export function renderWithRemark(text: string, context: MarkdownContext): string {
  return serialise(treeFromRemark(text, context), context);
}

function serialise(tree: Root, context: MarkdownContext): string {
  finish(tree, context);
  return escapeAngles(toHtml(tree, { allowDangerousHtml: true }));
}

/**
 * Escapes `<` and `>` in attribute values, where HTML would allow them: what numbers headings, names tables or moves a document
 * into a PDF then knows a tag by its brackets, and an alternative text cannot imitate one.
 */
function escapeAngles(html: string): string {
  return html.replace(/<[a-zA-Z][^"<>]*(?:"[^"]*"[^"<>]*)+>/g, (tag) =>
    tag.replace(/"[^"]*"/g, (value) => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  );
}
