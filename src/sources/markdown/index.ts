/**
 * The Markdown source: files of requirements, risks, plans and manuals as items, links, mentions and pages.
 *
 * Bytes become text (`decode`), the front matter comes off (`front-matter`), the rest becomes a `Structure`: headings, lists,
 * tables, fences, links and prose with their positions. A quick scanner (`scan-*`) reads the blocks it is certain about and
 * leaves all others to remark (`structure-from-remark`), which is the authority: both give the same structure for every text.
 * From the structure come the page, the items (`heading-items`, `table-items`), their links and the mentions.
 * @c4 component "Markdown source"
 * @technology remark
 * @implements SDS-02
 */
export { anchorMaker } from './anchors.ts';
export { markdownSource } from './markdown-source.ts';
export { rules } from './rules.ts';
