/**
 * Version control: which commit, tag and tree the documents are built from, and who changed what.
 * @c4 component "Git source"
 * @technology TypeScript
 * @uses Git "state, history, tags"
 * @implements SDS-06
 */
export { readLastAuthor } from './author.ts';
export { readBlobs } from './blobs.ts';
export { type LoggedCommit, type LoggedFile, readCommits, readCutCommits } from './commit-log.ts';
export { type FileDifference, readDifference } from './difference.ts';
export { noVersionControl, whyNoRevision } from './no-revision.ts';
export { recordPaths } from './records.ts';
export { type Releases, readReleases, readTaggedCommit } from './releases.ts';
export { readRevision } from './revision.ts';
export { readContentOf, readSignedObjects, type SignedObject } from './signed-objects.ts';
export { type GitState, readState } from './state.ts';
export { listSubmodules, readSubmodules } from './submodules.ts';
export { readTestedTrees } from './tested-trees.ts';
export { readTreeTimes, type TreeTimes } from './tree-times.ts';
export { readUserName } from './user.ts';
