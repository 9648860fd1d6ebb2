import { error, ruleSet } from '../model/index.ts';

export const { rules, finding } = ruleSet({
  'gate-criterion-unknown': error(
    'A criterion is switched off that no gate has, so that another one than meant still counts.',
  ),
});
