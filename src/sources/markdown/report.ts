import { type Finding, findingAt } from '../../model/index.ts';
import type { SourceContext } from '../source.ts';
import { rules } from './rules.ts';

/** Collects the findings of one file, at the severities the configuration sets. */
export interface Report {
  findings: Finding[];
  /** @param position 1-based, in the file */
  add(
    rule: string,
    position: { line: number; column: number },
    message: string,
    hint: string,
    item?: string,
  ): void;
}

export function reportFor(file: string, context: SourceContext): Report {
  const findings: Finding[] = [];
  return {
    findings,
    add(rule, { line, column }, message, hint, item) {
      const byDefault = rules.find(({ name }) => name === rule)?.severity ?? 'error';
      const severity = context.severity(rule, byDefault);
      if (severity === 'off') return;
      const finding = { rule, severity, message, hint, ...(item === undefined ? {} : { item }) };
      findings.push(findingAt({ file, line, column }, finding));
    },
  };
}
