/**
 * Reporters: a settled list of findings as text for people or in a format of a CI. Pure functions; what findings say comes from
 * outside, so each escapes by the rules of its format.
 * @implements SDS-09
 */
import type { Finding } from '../../../model/index.ts';
import { reportGithub } from './github.ts';
import { reportGitlab } from './gitlab.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import type { ReportOptions } from './report-options.ts';
import { reportSarif } from './sarif.ts';
import { reportText } from './text.ts';

/** Formats findings can be reported in. */
export const formats = ['text', 'json', 'github', 'gitlab', 'sarif', 'junit'] as const;
export type Format = (typeof formats)[number];

const reporters: Record<Format, (findings: readonly Finding[], options: ReportOptions) => string> = {
  text: reportText,
  json: reportJson,
  github: reportGithub,
  gitlab: reportGitlab,
  sarif: reportSarif,
  junit: reportJunit,
};

/**
 * Findings in a format, ending in a line end (empty for `github` without findings).
 * @implements SRS-703
 */
export function report(format: Format, findings: readonly Finding[], options: ReportOptions): string {
  return reporters[format](findings, options);
}
