/**
 * The one reader of Markdown, for checks and for pages. A quick scanner (`scan-*`) reads the blocks it is certain about; remark is
 * the authority for all others, and both give the same for every text.
 * @c4 component "Markdown"
 * @technology remark
 */

export { drawnElements, settleAnchors, settleHtml } from './html.ts';
export { scanBlocks } from './scan-blocks.ts';
export { type InlinePart, readInline, type TextTraits } from './scan-inline.ts';
export type { CertainBlock, RemainingLines } from './structure.ts';
