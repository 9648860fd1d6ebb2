import type { EvidenceOrigin } from './evidence.ts';
import type { Model } from './model.ts';

/** Every file with evidence that an archive holds, with its origin: of tests, coverage, analyses, vulnerabilities, software that was built, exploratory sessions, logs. */
export function evidenceOf(
  model: Pick<Model, 'reports' | 'coverage' | 'analyses' | 'scans' | 'artifactRecords' | 'sessions' | 'logs'>,
): EvidenceOrigin[] {
  const { reports, coverage, analyses, scans, artifactRecords, sessions } = model;
  const logs = model.logs.filter(({ format }) => format === 'log');
  return [...reports, ...coverage, ...analyses, ...scans, ...artifactRecords, ...sessions, ...logs];
}
