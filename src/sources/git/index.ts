/** Version control: which commit, tag and tree the documents are built from, and who changed what. */
export { readRevision } from './revision.ts';
export { readUserName } from './user.ts';
