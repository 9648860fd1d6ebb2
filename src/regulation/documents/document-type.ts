import type { Demand } from '../demand.ts';

/** What a document of a type has to hold, as a checklist. All words are our own. */
export interface DocumentType {
  /** Key of `documents[].type`. */
  type: string;
  title: string;
  /** Clauses that ask for the document as such. */
  asked: Demand[];
  sections: Section[];
}

/** One entry of the checklist. Authors name it by a heading, or in any language by `covers`. */
export interface Section {
  /** Name for `covers`, unique in its document. */
  id: string;
  title: string;
  asked: Demand[];
  /** Headings that tell it, lower case; a heading may go on behind them. The title and the ID are told too. */
  names: string[];
  /** What the template of the document shows as this section: the section is there where the model holds it. */
  generated?: Generated;
  /** The section is there when there is an item of the type, with the attribute where one is named. */
  items?: { type: string; attribute?: string; value?: string };
  /** Types of documents of the set that answer it: an index points to them. */
  documents?: string[];
  /** Why stand-alone software normally lacks it: printed as the reason unless the section is there. */
  seldom?: string;
}

/** What templates show; `statement`: a part that says something when it is empty too, such as "no anomaly is known". */
export type Generated =
  | 'elements'
  | 'interfaces'
  | 'links'
  | 'risk criteria'
  | 'address of instructions'
  | 'statement';

/** A section of a checklist, written short. */
export function section(
  id: string,
  title: string,
  asked: Demand[],
  more: Partial<Pick<Section, 'names' | 'generated' | 'items' | 'documents' | 'seldom'>> = {},
): Section {
  return { id, title, asked, names: [], ...more };
}
