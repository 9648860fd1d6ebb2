import { buildArchitecture, regionsWithClass } from '../architecture/index.ts';
import { generator } from '../cache/tool-identity.ts';
import { claimContext } from '../claims/index.ts';
import type { Project } from '../config/index.ts';
import type { Finding, Model, Supplier } from '../model/index.ts';
import { mergeVulnerabilities } from '../quality/vulnerabilities.ts';
import { underProfiles } from '../regulation/check-depth.ts';
import { bindArtifacts } from '../release/artifacts/bind.ts';
import {
  matchRegister,
  mergeSoup,
  parseSoupLock,
  type SoupLock,
  scopeFiles,
  withIntegrity,
} from '../soup/index.ts';
import { gatherEvidence } from '../sources/kinds.ts';
import { originsOf } from '../sources/origins.ts';
import type { Reading } from '../sources/read.ts';
import { gatherReports } from '../sources/results/gather.ts';
import { declaredPackages } from '../sources/soup/declared.ts';
import { locksOf } from '../sources/soup/formats.ts';
import { gatherPackages } from '../sources/soup/gather.ts';
import { checkMachine } from '../sources/soup/machine.ts';
import type { Survey, Surveyed } from '../sources/survey.ts';
import {
  factsOfVariant,
  type Graph,
  type LockEntry,
  linkModel,
  parseLock,
  revisionOfVariant,
} from '../trace/index.ts';
import { udiOfProduct } from '../udi/index.ts';
import { withImageHashes } from './image-hashes.ts';

/** The model, the index over its links, and what was found while linking. */
export interface Linked {
  model: Model;
  graph: Graph;
  /** Entries of the trace lock; undefined where the project has none yet. */
  lock: LockEntry[] | undefined;
  /** Hashes that packages had at their review; undefined where the project has no SOUP lock yet. */
  soupLock: SoupLock | undefined;
  findings: Finding[];
}

/**
 * Second stage: facts become one model.
 * @param suppliers what counts of the releases of other projects
 */
export function link(
  project: Project,
  tree: Surveyed,
  {
    revision: read,
    findings: revisionFindings,
    tested,
  }: Awaited<ReturnType<Survey['readRevision']>> & { tested: ReadonlyMap<string, string> },
  whole: Reading,
  suppliers: readonly Supplier[] = [],
): Linked {
  const { config, configFile } = project;
  const own = factsOfVariant(whole.facts, config);
  const reading: Reading = { ...whole, facts: own.facts };
  const revision = revisionOfVariant(read, own.isForeignItem);
  const surveyed: Surveyed = { ...tree, files: tree.files.filter(({ path }) => !own.isForeignReport(path)) };
  const { catalogueNumber, instructions } = config.label;
  const { udi, findings: udiFindings } = udiOfProduct(config.product, configFile);
  const parsed = surveyed.lock === undefined ? undefined : parseLock(surveyed.lock, config.trace.lock);
  // The lock is shared: what it says of links of other variants is neither true nor stale here.
  const lock = parsed?.entries.filter((entry) => !own.isForeignLink(entry));
  const known = {
    files: surveyed.files,
    facts: reading.facts,
    revision,
    tested,
    version: config.product.version,
    originOf: originsOf(surveyed, revision, reading),
  };
  const evidence = gatherEvidence(known);
  const traced = linkModel({
    config: underProfiles(config),
    generator,
    product: { ...config.product, label: { catalogueNumber, instructions }, udi },
    revision,
    facts: { ...reading.facts, regions: regionsWithClass(reading.facts, config.product.safetyClass) },
    reports: gatherReports(project, surveyed, known),
    evidence,
    lock,
    suppliers,
    repository: { paths: surveyed.paths, manifests: surveyed.manifests },
  });
  const { items, links, pages } = traced.model;
  const architecture = buildArchitecture({ ...reading.facts, items, links, manifests: surveyed.manifests });
  const locked = gatherPackages(reading.facts.packages, surveyed);
  const { lock: soupLock, findings: lockFindings = [] } =
    surveyed.soupLock === undefined
      ? { lock: undefined }
      : parseSoupLock(surveyed.soupLock, config.soup.lock);
  const declared = declaredPackages(items, locked.packages);
  const scoped = scopeFiles(locked.packages, config.soup.scopes, (path) => locksOf(path) === 'any');
  const merged = mergeSoup([...scoped.packages, ...declared], architecture);
  const soup = matchRegister(
    withIntegrity(merged, soupLock, new Set(declared.map(({ purl }) => purl))),
    items,
  );
  const model: Model = {
    ...traced.model,
    ...(own.variant ? { variant: own.variant } : {}),
    pages: withImageHashes(pages, surveyed.referable),
    architecture,
    soup,
    soupFiles: scoped.files,
    artifacts: bindArtifacts(evidence, config.release),
    vulnerabilities: mergeVulnerabilities({ ...evidence, soup, items }, reading.facts.statements, {
      product: config.product,
      claims: claimContext(config, revision),
      commit: revision.date.slice(0, 10),
      maximumAge: config.quality.vulnerabilities.assessmentMaximumAge,
    }),
  };
  return {
    model,
    graph: traced.graph,
    lock,
    soupLock,
    findings: [
      ...surveyed.findings,
      ...own.findings,
      ...revisionFindings,
      ...udiFindings,
      ...(parsed?.findings ?? []),
      ...locked.findings,
      ...checkMachine(locked.searched, [...locked.packages, ...declared], surveyed.paths),
      ...lockFindings,
      ...traced.findings,
    ],
  };
}
