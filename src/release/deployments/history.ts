import type { DeploymentRecord } from '../../model/index.ts';
import { applyDeployment, type Stays } from './replay.ts';

/**
 * What ran in each environment, oldest first, by the records that count.
 * @implements SRS-3756
 */
export function deploymentHistory(deployments: readonly DeploymentRecord[]): Stays {
  const stays: Stays = new Map();
  for (const { file, state, stated } of deployments)
    if (state === 'valid' && stated) applyDeployment(stays, file, stated);
  return stays;
}
