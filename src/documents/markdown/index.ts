/** Markdown to safe HTML: sanitised, identifiers linked, generated blocks and diagrams filled in. */
export { type MarkdownContext, renderMarkdown } from './render-markdown.ts';
