import type { ImportMap } from '../../config/index.ts';
import type { Finding } from '../../model/index.ts';

/** Where something stands in a file, 1-based; in a sheet, its row and column. */
export interface Position {
  line: number;
  column: number;
  /** In a file without lines: sheet and cell, or the ID of an object. */
  at?: string;
}

/** An attribute as the file names it, in plain text. */
export interface EntryAttribute {
  name: string;
  value: string;
  at?: Position;
}

/** A link as the file states it, from the item it stands at. */
export interface EntryLink {
  /** The file's word for the relation. */
  relation: string;
  to: string;
  at?: Position;
  /** Fingerprint of the upper end that the tool kept when the link was reviewed; empty where it was not. */
  stamp?: string;
  /** Artifact type by which it covers the upper end, where the tool says which ones an item needs. */
  artifact?: string;
}

/** What a reader makes of one item, heading or text of a file of another tool, in the order of the file. */
export interface Entry {
  /** As the tool has it; absent for a heading or text that is no item. */
  id?: string;
  /** The file gives it no ID: `id` says where it stands. Only in files that are taken back. */
  isUnnamed?: true;
  /** The tool's word for its type, where it has one. */
  type?: string;
  /** Plain text, without the ID. */
  title: string;
  text: string;
  /** What the text is written in; `plain` keeps its line ends. */
  form: 'plain' | 'markdown';
  attributes: readonly EntryAttribute[];
  links: readonly EntryLink[];
  /** 1 for the top; what is below another has a higher one. */
  level: number;
  at: Position;
  /** Where the text begins; `runsOn` where each of its lines is a line of the file. */
  textAt?: Position & { runsOn?: boolean };
  /** Why a picture of the text is not shown, as a sentence without its end; absent where all are. */
  lostPicture?: string;
  /** Its place among the items of other files, as numbers with dots, where each file holds one. */
  order?: string;
  /** Its fingerprint by the rules of the tool, which links to it are held against. */
  stamp?: string;
  /** The fingerprint that Dossier wrote beside it when it handed it on. */
  handedOn?: string;
  /** Names of the columns that its table has. */
  columns?: readonly string[];
  /** Where the tool has it, in words for people: an object of a module, an address. */
  heldAt?: string;
}

/** A file of another tool. */
export interface ImportFile {
  /** POSIX path relative to the project root. */
  path: string;
  bytes: Uint8Array;
  map: ImportMap;
  /** What a name of a column or field stands for, by `map.fields` and `trace.columns`. */
  meaningOf(name: string): 'id' | 'title' | 'text' | 'other';
  /** Whether it was handed on by Dossier and edited: rows and objects without an ID are new items. */
  isEdited?: true;
  /** Whether another file, which this one includes, is read too. */
  isRead(path: string): boolean;
}

/** A picture that texts of entries show. */
export interface ImportedPicture {
  /** As the texts name it, relative to the file. */
  target: string;
  /** POSIX path below the directory of the file, or in it where that is an archive. */
  name: string;
  /** Unpacks it; absent for a file beside. Throws Unreadable. */
  read?: () => Uint8Array;
}

/** What a file holds, and findings on what of it is not carried over. */
export interface Imported {
  entries: Entry[];
  findings: Finding[];
  /** Title of the whole document, where the file states one. */
  title?: string;
  /** Pictures that texts show, where the format has some. */
  pictures?: readonly ImportedPicture[];
}

/**
 * Reads one file of a format: pure, knows no other file, throws nothing but `Unreadable`. It translates form, not meaning: names of
 * attributes, types and links stay those of the file, `map` is applied to them afterwards.
 */
export type ImportReader = (file: ImportFile) => Imported;
