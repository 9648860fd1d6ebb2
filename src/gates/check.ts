import type { Config } from '../config/index.ts';
import { type Finding, startOf } from '../model/index.ts';
import { criteria } from './criteria.ts';
import { finding } from './rules.ts';

/**
 * Criteria that the configuration switches off and that there are none of. Finding: `gate-criterion-unknown`.
 * @param configFile relative to the project
 * @implements SRS-1901
 */
export function checkCriteria({
  config: { gates },
  configFile,
}: {
  config: Config;
  configFile: string;
}): Finding[] {
  const known = new Set([...criteria, ...gates.more].map(({ id }) => id));
  return Object.keys(gates.off)
    .filter((id) => !known.has(id))
    .map((id) =>
      finding('gate-criterion-unknown', startOf(configFile), {
        message: `\`gates.off\` names ${id}, which is no criterion of a gate.`,
        hint: `Name one of: ${[...known].join(', ')}.`,
      }),
    );
}
