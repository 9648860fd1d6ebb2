import {
  type AssessmentState,
  compareText,
  type Item,
  type Model,
  type ReportedVulnerability,
  type Scan,
  type SoupItem,
  type VexStatement,
  type Vulnerability,
  type VulnerabilitySeverity,
} from '../model/index.ts';
import { isInRange } from './version-range.ts';

export const severityRank = { low: 1, moderate: 2, high: 3, critical: 4, unknown: 5 };
export const assessmentStates: readonly AssessmentState[] = [
  'not affected',
  'affected',
  'fixed',
  'under investigation',
];

/**
 * What all reports say together: two that share an identifier are one vulnerability. Sorted by ID.
 * @implements SRS-1810
 */
export function mergeVulnerabilities(
  { scans, soup, items }: Pick<Model, 'scans' | 'soup' | 'items'>,
  statements: readonly VexStatement[],
): Vulnerability[] {
  const locked = lockedBy(soup);
  const all = scans.flatMap((scan) => scan.reported.map((told) => ({ scan, told })));
  const groups = Map.groupBy(all, groupsOf(all.map(({ told }) => told.ids)));
  const bySay = statementsById(statements);
  const byItem = assessedItems(items);
  return [...groups.values()]
    .map((group) => merged(group, locked))
    .map((found) => ({ ...found, ...assessmentOf(found, byItem, bySay) }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** Answers the SOUP items that a report means; none where it is about another lockfile. */
export function lockedBy(soup: readonly SoupItem[]): (told: ReportedVulnerability) => SoupItem[] {
  const byPurl = Map.groupBy(soup, ({ purl }) => bare(purl));
  const byName = Map.groupBy(soup, ({ name }) => name.toLowerCase());
  return ({ purl, name, version, range = '' }) => {
    const exact = purl === '' ? undefined : byPurl.get(bare(purl));
    if (exact) return exact;
    const named = byName.get(name.toLowerCase()) ?? [];
    if (version !== '') return named.filter((item) => plain(item.version) === plain(version));
    // A range of another form than is understood may mean any version.
    return range === '' ? named : named.filter((item) => isInRange(item.version, range) !== false);
  };
}

function bare(purl: string): string {
  return (purl.split(/[?#]/, 1)[0] ?? '').replaceAll('%40', '@').toLowerCase();
}

function plain(version: string): string {
  return version.replace(/^v/, '');
}

/** Answers for each report the first of all identifiers it is linked with. */
function groupsOf(lists: readonly (readonly string[])[]): (of: { told: ReportedVulnerability }) => string {
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
  return ({ told }) => rootOf(key(told.ids[0] ?? ''));
}

function key(id: string): string {
  return id.toUpperCase();
}

function merged(
  group: readonly { scan: Scan; told: ReportedVulnerability }[],
  locked: (told: ReportedVulnerability) => SoupItem[],
): Omit<Vulnerability, 'assessment'> {
  const aliases = [...new Set(group.flatMap(({ told }) => told.ids))].sort(compareText);
  const packages = new Map<string, Vulnerability['packages'][number]>();
  for (const { told } of group) {
    const items = locked(told);
    const found =
      items.length > 0
        ? items.map(({ name, version, purl }) => ({ name, version, purl, locked: true }))
        : [{ name: told.name, version: told.version, purl: told.purl, locked: false }];
    for (const each of found) packages.set(`${each.name}\0${each.version}`, each);
  }
  const severities = group.map(({ told }) => told.severity);
  const sources = [...Map.groupBy(group, ({ scan }) => scan)].map(([{ path, tool, date }, own]) => ({
    path,
    tool,
    date,
    ids: [...new Set(own.flatMap(({ told: { ids } }) => ids))].sort(compareText),
    severity: highest(own.map((each) => each.told.severity)),
  }));
  return {
    id:
      aliases.find((id) => id.startsWith('CVE-')) ??
      aliases.find((id) => id.startsWith('GHSA-')) ??
      aliases[0] ??
      '',
    aliases,
    severity: highest(severities),
    summary: group.map((each) => each.told.summary).find(Boolean) ?? '',
    packages: [...packages].sort(([a], [b]) => compareText(a, b)).map(([, each]) => each),
    sources: sources.sort((a, b) => compareText(a.path, b.path)),
  };
}

/** The highest that somebody told; unknown where nobody did. */
function highest(severities: readonly VulnerabilitySeverity[]): VulnerabilitySeverity {
  const told = severities.filter((each) => each !== 'unknown');
  return told.reduce<VulnerabilitySeverity>(
    (a, b) => (severityRank[a] >= severityRank[b] ? a : b),
    told[0] ?? 'unknown',
  );
}

/** Items of the type ANOM that name a vulnerability, by its identifiers in capitals. */
function assessedItems(items: readonly Item[]): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    if (item.type !== 'ANOM') continue;
    for (const id of (item.attributes.vulnerability ?? '').split(/[\s,;]+/)) if (id) found.set(key(id), item);
  }
  return found;
}

function statementsById(statements: readonly VexStatement[]): Map<string, VexStatement[]> {
  const found = new Map<string, VexStatement[]>();
  for (const statement of statements)
    for (const id of statement.ids) found.set(key(id), [...(found.get(key(id)) ?? []), statement]);
  return found;
}

/** An item goes before VEX. Statements assess a vulnerability only when they speak of each package it is in, and agree. */
function assessmentOf(
  { aliases, packages }: Pick<Vulnerability, 'aliases' | 'packages'>,
  items: ReadonlyMap<string, Item>,
  statements: ReadonlyMap<string, VexStatement[]>,
): Pick<Vulnerability, 'assessment'> {
  const item = aliases.map((id) => items.get(key(id))).find((each) => each !== undefined);
  const state = assessmentStates.find((each) => each === item?.attributes.assessment?.trim().toLowerCase());
  if (item && state)
    return {
      assessment: {
        state,
        justification: item.attributes.justification ?? '',
        by: item.id,
        place: item.place,
      },
    };
  const own = aliases.flatMap((id) => statements.get(key(id)) ?? []);
  const said = packages.map(({ purl }) =>
    own.filter(({ purls }) => purls.length === 0 || purls.some((each) => speaksOf(each, purl))),
  );
  const first = said[0]?.[0];
  if (!first || said.some((each) => each.length === 0)) return {};
  if (said.flat().some((each) => each.state !== first.state)) return {};
  const { justification, place } = first;
  return { assessment: { state: first.state, justification, by: place.file, place } };
}

/** A package URL without version speaks of each version. */
function speaksOf(statement: string, purl: string): boolean {
  const [said, found] = [bare(statement), bare(purl)];
  return (
    said === found || (said.lastIndexOf('@') <= said.lastIndexOf('/') + 1 && found.startsWith(`${said}@`))
  );
}
