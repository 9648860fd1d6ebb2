import type { Config } from '../config/index.ts';
import type { Evidence, Rule } from '../model/index.ts';
import { analysis } from './analysis/evidence.ts';
import { artifacts } from './artifacts/evidence.ts';
import { coverage } from './coverage/evidence.ts';
import type { Known } from './evidence.ts';
import { logs } from './logs/evidence.ts';
import { resultFiles } from './results/files.ts';
import { exploratory } from './sessions/evidence.ts';
import { lockfilePatterns } from './soup/formats.ts';
import type { Source } from './source.ts';
import { vulnerabilities } from './vulnerabilities/evidence.ts';

/** The kinds of reports besides those of tests. */
const reports = { coverage, analysis, vulnerabilities, artifacts, exploratory, logs };

/** The kinds of sources: which files each reads, and where its reader is. Readers are loaded when a file has to be read. */
export const sourceKinds = {
  markdown: {
    include: (config: Config) => config.sources.markdown,
    load: async (): Promise<Source> => (await import('./markdown/index.ts')).markdownSource,
  },
  imports: {
    include: ({ sources }: Config) => sources.imports.flatMap(({ files }) => files),
    load: async (): Promise<Source> => (await import('./imports/index.ts')).importSource,
  },
  code: {
    include: (config: Config) => config.sources.code,
    load: async (): Promise<Source> => (await import('./code/index.ts')).codeSource,
  },
  results: {
    include: resultFiles,
    load: async (): Promise<Source> => (await import('./results/index.ts')).resultsSource,
  },
  soup: {
    include: ({ sources }: Config) => sources.soup ?? [...lockfilePatterns],
    load: async (): Promise<Source> => (await import('./soup/index.ts')).soupSource,
  },
  ...reports,
  vex: {
    include: (config: Config) => config.sources.vex,
    load: async (): Promise<Source> => (await import('./vulnerabilities/index.ts')).vexSource,
  },
};

/** Kinds whose files are made by a run of tools and belong into no commit. */
export const evidenceKinds: ReadonlySet<string> = new Set(['results', ...Object.keys(reports)]);

/** Members of facts that hold what was read of them. */
export const evidenceMembers = Object.values(reports).map(({ member }) => member);

/** Rules for reports that are not whole. */
export const evidenceRules: readonly Rule[] = Object.values(reports).flatMap(({ rules }) => rules);

/** All reports besides those of tests, with their origin, as the model has them. */
export function gatherEvidence(known: Known): Evidence {
  const gathered = Object.entries(reports).map(([kind, each]) => [each.member, each.gather(kind, known)]);
  return Object.fromEntries(gathered) as Evidence;
}

export type SourceKind = keyof typeof sourceKinds;
