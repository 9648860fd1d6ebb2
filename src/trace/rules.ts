import type { Finding, Place, Rule } from '../model/index.ts';
import { findingAt } from '../model/index.ts';

/** Findings of the trace. The rules of `trace.coverage` come from the configuration; `rulesOfCoverage` lists them. */
export const rules: Rule[] = [
  rule('unknown-id', 'error', 'An ID with a registered prefix is named but defined nowhere.'),
  rule('duplicate-id', 'error', 'Two items have one ID, so a link to it could mean either.'),
  rule('cyclic-link', 'error', 'Links lead in a circle, so nothing in it rests on evidence.'),
  rule('self-link', 'error', 'An item links to itself.'),
  rule(
    'relation-not-allowed',
    'error',
    'A relation stands between types for which the configuration does not allow it.',
  ),
  rule(
    'suspect-link',
    'error',
    'An end of a link changed since the link was reviewed, so the link may no longer hold.',
  ),
  rule('unreviewed-link', 'warning', 'A link was never reviewed; nobody would notice a change of its ends.'),
  rule(
    'no-trace-lock',
    'info',
    'No link was ever reviewed, so changes cannot be told from what was reviewed.',
  ),
  rule('stale-lock-entry', 'warning', 'The trace lock holds a review of a link that is gone.'),
  rule(
    'malformed-lock',
    'error',
    'A line of the trace lock cannot be read, so the review it records does not count.',
  ),
  rule('failed-test', 'error', 'A test result of this commit failed.'),
  rule(
    'unmatched-annotation',
    'warning',
    'Source claims to verify something, but no report of this commit holds its result, or it is no test.',
  ),
  rule(
    'result-nearly-named',
    'warning',
    'A test case has no result, but a test mentions its ID elsewhere than at the beginning of its name.',
  ),
  rule(
    'ambiguous-result',
    'warning',
    'A result may be that of two tests in source, and one of them verifies something; it counts for neither.',
  ),
  rule(
    'evidence-of-other-commit',
    'error',
    'A test report is of another commit than the one that is documented.',
  ),
  rule('evidence-without-commit', 'error', 'Nothing says of which commit a test report is.'),
  rule('evidence-altered', 'error', 'A test report changed after it was stamped.'),
  rule('no-evidence', 'error', 'There is no test report at all, so nothing can be verified.'),
  rule(
    'empty-scope',
    'error',
    'A rule is about items of which there is none; empty scope is a failure, not a pass.',
  ),
  rule('broken-link', 'error', 'A link leads to a file the project does not have.'),
  rule('broken-anchor', 'error', 'A link leads to a heading its page does not have.'),
  rule('missing-image', 'error', 'A page shows an image the project does not have.'),
  rule(
    'path-outside-project',
    'error',
    'A path leads out of the project, where a reader of the documents cannot follow.',
  ),
  rule(
    'file-not-of-commit',
    'error',
    'A page refers to a file, or a template is one, that no commit holds or that is never shown, such as one below .git.',
  ),
  rule('page-in-no-document', 'info', 'A page is part of no document, so no document shows what it says.'),
  rule('document-without-page', 'error', 'None of the pages a document names exists.'),
  rule(
    'document-page-missing',
    'error',
    'A document names a page, or a pattern of pages, that meets no page.',
  ),
  rule(
    'unknown-type',
    'error',
    'A coverage rule or a relation names a type or a relation that is not configured, so it says nothing of any item.',
  ),
  rule('unknown-rule', 'error', '`trace.rules` names a rule that does not exist, so it changes nothing.'),
  rule(
    'malformed-baseline',
    'error',
    'An entry of the baseline cannot be read, or lacks its reason or name; it accepts nothing.',
  ),
  rule(
    'stale-baseline',
    'error',
    'An entry of the baseline meets no finding: what it accepted is mended or was renamed.',
  ),
];

const severities = new Map(rules.map(({ name, severity }) => [name, severity]));

/** A finding of one of our rules, with the rule's own severity; the configuration's is applied to all findings at the end. */
export function traceFinding(
  name: string,
  place: Place | undefined,
  finding: Pick<Finding, 'message' | 'hint' | 'item'>,
): Finding {
  return findingAt(place, { rule: name, severity: severities.get(name) ?? 'error', ...finding });
}

function rule(name: string, severity: Rule['severity'], summary: string): Rule {
  return { name, severity, summary };
}
