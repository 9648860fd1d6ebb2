import { error, ruleSet, warning } from '../model/index.ts';

/** Findings of the profiles; without a profile there is none. */
export const { rules, finding } = ruleSet({
  'profile-class': error('The profile names another software safety class than the product has.'),
  'unknown-clause': error(
    'A clause is tailored out that its standard does not have, so nothing is left out.',
  ),
  'document-missing': error('The profile demands a document that is not configured.'),
  'section-missing': error('A document lacks a section that a clause of the profile demands.'),
  'section-empty': error('A demanded section has a heading and nothing below it.'),
  'section-not-applicable': error('A demanded section is said not to apply, and nothing says why.'),
  'unclear-covers': error('`covers` names no section of its document, or a clause that asks for several.'),
  'unknown-section': error(
    '`documents[].sections` names no section that a profile demands, or a heading that its document has not.',
  ),
  'items-missing': error('The profile demands items of a type of which there is none.'),
  'evidence-level': error('The profile demands results of a level of tests of which there is none.'),
  'attribute-missing': error('An item lacks an attribute that a clause of the profile demands.'),
  'gspr-undecided': error(
    'The profile demands a decision on each requirement of MDR Annex I, and some have none.',
  ),
  'gspr-decision': error(
    'A decision on a requirement of MDR Annex I lacks its reason, its method or its evidence.',
  ),
  'gspr-standard-undated': warning(
    'A decision on a requirement of MDR Annex I names a standard without the year of its edition.',
  ),
  'symbol-unexplained': error('Symbols are used in documents, and no document explains them.'),
  'instructions-without-address': error(
    'The profile asks for the address of electronic instructions, and the label names none.',
  ),
  'label-without-date': warning(
    'The profile asks for a date of manufacture on the label of a medical device, and it tells none.',
  ),
  'label-without-representative': warning(
    'The profile asks for the authorised representative of a manufacturer outside the Union, and the label names none.',
  ),
  'risk-matrix-missing': error('The profile demands criteria for risks, and `risk` is not configured.'),
  'rule-weakened': error(
    'A rule that a clause of the profile rests on is switched off, missing or no error.',
  ),
});
