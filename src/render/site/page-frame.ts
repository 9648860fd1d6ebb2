/**
 * A page as data: its template, what fills it, and what the layout says of it. All of it is JSON, by which a page of the last build is known
 * again.
 */
export interface PageFrame {
  /** Path from the site's root; decides the relative links. */
  path: string;
  /** Prefix of these links; absent where the path says it. */
  root?: string;
  /** A host shows it at any address. */
  lost?: true;
  title: string;
  /** Entry of the navigation that holds the page. */
  section: Section;
  /** Crumbs between start page and this one: label and path from the root. */
  crumbs?: readonly { label: string; path: string }[];
  /** Name of the template in `templates/pages`, such as `item`. */
  template: string;
  /** What the template shows. Its fields have no name that a helper has. */
  data: object;
  /** Local contents, shown beside the text on wide screens. */
  contents?: readonly { depth: number; text: string; anchor: string }[];
  /** The chapters of its document, shown below the section in the navigation. */
  tree?: ChapterTree | undefined;
  /** Names of further scripts of the assets, e.g. `explorer`. */
  scripts?: readonly string[];
  /** Names of further style sheets of the assets. */
  styles?: readonly string[];
  /** Of its text; that of the site unless it is a document's. What the page adds is in it too, where there are messages. */
  language?: string;
}

/** A page that need not be made again where what it is about, and what it asks of its surroundings while it is made, are as they were. */
export interface CacheablePage {
  path: string;
  /** All that it is made of besides, as JSON. */
  about: object;
  frame(): PageFrame;
  /** The file holds the rows of the page's list, as data of this name for scripts, in the place of the page. */
  rowsAs?: string;
}

/** A document in the navigation; paths from the root. */
export interface ChapterTree {
  label: string;
  path: string;
  current: boolean;
  entries: readonly ChapterEntry[];
}

interface ChapterEntry {
  path: string;
  number: string;
  text: string;
  current: boolean;
  entries: readonly ChapterEntry[];
}

export type Section =
  | 'start'
  | 'documents'
  | 'items'
  | 'trace'
  | 'findings'
  | 'tests'
  | 'code'
  | 'architecture'
  | 'soup'
  | 'gates'
  | 'environments'
  | 'clauses'
  | 'approvals'
  | 'changes'
  | 'search';

/** Prefix that leads from a page back to the root, e.g. `../../`. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
