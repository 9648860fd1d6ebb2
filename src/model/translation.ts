import type { Place } from './place.ts';

/** A section of a translation, and how it stands to the section of the original that it was made from. */
export interface TranslatedSection {
  /** Names of translation and original, as in `documents`. */
  document: string;
  original: string;
  /** Page of the translation, with heading and anchor of the section. */
  page: string;
  title: string;
  anchor: string;
  place: Place;
  /** The section it was made from. */
  source: { page: string; title: string; anchor: string; place: Place };
  /** Hashes of both as they are now: 16 hex digits of SHA-256 over heading, text and images. */
  hash: string;
  sourceHash: string;
  /** What it was made from, as the person who compared them recorded it; left out where nobody did. */
  madeFrom?: { revision: string; sourceHash: string; reviewer: string };
  /** `current`: compared as both are now; `stale`: the original changed since; `changed`: the translation did; `unreviewed`: never compared. */
  state: 'current' | 'stale' | 'changed' | 'unreviewed';
}
