import { error, ruleSet } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'unreadable-analysis': error(
    'A report of a static analysis is truncated, malformed, hostile, of a foreign format, or of a run that failed. Nothing in it counts.',
  ),
});
