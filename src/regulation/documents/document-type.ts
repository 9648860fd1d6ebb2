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
  /** Generated block that the template of the document shows and that is this section. */
  block?: string;
  /** The section is there when an item of the type has the attribute. */
  items?: { type: string; attribute: string; value: string };
  /** Types of documents of the set that answer it: an index points to them. */
  documents?: string[];
  /** Why stand-alone software normally lacks it: printed as the reason unless the section is there. */
  seldom?: string;
}

/** A section of a checklist, written short. */
export function section(
  id: string,
  title: string,
  asked: Demand[],
  more: Partial<Pick<Section, 'names' | 'block' | 'items' | 'documents' | 'seldom'>> = {},
): Section {
  return { id, title, asked, names: [], ...more };
}
