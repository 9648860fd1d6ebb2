import { error, ruleSet, warning } from '../../model/index.ts';

export const { rules, finding } = ruleSet({
  'unreadable-report': error(
    'A report is truncated, malformed, hostile or of a foreign format. Nothing in it counts, since what it lacks might be a failure.',
  ),
  'manual-run-incomplete': error(
    'A record of tests by hand lacks its tester, date, version, commit, test case or the result of a step (IEC 62304 5.7.5, 9.8); what is not recorded counts as not run.',
  ),
  'report-count-mismatch': error(
    'The counters in a report disagree with the cases in it. Nothing in it counts, since cases are missing or some never ran.',
    'Run the tests again and keep the report as the test runner writes it; cases that a runner writes but does not count (`todo`) belong out of the report.',
  ),
  'unknown-in-report': error(
    'A report holds an element, a state or a word that its format is not known to have. It might say that a test failed, so the case it stands in counts as not run; in a suite, all cases of the suite.',
  ),
  'result-id-ignored': warning(
    'A report holds what looks like an ID where IDs are read, and it is none, so the result counts for no item by it.',
  ),
});
