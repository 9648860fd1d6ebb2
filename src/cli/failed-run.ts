import { dirname } from 'node:path';
import { changedFiles, compareWith } from '../change/index.ts';
import { ConfigurationError } from '../config/configuration-error.ts';
import { configurationAt, loadProject, type Project } from '../config/index.ts';
import { evaluateGates } from '../gates/index.ts';
import type { Finding, Refused } from '../model/index.ts';
import type { Change, Run } from '../notify/index.ts';
import { readSigners } from '../release/approvals/index.ts';
import { readApprovalFiles } from '../sources/approvals.ts';
import { resolveBase } from '../sources/git/commit-files.ts';
import { readChangePeople, readCodeowners } from '../sources/git/index.ts';
import { analyseProject } from '../workflows/build.ts';
import type { CommandContext } from './command.ts';
import { contractFindings, requireDescription } from './pull-request.ts';

/** Commits whose people are told at most. */
const most = 1_000;

/** What is asked of a run. */
export interface Asked {
  /** What the change is made against. */
  base: string;
  gate: string;
  /** File with the description of the pull request. */
  pullRequest?: string | undefined;
}

/**
 * What is known of a run that failed: findings as of `check` and `gate`, the change, and the people of both. A configuration that cannot be
 * used is a reason for failing too, and then git alone knows people.
 * @returns with the directory of the project
 * @implements SRS-3592, SRS-3619
 */
export async function failedRun(
  asked: Asked,
  context: CommandContext,
): Promise<{ root: string; run: Omit<Run, 'on' | 'job' | 'log'> }> {
  if (asked.pullRequest !== undefined) requireDescription(asked.pullRequest);
  const loaded = await loadProject(context.configPath, context.variant).catch((error: unknown) => {
    if (error instanceof ConfigurationError) return error;
    throw error;
  });
  const isBroken = loaded instanceof ConfigurationError;
  const root = isBroken ? dirname(configurationAt(context.configPath)) : loaded.root;
  const known = isBroken
    ? { findings: loaded.findings, change: await changeOf(root, asked.base) }
    : await judged(loaded, asked, context);
  const base = 'refused' in known.change ? '' : known.change.base;
  const named = isBroken ? '' : loaded.config.change.codeowners;
  return {
    root,
    run: {
      ...known,
      // Where the change is not known, its last commit is.
      commits:
        (await readChangePeople(root, base === '' ? 'HEAD' : `${base}..HEAD`, base === '' ? 1 : most)) ?? [],
      codeowners: base === '' ? undefined : await readCodeowners(root, base, named),
    },
  };
}

/** The files of a change; what it does to items nobody can read. */
async function changeOf(root: string, ref: string): Promise<Change | Refused> {
  const base = await resolveBase(root, ref, 'HEAD');
  if ('refused' in base) return base;
  return { base: base.commit, touched: [], files: (await changedFiles(root, base.commit)) ?? [] };
}

/** The project as `check` and `gate` judge it, and the change by what it does to its items. */
async function judged(
  project: Project,
  { base, gate: wanted, pullRequest }: Asked,
  context: CommandContext,
): Promise<Pick<Run, 'read' | 'findings' | 'change'>> {
  const { root, config } = project;
  const checked = await analyseProject(project, context);
  const comparison = await compareWith(project, { base }, async () => checked, context);
  const isCompared = !('refused' in comparison);
  const contract: Finding[] =
    pullRequest === undefined || !isCompared ? [] : await contractFindings(project, comparison, pullRequest);
  const findings = [...checked.findings, ...contract];
  const { model: after, accepted } = checked;
  const gates = evaluateGates({ model: after, config, findings, accepted });
  return {
    read: {
      config,
      before: isCompared ? comparison.before.model : undefined,
      after,
      gate: gates.find(({ gate }) => gate === wanted),
      signers: readSigners(readApprovalFiles(root, config).files.signers, config.approvals.signers).signers,
    },
    findings,
    change: isCompared ? { base: comparison.compared.base.commit, ...comparison.impact } : comparison,
  };
}
