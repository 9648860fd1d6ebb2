import type { Finding, RuleOf } from '../../model/index.ts';
import { finding } from './rules.ts';

/** Collects the findings of one file. */
export interface Report {
  findings: Finding[];
  /** @param position 1-based, in the file */
  add(
    rule: RuleOf<typeof finding>,
    position: { line: number; column: number },
    said: Parameters<typeof finding>[2],
  ): void;
}

export function reportFor(file: string): Report {
  const findings: Finding[] = [];
  return {
    findings,
    add(rule, { line, column }, said) {
      findings.push(finding(rule, { file, line, column }, said));
    },
  };
}
