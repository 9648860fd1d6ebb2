/**
 * The Markdown source: files of requirements, risks, plans and manuals as items, links, mentions and pages.
 *
 * Bytes become text (`decode`), the front matter comes off (`front-matter`), the rest becomes a `Structure`: headings, lists,
 * tables, fences, links and prose with their positions (`src/markdown`).
 * From the structure come the page, the items (`heading-items`, `table-items`), their links and the mentions.
 * @c4 component "Markdown source"
 * @technology TypeScript
 * @uses Markdown "structure of a page"
 * @implements SDS-02
 */
export { anchorMaker } from './anchors.ts';
export { markdownSource, readPage } from './markdown-source.ts';
export { rules } from './rules.ts';
export { type Vocabulary, vocabularyOf } from './vocabulary.ts';
