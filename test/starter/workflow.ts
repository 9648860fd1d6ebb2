import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Outcome, TestProject } from '../cli/project.ts';
import { sample } from '../samples.ts';
import { clone } from './packed.ts';

/** A step of a workflow or of a composite action. */
export interface Step {
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}

interface Workflow {
  jobs: Record<string, { steps: Step[] }>;
}

interface Action {
  runs: { steps: Step[] };
}

/** Steps of a job in their order, those of the project's own actions in their place. */
export function stepsOf(project: TestProject, job: string): Step[] {
  const { jobs } = load(project.read('.github/workflows/technical-file.yml')) as Workflow;
  return (jobs[job] as { steps: Step[] }).steps.flatMap((step) => {
    if (!step.uses?.startsWith('./')) return [step];
    const { steps } = (load(project.read(`${step.uses.slice(2)}/action.yml`)) as Action).runs;
    return step.if === undefined
      ? steps
      : steps.map((each) => ({ ...each, if: `${step.if} ${each.if ?? ''}` }));
  });
}

/** Scripts of a GitLab job. */
export function scriptsOf(
  project: TestProject,
  job: string,
  part: 'script' | 'after_script' = 'script',
): string[] {
  const jobs = load(project.read('.gitlab-ci.yml')) as Record<string, Partial<Record<typeof part, string[]>>>;
  return jobs[job]?.[part] ?? [];
}

/**
 * A directory with an `npx` that starts what is installed and does nothing else: loading npm takes longer than most of what it starts. What
 * npm's own does with the package stands in `start.test.ts`.
 */
const quickNpx = (): string =>
  sample('npx', () => {
    const directory = mkdtempSync(join(tmpdir(), 'dossier-npx-'));
    const script = '#!/bin/sh\n[ "$1" = --no-install ] && shift\nexec "$@"\n';
    writeFileSync(join(directory, 'npx'), script, { mode: 0o755 });
    return directory;
  });

/** Runs a script as the runner does: bash that stops at the first failing command, with the variables of the event. */
export function runScript(
  project: { root: string },
  script: string,
  variables: Record<string, string>,
): Outcome {
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: project.root,
    encoding: 'utf8',
    env: {
      ...process.env,
      DOSSIER_REPORT: undefined,
      PATH: `${join(project.root, 'node_modules/.bin')}:${join(clone, 'node_modules/.bin')}:${quickNpx()}:${process.env.PATH}`,
      ...variables,
    },
  });
  return { code: status, out: stdout, err: stderr };
}
