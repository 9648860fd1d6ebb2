/**
 * The model: what Dossier knows of a project, as plain data. It imports nothing of ours.
 * @c4 component "Model"
 * @technology TypeScript, zod
 */
export * from './append.ts';
export * from './approval.ts';
export * from './architecture.ts';
export * from './code.ts';
export * from './day.ts';
export * from './document.ts';
export * from './escape.ts';
export * from './evidence.ts';
export * from './evidence-kinds.ts';
export * from './facts.ts';
export * from './file-rules.ts';
export * from './finding.ts';
export * from './history.ts';
export * from './item.ts';
export * from './model.ts';
export * from './next-id.ts';
export * from './page.ts';
export * from './place.ts';
export * from './printable.ts';
export * from './product.ts';
export * from './refused.ts';
export * from './release.ts';
export * from './rule.ts';
export * from './said.ts';
export * from './soup.ts';
export * from './test-path.ts';
export * from './translation.ts';
export * from './user-error.ts';
export * from './verdict.ts';
