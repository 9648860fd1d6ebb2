import type { Item, ItemWords, Place } from '../model/index.ts';

/** An item as an edited file has it. */
export interface EditedItem {
  id: string;
  place: Place;
  words: ItemWords;
  /** The fingerprint that the file carries for it; empty where it has none. */
  handedOn: string;
}

/** An item that the file says otherwise. */
export interface ItemChange {
  item: Item;
  before: ItemWords;
  after: ItemWords;
}

/** Something for which nothing is written. */
export interface Problem {
  place: Place;
  message: string;
  hint: string;
  /** Of a conflict, what both sides say. */
  change?: ItemChange;
}

/** A page with what the file says. */
export interface UpdatedPage {
  path: string;
  before: string;
  after: string;
}

/** What taking an edited file back comes to. */
export interface UpdatePlan {
  changes: ItemChange[];
  /** While there is one, nothing is written. */
  problems: Problem[];
  pages: UpdatedPage[];
  /** Items of the kinds in the file that it does not hold: deletions are made in the pages. */
  absent: string[];
}
