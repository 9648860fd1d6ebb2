import type { IdSyntax } from '../../config/index.ts';
import type { Addresses } from '../composed.ts';
import type { Translate } from '../messages.ts';
import type { NamedPlace } from '../place-in-words.ts';

/** What a text needs to know of the page it stands on and of the output it goes to. */
export interface MarkdownContext {
  /** Path of the Markdown page, for relative links. */
  page: string;
  /** Line of the page on which the text starts (1-based). */
  firstLine: number;
  addresses: Addresses;
  ids: IdSyntax;
  /** BCP 47, of the document. */
  language: string;
  /** In that language. */
  t: Translate;
  /** Raw HTML is kept, sanitised; else it is dropped. */
  allowHtml: boolean;
  /** Anchor of the heading at a line of the page; undefined leaves it without one. */
  anchorAt(line: number): string | undefined;
  /** How an anchor that the author wrote at a line of the page is called in the output; undefined takes it away. */
  ownAnchor?(name: string, line: number): string | undefined;
  /** IDs of the items that are defined at a line of the page: one by a heading, one or more by a row. */
  itemsAt(line: number): readonly string[];
  /** What is said beside an item that changed since the release before; undefined for any other. */
  changeMark?(id: string): string | undefined;
  /** The release that an item of another project is of, such as `PLATFORM 2.1.0`; undefined for any other. */
  releaseOf?(id: string): string | undefined;
  /** Whether a row at a line of the page is one that the variant has not. */
  isLeftOut?(line: number): boolean;
  /** HTML of the generated block at a line of the page. */
  block(line: number): string;
  /** The place in a document that a value of an attribute names; undefined for any other value. */
  placeOf(value: string): NamedPlace | undefined;
  /** HTML of a diagram. */
  diagram(text: string, line: number): string;
}
