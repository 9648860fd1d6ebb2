/**
 * The model: what Dossier knows of a project, as plain data. It imports nothing of ours.
 * @c4 component "Model"
 * @technology TypeScript, zod
 */
export * from './append.ts';
export type * from './approval.ts';
export type * from './architecture.ts';
export type * from './code.ts';
export * from './column-name.ts';
export * from './day.ts';
export type * from './deployment.ts';
export * from './did-you-mean.ts';
export type * from './document.ts';
export * from './document-status.ts';
export * from './ecosystems.ts';
export * from './element-kinds.ts';
export * from './empty-page.ts';
export * from './escape.ts';
export type * from './evidence.ts';
export type * from './evidence-kinds.ts';
export * from './evidence-of.ts';
export * from './facts.ts';
export * from './file-kind.ts';
export * from './file-rules.ts';
export * from './finding.ts';
export type * from './history.ts';
export type * from './item.ts';
export * from './measured.ts';
export type * from './model.ts';
export * from './next-id.ts';
export * from './own-entry.ts';
export * from './package-origin.ts';
export type * from './page.ts';
export type * from './place.ts';
export * from './places.ts';
export * from './printable.ts';
export type * from './product.ts';
export * from './refused.ts';
export type * from './release.ts';
export type * from './review-thread.ts';
export * from './rule.ts';
export * from './safe-names.ts';
export * from './said.ts';
export * from './section-number.ts';
export * from './section-word.ts';
export type * from './soup.ts';
export * from './soup-kinds.ts';
export * from './specification-item.ts';
export * from './test-path.ts';
export * from './test-run.ts';
export * from './translated.ts';
export type * from './translation.ts';
export * from './user-error.ts';
export * from './users-edition.ts';
export type * from './verdict.ts';
export * from './vex-reasons.ts';
export * from './wildcards.ts';
export * from './writing-direction.ts';
