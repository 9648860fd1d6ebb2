import { error, info, ruleSet, warning } from '../model/index.ts';

/** Findings of the trace. The rules of `trace.coverage` come from the configuration; `rulesOfCoverage` lists them. */
export const { rules, finding } = ruleSet({
  'unknown-id': error('An ID with a registered prefix is named but defined nowhere.'),
  'other-revision': error(
    'A link names a revision of an item of OpenFastTrace that is not the one that is there, so it covers nothing.',
  ),
  'need-uncovered': error(
    'An item of OpenFastTrace needs an artifact type, and nothing of that type covers it.',
  ),
  'need-unwanted': warning('An item of OpenFastTrace is covered by an artifact type that it does not need.'),
  'duplicate-id': error('Two items have one ID, so a link to it could mean either.'),
  'unknown-variant': error('Something is for a variant that the configuration does not have.'),
  'applies-to-none': error('An item applies to no variant, so that no file holds it.'),
  'not-of-variant': error(
    'What one variant has links to or names an item that applies to other variants only.',
  ),
  'quotation-differs': error(
    'A page that repeats items says something else of one than its definition, or a link that nobody states.',
  ),
  'cyclic-link': error('Links lead in a circle, so nothing in it rests on evidence.'),
  'self-link': error('An item links to itself.'),
  'relation-not-allowed': error(
    'A relation stands between types for which the configuration does not allow it.',
  ),
  'suspect-link': error(
    'An end of a link changed since the link was reviewed, so the link may no longer hold.',
  ),
  'unreviewed-link': warning('A link was never reviewed; nobody would notice a change of its ends.'),
  'no-trace-lock': info('No link was ever reviewed, so changes cannot be told from what was reviewed.'),
  'stale-lock-entry': warning('The trace lock holds a review of a link that is gone.'),
  'malformed-lock': error(
    'A line of the trace lock cannot be read, so the review it records does not count.',
  ),
  'failed-test': error('A test result of this commit failed.'),
  'unmatched-annotation': warning(
    'Source claims to verify something, but no report of this commit holds its result, or it is no test.',
  ),
  'result-nearly-named': warning(
    'A test case has no result, but a test mentions its ID elsewhere than at the beginning of its name.',
  ),
  'id-without-tag': warning(
    'Comments in source name items where a tag should stand, but in no tag, so they give no links.',
  ),
  'id-in-comment': info(
    'Comments in source speak of items that no tag of their file names, so they give no links.',
  ),
  'ambiguous-result': warning(
    'A result may be that of two tests in source, and one of them verifies something; it counts for neither.',
  ),
  'evidence-of-other-commit': error('A test report is of another commit than the one that is documented.'),
  'evidence-without-commit': error('Nothing says of which commit a test report is.'),
  'evidence-altered': error('A test report changed after it was stamped.'),
  'no-evidence': error('There is no test report at all, so nothing can be verified.'),
  'empty-scope': error('A rule is about items of which there is none; empty scope is a failure, not a pass.'),
  'broken-link': error('A link leads to a file the project does not have.'),
  'broken-anchor': error('A link leads to a heading its page does not have.'),
  'missing-image': error('A page shows an image the project does not have.'),
  'page-in-no-document': info('A page is part of no document, so no document shows what it says.'),
  'document-without-page': error('None of the pages a document names exists.'),
  'document-page-missing': error('A document names a page, or a pattern of pages, that meets no page.'),
  'unknown-type': error(
    'A coverage rule or a relation names a type or a relation that is not configured, so it says nothing of any item.',
  ),
  'unknown-quotes': error('`sources.quotes` names a page, or a pattern of pages, that meets no page.'),
  'unknown-table': error(
    'An entry of `trace.tables` is about no page, heading or table that is there, so it changes nothing.',
  ),
  'unknown-rule': error('`trace.rules` names a rule that does not exist, so it changes nothing.'),
  'malformed-baseline': error(
    'An entry of the baseline cannot be read, or lacks its reason or name; it accepts nothing.',
  ),
  'stale-baseline': error(
    'An entry of the baseline meets no finding: what it accepted is mended or was renamed.',
  ),
});
