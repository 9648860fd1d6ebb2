import { load } from 'js-yaml';
import type { Step } from './workflow.ts';

type Rights = Record<string, string> | 'read-all' | 'write-all' | undefined;

interface Job {
  if?: string;
  needs?: string | string[];
  'runs-on'?: string;
  strategy?: { matrix?: Record<string, unknown[]> };
  permissions?: Rights;
  env?: Record<string, string>;
  outputs?: Record<string, string>;
  steps?: (Step & { id?: string; shell?: string; with?: Record<string, unknown> })[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: Rights;
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

const secret = /\bsecrets\b|\bgithub\.token\b|\bGITHUB_TOKEN\b/;
/** Events that run with the rights of the repository whoever caused them. */
const trusted = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion'];

/** What is wrong with a workflow of GitHub. */
export function workflowProblems(text: string): string[] {
  const { on, permissions, env, jobs } = load(text) as Workflow;
  const problems: string[] = [];
  for (const event of trusted) if (event in on) problems.push(`on ${event}`);
  if (permissions === undefined || writes(permissions)) problems.push('permissions are not to read only');
  if (secret.test(JSON.stringify(env ?? {}))) problems.push('env holds a secret');
  for (const [name, job] of Object.entries(jobs))
    problems.push(...jobProblems(job, jobs, 'pull_request' in on).map((problem) => `${name}: ${problem}`));
  return problems;
}

/** What is wrong with a composite action. */
export function actionProblems(text: string): string[] {
  const { runs } = load(text) as { runs: { steps: NonNullable<Job['steps']> } };
  return runs.steps.flatMap((step) => [
    ...stepProblems(step),
    ...(step.run !== undefined && !step.shell ? [`${step.name}: names no shell`] : []),
    ...(secret.test(JSON.stringify(step)) ? [`${step.name}: names a secret`] : []),
  ]);
}

function writes(rights: Rights): boolean {
  return typeof rights === 'string'
    ? rights === 'write-all'
    : Object.values(rights ?? {}).some((right) => right === 'write');
}

function jobProblems(job: Job, jobs: Workflow['jobs'], onPulls: boolean): string[] {
  const problems: string[] = [];
  const steps = job.steps ?? [];
  const when = job.if ?? '';
  const ownOnly =
    /startsWith\(github\.ref, 'refs\/tags\//.test(when) ||
    (when.startsWith("${{ github.event_name == 'push' &&") && !when.includes('||'));
  const forPulls = onPulls && !ownOnly;
  const runsTheirs = steps.some(
    ({ uses = '' }) => uses.startsWith('actions/checkout@') || uses.startsWith('./'),
  );
  const hasSecret = secret.test(JSON.stringify([job.env, steps]));
  if (forPulls && runsTheirs && writes(job.permissions)) problems.push('runs a pull request and may write');
  if (forPulls && runsTheirs && hasSecret) problems.push('runs a pull request and names a secret');
  if (
    forPulls &&
    (hasSecret || writes(job.permissions)) &&
    !when.includes('!github.event.pull_request.head.repo.fork')
  )
    problems.push('has rights and runs for forks');
  if (secret.test(JSON.stringify(job.env ?? {}))) problems.push('env holds a secret');
  if (!machinesOf(job).every((machine) => /^[a-z]+-\d/.test(machine)))
    problems.push('runs on no named version');
  const needs = [job.needs ?? []].flat();
  for (const need of needs) if (!(need in jobs)) problems.push(`needs ${need}, which is none`);
  const named = JSON.stringify(job);
  const ids = new Set(steps.map(({ id }) => id));
  for (const [, id] of named.matchAll(/\bsteps\.([\w-]+)\./g))
    if (!ids.has(id)) problems.push(`names the step ${id}, which is none`);
  for (const [, of = '', output = ''] of named.matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)) {
    if (!needs.includes(of)) problems.push(`names ${of} and does not need it`);
    if (!(output in (jobs[of]?.outputs ?? {})))
      problems.push(`names the output ${output} of ${of}, which is none`);
  }
  return [...problems, ...steps.flatMap(stepProblems)];
}

/** Where a job runs; each of the values of a matrix. */
function machinesOf({ 'runs-on': machine = '', strategy }: Job): string[] {
  const axis = /^\$\{\{ matrix\.(\w+) \}\}$/.exec(machine)?.[1];
  return axis === undefined ? [machine] : (strategy?.matrix?.[axis] ?? ['']).map(String);
}

function stepProblems(step: NonNullable<Job['steps']>[number]): string[] {
  const { uses, run = '', name = uses } = step;
  const problems: string[] = [];
  if (run.includes('${{')) problems.push(`${name}: an expression stands in a script`);
  if (uses && !uses.startsWith('./') && !/@[0-9a-f]{40}$/.test(uses))
    problems.push(`${name}: is not named by commit`);
  if (uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
    problems.push(`${name}: keeps its credentials`);
  return problems;
}

interface GitlabJob {
  stage?: string;
  image?: string;
  script?: string[];
  before_script?: string[];
  environment?: unknown;
  needs?: string[];
  rules?: { if?: string }[];
}

/** What is wrong with a pipeline of GitLab. `tokens` are the variables with secrets that the project asks for, by job. */
export function pipelineProblems(text: string, tokens: Record<string, string>): string[] {
  const { default: byDefault, stages, variables, include, ...rest } = load(text) as Record<string, unknown>;
  const jobs = rest as Record<string, GitlabJob>;
  const problems: string[] = [];
  if (include !== undefined) problems.push('includes what others may change');
  if (/TOKEN|SECRET|PASSWORD/i.test(JSON.stringify([variables, byDefault])))
    problems.push('a secret stands for all jobs');
  for (const [name, job] of Object.entries(jobs)) {
    const of = (problem: string): number => problems.push(`${name}: ${problem}`);
    if (!(stages as string[]).includes(job.stage ?? '')) of('is of no stage');
    for (const need of job.needs ?? []) if (!(need in jobs)) of(`needs ${need}, which is none`);
    if (/:latest\b/.test(job.image ?? '')) of('takes any image');
    const forPulls = (job.rules ?? []).some(({ if: when = '' }) => when.includes('merge_request_event'));
    if (name in tokens) {
      const when = (job.rules ?? []).every(({ if: rule = '' }) =>
        rule.includes('$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID'),
      );
      if (!when) of('has a token and runs for forks');
      if (job.before_script?.length !== 0) of('has a token and runs the packages of a merge request');
      if (!job.environment) of('has a token that other jobs have too');
      if ((job.script ?? []).some((line) => /\bnp[mx]\b|node (?!--input-type)/.test(line)))
        of('has a token and runs what a merge request brings');
    } else if (forPulls && /TOKEN/.test(JSON.stringify(job))) of('names a token');
  }
  return problems;
}
