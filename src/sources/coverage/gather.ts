import type { CoverageReport, Revision } from '../../model/index.ts';
import { fileFinder } from '../find-file.ts';
import { originsOf } from '../origins.ts';
import type { Reading } from '../read.ts';
import type { Surveyed } from '../survey.ts';

/**
 * Coverage reports with what is known of their origin, sorted by path; their files named as the project names them.
 * @implements SRS-1802
 */
export function gatherCoverage(survey: Surveyed, revision: Revision, reading: Reading): CoverageReport[] {
  const found = survey.files.filter(({ kinds }) => kinds.includes('coverage'));
  if (found.length === 0) return [];
  const originOf = originsOf(survey, revision, reading);
  const find = fileFinder(reading.facts.codeFiles.map(({ path }) => path));
  const facts = new Map(reading.facts.coverage.map((each) => [each.place.file, each]));
  return found.map(({ path }) => {
    const { format = 'unreadable', files = [] } = facts.get(path) ?? {};
    return { ...originOf(path), format, files: files.map((each) => ({ ...each, file: find(each.file) })) };
  });
}
