import { error, ruleSet, warning } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'file-not-shown': error(
    'A page refers to a file that is not shown: its kind is not known to be harmless, or something in it can act.',
  ),
  'active-content': warning(
    'A drawing holds scripts, addresses or elements that are left out of what is shown.',
  ),
});
