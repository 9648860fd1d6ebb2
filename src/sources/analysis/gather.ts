import type { AnalysisReport, Revision } from '../../model/index.ts';
import { fileFinder } from '../find-file.ts';
import { originsOf } from '../origins.ts';
import type { Reading } from '../read.ts';
import type { Surveyed } from '../survey.ts';

/** Reports of static analyses with what is known of their origin, sorted by path; their files named as the project names them. */
export function gatherAnalyses(survey: Surveyed, revision: Revision, reading: Reading): AnalysisReport[] {
  const found = survey.files.filter(({ kinds }) => kinds.includes('analysis'));
  if (found.length === 0) return [];
  const originOf = originsOf(survey, revision, reading);
  const find = fileFinder(survey.files.map(({ path }) => path));
  const facts = new Map(reading.facts.analyses.map((each) => [each.place.file, each]));
  return found.map(({ path }) => {
    const told = facts.get(path);
    return {
      ...originOf(path),
      format: told ? 'sarif' : 'unreadable',
      tools: told?.tools ?? [],
      results: (told?.results ?? []).map((each) => ({ ...each, file: each.file && find(each.file) })),
    };
  });
}
