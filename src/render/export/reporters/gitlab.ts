import type { Finding } from '../../../model/index.ts';
import { fingerprintFindings } from './fingerprint.ts';

const severities = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab's code quality report. Every entry needs a path: a finding of no file stands at the configuration. */
export function reportGitlab(findings: readonly Finding[]): string {
  const fingerprints = fingerprintFindings(findings);
  const issues = findings.map(({ rule, severity, message, hint, file, line, cause }, index) => ({
    description: hint === undefined || hint === '' ? message : `${message} ${hint}`,
    check_name: rule,
    ...(cause === undefined ? {} : { cause }),
    fingerprint: fingerprints[index],
    severity: severities[severity],
    location: { path: file ?? 'site.config.ts', lines: { begin: Math.max(1, line ?? 1) } },
  }));
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
