/**
 * The configuration of a project: what it writes, what is filled in, and what its identifiers look like.
 * @c4 component "Configuration"
 * @technology TypeScript, zod
 * @uses Model "severities and release fields"
 * @implements SDS-01
 */

export type { PullRequestApprover } from './approvals.ts';
export { ConfigurationError } from './configuration-error.ts';
export { type DefectClass, defaultDefectClasses } from './defect-classes.ts';
export { defineSite } from './define-site.ts';
export type { EnvironmentConfig } from './deployment.ts';
export type { DepthRow } from './depth.ts';
export { type IdSyntax, idSyntax } from './ids/syntax.ts';
export { idsOf } from './ids-of.ts';
export { type ImportFormat, importFormats } from './import-formats.ts';
export type { ImportMap, ImportSource } from './imports.ts';
export { leadsOut } from './leads-out.ts';
export {
  configurationAt,
  type GivenProject,
  loadGiven,
  loadProject,
  type Project,
  projectOfVariant,
} from './load.ts';
export { settingPlace } from './locate.ts';
export { advisoriesFile, translationLock } from './record-files.ts';
export type { Profile } from './regulation.ts';
export type { RiskConfig } from './risk.ts';
export type {
  ArchitectureRule,
  Config,
  DocumentConfig,
  Forge,
  SiteConfig,
} from './schema.ts';
export type { CoverageRule, Relation, TableConfig, TraceType } from './trace.ts';
export type { UdiDecision } from './udi-decision.ts';
export { fileOfUse, prefixesOf, prefixOf, type UseOrigin, useOrigin } from './use-names.ts';
export type { Use } from './uses.ts';
export { openVariants } from './variants.ts';
export { webAddress } from './web-address.ts';
