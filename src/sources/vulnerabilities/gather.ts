import type { Revision, Scan } from '../../model/index.ts';
import { originsOf } from '../origins.ts';
import type { Reading } from '../read.ts';
import type { Surveyed } from '../survey.ts';

/** Reports of scanners with what is known of their origin, sorted by path. One of this tree that names no date is at least as new as its commit. */
export function gatherScans(survey: Surveyed, revision: Revision, reading: Reading): Scan[] {
  const found = survey.files.filter(({ kinds }) => kinds.includes('vulnerabilities'));
  if (found.length === 0) return [];
  const originOf = originsOf(survey, revision, reading);
  const facts = new Map(reading.facts.scans.map((each) => [each.place.file, each]));
  return found.map(({ path }) => {
    const { format = 'unreadable', tool = '', date = '', reported = [] } = facts.get(path) ?? {};
    const evidence = originOf(path);
    const known = /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 40) : '';
    return {
      ...evidence,
      format,
      tool,
      date: known || (evidence.origin === 'current' ? revision.date : ''),
      reported,
    };
  });
}
