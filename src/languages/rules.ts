import type { Rule } from '../model/index.ts';

/** Findings on languages. They are warnings in a draft and errors in a release. */
export const rules: Rule[] = [
  {
    name: 'language-missing',
    severity: 'error',
    summary: 'A market asks for a document in a language in which there is none (MDR Article 10(11)).',
  },
  {
    name: 'market-unknown',
    severity: 'warning',
    summary: 'Nothing is known of the languages that a market asks for.',
  },
  {
    name: 'translation-original',
    severity: 'error',
    summary:
      'A document is a translation of none, of itself, of another translation, or of another type or revision.',
  },
  {
    name: 'translation-differs',
    severity: 'error',
    summary:
      'A translation has other sections than its original, so that something is missing or nobody can compare.',
  },
  {
    name: 'translation-stale',
    severity: 'error',
    summary: 'A section of the original or of its translation changed since somebody compared them.',
  },
  {
    name: 'translation-unreviewed',
    severity: 'error',
    summary: 'Nobody compared a section of a translation with its original.',
  },
];
