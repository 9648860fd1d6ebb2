import type { Project } from '../../config/index.ts';
import type { Finding, Model } from '../../model/index.ts';
import { criteria } from '../criteria.ts';
import { finding } from '../rules.ts';
import { activitiesOf, statedEvidence, unjudgeable } from './judge.ts';

/**
 * Evidence of activities that nobody can judge. Findings: `activity-evidence` for a word of no list and for a target that does not exist,
 * `activity-cycle` for one that waits for the activity itself, `activity-unjudged` where none is stated.
 * @implements SRS-3698
 */
export function checkActivities({ model, config }: { model: Model } & Pick<Project, 'config'>): Finding[] {
  const known = { model, config, criteria: [...criteria, ...config.gates.more].map(({ id }) => id) };
  return activitiesOf(model).flatMap((item) => {
    const line = item.attributeLines?.evidence;
    const place = line === undefined ? item.place : { file: item.place.file, line, column: 1 };
    const stated = statedEvidence(item);
    if (stated.length === 0)
      return [
        finding('activity-unjudged', item.place, {
          message: `${item.id} states no evidence, so that nobody can judge whether it is complete.`,
          item: item.id,
        }),
      ];
    return stated.flatMap((each) => {
      const refused = unjudgeable(each, known);
      if (!refused) return [];
      const rule = refused.why === 'cycle' ? 'activity-cycle' : 'activity-evidence';
      return [
        finding(rule, place, {
          message: `${item.id} names \`${each.text}\` as its evidence. ${refused.text}`,
          hint: refused.hint,
          item: item.id,
        }),
      ];
    });
  });
}
