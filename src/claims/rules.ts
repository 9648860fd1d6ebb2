import { error, ruleSet, warning } from '../model/index.ts';

/** Findings of what is claimed. */
export const { rules, finding } = ruleSet({
  'claim-value': error(
    'An attribute that carries a claim has a value that is none of those it takes: a word of no list, a day that does not exist or is still to come, a reason that says nothing. It counts as not stated.',
  ),
  'claim-alone': error(
    'A claim stands without the others it needs, such as an acceptance without a name. It counts as not stated.',
  ),
  'claim-name': warning('An attribute is named nearly as one that carries a claim, and so claims nothing.'),
});
