import type { Config } from '../config/index.ts';
import { compareFindings, type Finding } from '../model/index.ts';

/**
 * The last word on a list of findings: severities as `trace.rules` sets them, rules that are off left out, sorted, each once.
 * @implements SRS-106
 */
export function settleFindings(findings: readonly Finding[], { trace }: Config): Finding[] {
  const overrides = new Map(Object.entries(trace.rules));
  const settled = findings
    .map((finding) => ({ finding, severity: overrides.get(finding.rule) ?? finding.severity }))
    .flatMap(({ finding, severity }) => (severity === 'off' ? [] : [{ ...finding, severity }]))
    .sort(compareFindings);
  return settled.filter((finding, index) => {
    const before = settled[index - 1];
    return !before || compareFindings(before, finding) !== 0;
  });
}
