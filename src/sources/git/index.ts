/**
 * Version control: which commit, tag and tree the documents are built from, and who changed what.
 * @c4 component "Git source"
 * @technology TypeScript
 * @uses Git "state, history, tags"
 * @implements SDS-06
 */
export { withOwnAnswers } from './answer-cache.ts';
export { readAuthors, readAuthorsByFile } from './authors.ts';
export { type ChangeCommit, type Person, readChangePeople } from './change-people.ts';
export { type Codeowners, readCodeowners } from './codeowners.ts';
export type { Commit } from './commit.ts';
export { type LoggedCommit, type LoggedFile, readCommits, readCutCommits } from './commit-log.ts';
export { type ContentOf, contentName, contentOfCommits } from './content.ts';
export { readContentTime } from './content-time.ts';
export { readDifference } from './difference.ts';
export { readHeadCommit } from './head-commit.ts';
export { readInstalledGit } from './installed.ts';
export { KnownNames } from './known-names.ts';
export { type MergedChange, readMergedChange } from './merged-change.ts';
export { whyNoRevision } from './no-revision.ts';
export { readBlobs } from './objects.ts';
export { onceEach } from './once-each.ts';
export { readRawCommits } from './raw-commits.ts';
export { isOwnOutput, recordPaths } from './records.ts';
export { readReleases, readTaggedCommit } from './releases.ts';
export { readRemote } from './remote.ts';
export { RepositoryAnswers } from './repository-answers.ts';
export { repositoryIdentity } from './repository-identity.ts';
export { readRevision } from './revision.ts';
export { readSignedObjects } from './signed-objects.ts';
export { type GitState, readState, submodulesOf } from './state.ts';
export { readTestedTrees } from './tested-trees.ts';
export { listTree, pathText, type Tree } from './tree.ts';
export { readTreeTimes } from './tree-times.ts';
export { readUserName } from './user.ts';
export { matching, tagPrefix } from './variant-tags.ts';
