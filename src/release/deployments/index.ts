/**
 * Deployments: what runs where, by records that people signed.
 */
export { checkDeployments } from './check.ts';
export { deploymentHistory } from './history.ts';
export { type DeploymentGround, judgeDeployments } from './judge.ts';
export { nameOf, type Stay, type Stays, smokeOf } from './replay.ts';
export { rules } from './rules.ts';
export { type DeploymentRequest, signDeployment, stateDeployment } from './write.ts';
