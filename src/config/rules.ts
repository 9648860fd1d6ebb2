import { error, ruleSet } from '../model/index.ts';

/** Findings of the configuration itself. */
export const { rules, finding } = ruleSet({
  configuration: error('The configuration does not run or does not fit its schema; nothing was checked.'),
});
