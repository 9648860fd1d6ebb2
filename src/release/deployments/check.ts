import { type Project, settingPlace } from '../../config/index.ts';
import { deploymentHistory, type Finding, type Model, startOf } from '../../model/index.ts';
import { finding } from './rules.ts';

/**
 * Findings on deployments: records that prove nothing, what runs now and came there otherwise than it should, and environments that do not
 * say how close to actual use they are.
 * @implements SRS-3757
 */
export function checkDeployments(
  project: Pick<Project, 'config' | 'configFile' | 'configSource'> & { model: Pick<Model, 'deployments'> },
): Finding[] {
  const { deployments } = project.model;
  const { environments, actualUse } = project.config.deployment;
  const running = new Set([...deploymentHistory(deployments).values()].map((stays) => stays.at(-1)?.file));
  const records = deployments.flatMap(({ file, state, reason, remarks }) =>
    state === 'refused'
      ? finding('deployment-refused', startOf(file), { message: `${file} proves nothing. ${reason}` })
      : running.has(file)
        ? remarks.map((message) => finding('deployment-irregular', startOf(file), { message }))
        : [],
  );
  const uncompared = environments.flatMap(({ name, properties }, index) =>
    Object.keys(actualUse)
      .filter((property) => !Object.hasOwn(properties, property))
      .map((property) =>
        finding(
          'environment-not-compared',
          settingPlace(project, 'deployment', 'environments', index, 'properties'),
          { message: `The environment ${name} does not say how it is in "${property}".` },
        ),
      ),
  );
  return [...records, ...uncompared];
}
