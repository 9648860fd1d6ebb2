import type { Place } from './place.ts';

/** One Markdown file of the content. */
export interface Page {
  /** POSIX path relative to the project root. */
  path: string;
  /** Front matter as parsed from YAML; only strings, numbers, booleans, and arrays and maps of them. */
  frontMatter: Record<string, unknown>;
  /** Text of the first heading of depth 1, else of the first heading, else the file name. */
  title: string;
  /** The Markdown after the front matter, line endings as LF, without BOM. */
  text: string;
  /** Line of the file on which `text` starts (1-based). */
  textLine: number;
  headings: Heading[];
  blocks: GeneratedBlock[];
  diagrams: DiagramSource[];
  /** Links and images to other files of the project or to anchors, as written. */
  references: Reference[];
}

export interface Heading {
  depth: number;
  /** Plain text. */
  text: string;
  /** Anchor within the page, as Git hosts make it (GitHub's rule), unique within the page. */
  anchor: string;
  place: Place;
  /** Nothing stands below it up to the next heading of its level; a placeholder such as "to do" is nothing. */
  empty?: true;
  /** Clauses or sections its text answers, as written: `- covers: 7.2.2.5` directly below it. */
  covers?: string[];
  /** Why the section does not apply, from `- not-applicable: reason`; empty where only the bare words stand there. */
  notApplicable?: string;
}

/** A fenced block with the language `dossier`: a part of the page that is generated. */
export interface GeneratedBlock {
  /** First word of the block, e.g. `trace-matrix`. */
  name: string;
  /** `key=value` words; a value with blanks stands in double quotes. */
  parameters: Record<string, string>;
  place: Place;
  /** Entries of the numbered list that stands directly below it; absent where none does. */
  list?: ListLine[];
}

/** An entry of a list: the plain text of its first paragraph. */
export interface ListLine {
  text: string;
  place: Place;
}

/** A fenced block with the language `mermaid`. */
export interface DiagramSource {
  text: string;
  place: Place;
}

export interface Reference {
  kind: 'link' | 'image';
  /** As written, not yet resolved or decoded. */
  target: string;
  /** Alternative text of an image, text of a link. */
  text: string;
  /** SHA-256 (hex) of an image that is a file of the project. */
  sha256?: string;
  place: Place;
}

/**
 * What may be done with a path of the project that something refers to. Only a `shown` file is read for it: `unlisted` is a file that
 * version control does not list, `internal` one below `.git`, `node_modules`, the output or the cache, `outside` what a link leads to elsewhere.
 */
export type FileState = 'shown' | 'directory' | 'missing' | 'unlisted' | 'internal' | 'outside';

/** A file of the project that an output was made from by reference, with the SHA-256 (hex) it has in the project. */
export interface SourceHash {
  path: string;
  sha256: string;
}
