import {
  type EndKey,
  type Item,
  nameOfRelease,
  type Reason,
  type Supplied,
  type Verdict,
} from '../../../model/index.ts';
import { type CoverageStep, whySuspect } from '../../../trace/index.ts';
import { verdictStates } from '../states.ts';
import type { SiteView } from '../view.ts';
import { type ChainTypes, chainTypes } from './columns.ts';

/** One chain: what stands in each column, and what is said of it. */
export interface ChainRow {
  /** Ends by column: one at most in those of the spine, then the types below, code, tests. */
  cells: EndKey[][];
  /** Columns in which something is wanted and missing, the one of results included. */
  missing: number[];
  /** Results that count for its tests. */
  results: { passed: number; failed: number; other: number };
  /** The verdict of the chain, and why. */
  state: Verdict['state'];
  reason: Reason | undefined;
  /** What suppliers say of their items that stand at its end, in words. */
  said: string[];
}

/** The trace as rows. */
export interface Chains {
  types: ChainTypes;
  rows: ChainRow[];
  /** Chains that are left out: those beyond the most of one item. */
  left: number;
}

/** Chains from one item upwards that are shown. */
const mostChains = 100;

/**
 * The trace as one row a chain. Rows are made of the ways up from the items that tests prove; an item that none of them reaches has a row
 * of its own, so that each item of the chain stands in one at least. Rows of suppliers stand here where something of ours is in them.
 * @implements SRS-3672, SRS-3858, SRS-3859, SDS-3240
 */
export function chainsOf(view: SiteView, coverage: readonly CoverageStep[]): Chains {
  const { graph } = view;
  const types = chainTypes(view.items, graph, view.config);
  const column = new Map([...types.spine, ...types.below].map((type, index) => [type, index]));
  const width = column.size;
  for (const type of [...types.tests, 'test']) column.set(type, width + 1);
  column.set('code', width);
  const columnOf = (key: EndKey): number | undefined => column.get(graph.end(key).type ?? '');
  const gaps = gapsOf(view, coverage, column);
  const pivot = types.spine.length - 1;
  let left = 0;

  const rowOf = (spine: readonly Item[], ends: Iterable<EndKey>): ChainRow => {
    const cells: Set<EndKey>[] = Array.from({ length: width + 2 }, () => new Set());
    for (const { id } of spine) cells[columnOf(id) ?? 0]?.add(id);
    for (const key of ends) {
      const at = columnOf(key);
      if (at !== undefined && at > pivot) cells[at]?.add(key);
    }
    const items = cells.flatMap((cell) => [...cell].flatMap((key) => graph.item(key) ?? []));
    const results = resultsOf(view, [...(cells[width + 1] ?? []), ...spine.slice(-1).map(({ id }) => id)]);
    const missing = new Set(items.flatMap(({ id }) => gaps.get(id) ?? []));
    // What is there is not missing, whatever item of the row asked for it.
    const wanted = [...missing]
      .filter((at) => at === width + 2 || cells[at]?.size === 0)
      .sort((a, b) => a - b);
    return {
      cells: cells.map((cell, at) => (at === width + 1 ? withoutCodeOf(cell, view) : [...cell])),
      missing: wanted,
      results,
      said: saidOf(view, spine, cells[width + 1] ?? new Set()),
      ...verdictOf(view, spine.length > 0 ? spine : items, { missing: wanted, results }),
    };
  };
  const rowsFrom = (item: Item): ChainRow[] => {
    const at = columnOf(item.id) ?? 0;
    const own = at <= pivot ? [item] : [];
    const ways = waysUp(item, (id) => columnOf(id) ?? width, view);
    left += ways.left;
    return ways.chains.map((above) => {
      const direct = above.flatMap(({ id }) => graph.down(id).map(({ from }) => from));
      return rowOf(
        [...above, ...own],
        [
          ...(own.length === 0 ? [item.id] : []),
          ...graph.reach(item.id, 'down'),
          ...direct.filter(isEvidence),
        ],
      );
    });
  };
  const isOfOurs = ({ cells }: ChainRow): boolean =>
    cells.flat().some((key) => graph.item(key) && !view.supplied(key));
  const isEvidence = (key: EndKey): boolean => (columnOf(key) ?? 0) >= width;
  const rows = view.items.flatMap((item) => {
    const at = columnOf(item.id);
    if (at === undefined || graph.item(item.id) !== item) return [];
    const lower = graph.down(item.id).map(({ from }) => columnOf(from) ?? width);
    const upper = graph.reach(item.id, 'up').map((key) => columnOf(key) ?? width);
    const starts =
      at === pivot ||
      (at < pivot && !lower.some((other) => other > at && other <= pivot)) ||
      (at > pivot && at < width && !upper.includes(pivot)) ||
      (at > width && upper.every((other) => other > width));
    if (!starts) return [];
    return view.supplied(item.id) ? rowsFrom(item).filter(isOfOurs) : rowsFrom(item);
  });
  return { types, rows: sorted(rows, new Map(view.items.map(({ id }, index) => [id, index]))), left };
}

/** Ways from an item up through the spine, each from the top on, the item left out; links between items of one type are passed. */
function waysUp(
  item: Item,
  columnOf: (id: EndKey) => number,
  { graph }: SiteView,
): { chains: Item[][]; left: number } {
  const chains = new Map<string, Item[]>();
  let left = 0;
  const climb = (at: Item, above: Item[], passed: ReadonlySet<string>): void => {
    const next = graph.up(at.id).flatMap(({ to }) => {
      const upper = graph.item(to);
      return upper && !passed.has(to) && columnOf(to) <= columnOf(at.id) ? [upper] : [];
    });
    if (next.length === 0) {
      const key = above.map(({ id }) => id).join(' ');
      if (chains.has(key)) return;
      if (chains.size < mostChains) chains.set(key, above);
      else left++;
      return;
    }
    for (const upper of next)
      if (left < mostChains)
        climb(
          upper,
          columnOf(upper.id) === columnOf(at.id) ? above : [upper, ...above],
          new Set([...passed, upper.id]),
        );
  };
  climb(item, [], new Set([item.id]));
  // A way that is the end of a longer one adds nothing.
  const all = [...chains.values()];
  return { chains: all.filter((way) => !(way.length === 0 && all.length > 1)), left };
}

/** Columns that each item misses something in, by the rules of coverage; where the link is there and a pass is not, the column of results. */
function gapsOf(
  { config, graph }: SiteView,
  coverage: readonly CoverageStep[],
  column: ReadonlyMap<string, number>,
): Map<string, number[]> {
  const results = Math.max(...column.values()) + 1;
  const gaps = new Map<string, number[]>();
  for (const { rule, gaps: ids } of coverage) {
    const wanted = config.trace.coverage[rule];
    const columns = wanted?.other.flatMap((type) => column.get(type) ?? []) ?? [];
    if (!wanted || columns.length === 0) continue;
    for (const id of ids) {
      const links =
        wanted.direction === 'in' ? graph.down(id).map(({ from }) => from) : graph.up(id).map(({ to }) => to);
      const linked = links.some((key) => wanted.other.includes(graph.end(key).type ?? ''));
      const at = linked ? results : Math.min(...columns);
      if (!linked || wanted.passed) gaps.set(id, [...(gaps.get(id) ?? []), at]);
    }
  }
  return gaps;
}

/** Code of a test case that is named needs no name of its own. */
function withoutCodeOf(tests: ReadonlySet<EndKey>, { graph }: SiteView): EndKey[] {
  return [...tests].filter((key) => graph.item(key) || !graph.up(key).some(({ to }) => tests.has(to)));
}

/** Results that count for the tests of a row, and for the item they prove. */
function resultsOf({ model, verdict }: SiteView, keys: Iterable<EndKey>): ChainRow['results'] {
  const counted = { passed: 0, failed: 0, other: 0 };
  const seen = new Set<string>();
  for (const key of keys)
    for (const [report, result] of verdict(key).evidence) {
      if (seen.has(`${report} ${result}`)) continue;
      seen.add(`${report} ${result}`);
      const status = model.reports[report]?.results[result]?.status;
      if (status === 'passed') counted.passed++;
      else if (status === 'failed' || status === 'error') counted.failed++;
      else counted.other++;
    }
  return counted;
}

/** What suppliers say of the lowest item, else of the tests in the row. */
function saidOf({ said }: SiteView, spine: readonly Item[], tests: ReadonlySet<EndKey>): string[] {
  const lowest = spine.slice(-1).flatMap(({ id }) => said(id) ?? []);
  return lowest.length > 0 ? lowest : [...new Set([...tests].flatMap((key) => said(key) ?? []))];
}

/**
 * The gravest of: the verdict of the lowest item, which is its release's where it is a supplier's, a link above it that is suspect, an item above whose tests of this row failed. A row that
 * misses something is open at best.
 */
function verdictOf(
  { graph, verdict, supplied, model }: SiteView,
  spine: readonly Item[],
  { missing, results }: Pick<ChainRow, 'missing' | 'results'>,
): Pick<ChainRow, 'state' | 'reason'> {
  const isReviewed = model.links.some(({ state }) => state === 'reviewed' || state === 'suspect');
  const said = spine.flatMap(({ id }, at) => {
    const theirs = supplied(id);
    const { state, reasons } = theirs ? ofSupplier(id, theirs) : verdict(id);
    const counts = at === spine.length - 1 || (state === 'failed' && results.failed > 0);
    const links = graph.up(id).flatMap((link) => {
      const above = spine.some((upper) => upper.id === link.to);
      const why = above && (link.state === 'suspect' || isReviewed) ? whySuspect(link) : undefined;
      return why ? [{ state: 'suspect' as const, reason: why }] : [];
    });
    return [...(counts ? [{ state, reason: reasons[0] }] : []), ...links];
  });
  if (missing.length > 0) {
    const open = spine.map(({ id }) => verdict(id)).find(({ state }) => state === 'open');
    said.push({ state: 'open', reason: open?.reasons[0] });
  }
  const gravity = (state: Verdict['state']): number => verdictStates.indexOf(state);
  return said.sort((a, b) => gravity(a.state) - gravity(b.state))[0] ?? { state: 'none', reason: undefined };
}

/** What a release says of its item, as a reason of a row where that is not verified. */
function ofSupplier(
  id: string,
  { supplier, verdict: { state } }: Supplied,
): Pick<Verdict, 'state' | 'reasons'> {
  const values = { subject: id, state, release: nameOfRelease(supplier) };
  return {
    state,
    reasons:
      state === 'verified' ? [] : [{ sentence: '{subject} is {state} in {release}, not verified.', values }],
  };
}

/** By what stands at the left, in the order of the model; rows without it last. */
function sorted(rows: ChainRow[], order: ReadonlyMap<string, number>): ChainRow[] {
  const rank = (row: ChainRow, at: number): number =>
    order.get(row.cells[at]?.[0] ?? '') ?? Number.POSITIVE_INFINITY;
  return rows.toSorted((a, b) => {
    for (let at = 0; at < a.cells.length; at++) {
      const [one, other] = [rank(a, at), rank(b, at)];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  });
}
