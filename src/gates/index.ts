/**
 * The five gates a version passes on its way to release, each with criteria from the standards' clauses.
 * @c4 component "Gates"
 * @parent Checks
 * @technology TypeScript
 * @description Says for each gate which criteria are met, open, failed or done outside, and by what evidence.
 * @uses Model "evidence and findings"
 * @uses Claims "what anomalies, test cases and entries state"
 * @uses Regulation "proofs of clauses"
 * @uses Depth "what is demanded of elements"
 * @uses Release "documents of the release before"
 * @uses Quality "classes of defects that analyses look for"
 * @uses Configuration "criteria that are switched off, decision on the UDI"
 * @implements SDS-1901
 */
export { type ActivityResult, type ActivityState, asksForActivities } from './activities/judge.ts';
export { asksForDefectClasses } from './by-evidence.ts';
export { criteria, gateTitles } from './criteria.ts';
export { unapprovedDocuments } from './document-approvals.ts';
export {
  type CriterionState,
  evaluateActivities,
  evaluateClauses,
  evaluateGates,
  type GateResult,
  gateIds,
} from './evaluate.ts';
export { refusals } from './refusals.ts';
export { gateText } from './text.ts';
