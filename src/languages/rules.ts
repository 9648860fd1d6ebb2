import { error, ruleSet, warning } from '../model/index.ts';

/** Findings on languages. They are warnings in a draft and errors in a release. */
export const { rules, finding } = ruleSet({
  'language-missing': error(
    'A market asks for a document in a language in which there is none (MDR Article 10(11)).',
  ),
  'market-unknown': warning('Nothing is known of the languages that a market asks for.'),
  'translation-original': error(
    'A document is a translation of none, of itself, of another translation, or of another type or revision.',
  ),
  'translation-differs': error(
    'A translation has other sections than its original, so that something is missing or nobody can compare.',
  ),
  'translation-stale': error(
    'A section of the original or of its translation changed since somebody compared them.',
  ),
  'translation-unreviewed': error('Nobody compared a section of a translation with its original.'),
});
