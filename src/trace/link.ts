import type { Config } from '../config/index.ts';
import {
  compareFindings,
  compareText,
  type DeclaredLink,
  type Evidence,
  type Facts,
  type Finding,
  type Item,
  type Link,
  type Mention,
  type Model,
  type Product,
  type Report,
  type Revision,
  type Supplier,
} from '../model/index.ts';
import { fingerprintsOf } from './accept.ts';
import { resolveDocuments } from './documents.ts';
import { joinDuplicates } from './duplicates.ts';
import { joinResults } from './evidence/join-results.ts';
import type { RepositoryFacts } from './evidence/repository.ts';
import { buildGraph, type Graph, isTestRegion } from './graph.ts';
import { type LockEntry, lockKey } from './lock.ts';
import { compareItems, comparePlaces } from './order.ts';
import { checkQuotations } from './quotations.ts';
import { releaseOf } from './release.ts';
import { checkUntagged } from './untagged.ts';
import { judgeItems } from './verdicts.ts';

/** All that was read, ready to be linked. */
export interface LinkInput {
  config: Config;
  generator: Model['generator'];
  product: Product;
  revision: Revision;
  /** Facts of all files, in any order; their `results` are not looked at, `reports` holds them. */
  facts: Facts;
  reports: readonly Report[];
  /** The other reports. */
  evidence: Evidence;
  /** What tells which tests their results are of. */
  repository: RepositoryFacts;
  /** Entries of the trace lock; undefined where the project has none yet. */
  lock: readonly LockEntry[] | undefined;
  /** What counts of the releases of other projects. */
  suppliers?: readonly Supplier[];
}

/**
 * Links facts into the model: sorted, what is defined twice joined, link states from the lock, verdicts from
 * the evidence. The order in which facts arrive changes nothing. Commits with trailers become links of their own.
 * Findings: those of the facts, `duplicate-id`, `quotation-differs`, `ambiguous-result`, `id-without-tag` and `id-in-comment`.
 */
export function linkModel(input: LinkInput): { model: Model; graph: Graph; findings: Finding[] } {
  const { config, facts, revision } = input;
  const typeOrder = new Map(Object.keys(config.trace.types).map((type, index) => [type, index]));
  const { items, findings } = joinDuplicates([...facts.items].sort(compareItems(typeOrder)));
  const regions = [...facts.regions].sort(
    (a, b) => compareText(a.key, b.key) || comparePlaces(a.place, b.place),
  );
  const declared = uniqueLinks([...facts.links, ...nameLinks(facts, items), ...commitLinks(revision)]);
  const unreviewed = declared.map((link): Link => ({ ...link, state: 'unreviewed' }));
  const used = input.suppliers?.length ? { suppliers: [...input.suppliers] } : {};
  const graph = buildGraph({ items, regions, links: unreviewed, ...used });
  // The graph's links are these very objects: their states, set once here, are seen through it.
  setStates(unreviewed, graph, input.lock ?? [], config);
  const verifying = regions.filter((region) => isTestRegion(region) && graph.up(region.key).length > 0);
  const { reports, findings: doubts } = joinResults(
    [...input.reports].sort((a, b) => compareText(a.path, b.path)),
    input.repository,
    facts.tests,
    verifying,
  );
  const verdicts = judgeItems(
    { items, links: unreviewed, reports, ...used },
    graph,
    config,
    input.lock !== undefined,
  );
  const pages = [...facts.pages].sort((a, b) => compareText(a.path, b.path));
  const model: Model = {
    schema: 'dossier-model-1',
    generator: input.generator,
    product: input.product,
    release: releaseOf(revision),
    items,
    links: unreviewed,
    mentions: [...facts.mentions].sort(compareMentions),
    pages,
    documents: resolveDocuments(
      config,
      pages.map(({ path }) => path),
    ),
    translations: [],
    regions,
    elements: [...facts.elements].sort(
      (a, b) => comparePlaces(a.place, b.place) || compareText(a.name, b.name),
    ),
    codeFiles: [...facts.codeFiles].sort((a, b) => compareText(a.path, b.path)),
    reports,
    ...input.evidence,
    artifacts: [],
    deployments: [],
    vulnerabilities: [],
    soup: [],
    soupFiles: [],
    approvals: [],
    verdicts,
    ...used,
  };
  const quotations = checkQuotations(facts, items, declared);
  const untagged = checkUntagged(facts, items);
  return {
    model,
    graph,
    findings: [...facts.findings, ...findings, ...doubts, ...quotations, ...untagged].sort(compareFindings),
  };
}

/** One link a from, relation and to: the first by place. */
function uniqueLinks(links: readonly DeclaredLink[]): DeclaredLink[] {
  const sorted = [...links].sort(
    (a, b) =>
      compareText(a.from, b.from) ||
      compareText(a.relation, b.relation) ||
      compareText(a.to, b.to) ||
      comparePlaces(a.place, b.place),
  );
  return sorted.filter((link, index) => {
    const before = sorted[index - 1];
    return !(before?.from === link.from && before.relation === link.relation && before.to === link.to);
  });
}

/** Tests that are named by a test case carry it out. A name that is no item's says nothing. */
function nameLinks({ namedTests }: Facts, items: readonly Item[]): DeclaredLink[] {
  const known = new Set(items.map(({ id }) => id));
  return namedTests
    .filter(({ to }) => known.has(to))
    .map(({ from, to, place }) => ({ from, relation: 'implements', to, place, origin: 'code' as const }));
}

function commitLinks({ changes }: Revision): DeclaredLink[] {
  return changes.flatMap(({ commit, trailers }) =>
    trailers.map(({ relation, id }) => ({
      from: `commit:${commit}`,
      relation,
      to: id,
      place: { file: '', line: 0, column: 0 },
      origin: 'commit' as const,
    })),
  );
}

/**
 * States of links by the lock. What the merge of a pull request accepted counts only where the project takes a merge for a review, and the
 * link says so.
 * @implements SRS-3732
 */
export function setStates(
  links: readonly Link[],
  graph: Graph,
  lock: readonly LockEntry[],
  { approvals }: Pick<Config, 'approvals'>,
): void {
  const isMergeReview = approvals.mergeIsReview.length > 0 && !approvals.signedOnly;
  const entries = new Map(lock.map((entry) => [lockKey(entry), entry]));
  for (const link of links) {
    if (!graph.item(link.to) || (link.origin === 'item' && !graph.item(link.from))) {
      link.state = 'dangling';
      continue;
    }
    // A commit is history: neither it nor what it says can change, so there is nothing to review again.
    if (link.origin === 'commit') {
      link.state = 'reviewed';
      continue;
    }
    const entry = entries.get(lockKey(link));
    const current = fingerprintsOf(link, graph);
    if (!entry && link.stamp) link.state = isStampTrue(link, graph) ? 'reviewed' : 'suspect';
    if (!entry || !current || (entry.merge && !isMergeReview)) continue;
    const isTrue =
      entry.fromFingerprint === current.fromFingerprint && entry.toFingerprint === current.toFingerprint;
    link.state = isTrue ? 'reviewed' : 'suspect';
    if (isTrue && entry.merge) link.merge = { ...entry.merge, by: entry.reviewer };
  }
}

/**
 * Whether the upper end of an imported link is as its tool saw it at the review.
 * @implements SRS-3668
 */
function isStampTrue({ to, stamp }: Link, graph: Graph): boolean {
  return graph.item(to)?.origin?.stamp === stamp;
}

/** By place, then by ID. */
export function compareMentions(a: Mention, b: Mention): number {
  return comparePlaces(a.place, b.place) || compareText(a.id, b.id);
}
