import type { Project } from '../config/index.ts';
import type { Mismatch } from '../languages/index.ts';
import { type Finding, fileRules, type Rule } from '../model/index.ts';
import { evidenceRules } from '../sources/kinds.ts';
import type { ProjectFiles } from '../sources/project-files.ts';
import type { OwnTemplate } from '../sources/templates.ts';
import type { Linked } from './link.ts';

/** All that a check may look at. Each names in its signature what of it it does look at. */
export interface CheckContext
  extends Pick<Project, 'config' | 'configFile' | 'configSource'>,
    Pick<Linked, 'model' | 'graph' | 'lock'>,
    CheckedFiles {
  /** Names of all rules of all modules. */
  ruleNames: ReadonlySet<string>;
}

/** Files of the project that checks hold against the model. */
export interface CheckedFiles {
  files: ProjectFiles;
  /** The project's own templates, by their path in its template directory. */
  templates?: ReadonlyMap<string, OwnTemplate>;
  /** Text of the CODEOWNERS file; undefined where there is none. */
  codeowners?: string | undefined;
  /** Text of the list of allowed signers. */
  signers?: string;
  /** Translations that are not built like their originals. */
  mismatches?: readonly Mismatch[];
}

/** A check over the linked model. Its module is loaded only where it is asked. */
export interface Check {
  /** Whether there is anything to check; always, where it is absent. */
  asked?(context: CheckContext): boolean;
  load(): Promise<(context: CheckContext) => Finding[] | Promise<Finding[]>>;
}

/** What a module refuses, and the checks that do; those of sources and renderers are raised while they read and render. */
export interface CheckedModule {
  rules(): Promise<{ rules: readonly Rule[] }>;
  checks?: readonly Check[];
}

/** Every module with rules. A new check is a row of this table. */
export const modules: readonly CheckedModule[] = [
  { rules: async () => fileRules },
  { rules: () => import('../config/rules.ts') },
  { rules: () => import('../sources/rules.ts') },
  { rules: () => import('../sources/git/rules.ts') },
  { rules: () => import('../sources/markdown/rules.ts') },
  { rules: () => import('../sources/imports/rules.ts') },
  { rules: () => import('../sources/code/rules.ts') },
  { rules: () => import('../sources/results/rules.ts') },
  { rules: () => import('../sources/soup/rules.ts') },
  { rules: async () => ({ rules: evidenceRules }) },
  {
    rules: () => import('../documents/rules.ts'),
    checks: [
      {
        asked: ({ model }) =>
          model.documents.length > 0 || model.pages.some(({ blocks }) => blocks.length > 0),
        load: async () => {
          const { checkParts } = await import('../documents/check.ts');
          return (context) => checkParts(context.model, context.config, context.templates, context);
        },
      },
    ],
  },
  { rules: () => import('../render/pdf/rules.ts') },
  {
    rules: () => import('../render/files/rules.ts'),
    checks: [
      {
        load: async () => {
          const { showFiles } = await import('../render/files/index.ts');
          return async ({ model, config, files, templates }) =>
            (await showFiles(model, config, (path) => files.read(path), templates?.get('assets/print.css')))
              .findings;
        },
      },
    ],
  },
  { rules: () => import('./contract-rules.ts') },
  // Its checks have to see the findings of all others: they stand in check.ts.
  { rules: () => import('../regulation/rules.ts') },
  {
    rules: () => import('../trace/rules.ts'),
    checks: [{ load: async () => (await import('../trace/index.ts')).checkTrace }],
  },
  {
    rules: () => import('../suppliers/rules.ts'),
    checks: [
      {
        asked: ({ model }) => (model.suppliers ?? []).length > 0,
        load: async () => (await import('../suppliers/check.ts')).checkSuppliers,
      },
    ],
  },
  {
    rules: () => import('../claims/rules.ts'),
    checks: [{ load: async () => (await import('../claims/check.ts')).checkClaims }],
  },
  {
    rules: () => import('../architecture/rules.ts'),
    checks: [
      {
        asked: ({ model }) => model.architecture !== undefined,
        load: async () => (await import('../architecture/check.ts')).checkArchitecture,
      },
    ],
  },
  {
    rules: () => import('../soup/rules.ts'),
    checks: [
      { load: async () => (await import('../soup/check-locked.ts')).checkLocked },
      { load: async () => (await import('../soup/check-register.ts')).checkRegister },
      { load: async () => (await import('../soup/check-scopes.ts')).checkScopes },
      { load: async () => (await import('../soup/check-controls.ts')).checkControls },
    ],
  },
  {
    rules: () => import('../quality/rules.ts'),
    checks: [
      {
        asked: ({ model, config }) => model.scans.length > 0 || config.quality.vulnerabilities.demanded,
        load: async () => (await import('../quality/check-vulnerabilities.ts')).checkVulnerabilities,
      },
      {
        asked: ({ model, config }) => model.analyses.length > 0 || config.quality.analysis.demanded,
        load: async () => (await import('../quality/check-analyses.ts')).checkAnalyses,
      },
      { load: async () => (await import('../quality/check-anomalies.ts')).checkAnomalies },
      {
        asked: ({ model }) => model.sessions.length > 0,
        load: async () => (await import('../quality/check-sessions.ts')).checkSessions,
      },
      {
        asked: ({ config }) => config.sources.logs.length > 0,
        load: async () => (await import('../quality/check-logs.ts')).checkLogs,
      },
    ],
  },
  {
    rules: () => import('../depth/rules.ts'),
    checks: [
      {
        asked: ({ config: { regulation } }) => regulation.profiles.length + regulation.depth.length > 0,
        load: async () => (await import('../depth/check.ts')).checkDepth,
      },
      {
        asked: ({ config }) => config.change.codeowners !== '',
        load: async () => (await import('../depth/codeowners.ts')).checkCodeowners,
      },
    ],
  },
  {
    rules: () => import('../risk/rules.ts'),
    checks: [
      { load: async () => (await import('../risk/reduction.ts')).checkReductions },
      {
        asked: ({ model }) => model.items.some(({ type }) => type === 'MIS'),
        load: async () => (await import('../risk/misuse.ts')).checkMisuse,
      },
      {
        asked: ({ config }) => config.risk !== undefined,
        load: async () => (await import('../risk/check.ts')).checkRisks,
      },
    ],
  },
  {
    rules: () => import('../languages/rules.ts'),
    checks: [
      {
        asked: ({ model: { documents, product } }) =>
          product.markets.length > 0 ||
          documents.some(({ translatedFrom }) => translatedFrom) ||
          new Set(documents.map(({ id }) => id)).size < documents.length,
        load: async () => (await import('../languages/check.ts')).checkLanguages,
      },
    ],
  },
  {
    rules: () => import('../udi/rules.ts'),
    checks: [
      {
        asked: ({ config }) => !!config.product.udi?.basicUdiDi,
        load: async () => (await import('../udi/basic.ts')).checkBasicUdiDi,
      },
    ],
  },
  {
    rules: () => import('../release/approvals/rules.ts'),
    checks: [
      {
        asked: ({ model, signers = '' }) => model.approvals.length > 0 || signers !== '',
        load: async () => (await import('../release/approvals/check.ts')).checkApprovals,
      },
    ],
  },
  {
    rules: () => import('../release/artifacts/rules.ts'),
    checks: [
      {
        asked: ({ model, config }) => model.artifactRecords.length > 0 || config.release.artifacts.length > 0,
        load: async () => (await import('../release/artifacts/check.ts')).checkArtifacts,
      },
    ],
  },
  {
    rules: () => import('../release/deployments/rules.ts'),
    checks: [
      {
        asked: ({ model, config }) =>
          model.deployments.length > 0 || config.deployment.environments.length > 0,
        load: async () => (await import('../release/deployments/check.ts')).checkDeployments,
      },
    ],
  },
  {
    rules: () => import('../release/revision-rules.ts'),
    checks: [
      {
        asked: ({ config }) => config.documents.some(({ softwareVersions }) => softwareVersions),
        load: async () => (await import('../release/revisions.ts')).checkSoftwareVersions,
      },
    ],
  },
  {
    rules: () => import('../gates/rules.ts'),
    checks: [
      {
        asked: ({ config }) => Object.keys(config.gates.off).length > 0,
        load: async () => (await import('../gates/check.ts')).checkCriteria,
      },
      {
        asked: ({ model }) => model.items.some(({ type }) => type === 'ACT'),
        load: async () => (await import('../gates/activities/check.ts')).checkActivities,
      },
    ],
  },
];
