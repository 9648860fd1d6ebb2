import type { IdSyntax } from '../config/index.ts';
import { failedTests, type Model } from '../model/index.ts';
import { anomalyWriter, oneLine } from './anomaly-writer.ts';

/** A problem report that is still to be evaluated, as Markdown. */
export interface ProblemReport {
  id: string;
  /** `class name`, as the report of the tests names the case. */
  test: string;
  text: string;
}

/**
 * Problem reports for failed tests of this content that no anomaly names yet (IEC 62304 9.1): what is known is filled in, and nothing made up.
 * An anomaly names a test with its attribute `test`. Results of other content are left alone.
 * @implements SRS-1813
 */
export function problemReports(
  { reports, items, verdicts, release, product }: Model,
  ids: Pick<IdSyntax, 'exampleOf'>,
): ProblemReport[] {
  const known = new Set(
    items.filter(({ type }) => type === 'ANOM').map(({ attributes }) => attributes.test ?? ''),
  );
  const write = anomalyWriter(items, ids);
  const found: ProblemReport[] = [];
  for (const { test, report, result, at } of failedTests(reports)) {
    if (known.has(test)) continue;
    known.add(test);
    const { path, level } = report;
    const { name, message } = result;
    const affected = items
      .filter(
        ({ id, type }) =>
          type !== 'TST' && verdicts[id]?.evidence.some((proof) => proof[0] === at[0] && proof[1] === at[1]),
      )
      .map(({ id }) => id);
    const anomaly = write({
      title: `${name} fails`,
      known: [
        ['test', test],
        [
          'found',
          `${release.revision.date.slice(0, 10)}, ${level} test in ${path}:${result.place.line}, commit ${release.revision.shortCommit}`,
        ],
        ['versions', product.version],
        ...(affected.length > 0 ? [['affects', affected.join(', ')] as const] : []),
      ],
      description:
        message === ''
          ? 'The report of the tests gives no message.'
          : `The test says: \`${oneLine(message).replaceAll('`', "'")}\``,
      unsaid:
        'type, scope, criticality, investigation, cause, effect, evaluation, evaluator, evaluated, workaround, plan',
    });
    found.push({ ...anomaly, test });
  }
  return found;
}
