import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Project } from '../../config/index.ts';
import type { Artifact, EvidenceStamp, Refused, Revision } from '../../model/index.ts';
import { recordName } from '../artifacts/record.ts';
import {
  contentOfCommits,
  type GitState,
  isOwnOutput,
  readRevision,
  readState,
  readTestedTrees,
  readTreeTimes,
  recordPaths,
  whyNoRevision,
} from '../git/index.ts';
import { evidenceKinds, type SourceKind, sourceKinds } from '../kinds.ts';
import { directoriesElsewhere } from './elsewhere.ts';
import { readReports, takeSnapshot } from './reports.ts';
import { runTests } from './run-tests.ts';
import { type RefusedArtifact, recordArtifacts } from './stamp-artifacts.ts';
import { lockedTools, reportedTools } from './tool-versions.ts';
import { composeStamp, earlierStamp, runAgain, type StampInput, writeStamp } from './write.ts';

/** What is to be stamped. */
export interface StampRequest {
  project: Project;
  /** Directory of the reports, relative to the project. */
  directory: string;
  /** Why the runner's cache is trusted; empty where it is not. */
  reused: string;
  /** Images and packages that were built, besides the files that the configuration names. */
  artifacts: readonly Artifact[];
  signal: AbortSignal;
}

/** The stamp that was written and what the tests ended with, or why none was written; then what lies there stays as it is. */
export type StampAnswer =
  | { stamp: EvidenceStamp; artifacts: RefusedArtifact[]; exitCode: number }
  | (Refused & { exitCode?: number });

/** What version control says of the tree that is to be stamped. */
export async function readStamped({
  root,
  config,
  ids,
}: Project): Promise<{ state: GitState; revision: Revision }> {
  const state = await readState(root, isOwnOutput(config));
  return { state, revision: (await readRevision(root, state, config, ids)).revision };
}

/**
 * Stamps reports that lie there.
 * @implements SRS-410, SRS-3160
 */
export async function stampReports(request: StampRequest): Promise<StampAnswer> {
  const stamped = await readStamped(request.project);
  const reason = await whyNoTree(request.project.root, stamped.revision);
  if (reason !== undefined) return { refused: reason };
  const directory = join(request.project.root, request.directory);
  const answer = await compose(
    request,
    stamped,
    earlierStamp(directory),
    await toolsOf(request, stamped.state),
    undefined,
  );
  if ('refused' in answer) return answer;
  writeStamp(directory, answer.stamp);
  return { ...answer, exitCode: 0 };
}

/**
 * Runs the tests and stamps the reports that they wrote. The tree has to be the same before and after.
 * @param command its words
 * @param place directory that the command runs in, relative to the project
 * @implements SRS-3161
 */
export async function runAndStamp(
  request: StampRequest,
  command: readonly string[],
  place: string,
): Promise<StampAnswer> {
  const { project, signal } = request;
  const directory = join(project.root, request.directory);
  const before = await readStamped(project);
  const reason = await whyNoTree(project.root, before.revision);
  if (reason !== undefined) return { refused: reason };
  const tools = await toolsOf(request, before.state);
  const earlier = earlierStamp(directory);
  const snapshot = takeSnapshot(directory);
  const outcome = await runTests(command, process.cwd(), signal);
  if (!outcome) return { refused: `There is no command ${command[0]}.` };
  const after = await readStamped(project);
  if (after.revision.tree !== before.revision.tree) {
    const base = baseOf(project.root, directory);
    const { lastChange } = await readTreeTimes(project.root, after.state, partOfTree(project, base));
    return {
      refused: `The tree changed while the tests ran${lastChange ? ` (${lastChange.path} was changed last)` : ''}, so their reports are of neither: nothing was stamped. What tests write belongs into .gitignore.`,
      exitCode: outcome.exitCode || 1,
    };
  }
  mkdirSync(directory, { recursive: true });
  const now = takeSnapshot(directory);
  const run = {
    command: command.join(' '),
    directory: place,
    ...outcome,
    wrote: (name: string) => now.get(name) !== snapshot.get(name),
  };
  if (![...now.keys()].some((name) => name !== recordName && run.wrote(name)))
    return {
      refused: `\`${run.command}\` wrote no report to ${request.directory}: nothing was stamped. Name the directory of its reports: dossier stamp <directory> -- <command>`,
      exitCode: outcome.exitCode || 1,
    };
  const answer = await compose(request, after, earlier, tools, run);
  if ('refused' in answer) return { ...answer, exitCode: outcome.exitCode || 1 };
  writeStamp(directory, answer.stamp);
  return { ...answer, exitCode: outcome.exitCode };
}

async function compose(
  { project, directory, reused, artifacts }: StampRequest,
  { state, revision }: { state: GitState; revision: Revision },
  earlier: EvidenceStamp | undefined,
  tools: Record<string, string>,
  run: StampInput['run'],
): Promise<{ stamp: EvidenceStamp; artifacts: RefusedArtifact[] } | Refused> {
  const { root, config } = project;
  const base = relative(realpathSync(root), realpathSync(join(root, directory)))
    .split(sep)
    .join('/');
  const kindsOf = kindsBelow(project, base);
  const seconds = process.env.SOURCE_DATE_EPOCH;
  const tree = {
    commit: revision.commit,
    tree: revision.tree,
    times: await readTreeTimes(root, state, partOfTree(project, base)),
    earlier,
    now: Date.now(),
    sourceDate: seconds !== undefined && /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : undefined,
  };
  const left = recordArtifacts(project, base, artifacts, { ...tree, sameTree: new Set() }, reused !== '');
  if ('refused' in left) return left;
  const reports = readReports(join(root, directory), kindsOf);
  const commits = [...new Set(reports.flatMap((report) => report.commits))].filter(
    (commit) => !revision.commit.startsWith(commit.toLowerCase()),
  );
  const trees = await readTestedTrees(root, commits, contentOfCommits(root, recordPaths(config)));
  const stamp = composeStamp({
    reports,
    tree: {
      ...tree,
      sameTree: new Set([...trees].filter(([, own]) => own === revision.tree).map(([commit]) => commit)),
    },
    tools,
    elsewhere: await directoriesElsewhere(
      project,
      reports
        .filter(({ isResults }) => isResults)
        .map(({ name }) => (base === '' ? name : `${base}/${name}`)),
      new Set(state.listed ?? []),
    ),
    reused,
    // The record of software is written by the stamp itself, with the reports of the run.
    run: run && { ...run, wrote: (name) => name === recordName || run.wrote(name) },
  });
  return { stamp, artifacts: left };
}

/** The directory of the reports, relative to the project as paths of the project are; as it stands where it is not there yet. */
function baseOf(root: string, directory: string): string {
  const base = existsSync(directory)
    ? relative(realpathSync(root), realpathSync(directory))
    : relative(root, directory);
  return base.split(sep).join('/');
}

/** Which sources read a file of the directory. */
function kindsBelow(
  { config }: Project,
  directory: string,
): (name: string) => { isEvidence: boolean; isResults: boolean } {
  const matches = new Map(
    (Object.keys(sourceKinds) as SourceKind[])
      .filter((kind) => evidenceKinds.has(kind))
      .map((kind) => [kind, picomatch(sourceKinds[kind].include(config))]),
  );
  return (name) => {
    const path = directory === '' ? name : `${directory}/${name}`;
    const kinds = [...matches].filter(([, isMatch]) => isMatch(path)).map(([kind]) => kind);
    return { isEvidence: kinds.length > 0, isResults: kinds.includes('results') };
  };
}

/** Whether a change of a file makes the tree another one: evidence, records on it, and what Dossier writes do not. */
function partOfTree({ config }: Project, directory: string): (path: string) => boolean {
  const apart = [
    directory,
    config.output.directory,
    config.output.cache,
    config.approvals.directory,
    config.sources.testRuns,
    config.sources.exploratory,
  ]
    .filter((each) => each !== '')
    .map((each) => `${each.replace(/\/+$/, '')}/`);
  const isEvidence = kindsBelow({ config } as Project, '');
  return (path) => !apart.some((each) => path.startsWith(each)) && !isEvidence(path).isEvidence;
}

async function toolsOf(
  { project, signal }: StampRequest,
  { listed }: GitState,
): Promise<Record<string, string>> {
  return {
    ...(await lockedTools(project, listed)),
    ...(await reportedTools(project.root, project.config.sources.tools, signal)),
  };
}

/** Why nothing can be stamped; undefined where git tells a tree. */
async function whyNoTree(root: string, { system, tree }: Revision): Promise<string | undefined> {
  if (tree !== '') return undefined;
  if (system === 'git')
    return `A submodule holds changes of its own, which the tree does not tell: commit them there, then ${runAgain}.`;
  const { message, hint } = await whyNoRevision(root);
  return `${message} ${hint}`;
}
