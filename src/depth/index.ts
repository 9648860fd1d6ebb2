/**
 * Depth: what is demanded of each element of the software by its class and by the risk behind its features, and what there is
 * (IEC 62304 4.3, 5.5.3 to 5.5.5).
 * @c4 component "Depth"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "elements, links, evidence"
 * @uses Configuration "the table of demands"
 * @uses Regulation "what clauses ask of a class"
 * @uses Risk "levels before control"
 * @uses Quality "coverage of elements"
 * @implements SDS-3276
 */

export { askedOf } from './asking.ts';
export { codeownersText, elementOwners } from './codeowners.ts';
export { type Depths, depthsOf } from './depths.ts';
export { type DemandVerdict, type ElementDepth, elementDepths } from './element-depth.ts';
export type { HazardBehind } from './hazards.ts';
export { asksForElements, asksForIndependence, depthRows, minimumOf } from './rows.ts';
