import type { Item, ItemWords, Place } from '../model/index.ts';

/** An item as an edited file has it. */
export interface EditedItem {
  id: string;
  place: Place;
  words: ItemWords;
  /** How deep it stands in the file, where that tells. */
  level: number;
  /** Whether each side still says what was handed on; undefined where the file does not tell. */
  unchanged: { file: boolean; project: boolean } | undefined;
}

/** An item that the file says otherwise. */
export interface ItemChange {
  item: Item;
  before: ItemWords;
  after: ItemWords;
}

/** An item that the file has and the project does not. */
export interface ItemAddition {
  id: string;
  place: Place;
  words: ItemWords;
  /** The item of the project behind which it goes. */
  above: Item;
  /** How many levels deeper it stands than that one; less than 0 for higher. */
  deeper: number;
}

/** Names of what differs, with what it said and says. */
export type ChangedRow = readonly [name: string, before: string, after: string];

/** What differs at one place of the project. */
export interface ShownChange {
  /** ID of the item; empty for a text by itself. */
  what: string;
  place: Place;
  rows: readonly ChangedRow[];
}

/** Something for which nothing is written. */
export interface Problem {
  place: Place;
  message: string;
  hint: string;
  /** Of a conflict, what both sides say. */
  rows?: readonly ChangedRow[];
}

/** A page with what the file says. */
export interface UpdatedPage {
  path: string;
  before: string;
  after: string;
}

/** A comment of a reviewer. */
export interface Remark {
  author: string;
  /** YYYY-MM-DD, as the program wrote it; empty where it wrote none. */
  day: string;
  text: string;
  /** The words it stands at. */
  words: string;
  /** ID of the item it stands in; empty for none. */
  item: string;
  /** Where these words stand in the project; undefined for what Dossier makes. */
  place: Place | undefined;
}

/** What taking back an edited file comes to. */
export interface UpdatePlan {
  changes: ShownChange[];
  /** While there is one, nothing is written. */
  problems: Problem[];
  pages: UpdatedPage[];
  /** Items of the kinds in the file that it does not hold: deletions are made in the pages. */
  absent: string[];
  remarks: Remark[];
}
