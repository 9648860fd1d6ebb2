import type { Config } from '../config/index.ts';
import { compareText, type Item, type Link, type Model, type Verdict } from '../model/index.ts';
import { indexResults, type ResultRef } from './evidence/match-results.ts';
import { judgeTest } from './evidence/test-outcome.ts';
import type { End, Graph } from './graph.ts';

/** Verdicts of everything that can have one: items by ID, test regions by key. */
export type Verdicts = Record<string, Verdict>;

/**
 * What the evidence says of each item.
 *
 * - A test case (an item, or annotated test source) is verified when at least one result of this very tree is found for it and all of them passed.
 * - A type that a coverage rule wants to see passed (a requirement) is verified when at least one test case verifies it and all that do are verified.
 * - A type that a rule wants linked from such types (risk control, user need, hazard) is verified when at least one of them is there
 *   and all of them are verified.
 * - Any other item follows its own test cases, else the requirements it implements, else nothing is claimed of it.
 *
 * One failure below makes an item failed, one suspect link suspect, one gap open: in this order. A cycle is a gap.
 * @implements SRS-610, SRS-611, SRS-612
 */
export function judgeItems(
  model: Pick<Model, 'items' | 'links' | 'reports'>,
  graph: Graph,
  config: Config,
): Verdicts {
  const results = indexResults(model.reports);
  const rules = Object.values(config.trace.coverage);
  const tested = new Set(
    rules.filter(({ passed, severity }) => passed && severity !== 'off').map(({ every }) => every),
  );
  const verdicts = new Map<string, Verdict>();
  const open = new Set<string>();

  function verdictOf(end: End): Verdict {
    const known = verdicts.get(end.key);
    if (known) return known;
    if (open.has(end.key))
      return { state: 'open', reasons: [`${end.key} stands in a cycle of links.`], evidence: [] };
    open.add(end.key);
    const verdict = end.item ? ofItem(end.item) : ofRegion(end);
    open.delete(end.key);
    verdicts.set(end.key, verdict);
    return verdict;
  }

  function ofRegion({ region, type }: End): Verdict {
    if (!region || type !== 'test') return noClaim;
    return ofTest(results.byRegion(region), region.name || region.file);
  }

  function ofTest(refs: readonly ResultRef[], what: string): Verdict {
    const { state, reason, evidence } = judgeTest(refs, model.reports);
    return {
      state: state === 'passed' ? 'verified' : state,
      reasons: reason === '' ? [] : [`${what} ${reason}`],
      evidence,
    };
  }

  function ofItem(item: Item): Verdict {
    const accepted = item.attributes.accepted?.trim();
    const verifying = graph.down(item.id).filter((link) => link.relation === 'verifies' && isTestCase(link));
    if (isTestType(item.type)) return ofTestCase(item);
    const below = linksWanted(item);
    if (accepted && below.length === 0)
      return { state: 'accepted', reasons: [`Accepted: ${accepted}`], evidence: [] };
    if (tested.has(item.type)) return ofLinks(item, verifying, 'No test case verifies it.');
    const wanted = wantedBelow(item.type);
    if (wanted.length > 0)
      return ofLinks(
        item,
        [...below, ...verifying],
        `No ${wanted.join(' or ')} ${inverse(item.type)} it.`,
        below.length,
      );
    if (verifying.length > 0) return ofLinks(item, verifying, '');
    const above = graph.up(item.id).filter((link) => tested.has(graph.end(link.to).type ?? ''));
    return above.length > 0
      ? combine(
          above.map((link) => verdictOf(graph.end(link.to))),
          suspectAmong(above),
        )
      : noClaim;
  }

  function ofTestCase(item: Item): Verdict {
    const byRegion = graph.down(item.id).flatMap((link) => {
      const { region } = graph.end(link.from);
      return region ? results.byRegion(region) : [];
    });
    return ofTest(unique([...results.byId(item.id), ...byRegion]), item.id);
  }

  function ofLinks(item: Item, links: readonly Link[], whenNone: string, needed = links.length): Verdict {
    if (needed === 0) return { state: 'open', reasons: [whenNone], evidence: [] };
    const all = graph.down(item.id);
    return combine(
      links.map((link) => named(link, verdictOf(graph.end(link.from)))),
      suspectAmong(all),
    );
  }

  function isTestCase(link: Link): boolean {
    const type = graph.end(link.from).type ?? '';
    return type === 'test' || isTestType(type);
  }

  /** A type whose items verify others. */
  function isTestType(type: string): boolean {
    return testTypes.has(type);
  }

  function linksWanted(item: Item): Link[] {
    const wanted = derived.get(item.type) ?? [];
    return graph
      .down(item.id)
      .filter((link) =>
        wanted.some(
          ({ relation, other }) =>
            link.relation === relation && other.includes(graph.end(link.from).type ?? ''),
        ),
      );
  }

  function wantedBelow(type: string): string[] {
    return (derived.get(type) ?? []).flatMap(({ other }) => other.map((each) => titleOf(config, each)));
  }

  function inverse(type: string): string {
    return derived.get(type)?.[0]?.relation ?? '';
  }

  const derived = derivedRules(config, tested);
  const testTypes = new Set(
    (config.trace.relations.verifies?.from ?? []).filter(
      (type) => Object.hasOwn(config.trace.types, type) && !tested.has(type),
    ),
  );
  for (const item of model.items) verdictOf(graph.end(item.id));
  for (const link of model.links) {
    const end = graph.end(link.from);
    if (end.type === 'test') verdictOf(end);
  }
  return Object.fromEntries([...verdicts].sort(([a], [b]) => compareText(a, b)));
}

/** Coverage rules through which a type inherits its verdict: links from types that have one. */
function derivedRules(
  config: Config,
  tested: ReadonlySet<string>,
): Map<string, { relation: string; other: string[] }[]> {
  const derived = new Map<string, { relation: string; other: string[] }[]>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const { every, relation, direction, other, passed, severity } of Object.values(
      config.trace.coverage,
    )) {
      if (direction !== 'in' || passed || severity === 'off' || tested.has(every) || derived.has(every))
        continue;
      const from = other.filter((type) => type !== every && (tested.has(type) || derived.has(type)));
      if (from.length === 0) continue;
      derived.set(every, [{ relation, other: from }]);
      grown = true;
    }
  }
  return derived;
}

const noClaim: Verdict = { state: 'none', reasons: [], evidence: [] };

/** The verdict of several together: the worst of them. */
function combine(verdicts: readonly Verdict[], suspect: readonly string[]): Verdict {
  const evidence = unique(verdicts.flatMap((verdict) => verdict.evidence));
  for (const state of ['failed', 'open'] as const) {
    const such = verdicts.filter(
      (verdict) => verdict.state === state || (state === 'open' && verdict.state === 'none'),
    );
    const reasons = [...new Set(such.flatMap((verdict) => verdict.reasons))];
    if (state === 'failed' && such.length > 0) return { state, reasons, evidence };
    if (state === 'open') {
      const inherited = verdicts
        .filter((verdict) => verdict.state === 'suspect')
        .flatMap((verdict) => verdict.reasons);
      if (suspect.length + inherited.length > 0)
        return { state: 'suspect', reasons: [...new Set([...suspect, ...inherited, ...reasons])], evidence };
      if (such.length > 0)
        return {
          state,
          reasons: reasons.length > 0 ? reasons : ['Nothing is claimed of what stands below it.'],
          evidence,
        };
    }
  }
  return { state: 'verified', reasons: [], evidence };
}

function unique(evidence: readonly [number, number][]): [number, number][] {
  return [...new Map(evidence.map((at) => [at.join(), at])).values()].sort(
    (a, b) => a[0] - b[0] || a[1] - b[1],
  );
}

/** A verdict from below, its reasons told with the name of what they are about where that is an item. */
function named(link: Link, verdict: Verdict): Verdict {
  if (verdict.state === 'verified' || verdict.reasons.length === 0) return verdict;
  return {
    ...verdict,
    reasons: verdict.reasons.map((reason) =>
      reason.startsWith(link.from) || link.origin === 'code' || /^[A-Z]+[-_]/.test(reason)
        ? reason
        : `${link.from}: ${reason}`,
    ),
  };
}

function suspectAmong(links: readonly Link[]): string[] {
  return links
    .filter((link) => link.state === 'suspect')
    .map((link) => `The link ${link.from} ${link.relation} ${link.to} changed since its review.`);
}

function titleOf(config: Config, type: string): string {
  const title = Object.hasOwn(config.trace.types, type) ? config.trace.types[type]?.title : undefined;
  return (title ?? type).toLowerCase();
}
