import { type Config, idSyntax, type SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { type Facts, type Finding, type Model, noFacts, type Report } from '../../src/model/index.ts';
import { checkProfiles } from '../../src/regulation/check.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { addFacts } from '../../src/sources/read-file.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { type Graph, linkModel } from '../../src/trace/index.ts';

/** A small project: pages by path, and what of the configuration matters. */
export interface Sketch {
  pages?: Record<string, string>;
  site?: Partial<SiteConfig>;
  class?: 'A' | 'B' | 'C';
  reports?: Report[];
}

export interface Linked {
  model: Model;
  graph: Graph;
  config: Config;
}

export function linked({ pages = {}, site = {}, class: safetyClass = 'C', reports = [] }: Sketch): Linked {
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass, manufacturer: { name: 'M', address: 'A' } },
    ...site,
  });
  const facts: Partial<Facts> = {};
  const context = sourceContext({ config, ids: idSyntax(config.trace.types) });
  for (const [path, text] of Object.entries(pages))
    addFacts(facts, markdownSource.read({ path, bytes: new TextEncoder().encode(text) }, context));
  const revision = {
    system: 'git' as const,
    commit: 'c'.repeat(40),
    shortCommit: 'c'.repeat(12),
    tag: '',
    describe: 'v1',
    date: '2026-11-20T10:00:00Z',
    dirty: false,
    tree: '',
    shallow: false,
    lastChange: {},
    changes: [],
  };
  const { model, graph } = linkModel({
    config,
    generator: { name: 'dossier', version: '0' },
    product: { ...config.product, udi: undefined },
    revision,
    facts: { ...noFacts(), ...facts },
    repository: { paths: [], manifests: [] },
    reports,
    evidence: { coverage: [], analyses: [], scans: [], artifactRecords: [], sessions: [], logs: [] },
    lock: [],
  });
  return { model, graph, config };
}

/** Findings of the profiles, those of other modules handed in left out unless a profile made them weigh more. */
export function profileFindings(sketch: Sketch, found: Finding[] = []): Finding[] {
  const { model, config } = linked(sketch);
  const names = new Set([
    'failed-test',
    'no-evidence',
    'evidence-of-other-commit',
    'evidence-without-commit',
    'evidence-altered',
    'suspect-link',
    ...Object.keys(config.trace.coverage),
  ]);
  return checkProfiles({ model, config, configFile: 'site.config.ts', ruleNames: names }, found);
}

/** `rule message` of the findings of some rules. */
export function told(findings: readonly Finding[], ...rules: string[]): string[] {
  return findings
    .filter(({ rule }) => rules.length === 0 || rules.includes(rule))
    .map(({ message }) => message);
}
