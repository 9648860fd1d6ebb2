import type { BodyParts } from './body-parts.ts';
import type { Pictures } from './pictures.ts';
import type { Looks } from './styles.ts';

/** What the parts of a document are made with. */
export interface WordContext {
  pictures: Pictures;
  looks: Looks;
  parts: BodyParts;
  /** Whether Word counts the headings itself: where its numbers are those of the other outputs. */
  countsHeadings: boolean;
  /** Whether each heading of the first level begins another document. */
  isBinder: boolean;
  rightToLeft: boolean;
  /** Width of the text in CSS pixels. */
  room: { width: number; height: number };
}
