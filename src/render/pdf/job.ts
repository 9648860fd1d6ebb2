import type { PrintedPart } from '../../documents/composed.ts';
import type { Finding, Place, SourceHash } from '../../model/index.ts';
import type { Serve } from '../browser/index.ts';
import type { Fonts } from '../fonts/index.ts';

/** One document to print. Everything visible comes from here; the printer reads no clock and no file of the project. */
export interface PrintJob {
  /** Document ID; the PDF's name is `<id>.pdf`. */
  id: string;
  title: string;
  /** BCP 47; the text's language and the PDF's. */
  language: string;
  /** Parts in reading order; their headings are numbered, their anchors unique. */
  parts: readonly PrintedPart[];
  cover: Cover;
  /** What runs along every page besides the page number; empty strings are left out. */
  stamps: { header: readonly string[]; footer: readonly string[] };
  /** Why this is a draft, in words; empty for a release. A draft says so on every page. */
  draftReasons: readonly string[];
  /** ISO 8601 in UTC: the date of the source revision, the only date in the file; empty when unknown. */
  date: string;
  /** Seed of the PDF's file identifier: the same content and revision give the same identifier. */
  revision: string;
  generator: string;
  /** Commit that links to the source lead to; empty without version control. */
  commit: string;
  /** Hash of the tree that texts show; empty without version control. */
  tree: string;
  /** SHA-256 of its text, as the cover shows it. */
  digest?: string;
  /** Files carried inside the PDF. */
  attachments: readonly Attachment[];
  /** Fonts it is set in; the bundled ones where left out. */
  fonts?: Fonts;
  /** Bytes of the images the HTML names, by URL path. */
  assets: Serve;
  /** The edition for users: what its cover shows instead of what identifies the document, which then stands on the last page. */
  forUsers?: UsersCover;
  /** Its parts are those of other jobs, whose pages stand behind its own. */
  isCollection?: true;
  /** Where each item is defined, coded and tested, sorted by ID; a list of them stands behind the contents. */
  index?: readonly IndexEntry[];
  /**
   * Where in a page of the project it is written, for findings: a heading, the nth image without an alternative text (from 0), a character.
   * Undefined for what is generated.
   */
  writtenAt?(
    page: string,
    what: { kind: 'heading' | 'character'; text: string } | { kind: 'image'; turn: number },
  ): Place | undefined;
}

/** A place of a binder where something of an item stands. */
export interface IndexEntry {
  id: string;
  /** What stands there: the item itself, the unit that carries it out, or the first result of its tests. */
  shows: 'item' | 'code' | 'result';
  /** ID of the document that holds the place. */
  document: string;
  /** Destination in the binder. */
  anchor: string;
}

/** Identity block on the cover and control block behind it. Rows with an empty value are left out. */
export interface Cover {
  /** Document type in words, e.g. `Risk management file`. */
  type: string;
  product: string;
  purpose: string;
  /** Label and value, in reading order: document ID, revision, version, release tag, commit, date, status, manufacturer, language, … */
  identity: readonly { label: string; value: string }[];
  udi: { text: string; carrier: string; specimen: boolean } | undefined;
  /** What was signed, what the signature means, in which role, by whom and when (21 CFR 11.50), the earliest first. */
  approvals: readonly { object: string; meaning: string; role: string; name: string; date: string }[];
  /** What changed, why and where: the newest first. */
  changes: readonly { revision: string; date: string; author: string; reason: string; sections: string }[];
  /** How many changes there were before those that are listed. */
  earlierChanges: number;
  /** Clause → anchor of the section that answers it, or empty for the document as a whole. */
  clauses: readonly { clause: string; anchor: string }[];
}

/** Cover of an edition for users. */
export interface UsersCover {
  /** What the product is for; empty where no section says it. */
  intendedUse: string;
  /** Name of the language, in that language. */
  languageName: string;
  /** Symbols as SVG, each with what it stands for. */
  symbols: readonly { symbol: string; text: string }[];
}

/** A file inside the PDF (ISO 19005-3, Annex E). */
export interface Attachment {
  /** File name without a directory. */
  name: string;
  bytes: Uint8Array;
  /** Media type, e.g. `application/json`. */
  type: string;
  description: string;
  relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
}

/** What there is to say of a printed document. */
export interface Printed {
  id: string;
  pages: number;
  /** True when the file claims PDF/A-3a and PDF/UA-1, after our own checks of both. */
  conforms: boolean;
  /** Files of the project that it shows, sorted by path. */
  sources: SourceHash[];
  findings: Finding[];
}

export interface PrintedPdf extends Printed {
  bytes: Uint8Array;
}

/** Where printed documents are put as soon as they are made, and read again to be bound, so that no set is held in memory. */
export interface PrintShelf {
  put(printed: PrintedPdf): void;
  /** Bytes of a document for whoever asks, who may hand them on. */
  bytesOf(id: string): Uint8Array;
}

/** Told when a document or a piece of one is done; `pages` is the sum of documents so far. */
export interface PrintProgress {
  done: number;
  total: number;
  pages: number;
  id: string;
}

/** What a file says of itself, apart from its pages. */
export type FileIdentity = Pick<
  PrintJob,
  | 'id'
  | 'title'
  | 'language'
  | 'draftReasons'
  | 'date'
  | 'revision'
  | 'generator'
  | 'commit'
  | 'attachments'
  | 'isCollection'
> & { parts: readonly Pick<PrintedPart, 'outline'>[] };
