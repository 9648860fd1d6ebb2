/**
 * Version control: which commit, tag and tree the documents are built from, and who changed what.
 * @implements SDS-06
 */
export { readRevision } from './revision.ts';
export { type GitState, readState } from './state.ts';
export { readUserName } from './user.ts';
