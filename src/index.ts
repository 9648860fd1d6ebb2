/**
 * Builds the technical file of a medical-software project from its repository, and refuses what is not proven.
 * @c4 system "Dossier"
 * @class B
 * @acceptance its tests passed on this very tree, `dossier check` has no finding on its files, it imports nothing its layer forbids, each definition it offers says what it takes, gives and refuses, and its change was reviewed
 */

/**
 * One program that a person or a build server starts; it ends when its work is done.
 * @c4 container "Program"
 * @technology Node.js
 */

export type { Progress } from './cache/progress.ts';
export { ConfigurationError } from './config/configuration-error.ts';
export { defaultColumns, defaultCoverage, defaultRelations, defaultTypes } from './config/defaults.ts';
export { defineSite } from './config/define-site.ts';
export {
  electronicInstructions,
  fdaPremarket,
  iec62304,
  iec82304,
  iso14971,
  mdr,
} from './config/profiles.ts';
export type { SiteConfig } from './config/schema.ts';
export type * from './model/index.ts';
export { UserError } from './model/user-error.ts';
export { type Built, build, type CallOptions, type Checked, check } from './workflows/api.ts';
