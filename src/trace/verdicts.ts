import { type ClaimContext, claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import {
  type Item,
  type Link,
  type Model,
  nameOfRelease,
  type Reason,
  type Report,
  suppliedBy,
  type Verdict,
} from '../model/index.ts';
import { findComponents } from './components.ts';
import { demandsOf } from './demands.ts';
import { indexResults, type ResultIndex, type ResultRef } from './evidence/match-results.ts';
import { judgeTest, type TestOutcome } from './evidence/test-outcome.ts';
import { type Graph, takesResults } from './graph.ts';
import { type Needs, needsOf, type Roles, rolesOf } from './needs.ts';
import { findSuspects } from './suspects.ts';

/** Longest list of reasons; a hub with thousands of open ends says how many more there are. */
const mostReasons = 20;

/**
 * What the evidence of this commit says of every item, and of every test in source that verifies something (by its key). Roles go
 * by the keys of `trace.types`:
 *
 * - **TST** (and every type `verifies` may start at): verified when its results, which name its ID or belong to a test region that
 *   `implements` or `verifies` it, all passed, and there is one.
 * - **SRS** (and every other type `verifies` may end at): verified when every test that verifies it (item or test region) passed,
 *   there is one, and every SRS that implements (refines) it is verified.
 * - **RC**: verified when every SRS that implements it and every SRS or RC that controls it is verified, with at least one SRS.
 * - **HAZ**: verified ("controlled and verified") when every RC or SRS that controls it is verified, with at least one RC;
 *   else `accepted` where it is only open and somebody accepted it: why, who, and what weighs it against the benefits.
 * - **URS**: verified when every SRS that satisfies or implements it is verified, and there is one.
 * - **SDS**: by its own tests where it has some, else by all it implements (its requirements), of which there must be one.
 * - Tests of an RC, HAZ or URS itself must pass too. Other types (anomalies) claim nothing.
 * - Whatever the type: every rule of `trace.coverage` at error level that is about it is met, see `demandsOf`.
 *
 * Of types that are no test, a result that names the item itself does not verify it, but fails it where it failed.
 * Failed weighs most, then suspect, then open. A suspect link anywhere below an item makes it suspect (`affects` aside), and so
 * does one that nobody reviewed, once the project reviews its links; links from code and designs count here, although they verify
 * nothing. An item on a cycle of links, or one that is defined twice, is never verified. Verdicts carry
 * upwards in full: one failed control fails the hazard. An item of a supplier is what its release says of it, and never judged by evidence
 * of ours; what is not verified there leaves open what rests on it. `evidence` holds the results of the item's own tests.
 * @implements SRS-610, SRS-611, SRS-612, SRS-3260, SRS-3261, SRS-3825
 */
export function judgeItems(
  model: {
    items: readonly Item[];
    links: readonly Link[];
    reports: readonly Report[];
    suppliers?: Model['suppliers'];
  },
  graph: Graph,
  config: Config,
  isReviewed: boolean,
): Record<string, Verdict> {
  const results = indexResults(model.reports);
  const { suspects, roles, needs, components } = groundOf(model, graph, config, isReviewed);
  const demands = demandsOf(config);
  const claims = claimContext(config);
  const tests = new Map<string, TestOutcome>();
  const supplied = suppliedBy(model);
  const verdicts = new Map<string, Verdict>();
  for (const component of components) {
    const first = component[0] as string;
    const isCycle = component.length > 1 || (needs.get(first) as Needs).items.includes(first);
    // All of a cycle is judged before any of it is kept, so that the order within it says nothing.
    const judged = component.map((id) => judge(graph.item(id) as Item, needs.get(id) as Needs, isCycle));
    for (const [index, id] of component.entries()) verdicts.set(id, judged[index] as Verdict);
  }
  // Without a prototype: an ID is a word from outside.
  const record: Record<string, Verdict> = Object.create(null);
  for (const { id } of model.items) record[id] = verdicts.get(id) as Verdict;
  for (const { from, relation } of model.links) {
    const { region } = graph.end(from);
    if (relation === 'verifies' && region && takesResults(region))
      record[from] ??= verdictOfTest(testOf(from));
  }
  return record;

  function judge(item: Item, need: Needs, isCycle: boolean): Verdict {
    if (!need.makesClaim) return { state: 'none', reasons: [], evidence: [] };
    const reasons: Record<'failed' | 'suspect' | 'open', Reason[]> = { failed: [], suspect: [], open: [] };
    const refs: ResultRef[] = [];
    if (need.missing !== '') reasons.open.push({ sentence: need.missing });
    reasons.open.push(...demands(item, need, graph));
    if (item.alsoAt) reasons.open.push(about(item.id, '{subject} is defined more than once.'));
    if (isCycle)
      reasons.open.push(about(item.id, '{subject} stands in a cycle of links, which rests on nothing.'));
    const suspect = suspects.get(item.id);
    if (suspect) reasons.suspect.push(suspect);
    for (const key of [...need.tests, ...need.items]) {
      const theirs = supplied(key);
      if (!theirs || theirs.verdict.state === 'verified') continue;
      const { state } = theirs.verdict;
      const values = { subject: key, state, release: nameOfRelease(theirs.supplier) };
      const reason = { sentence: '{subject} is {state} in {release}, not verified.', values };
      reasons[state === 'failed' ? 'failed' : 'open'].push(reason);
    }
    for (const key of need.tests) {
      if (supplied(key)) continue;
      const { state, reason, evidence } = testOf(key);
      refs.push(...evidence);
      if (state !== 'passed' && reason) reasons[state].push(reason);
    }
    if (!roles.tests.has(item.type)) {
      // A result that names the item itself, a measurement say, is no test of it; but it cannot have failed.
      const named = judgeTest(results.byId(item.id), model.reports);
      if (named.state === 'failed') {
        refs.push(...named.evidence);
        const message = named.reason?.values?.message;
        reasons.failed.push(
          message === undefined
            ? { sentence: 'A result that names {id} failed.', values: { id: item.id } }
            : { sentence: 'A result that names {id} failed: {message}.', values: { id: item.id, message } },
        );
      }
    }
    for (const id of need.items) {
      if (supplied(id)) continue;
      const state = verdicts.get(id)?.state;
      // Undefined on the same cycle, of which is told above.
      if (state === undefined || state === 'verified') continue;
      if (state === 'failed') reasons.failed.push(about(id, '{subject} is failed.'));
      else if (state === 'suspect') reasons.suspect.push(about(id, '{subject} is suspect.'));
      else reasons.open.push(about(id, '{subject} is not verified.'));
    }
    return decide(item, reasons, uniqueRefs(refs), claims);
  }

  function testOf(key: string): TestOutcome {
    const known = tests.get(key);
    if (known) return known;
    const { reason, ...outcome } = judgeTest(resultsOf(key, graph, results), model.reports);
    const test = reason ? { ...outcome, reason: ofTest(key, reason, graph) } : outcome;
    tests.set(key, test);
    return test;
  }
}

/** What a verdict rests on besides results and the rules of coverage. */
interface Ground {
  roles: Roles;
  suspects: ReturnType<typeof findSuspects>;
  needs: ReadonlyMap<string, Needs>;
  /** What must be verified comes before what rests on it. */
  components: readonly (readonly string[])[];
}

/** Grounds by graph: one is judged several times, by other results and rules, and each costs as much as the judging itself. */
const grounds = new WeakMap<Graph, { of: readonly unknown[]; ground: Ground }>();

function groundOf(
  { items, links }: { items: readonly Item[]; links: readonly Link[] },
  graph: Graph,
  config: Config,
  isReviewed: boolean,
): Ground {
  const of = [items, links, config.trace.relations, config.trace.types, isReviewed];
  const known = grounds.get(graph);
  if (known?.of.every((each, index) => each === of[index])) return known.ground;
  const roles = rolesOf(config);
  const needs = new Map(items.map((item) => [item.id, needsOf(item, graph, roles)]));
  const components = findComponents([...needs.keys()], (id) =>
    (needs.get(id) as Needs).items.filter((other) => needs.has(other)),
  );
  const ground = { roles, suspects: findSuspects(links, graph, isReviewed), needs, components };
  grounds.set(graph, { of, ground });
  return ground;
}

function verdictOfTest({ state, reason, evidence }: TestOutcome): Verdict {
  if (state === 'passed') return { state: 'verified', reasons: [], evidence };
  return { state, reasons: reason ? [reason] : [], evidence };
}

function about(subject: string, sentence: string): Reason {
  return { sentence, values: { subject } };
}

function decide(
  item: Item,
  { failed, suspect, open }: Record<'failed' | 'suspect' | 'open', Reason[]>,
  evidence: Verdict['evidence'],
  claims: ClaimContext,
): Verdict {
  const all = [...failed, ...suspect, ...open];
  const more = all.length - mostReasons;
  const reasons =
    more > 0
      ? [...all.slice(0, mostReasons), { sentence: 'And {more} more.', values: { more: String(more) } }]
      : all;
  if (failed.length > 0) return { state: 'failed', reasons, evidence };
  if (suspect.length > 0) return { state: 'suspect', reasons, evidence };
  if (open.length === 0) return { state: 'verified', reasons: [], evidence };
  const accepted = item.type === 'HAZ' && !item.alsoAt ? claimed(item, 'accepted', claims) : '';
  if (accepted !== '') {
    const by = claimed(item, 'accepted-by', claims);
    return {
      state: 'accepted',
      reasons: [{ sentence: 'Accepted by {by}: {accepted}', values: { by, accepted } }],
      evidence,
    };
  }
  return { state: 'open', reasons, evidence };
}

/** Results of a test region; of a test item those that name it, and those of the regions that implement or verify it. */
function resultsOf(key: string, graph: Graph, results: ResultIndex): readonly ResultRef[] {
  const { item, region } = graph.end(key);
  if (!item) return region ? results.byRegion(region) : [];
  const regions = graph
    .down(item.id)
    .filter(({ relation }) => relation === 'implements' || relation === 'verifies')
    .flatMap(({ from }) => graph.end(from).region ?? [])
    .filter(takesResults);
  return uniqueRefs([...results.byId(item.id), ...regions.flatMap((each) => results.byRegion(each))]);
}

/** A reason with the test that it is about. */
function ofTest(key: string, reason: Reason, graph: Graph): Reason {
  const region = graph.item(key) ? undefined : graph.region(key);
  if (region) return { ...reason, code: { name: region.name, file: region.file } };
  return { ...reason, values: { ...reason.values, subject: key } };
}

function uniqueRefs(refs: readonly ResultRef[]): ResultRef[] {
  const unique = new Map(refs.map((ref) => [`${ref[0]} ${ref[1]}`, ref]));
  return [...unique.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
