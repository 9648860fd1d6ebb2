/**
 * What differs between two versions of a technical file, whatever each was read from: a commit, an archive, the tree as it is.
 * @c4 component "Difference"
 * @parent Checks
 * @technology TypeScript
 * @description Compares two versions: items, links, texts, results, documents, SOUP.
 * @uses Model "what a version says"
 * @implements SDS-3101
 */
export {
  type Change,
  differenceOf,
  type ItemDifference,
  type LinkDifference,
  type ResultDifference,
  type VersionDifference,
} from './difference.ts';
export { shortened } from './shortened.ts';
export { type SoupChange, soupChanges } from './soup-changes.ts';
export { parseVersion, readVersion, type Version, versionIn, versionOf } from './version.ts';
export { wordDifference } from './word-difference.ts';
