/**
 * The architecture as the code shows it (IEC 62304 5.3, 5.4): elements, the dependencies imports carry, where both part from what
 * was declared, and the views drawn of them.
 * @c4 component "Architecture"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "elements, imports, regions"
 * @uses Configuration "rules of direction"
 * @implements SDS-2701
 */
export { type ArchitectureFacts, buildArchitecture } from './build.ts';
export { checkArchitecture } from './check.ts';
export { declaredUses } from './declared.ts';
export { type Drawing, drawingsOf } from './drawings.ts';
export { drawnDynamicViews, dynamicViews } from './dynamic.ts';
export { elementNamed } from './elements.ts';
export { inferElements, inferredPage } from './infer.ts';
export { linkBoxes } from './link-boxes.ts';
export { regionsWithClass } from './lowered.ts';
export { describeView, kindText, legendOf, mermaidOf } from './mermaid.ts';
export { readSteps, sequenceOf } from './steps.ts';
export { structurizrDsl } from './structurizr.ts';
export { unreadKinds, unreadText } from './unread.ts';
export type { View } from './view.ts';
export { shownViews } from './views.ts';
