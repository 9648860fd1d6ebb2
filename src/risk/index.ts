/**
 * The assessment of risks: levels computed from severity and probability, and what a residual risk demands (ISO 14971).
 * @c4 component "Risk"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "hazards and risk controls"
 * @uses Claims "what a control and a statement claim"
 * @uses Configuration "scales, matrix, acceptability"
 * @implements SDS-2102
 */
export { assessHazard, type Risk } from './assess.ts';
export { checkRisks } from './check.ts';
export { type Disclosures, disclosuresIn } from './disclosure.ts';
export { controlledHazards, reductionsOf } from './reduction.ts';
