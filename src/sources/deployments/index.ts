/**
 * Records of deployments with the reports of their smoke tests, as they lie in the project.
 * @c4 component "Deployment source"
 * @technology TypeScript
 * @uses Model "what a smoke test is"
 * @uses Configuration "where records lie"
 * @uses Results source "reports of smoke tests"
 * @implements SDS-3271
 */
export { deploymentFiles, readDeploymentFiles } from './files.ts';
export { readSmokeReport } from './smoke.ts';
