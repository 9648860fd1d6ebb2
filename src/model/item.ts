import type { Place } from './place.ts';

/**
 * Anything with a registered ID: a hazard, a risk control, a requirement, a design entry, a test case, an anomaly, a SOUP entry.
 */
export interface Item {
  /** As written at its definition, e.g. `SRS-041`. */
  id: string;
  /** Key of `trace.types`, e.g. `SRS`. */
  type: string;
  /** Plain text, without the ID. */
  title: string;
  /** Attribute name (lower case, spaces as hyphens) → plain text value. Relations are not attributes; they are links. */
  attributes: Record<string, string>;
  /** Markdown below the heading and its attribute list; for a row, the cell that holds the text. */
  body: string;
  /** Line of `place.file` on which `body` starts (1-based). */
  bodyLine: number;
  /** A heading with its section, or a table row. */
  form: 'heading' | 'row';
  place: Place;
  /** 16 hex digits of SHA-256 over type, title, attributes and body, white space folded: changes when the meaning may have. */
  fingerprint: string;
}

/** What a link starts from: an item's ID, or the key of a code region, or `commit:<sha>`. */
export type EndKey = string;

/** A link as somebody wrote it, at its lower end, pointing up. */
export interface DeclaredLink {
  from: EndKey;
  /** Name of the relation, a key of `trace.relations`, e.g. `implements`. */
  relation: string;
  /** ID as written. */
  to: string;
  place: Place;
  origin: 'item' | 'code' | 'commit';
}

/** A link of the graph: declared, with what the check of both ends found. */
export interface Link extends DeclaredLink {
  /** `reviewed` as the trace lock holds it; `suspect` when an end changed since; `unreviewed` when it was never accepted; `dangling` when `to` does not exist. */
  state: 'reviewed' | 'suspect' | 'unreviewed' | 'dangling';
}

/** A registered ID met in prose. */
export interface Mention {
  id: string;
  place: Place;
}
