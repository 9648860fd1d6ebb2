import type { Finding } from '../../../model/index.ts';
import { summarise } from './summary.ts';

/**
 * `{"findings":[…],"summary":{"error":n,"warning":n,"info":n}}`, the findings with their keys in the order of the model.
 * @implements SRS-704
 */
export function reportJson(findings: readonly Finding[]): string {
  const ordered = findings.map(
    ({ rule, severity, message, hint, file, line, column, item, cause, waiting }) => ({
      rule,
      severity,
      message,
      hint,
      file,
      line,
      column,
      item,
      cause,
      waiting,
    }),
  );
  return `${JSON.stringify({ findings: ordered, summary: summarise(findings) }, undefined, 2)}\n`;
}
