import { type Config, idSyntax, type SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import {
  type CodeRegion,
  emptyPage,
  type Facts,
  type Finding,
  isTestPath,
  type Model,
  noFacts,
  type Page,
  type Report,
  type Revision,
  type TestResult,
} from '../../src/model/index.ts';
import type { TraceContext } from '../../src/trace/checks/context.ts';
import {
  acceptLinks,
  checkTrace,
  type Graph,
  type LockEntry,
  linkModel,
  parseLock,
  rules,
  settleFindings,
} from '../../src/trace/index.ts';

/** A project in short: items by ID, links as sentences (`RC-1 controls HAZ-1`), regions as the starts of links (`path#name`). */
export interface Sketch {
  items?: (string | [id: string, attributes: Record<string, string>])[];
  links?: string[];
  mentions?: string[];
  regions?: Partial<CodeRegion>[];
  results?: Partial<TestResult>[];
  /** Reports besides the current one, which holds `results`. */
  reports?: Report[];
  pages?: Partial<Page>[];
  files?: string[];
  lock?: readonly LockEntry[];
  /** IDs and region keys whose fingerprint differs from the usual one. */
  changed?: string[];
  trace?: SiteConfig['trace'];
  documents?: SiteConfig['documents'];
  approvals?: SiteConfig['approvals'];
  /** Patterns of pages that repeat items. */
  quotes?: string[];
  revision?: Partial<Revision>;
}

export interface Linked {
  model: Model;
  graph: Graph;
  config: Config;
  findings: Finding[];
}

export const revision: Revision = {
  system: 'git',
  commit: 'c'.repeat(40),
  shortCommit: 'c'.repeat(12),
  tag: '',
  describe: 'v1-2-gccc',
  date: '2026-11-20T10:00:00Z',
  dirty: false,
  tree: '',
  shallow: false,
  lastChange: {},
  changes: [],
};

export function configOf(sketch: Sketch): Config {
  return siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
    trace: sketch.trace ?? {},
    documents: sketch.documents ?? [],
    approvals: sketch.approvals ?? {},
    sources: { quotes: sketch.quotes ?? [] },
  });
}

/** Facts of a sketch. Every item stands on its own line of `content/<type>.md`; links on the line below. */
export function factsOf(sketch: Sketch): Facts {
  const config = configOf(sketch);
  const ids = idSyntax(config.trace.types);
  const facts = noFacts();
  const print = (key: string): string => (sketch.changed?.includes(key) ? 'f' : '0').repeat(16);
  for (const [index, entry] of (sketch.items ?? []).entries()) {
    const [id, attributes] = typeof entry === 'string' ? [entry, {}] : entry;
    const type = ids.typeOf(id) as string;
    const place = { file: `content/${type.toLowerCase()}.md`, line: index * 10 + 1, column: 1 };
    facts.items.push({
      id,
      type,
      title: `Title of ${id}`,
      attributes,
      body: '',
      bodyLine: place.line + 1,
      form: 'heading',
      place,
      fingerprint: print(id),
    });
  }
  const regions = new Map((sketch.regions ?? []).map((region) => [region.key as string, region]));
  for (const [index, sentence] of (sketch.links ?? []).entries()) {
    const match = /^(.*) (\S+) (\S+)$/.exec(sentence) as RegExpExecArray;
    const [, from = '', relation = '', to = ''] = match;
    const type = ids.typeOf(from);
    const isItem = type !== undefined;
    const file = isItem ? `content/${type.toLowerCase()}.md` : (from.split('#')[0] as string);
    const place = { file, line: index * 10 + 2, column: 3 };
    facts.links.push({ from, relation, to, place, origin: isItem ? 'item' : 'code' });
    if (!isItem && !regions.has(from)) regions.set(from, { key: from, place });
  }
  for (const [key, given] of regions) {
    const [file = '', name = ''] = key.split('#');
    facts.regions.push({
      key,
      file,
      name,
      kind: name === '' ? 'file' : isTestPath(file) ? 'test' : 'function',
      language: 'typescript',
      place: { file, line: 1, column: 1 },
      fingerprint: print(key),
      summary: '',
      ...given,
    });
  }
  for (const { file, name, language, place } of facts.regions) {
    if (name === '') continue;
    const names = name.split(name.includes(' > ') ? ' > ' : '.');
    const { line, endLine = line } = place;
    facts.tests.push({ file, language, kind: 'test', names, line, endLine });
  }
  for (const [index, id] of (sketch.mentions ?? []).entries()) {
    facts.mentions.push({ id, place: { file: 'content/prose.md', line: index + 1, column: 5 } });
  }
  facts.pages.push(...(sketch.pages ?? []).map(pageOf));
  return facts;
}

export function resultOf(given: Partial<TestResult>): TestResult {
  const name = given.name ?? '';
  return {
    suite: '',
    className: '',
    name,
    file: '',
    status: 'passed',
    message: '',
    properties: {},
    ids: name.match(/TST-\d+/g) ?? [],
    place: { file: 'reports/junit.xml', line: 1, column: 1 },
    ...given,
  };
}

export function reportOf(origin: Report['origin'], results: Partial<TestResult>[], path?: string): Report {
  return {
    path: path ?? `reports/${origin}.xml`,
    format: 'junit',
    sha256: '',
    level: 'unit',
    origin,
    results: results.map(resultOf),
  };
}

export function reportsOf(sketch: Sketch): Report[] {
  const current = sketch.results ? [reportOf('current', sketch.results, 'reports/junit.xml')] : [];
  return [...current, ...(sketch.reports ?? [])];
}

/** Links and checks a sketch. */
export function linkSketch(sketch: Sketch, facts = factsOf(sketch)): Linked {
  const config = configOf(sketch);
  const { lock } = sketch;
  const { model, graph, findings } = linkModel({
    config,
    generator: { name: 'dossier', version: '0' },
    product: { ...config.product, udi: undefined, authorisedRepresentative: undefined },
    revision: { ...revision, ...sketch.revision },
    facts,
    reports: reportsOf(sketch),
    evidence: { coverage: [], analyses: [], scans: [], artifactRecords: [], sessions: [], logs: [] },
    repository: { paths: facts.regions.map(({ file }) => file), manifests: [] },
    lock,
  });
  const checked = checkTrace({
    model,
    graph,
    config,
    configFile: 'site.config.ts',
    lock,
    files: filesOf(sketch.files ?? []),
    ruleNames: new Set(rules.map(({ name }) => name)),
  });
  return { model, graph, config, findings: settleFindings([...findings, ...checked], config) };
}

/** The lock after everything of a sketch was accepted. */
export function lockOf(sketch: Sketch): LockEntry[] {
  const { model } = linkSketch(sketch);
  return parseLock(acceptLinks([], model, 'all', 'Reviewer', 'reviewed').text, 'content/trace.lock').entries;
}

/** Findings of the named rules in the form a user sees. */
export function told(linked: Linked, ...names: string[]): string[] {
  return linked.findings
    .filter(({ rule }) => names.includes(rule))
    .map(({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message} | ${hint}`);
}

function pageOf(given: Partial<Page>): Page {
  return {
    ...emptyPage('content/page.md'),
    ...given,
  };
}

/** Files that lie there and may be shown; a directory is none. */
function filesOf(paths: readonly string[]): TraceContext['files'] {
  const files = new Set(paths);
  return {
    has: (path) => files.has(path),
    values: () => files,
    stateOf: (path) => (files.has(path) ? 'shown' : 'missing'),
  };
}
