/**
 * What a new project starts from: files that are laid down and never replace one.
 * @c4 component "Starter"
 * @technology TypeScript
 * @description Lays down a project that builds clean, or fills the configuration from what a repository holds.
 * @uses Model "order of text"
 * @uses Sources "readers of manifests, documents, remotes"
 * @uses Markdown "structure of a page"
 * @uses Imports "items of other tools"
 * @uses Configuration "defaults, syntax of IDs"
 * @uses Cache "own version"
 * @implements SDS-2201, SRS-2205, SRS-2206, SRS-2207, SRS-2208, SRS-3736, SRS-3464
 */

export { typesText } from '../sources/markdown/unknown-ids.ts';
export { type Answers, starters } from './answers.ts';
export { type FoundDocuments, findDocuments } from './documents/find-documents.ts';
export { familyText } from './documents/trace-text.ts';
export { type FoundProject, findProject } from './find-project.ts';
export { type Forge, forgeOf, forges } from './forge.ts';
export { type Ignored, ignoreWhatIsMade } from './ignored.ts';
export { isFree, type LaidDown, layDown } from './lay-down.ts';
export { npmManifest } from './npm-manifest.ts';
export { ownPackage, packageFile } from './own-package.ts';
export { outputOf, planPipeline, planProject } from './plan.ts';
export { type ImportPlan, planImport } from './plan-import.ts';
export { testCommand } from './test-command.ts';
