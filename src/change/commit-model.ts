import type { Project } from '../config/index.ts';
import type { Revision } from '../model/index.ts';
import { survey } from '../sources/survey.ts';
import { type Checked, type PipelineOptions, understand } from '../understand.ts';
import { withFilesOfCommit } from './commit-files.ts';

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
  return withFilesOfCommit(project, commit, async (root) => {
    const then: Project = { ...project, root };
    const surveyed = await survey(then);
    const revision = revisionOf(commit);
    return understand(
      then,
      { ...surveyed, readRevision: async () => ({ revision, findings: [] }) },
      options,
      true,
    );
  });
}

function revisionOf(commit: string): Revision {
  return {
    system: 'git',
    commit,
    shortCommit: commit.slice(0, 12),
    tag: '',
    describe: commit.slice(0, 12),
    date: '',
    dirty: false,
    tree: '',
    shallow: false,
    lastChange: {},
    changes: [],
  };
}
