import { error, ruleSet } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'unreadable-scan': error(
    'A report of vulnerabilities or a VEX document is truncated, malformed, hostile or of a foreign format. Nothing in it counts.',
  ),
});
