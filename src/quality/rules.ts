import { error, info, ruleSet, warning } from '../model/index.ts';

export const { rules, finding } = ruleSet({
  'vulnerability-unassessed': error(
    'A scanner reports a vulnerability at the configured severity, and nobody assessed it, or no assessment counts: one for another package, version or product, or one that expired (IEC 62304 7.1.3).',
  ),
  'vulnerability-unjustified': error(
    'A vulnerability is said not to affect the product, or to be fixed, and nobody says why.',
  ),
  'vulnerability-contradicted': error(
    'A vulnerability is said to be fixed while the very version that has it is locked.',
  ),
  'vulnerability-open': warning(
    'A vulnerability is assessed as affecting the product, or is still under investigation.',
  ),
  'scan-old': error(
    'A report of vulnerabilities is older than the configured age, or does not say when it was made, or names a day that cannot have come.',
  ),
  'scan-of-other-lock': error(
    'A report of vulnerabilities is about other packages or versions than those that are locked.',
  ),
  'scan-missing': error('The configuration demands reports of vulnerabilities, and none was read.'),
  'analysis-open': error(
    'A static analysis reports a result at the configured level that nobody mended or suppressed.',
  ),
  'suppression-unjustified': error('A result of a static analysis is suppressed, and nobody says why.'),
  'analysis-missing': error(
    'The configuration demands static analysis, and no report of this tree was read.',
  ),
  'session-incomplete': error(
    'The record of an exploratory session does not say what, who, when, where, how long, of which build, or whether anomalies were found. It counts for nothing.',
  ),
  'session-unknown-item': error(
    'The record of an exploratory session names an item that there is none of, or an anomaly that is none.',
    'Correct the ID; write an anomaly that was found as an ANOM item, so that it gets evaluated.',
  ),
  'session-of-other-build': info(
    'An exploratory session of this version was made on another build, or on one that nobody knows. It is shown as such and does not count.',
    'Explore this build; name it by `- artifact: sha256:<digest>` or by `- commit: <hash>`.',
  ),
  'log-missing': warning(
    'A pattern of `sources.logs` meets no log, so that a release would be without it.',
    'Run what writes it: `dossier stamp -- <command>`. Or mend the pattern, or take it out.',
  ),
  'log-of-other-tree': warning(
    'A log is not of this tree, or nothing says of which. It is archived and shown as such.',
    'Run what writes it again, through `dossier stamp -- <command>`.',
  ),
  'anomaly-incomplete': warning(
    'An anomaly that says how far it was resolved (`resolution`) lacks what a problem report has to say by then (IEC 62304 5.8.2, 5.8.3, 9.1 to 9.8).',
  ),
});
