/**
 * Markdown to safe HTML: sanitised, identifiers linked, generated blocks and diagrams filled in.
 * @implements SDS-11
 */
export type { ItemParts } from './item-parts.ts';
export type { MarkdownContext } from './markdown-context.ts';
export type { RenderedPage } from './render-markdown.ts';
export { renderMarkdown, renderPage, renderWithRemark } from './render-markdown.ts';
