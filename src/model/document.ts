/** One controlled document of the set, as configured. */
export interface Document {
  /** Document ID, e.g. `DOS-SRS`: the same in every language. */
  id: string;
  /** Name of its PDF and its page: the ID, and where the document exists in several languages, the language behind it, `DOS-IFU.de`. */
  name: string;
  /** Key of a document template, e.g. `srs`, `risk-management-file`, `instructions-for-use`. */
  type: string;
  title: string;
  /** Purpose and scope in one or two sentences (IEC 62304 5.1.8). */
  purpose: string;
  /** Revision of this document, which is not the software version. */
  revision: string;
  /** BCP 47. */
  language: string;
  /** `draft`, `in-review`, `approved`, `released`, `superseded`. */
  status: string;
  /** Paths of its pages, in reading order. */
  pages: string[];
  /** Clauses the document answers, e.g. `IEC 62304 5.2`. */
  clauses: string[];
  /** Versions of the software it is for, e.g. `2.4.1` or `2.4.x`; left out where it is for the version it is built with. */
  softwareVersions?: string[];
  /** Revision it replaces. */
  replaces?: string;
  /** Language of the document with the same ID and revision that it was translated from; left out for an original. */
  translatedFrom?: string;
}

/** The document that a translation was made from: the same ID, in the language the translation names. */
export function originalOf(
  { id, translatedFrom }: Document,
  documents: readonly Document[],
): Document | undefined {
  return translatedFrom === undefined
    ? undefined
    : documents.find((other) => other.id === id && other.language === translatedFrom);
}

/** The document that a word means: its name, `DOS-IFU.de`, or its ID, which means the original. */
export function documentNamed(word: string, documents: readonly Document[]): Document | undefined {
  return (
    documents.find(({ name }) => name === word) ??
    documents.find(({ id, translatedFrom }) => id === word && translatedFrom === undefined)
  );
}
