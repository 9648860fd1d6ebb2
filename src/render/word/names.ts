import { sha256Of } from '../../model/index.ts';

/** Characters of a bookmark's name that Word reads (ECMA-376-1, 17.13.6.2). */
const longest = 40;

/**
 * The bookmark of an anchor: letters, digits and underscores, at most 40, the same in every document that links to it.
 * @param anchor of an HTML element, decoded
 */
export function bookmarkOf(anchor: string): string {
  const hash = sha256Of(anchor).slice(0, 8);
  const words = anchor.replace(/[^A-Za-z0-9]+/g, '_').slice(-(longest - hash.length - 3));
  return `a_${words}_${hash}`;
}

/** Name of a document's file of Word. */
export function wordFileOf(id: string): string {
  return `${id}.docx`;
}

/** The anchor that a link names, which may be percent-encoded. */
export function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
