import { type Refused, type SmokeAnswer, sha256Of } from '../../model/index.ts';
import type { SourceContext } from '../source.ts';

/**
 * Reads the report of a smoke test, in any format of test results, whole or not at all.
 * @param path its name tells the format
 * @returns why it counts for nothing, as a sentence, where it does
 * @implements SRS-3753
 */
export async function readSmokeReport(
  path: string,
  bytes: Uint8Array,
  context: SourceContext,
): Promise<SmokeAnswer | Refused> {
  const { resultsSource } = await import('../results/index.ts');
  await resultsSource.prepare?.(path);
  const { results, findings } = resultsSource.read({ path, bytes }, context);
  const [unreadable] = findings.filter(({ rule }) => rule === 'unreadable-report');
  if (unreadable) return { refused: unreadable.message };
  const number = (...statuses: string[]): number =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const passed = number('passed');
  const failed = number('failed', 'error', 'repeated');
  const skipped = results.length - passed - failed;
  const whole = passed > 0 && skipped === 0;
  return {
    sha256: sha256Of(bytes),
    verdict: failed > 0 ? 'failed' : whole ? 'passed' : 'incomplete',
    passed,
    failed,
    skipped,
  };
}
