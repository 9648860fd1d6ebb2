import type { Rule } from '../../../model/index.ts';

/** What a reporter may use besides the findings. */
export interface ReportOptions {
  /** ANSI colours; text only. */
  colours: boolean;
  /** A line (1-based) of a project file, for the excerpt below a finding; text only. */
  readLine?: ((file: string, line: number) => string | undefined) | undefined;
  /** Rules with their summaries, for formats that carry them; SARIF only. */
  rules: readonly Rule[];
}
