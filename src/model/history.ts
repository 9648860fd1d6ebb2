/** A piece of a text that became another: kept, or in one of the two only. */
export interface TextPiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** What a commit did to the text of an item. */
export interface ItemChange {
  /** `moved`: to another file, its text perhaps changed with it. */
  kind: 'created' | 'changed' | 'moved' | 'removed';
  /** Full hash, a key of `History.commits`; empty for what is not committed yet. */
  commit: string;
  /** Path of the file it stood in afterwards; before, where it was removed. */
  file: string;
  /** Path it stood in before; empty where it stood in the same file, or nowhere. */
  from: string;
  /** How its words changed, long stretches that stayed cut short; empty where they did not, or are not known. */
  difference: TextPiece[];
}

/** A commit that changed items or names them in its trailers. */
export interface HistoryCommit {
  /** ISO 8601 in UTC. */
  date: string;
  author: string;
  subject: string;
  /** First release that holds it, a key of `History.releases`; empty for none. */
  release: string;
}

/** What version control tells of the texts of the items that are there now. */
export interface History {
  /** Item ID → its changes, newest first. An ID that is missing was not found in version control. */
  items: Record<string, ItemChange[]>;
  /** By full hash. */
  commits: Record<string, HistoryCommit>;
  /** Tags of releases before and at this commit → what they stand on, oldest first. */
  releases: Record<string, { commit: string; date: string }>;
  /** Why older changes are missing: `shallow` clone, or more commits than the `limit` of the configuration; empty when the history is whole. */
  cut: 'shallow' | 'limit' | '';
}
