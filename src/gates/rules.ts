import { error, ruleSet, warning } from '../model/index.ts';

export const { rules, finding } = ruleSet({
  'gate-criterion-unknown': error(
    'A criterion is switched off that no gate has, so that another one than meant still counts.',
  ),
  'activity-evidence': error(
    'An activity of the plan names evidence that is none of the list, or that does not exist, so that nobody can judge whether it is complete.',
  ),
  'activity-cycle': error(
    'An activity of the plan names evidence that waits for the activities of the plan itself.',
  ),
  'activity-unjudged': warning(
    'An activity of the plan states no evidence, so that nobody can judge whether it is complete.',
    'Write `- evidence: document <ID>`, or other evidence of the list in the manual; `signature <role>` where only people can say that it is done.',
  ),
});
