import type { Project } from '../config/index.ts';
import type { Revision } from '../model/index.ts';
import { withFilesOfCommit } from '../sources/git/commit-files.ts';
import {
  type Commit,
  contentName,
  type GitState,
  pathText,
  recordPaths,
  submodulesOf,
  type Tree,
} from '../sources/git/index.ts';
import { survey } from '../sources/survey.ts';
import { analyse, type Checked, type PipelineOptions } from './analyse.ts';
import { cacheCommit, readCachedCommit } from './commit-cache.ts';

/**
 * The project as it was at a commit, read with the configuration of today: that of another commit is a program somebody else may have
 * written. Evidence is not of it: reports are not committed.
 * @param commit full hash
 * @returns undefined where git cannot give the commit's files
 */
export async function analyseCommit(
  project: Project,
  commit: string,
  options: PipelineOptions,
): Promise<Checked | undefined> {
  const cached = readCachedCommit(project, commit);
  if (cached) return cached;
  const checked = await withFilesOfCommit(project, commit, async (root, content) => {
    const projectThen: Project = { ...project, root };
    const state = stateOf(content);
    const revision = revisionOf(project.config, state);
    const surveyed = await survey(projectThen, 'bytes', state);
    const { ground: _, ...read } = await analyse(
      projectThen,
      { ...surveyed, readRevision: async () => ({ revision, findings: [] }) },
      options,
      true,
    );
    return read;
  });
  if (checked) cacheCommit(project, commit, checked);
  return checked;
}

/** The files of a commit, as if they lay in a repository. Where they are laid out for reading, they lie in a directory that git ignores. */
function stateOf({ commit, files }: { commit: Commit; files: Tree }): GitState {
  return {
    commit: commit.name,
    date: commit.date,
    prefix: '',
    tags: [],
    dirty: false,
    opaque: false,
    files,
    submodules: submodulesOf(files),
    absent: [],
    converted: [],
    ignores: () => false,
    listed: [...files.keys()].map(pathText),
    digest: commit.name,
  };
}

/** Date and tree as the commit has them, so that approvals are judged as they stood then. */
function revisionOf(config: Project['config'], { commit, date, files }: GitState): Revision {
  return {
    system: 'git',
    commit,
    shortCommit: commit.slice(0, 12),
    tag: '',
    describe: commit.slice(0, 12),
    date,
    dirty: false,
    tree: contentName(files, recordPaths(config), commit),
    shallow: false,
    lastChange: {},
    changes: [],
  };
}
