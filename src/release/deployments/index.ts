/**
 * Deployments: what runs where, by records that people signed.
 */
export { checkDeployments } from './check.ts';
export { type DeploymentGround, judgeDeployments } from './judge.ts';
export { rules } from './rules.ts';
export { type DeploymentRequest, signDeployment, stateDeployment } from './write.ts';
