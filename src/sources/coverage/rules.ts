import { error, ruleSet } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'unreadable-coverage': error(
    'A coverage report is truncated, malformed, hostile, of a foreign format, or its sums disagree with its lines. Nothing in it counts.',
  ),
});
