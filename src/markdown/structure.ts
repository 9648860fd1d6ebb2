/** What a block stands in: directly on the page, or inside of something. */
export type Container = 'page' | 'list' | 'quote' | 'footnote';

/** Where a thing starts in the text: 1-based line and column (UTF-16 code units). */
export interface Position {
  line: number;
  column: number;
}

/** A heading in either form; `text` is plain text with white space folded. */
export interface HeadingBlock extends Position {
  depth: number;
  text: string;
  endLine: number;
  container: Container;
}

/** A fenced code block. */
export interface FenceBlock extends Position {
  /** First word of the info string, empty where there is none. */
  language: string;
  /** The rest of the info string. */
  meta: string;
  /** Without empty lines at its end. */
  value: string;
  endLine: number;
}

/** A list that stands directly on the page. */
export interface ListBlock extends Position {
  endLine: number;
  entries: ListEntry[];
}

/** Position, text and source are those of the entry's first paragraph. */
export interface ListEntry extends Position {
  text: string;
  source: string;
  /** The entry is one paragraph and nothing else. */
  isPlain: boolean;
}

/** A GFM table, outside of quotes or not. */
export interface TableBlock extends Position {
  container: Container;
  header: TableCell[];
  rows: TableRow[];
}

export interface TableRow extends Position {
  /** At most as many as the header has; a row may have fewer. */
  cells: TableCell[];
}

/** `source` is the cell's Markdown without padding. An empty cell has the position of its row. */
export interface TableCell extends Position {
  text: string;
  source: string;
}

/** A link or an image, its target as written (character escapes decoded), before anything is resolved. */
export interface LinkSpan extends Position {
  kind: 'link' | 'image';
  target: string;
  text: string;
}

/** A stretch of prose on one line, as source text: no code, no link target, no raw HTML. */
export interface ProseSpan extends Position {
  text: string;
}

/** What a check needs to know of a Markdown text. Everything is in the order of the text. */
export interface Structure {
  headings: HeadingBlock[];
  fences: FenceBlock[];
  /** Bullet lists. */
  lists: ListBlock[];
  numbered: ListBlock[];
  tables: TableBlock[];
  links: LinkSpan[];
  prose: ProseSpan[];
  /** HTML that pages show as text, with its source. */
  html: (Position & { source: string })[];
  /** Anchors of the author's own. */
  anchors: (Position & { name: string })[];
  /** The first cell of each row that has more of them than its table's head, and how many both have. */
  extraCells: (Position & { cells: number; columns: number })[];
}

/** Why a text, or a part of it, was not read. */
export interface Refusal {
  reason: 'too-deep' | 'too-long' | 'too-large';
  line: number;
}

/** Lines from `from` up to but without `to` (0-based) that the quick scanner leaves to remark. */
export interface RemainingLines {
  from: number;
  to: number;
  /** The lines are rows of the table whose header stands on this line (0-based). */
  tableAt?: number;
}

/** A structure with nothing in it. */
export function emptyStructure(): Structure {
  return {
    headings: [],
    fences: [],
    lists: [],
    numbered: [],
    tables: [],
    links: [],
    prose: [],
    html: [],
    anchors: [],
    extraCells: [],
  };
}

/** Orders by line, then column. */
export function byPosition(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

/**
 * A block directly on the page that the quick scanner is certain of. Lines are 0-based; `to` is the line after it.
 */
export type CertainBlock = { from: number; to: number } & (
  | { kind: 'paragraph' | 'rule' }
  | { kind: 'heading'; depth: number; content: string }
  | { kind: 'fence'; language: string; value: string }
  | { kind: 'list'; isBullet: boolean; entries: { from: number; to: number; width: number }[] }
  | { kind: 'table'; rows: (TableCell[] | undefined)[]; header: TableCell[] }
);
