import type { Project } from '../config/index.ts';
import { runGit } from '../sources/git/run.ts';
import type { Checked, PipelineOptions } from '../understand.ts';
import { resolveBase } from './commit-files.ts';
import { inspectCommit } from './commit-model.ts';
import { changedFiles } from './file-changes.ts';
import { type Impact, impactOf } from './impact.ts';

/** A branch against its base. */
export interface Comparison {
  impact: Impact;
  /** The commit the branch left its base at. */
  before: Checked;
  /** Commits of the branch, newest first. */
  commits: { commit: string; subject: string; traced: boolean }[];
}

/**
 * Compares the project as it is with the commit its branch left `ref` at. Neither working tree nor index is touched.
 * @returns the comparison; or a sentence saying why there is none
 */
export async function compareWith(
  project: Project,
  ref: string,
  after: Checked,
  options: PipelineOptions,
): Promise<Comparison | { reason: string }> {
  const base = await resolveBase(project.root, ref);
  if ('reason' in base) return base;
  const files = await changedFiles(project.root, base.commit);
  const before = await inspectCommit(project, base.commit, options);
  if (!files || !before) return { reason: `git cannot read the files of ${base.commit}.` };
  return {
    impact: impactOf(before, after, files),
    before,
    commits: await commitsSince(project, base.commit),
  };
}

async function commitsSince({ root, ids }: Project, base: string): Promise<Comparison['commits']> {
  const text = await runGit(root, [
    'log',
    '--no-merges',
    '--format=%H%x00%s%x00%(trailers:only,unfold)%x1e',
    `${base}..HEAD`,
  ]);
  return (text ?? '')
    .split('\x1e')
    .map((entry) => entry.trim().split('\0'))
    .filter(([commit]) => commit !== undefined && commit !== '')
    .map(([commit = '', subject = '', trailers = '']) => ({
      commit,
      subject,
      traced: ids.find(trailers).length > 0,
    }));
}
