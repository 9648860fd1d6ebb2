import { z } from 'zod';
import { hash, text } from './values.ts';

export const changeRef = z.object({
  commit: text.describe('Full hash.'),
  date: text.describe('ISO 8601 in UTC.'),
});
export type ChangeRef = z.output<typeof changeRef>;

export const fileChange = changeRef.extend({
  subject: text.describe('First line of the message.'),
  author: text.describe('Name of the author.'),
});
export type FileChange = z.output<typeof fileChange>;

export const codeChange = fileChange.extend({
  trailers: z
    .array(
      z.object({
        relation: text.describe('Name of the relation.'),
        id: text.describe('ID as written.'),
      }),
    )
    .describe('Relation and ID as the trailers state them, e.g. `Implements: SRS-041`.'),
});
export type CodeChange = z.output<typeof codeChange>;

/** What version control says of the tree the documents are built from. */
export const revision = z.object({
  system: z
    .enum(['git', 'none'])
    .describe('`git` or `none`: outside a repository there is no version control, and the documents say so.'),
  commit: hash.describe('Full hash, empty when `none`.'),
  shortCommit: hash.describe('First 12 digits of the commit.'),
  tag: text.describe('Tag that points at this very commit, empty if there is none.'),
  describe: text.describe('`git describe --tags --always`, with `-dirty` when it is.'),
  date: text.describe(
    'Commit date, ISO 8601 in UTC, e.g. `2026-11-20T10:00:00Z`. From SOURCE_DATE_EPOCH where that is set; empty when neither is known.',
  ),
  dirty: z.boolean().describe('Tracked files differ from the commit, or untracked files lie in the tree.'),
  tree: hash.describe(
    'Git tree hash of the working tree as it is (tracked and unignored files, records of approvals and of tests by hand left out), empty when `none`.',
  ),
  shallow: z.boolean().describe('The history is cut off.'),
  lastChange: z
    .record(text, fileChange)
    .describe('Path → last commit that changed it. Paths sorted by code unit.'),
  folder: text
    .optional()
    .describe('Directory of the project in its repository, with a slash at its end; absent for the root.'),
  remote: z
    .object({
      url: text.describe('`https://host/path`, without credentials.'),
      branch: text.describe('The branch that is checked out, empty for none.'),
    })
    .optional()
    .describe('Where a draft is kept for others; absent where nothing tells, and for a release.'),
  changes: z
    .array(codeChange)
    .describe("Commits with trailers that name items, newest first: the chain's code changes."),
});
export type Revision = z.output<typeof revision>;

/** The identity this build is stamped with. */
export const release = z.object({
  label: text.describe('Release tag, or `DRAFT` with what `git describe` says.'),
  draft: z.boolean().describe('True unless the tree is a clean, tagged commit.'),
  candidate: z
    .literal(true)
    .optional()
    .describe('It would be a release if its gates were passed; absent otherwise.'),
  draftReasons: z
    .array(text)
    .describe('Why it is a draft, in words: `uncommitted changes`, `no release tag`, `no version control`.'),
  revision: revision.describe('What version control says of the tree.'),
});
export type Release = z.output<typeof release>;
