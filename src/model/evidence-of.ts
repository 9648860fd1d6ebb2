import type { EvidenceOrigin } from './evidence.ts';
import type { Model } from './model.ts';

/** Every report of a model with its origin, whatever made it: of tests, coverage, analyses, vulnerabilities, software that was built, exploratory sessions. */
export function evidenceOf(
  model: Pick<Model, 'reports' | 'coverage' | 'analyses' | 'scans' | 'artifactRecords' | 'sessions'>,
): EvidenceOrigin[] {
  const { reports, coverage, analyses, scans, artifactRecords, sessions } = model;
  return [...reports, ...coverage, ...analyses, ...scans, ...artifactRecords, ...sessions];
}
