/**
 * The documents: author's pages and generated blocks, put together by templates, the same for every output.
 * @c4 component "Documents"
 * @technology Handlebars, unified
 * @uses Risk "levels of risk"
 * @uses UDI "carrier of the label"
 * @uses Regulation "kinds of requirements, checklists, clauses"
 * @uses Markdown "blocks of a page"
 * @uses Model "everything a document shows"
 * @uses Claims "what attributes may claim"
 * @uses Configuration "types and templates"
 * @uses Trace "links, verdicts, coverage"
 * @uses Architecture "views and their words"
 * @uses SOUP "state of review"
 * @uses Quality "coverage by unit"
 * @uses Depth "what is demanded of elements"
 * @uses Gates "criteria and approvals"
 * @uses Difference "what changed since the last release"
 * @implements SDS-10
 */
export { describeDrawing } from './blocks/architecture-view.ts';
export { changeReportHtml } from './change-report.ts';
export { type Composer, createComposer } from './compose.ts';
export type { Addresses, ComposedDocument, DrawnDiagrams } from './composed.ts';
export type { DocumentsInput } from './context.ts';
export { diagramFigure, isReadable, readableDrawings } from './diagram.ts';
export { drawSymbol } from './drawings/symbols.ts';
export { type Repository, repositoryOf, toldRepository } from './forge.ts';
export { inlineCode } from './inline-code.ts';
export { labelRows } from './label-rows.ts';
export { hasMessages as hasWords, messagesIn as wordsIn } from './messages.ts';
export { openingText } from './opening-text.ts';
export type { RenderingStore } from './rendering-cache.ts';
export { loadTemplates, type Templates } from './templates.ts';
