import type { Config } from '../config/index.ts';
import { resultFiles } from './results/files.ts';
import type { Source } from './source.ts';

/** The kinds of sources: which files each reads, and where its reader is. Readers are loaded when a file has to be read. */
export const sourceKinds = {
  markdown: {
    include: (config: Config) => config.sources.markdown,
    load: async (): Promise<Source> => (await import('./markdown/index.ts')).markdownSource,
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
    include: (config: Config) => config.sources.soup,
    load: async (): Promise<Source> => (await import('./soup/index.ts')).soupSource,
  },
  coverage: {
    include: (config: Config) => config.sources.coverage,
    load: async (): Promise<Source> => (await import('./coverage/index.ts')).coverageSource,
  },
  analysis: {
    include: (config: Config) => config.sources.analysis,
    load: async (): Promise<Source> => (await import('./analysis/index.ts')).analysisSource,
  },
  vulnerabilities: {
    include: (config: Config) => config.sources.vulnerabilities,
    load: async (): Promise<Source> => (await import('./vulnerabilities/index.ts')).vulnerabilitySource,
  },
  vex: {
    include: (config: Config) => config.sources.vex,
    load: async (): Promise<Source> => (await import('./vulnerabilities/index.ts')).vexSource,
  },
};

/** Kinds whose files are made by a run of tools and belong into no commit. */
export const evidenceKinds: ReadonlySet<string> = new Set([
  'results',
  'coverage',
  'analysis',
  'vulnerabilities',
]);

export type SourceKind = keyof typeof sourceKinds;
