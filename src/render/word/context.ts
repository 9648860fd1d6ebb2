import type { Pictures } from './pictures.ts';
import type { Looks } from './styles.ts';

/** What the parts of a document are made with. */
export interface WordContext {
  pictures: Pictures;
  looks: Looks;
  /** Whether Word counts the headings itself: where its numbers are those of the other outputs. */
  countsHeadings: boolean;
  /** Whether each heading of the first level begins another document. */
  isBinder: boolean;
  rightToLeft: boolean;
  /** The list that an `ol` begins; each counts from one. */
  nextList(): number;
  /** Width of the text in CSS pixels. */
  room: { width: number; height: number };
}
