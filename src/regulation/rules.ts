import { type Finding, findingAt, type Place, type Rule } from '../model/index.ts';

/** Findings of the profiles; without a profile there is none. */
export const rules: Rule[] = [
  rule('profile-class', 'The profile names another software safety class than the product has.'),
  rule('unknown-clause', 'A clause is tailored out that its standard does not have, so nothing is left out.'),
  rule('document-missing', 'The profile demands a document that is not configured.'),
  rule('section-missing', 'A document lacks a section that a clause of the profile demands.'),
  rule('section-empty', 'A demanded section has a heading and nothing below it.'),
  rule('section-not-applicable', 'A demanded section is said not to apply, and nothing says why.'),
  rule('unclear-covers', '`covers` names no section of its document, or a clause that asks for several.'),
  rule('items-missing', 'The profile demands items of a type of which there is none.'),
  rule('evidence-level', 'The profile demands results of a level of tests of which there is none.'),
  rule('attribute-missing', 'An item lacks an attribute that a clause of the profile demands.'),
  rule(
    'gspr-undecided',
    'The profile demands a decision on each requirement of MDR Annex I, and some have none.',
  ),
  rule(
    'gspr-decision',
    'A decision on a requirement of MDR Annex I lacks its reason, its method or its evidence.',
  ),
  rule('symbol-unexplained', 'Symbols are used in documents, and no document explains them.'),
  rule('risk-matrix-missing', 'The profile demands criteria for risks, and `risk` is not configured.'),
  rule('rule-weakened', 'A rule that a clause of the profile rests on is switched off, missing or no error.'),
];

/** A finding of one of the rules, all of which are errors. */
export function profileFinding(
  name: string,
  place: Place | undefined,
  finding: Pick<Finding, 'message' | 'hint' | 'item'>,
): Finding {
  return findingAt(place, { rule: name, severity: 'error', ...finding });
}

function rule(name: string, summary: string): Rule {
  return { name, severity: 'error', summary };
}
