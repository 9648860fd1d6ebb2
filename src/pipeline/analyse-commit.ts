import type { Project } from '../config/index.ts';
import type { Revision } from '../model/index.ts';
import { withFilesOfCommit } from '../sources/git/commit-files.ts';
import { toUtc } from '../sources/git/history.ts';
import { type GitState, recordPaths } from '../sources/git/index.ts';
import { runGit } from '../sources/git/run.ts';
import { hashTreeOfCommit } from '../sources/git/working-tree.ts';
import { survey } from '../sources/survey.ts';
import { type Checked, type PipelineOptions, understand } from './analyse.ts';
import { keepCommit, recallCommit } from './commit-cache.ts';

/**
 * The project as it was at a commit, read with the configuration of today: that of another commit is a program somebody else may have
 * written. Evidence is not of it: reports are not committed.
 * @param commit full hash
 * @returns undefined where git cannot give the commit's files
 */
export async function inspectCommit(
  project: Project,
  commit: string,
  options: PipelineOptions,
): Promise<Checked | undefined> {
  const kept = recallCommit(project, commit);
  if (kept) return kept;
  const checked = await withFilesOfCommit(project, commit, async (root) => {
    const then: Project = { ...project, root };
    const surveyed = await survey(then, await stateOf(project.root, commit));
    const revision = await revisionOf(project, commit);
    return understand(
      then,
      { ...surveyed, readRevision: async () => ({ revision, findings: [] }) },
      options,
      true,
    );
  });
  if (checked) keepCommit(project, commit, checked);
  return checked;
}

/** What git says of the files of a commit. Where they are laid out for reading, they lie in a directory that git ignores. */
async function stateOf(root: string, commit: string): Promise<GitState> {
  const names = await runGit(root, ['ls-tree', '-r', '-z', '--name-only', commit, '--', '.']);
  return {
    commit,
    tags: [],
    dirty: false,
    opaque: false,
    hidden: [],
    ignores: () => false,
    listed: (names ?? '').split('\0').filter((name) => name !== ''),
    digest: commit,
  };
}

/** Date and tree as git has them, so that approvals are judged as they stood then. */
async function revisionOf({ root, config }: Project, commit: string): Promise<Revision> {
  const prefix = (await runGit(root, ['rev-parse', '--show-prefix']))?.trim() ?? '';
  const date = await runGit(root, ['log', '-1', '--format=%cI', commit]);
  return {
    system: 'git',
    commit,
    shortCommit: commit.slice(0, 12),
    tag: '',
    describe: commit.slice(0, 12),
    date: toUtc(date?.trim() ?? ''),
    dirty: false,
    tree: await hashTreeOfCommit(root, prefix, commit, recordPaths(config)),
    shallow: false,
    lastChange: {},
    changes: [],
  };
}
