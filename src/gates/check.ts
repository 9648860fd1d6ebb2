import { type Project, settingPlace } from '../config/index.ts';
import { didYouMean, type Finding } from '../model/index.ts';
import { criteria } from './criteria.ts';
import { finding } from './rules.ts';

/**
 * Criteria that the configuration switches off and that there are none of. Finding: `gate-criterion-unknown`.
 * @implements SRS-1901
 */
export function checkCriteria(project: Pick<Project, 'config' | 'configFile' | 'configSource'>): Finding[] {
  const { gates } = project.config;
  const known = new Set([...criteria, ...gates.more].map(({ id }) => id));
  return Object.keys(gates.off)
    .filter((id) => !known.has(id))
    .map((id) =>
      finding('gate-criterion-unknown', settingPlace(project, 'gates', 'off', id), {
        message: `\`gates.off\` names ${id}, which is no criterion of a gate.`,
        hint: `${didYouMean(id, known)}Name one of: ${[...known].join(', ')}.`,
      }),
    );
}
