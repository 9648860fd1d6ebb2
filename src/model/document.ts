/** One controlled document of the set, as configured. */
export interface Document {
  /** Document ID, e.g. `DOS-SRS`; also the file name of its PDF. */
  id: string;
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
  /** ID of the document it is a translation of: the same content in another language, at the same revision. */
  translationOf?: string;
}
