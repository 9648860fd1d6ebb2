/**
 * The stamp that binds evidence to the tree it was taken from.
 * @c4 component "Evidence stamp"
 * @technology TypeScript
 * @uses Git source "tree, its times, commits that reports name"
 * @uses Results source "XML of reports"
 * @uses Artifact source "the record of software"
 * @implements SDS-05
 */

export { stampName } from './name.ts';
export { judgeOrigin } from './origin.ts';
export { readStamp } from './stamp.ts';
