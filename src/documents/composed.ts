import type { Document, Finding, Refused } from '../model/index.ts';
import type { ItemParts } from './markdown/index.ts';
import type { ComposedSection } from './sections.ts';

/**
 * How an output addresses things. Site and PDF each bring their own; the composer knows neither.
 * Every method returns a URL ready for an `href` or `src`, or undefined where the output has no such thing.
 */
export interface Addresses {
  item(id: string): string | undefined;
  /** A Markdown page of the project, with an anchor (without `#`) or ''. */
  page(path: string, anchor: string): string | undefined;
  document(id: string): string | undefined;
  /** An image or other file of the project. */
  asset(path: string): string | undefined;
  /** The page or section of an architecture element, by the element's ID. */
  element(id: string): string | undefined;
  /** A code region's lines at this commit, on the Git host where one is configured. */
  source(file: string, line: number): string | undefined;
  /** It is the edition for users, who see nothing of the inside of the software. */
  forUsers?: boolean;
}

/** One numbered heading of a composed document. */
export interface OutlineEntry {
  depth: number;
  /** `3.1.2`, as it stands in the text. */
  number: string;
  text: string;
  anchor: string;
  /** ID of the item that it defines. */
  item?: string;
}

/** A part of a document, as a PDF prints one after another. */
export interface PrintedPart {
  /** Markdown page it comes from; empty for a generated part. */
  page: string;
  title: string;
  /** Anchor of the part in the document. */
  anchor: string;
  /** Safe HTML: sanitised, headings numbered, anchors unique within the document. */
  html: string;
  /** Its headings, one after the other. */
  outline: OutlineEntry[];
  /** Items that its page defines; absent for a generated part. */
  items?: ItemParts | undefined;
  /** It records how the document came about, which only auditors need. */
  isRecord?: true;
}

/** A part of a document that a site may show as a page of its own, or cut into several. */
export interface ComposedPart extends PrintedPart {
  /** Its HTML, cut at its headings. */
  sections: readonly ComposedSection[];
}

/** A document's content as HTML, without the chrome of site or PDF. */
export interface ComposedDocument {
  document: Document;
  parts: ComposedPart[];
  findings: Finding[];
}

/** A diagram drawn: Mermaid text → SVG, or what the drawing said. */
export type DrawnDiagrams = ReadonlyMap<string, { svg: string } | Refused<{ message: string; line: number }>>;
