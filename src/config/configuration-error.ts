import type { Finding } from '../model/index.ts';

/** The configuration cannot be used. `findings` say where and why; the command ends with exit code 2. */
export class ConfigurationError extends Error {
  readonly findings: Finding[];
  constructor(findings: Finding[]) {
    super(findings.map((finding) => finding.message).join('\n'));
    this.findings = findings;
  }
}
