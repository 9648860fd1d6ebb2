/** What version control says of the tree the documents are built from. */
export interface Revision {
  /** `git` or `none`: outside a repository there is no version control, and the documents say so. */
  system: 'git' | 'none';
  /** Full hash, empty when `none`. */
  commit: string;
  /** First 12 digits of the commit. */
  shortCommit: string;
  /** Tag that points at this very commit, empty if there is none. */
  tag: string;
  /** `git describe --tags --always`, with `-dirty` when it is. */
  describe: string;
  /** Commit date, ISO 8601 in UTC, e.g. `2026-11-20T10:00:00Z`. From SOURCE_DATE_EPOCH where that is set; empty when neither is known. */
  date: string;
  /** Tracked files differ from the commit, or untracked files lie in the tree. */
  dirty: boolean;
  /** Git tree hash of the working tree as it is (tracked and unignored files, records of approvals and of tests by hand left out), empty when `none`. */
  tree: string;
  shallow: boolean;
  /** Path → last commit that changed it. Paths sorted by code unit. */
  lastChange: Record<string, ChangeRef>;
  /** Commits with trailers that name items, newest first: the chain's code changes. */
  changes: CodeChange[];
}

export interface ChangeRef {
  commit: string;
  date: string;
}

export interface CodeChange extends ChangeRef {
  subject: string;
  author: string;
  /** Relation and ID as the trailers state them, e.g. `Implements: SRS-041`. */
  trailers: { relation: string; id: string }[];
}

/** The identity this build is stamped with. */
export interface Release {
  /** Release tag, or `DRAFT` with what `git describe` says. */
  label: string;
  /** True unless the tree is a clean, tagged commit. */
  draft: boolean;
  /** It would be a release if its gates were passed; absent otherwise. */
  candidate?: true | undefined;
  /** Why it is a draft, in words: `uncommitted changes`, `no release tag`, `no version control`. */
  draftReasons: string[];
  revision: Revision;
}
