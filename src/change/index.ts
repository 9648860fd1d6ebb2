/**
 * Change control: what lies between a commit and the tree as it is, and what that reaches in the trace.
 * @c4 component "Change"
 * @technology TypeScript, git
 * @uses Model "items, links, elements"
 * @uses Trace "the graph of links"
 * @uses Git source "runs git"
 * @uses Pipeline "analyses the other commit"
 * @uses Cache "histories of items"
 * @uses Release "archives of releases before"
 * @uses Difference "marks words, compares SOUP"
 * @uses Documents "what generated parts show"
 * @uses Depth "changes that name a risk control"
 * @uses Configuration "the project at the other commit"
 * @uses Sources "surveys the other commit"
 * @uses Markdown source "items of earlier commits"
 * @uses Imports "items that other tools owned then"
 * @implements SDS-2301
 */

export { type Compared, compareWith } from './compare.ts';
export { checkContract } from './contract.ts';
export { readDescription } from './description.ts';
export { earlierReleases } from './earlier-releases.ts';
export { changedFiles, type FileChange } from './file-changes.ts';
export { type Impact, impactOf } from './impact.ts';
export { impactMarkdown, impactText } from './impact-text.ts';
export { itemHistory } from './item-history.ts';
export { type MergedLinks, mergedLinks } from './merged-links.ts';
export { type Runner, runnerArguments, runners } from './regression.ts';
export { openLinks, type ReviewStep, reviewer } from './review.ts';
export { selectTests } from './select-tests.ts';
