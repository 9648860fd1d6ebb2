/**
 * The trace: facts linked into one graph, verdicts bound to evidence, and the checks over them. All of it pure.
 * A link is written at its lower end and points up; what is verified is decided in `verdicts.ts` and nowhere else.
 * @c4 component "Trace"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "items, links, evidence"
 * @uses Claims "what an attribute claims"
 * @uses Configuration "types, relations, coverage rules"
 * @implements SDS-08
 */
export { type Acceptance, acceptLinks, fingerprintsOf } from './accept.ts';
export {
  type AcceptedFinding,
  applyBaseline,
  type BaselineEntry,
  parseBaseline,
} from './baseline.ts';
export { foldCauses } from './causes.ts';
export { checkTrace } from './check-trace.ts';
export type { TraceContext } from './checks/context.ts';
export { referencesOf } from './checks/references-of.ts';
export { resolveTarget, type Target } from './checks/resolve-target.ts';
export { type CoverageStep, coverageSummary, rulesOfCoverage } from './coverage.ts';
export { buildGraph, type End, type Graph } from './graph.ts';
export { type LinkInput, linkModel } from './link.ts';
export { formatLock, type LockEntry, lockKey, parseLock } from './lock.ts';
export { type Neighbourhood, neighbourhood } from './neighbourhood.ts';
export { compareIds } from './order.ts';
export { sayWhereOwned } from './owned.ts';
export { isSameButForProse, type PageFacts, withProse } from './prose.ts';
export { rules } from './rules.ts';
export { settleFindings } from './severity.ts';
export { whySuspect } from './suspects.ts';
export { factsOfVariant, revisionOfVariant } from './variants/facts.ts';
