import {
  compareText,
  type Model,
  type ReportedVulnerability,
  type Scan,
  type SoupItem,
  type VexStatement,
  type Vulnerability,
  type VulnerabilitySeverity,
} from '../model/index.ts';
import {
  assess,
  calledIn,
  type Decision,
  type DecisionContext,
  decisionsOfItems,
  decisionsOfStatements,
} from './decisions.ts';
import { bare, hasVersion, plain, speaksOf } from './purls.ts';
import { isInRange } from './version-range.ts';

type Package = Vulnerability['packages'][number];

export const severityRank = { low: 1, moderate: 2, high: 3, critical: 4, unknown: 5 };

/**
 * What all reports say together: two that share an identifier are one vulnerability. Sorted by ID. An item is asked before VEX.
 * @implements SRS-1810
 */
export function mergeVulnerabilities(
  { scans, soup, items }: Pick<Model, 'scans' | 'soup' | 'items'>,
  statements: readonly VexStatement[],
  context: DecisionContext,
): Vulnerability[] {
  const locked = lockedBy(soup);
  const all = scans.flatMap((scan) =>
    scan.reported
      // A snapshot speaks of packages in all their versions.
      .filter((reported) => scan.format !== 'advisories' || locked(reported).length > 0)
      .map((reported) => ({ scan, reported })),
  );
  const groups = Map.groupBy(all, groupsOf(all.map(({ reported }) => reported.ids)));
  const ofItems = byIdentifier(decisionsOfItems(items, context));
  const ofStatements = byIdentifier(decisionsOfStatements(statements, context));
  return [...groups.values()]
    .map((group) => merged(group, locked))
    .map((found) => ({ ...found, ...assessmentOf(found, [ofItems, ofStatements]) }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** Decisions by the identifiers they name, in capitals. */
function byIdentifier(decisions: readonly Decision[]): ReadonlyMap<string, Decision[]> {
  const found = new Map<string, Decision[]>();
  for (const decision of decisions)
    for (const id of new Set(decision.ids.map(key))) found.set(id, [...(found.get(id) ?? []), decision]);
  return found;
}

/** The first kind of decisions that assesses the vulnerability, and all that do not count. */
function assessmentOf(
  { aliases, packages }: Pick<Vulnerability, 'aliases' | 'packages'>,
  kinds: readonly ReadonlyMap<string, Decision[]>[],
): Pick<Vulnerability, 'packages' | 'assessment' | 'refused'> {
  const answers = kinds.map((byId) =>
    assess(packages, [...new Set(aliases.flatMap((id) => byId.get(key(id)) ?? []))]),
  );
  const assessment = answers.find((each) => each.assessment)?.assessment;
  const refused = answers.flatMap((each) => each.refused ?? []);
  const isAssessed = (each: Package): boolean =>
    answers.some(({ assessed }) => assessed?.has(calledIn(each)));
  return {
    packages: assessment
      ? packages
      : packages.map((each) => (isAssessed(each) ? { ...each, assessed: true } : each)),
    ...(assessment ? { assessment } : {}),
    ...(refused.length > 0 ? { refused } : {}),
  };
}

/** Whether a report speaks of a package, in whichever version. */
export function isPackageOf(
  { name, purl }: Pick<ReportedVulnerability, 'name' | 'purl'>,
  item: SoupItem,
): boolean {
  return isTypeOf(purl, item) && nameOf(item) === nameOf({ name, ecosystem: item.ecosystem });
}

/** Ecosystems of C and C++, of which reports name none. */
const native = new Set<string>(['generic', 'conan', 'conda', 'bazel', 'cocoapods']);

/** Whether the type of a report's package URL may be that of an item. */
function isTypeOf(purl: string, { ecosystem }: Pick<SoupItem, 'ecosystem'>): boolean {
  const type = /^pkg:([^/]+)\//.exec(purl)?.[1] ?? '';
  return type === '' || type === ecosystem || (type === 'generic' && native.has(ecosystem));
}

/** A name as its ecosystem compares it (for Python, PEP 503). */
function nameOf({ name, ecosystem }: Pick<SoupItem, 'name' | 'ecosystem'>): string {
  const plainName = name.toLowerCase();
  return ecosystem === 'pypi' ? plainName.replace(/[-_.]+/g, '-') : plainName;
}

/** Answers the SOUP items that a report means; none where it is about another lockfile. */
export function lockedBy(soup: readonly SoupItem[]): (reported: ReportedVulnerability) => SoupItem[] {
  const byPurl = Map.groupBy(soup, ({ purl }) => bare(purl));
  const byName = Map.groupBy(soup, nameOf);
  return ({ purl, name, version, range = '' }) => {
    const exact = hasVersion(purl) ? byPurl.get(bare(purl)) : undefined;
    if (exact) {
      // A report on one bill of materials names the source that an item has there.
      const ofSource = exact.filter((item) => speaksOf(purl, item.purl));
      return ofSource.length > 0 ? ofSource : exact;
    }
    const python = nameOf({ name, ecosystem: 'pypi' });
    const named = [...new Set([name.toLowerCase(), python])].flatMap((each) =>
      (byName.get(each) ?? []).filter((item) => nameOf({ name, ecosystem: item.ecosystem }) === each),
    );
    const own = named.filter((item) => isTypeOf(purl, item));
    if (version !== '') return own.filter((item) => plain(item.version) === plain(version));
    // A range of another form than is understood may mean any version.
    return range === ''
      ? own
      : own.filter((item) => isInRange(item.version, range, item.ecosystem) !== false);
  };
}

/** Answers for each report the first of all identifiers it is linked with. */
function groupsOf(
  lists: readonly (readonly string[])[],
): (of: { reported: ReportedVulnerability }) => string {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next;
    for (let at = id; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [first = '', ...others] of lists)
    for (const other of others) parents.set(rootOf(key(other)), rootOf(key(first)));
  return ({ reported }) => rootOf(key(reported.ids[0] ?? ''));
}

function key(id: string): string {
  return id.toUpperCase();
}

/**
 * Reports of one vulnerability as one. It is withdrawn only where each of them says so. Packages of one version from several sources are several.
 * @implements SRS-3229, SRS-3548
 */
function merged(
  group: readonly { scan: Scan; reported: ReportedVulnerability }[],
  locked: (reported: ReportedVulnerability) => SoupItem[],
): Omit<Vulnerability, 'assessment' | 'refused'> {
  const aliases = [...new Set(group.flatMap(({ reported }) => reported.ids))].sort(compareText);
  const packages = new Map<string, Vulnerability['packages'][number]>();
  for (const { reported } of group) {
    const items = locked(reported);
    const found =
      items.length > 0
        ? items.map(({ name, version, purl }) => ({ name, version, purl, locked: true }))
        : [{ name: reported.name, version: reported.version, purl: reported.purl, locked: false }];
    for (const each of found)
      packages.set([each.name, each.version, each.locked ? each.purl : ''].join('\0'), each);
  }
  const severities = group.map(({ reported }) => reported.severity);
  const sources = [...Map.groupBy(group, ({ scan }) => scan)].map(([{ path, tool, date }, own]) => ({
    path,
    tool,
    date,
    ids: [...new Set(own.flatMap(({ reported: { ids } }) => ids))].sort(compareText),
    severity: highest(own.map((each) => each.reported.severity)),
  }));
  const withdrawn = group.every(({ reported }) => reported.withdrawn)
    ? group.map(({ reported }) => reported.withdrawn ?? '').reduce((a, b) => (a > b ? a : b))
    : '';
  return {
    id:
      aliases.find((id) => id.startsWith('CVE-')) ??
      aliases.find((id) => id.startsWith('GHSA-')) ??
      aliases[0] ??
      '',
    aliases,
    severity: highest(severities),
    summary: group.map((each) => each.reported.summary).find(Boolean) ?? '',
    packages: [...packages].sort(([a], [b]) => compareText(a, b)).map(([, each]) => each),
    sources: sources.sort((a, b) => compareText(a.path, b.path)),
    ...(withdrawn === '' ? {} : { withdrawn }),
  };
}

/** The highest that somebody told; unknown where nobody did. */
function highest(severities: readonly VulnerabilitySeverity[]): VulnerabilitySeverity {
  const reported = severities.filter((each) => each !== 'unknown');
  return reported.reduce<VulnerabilitySeverity>(
    (a, b) => (severityRank[a] >= severityRank[b] ? a : b),
    reported[0] ?? 'unknown',
  );
}
