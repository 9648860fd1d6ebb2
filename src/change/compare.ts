import type { Project } from '../config/index.ts';
import type { Refused } from '../model/index.ts';
import type { Checked, PipelineOptions } from '../pipeline/analyse.ts';
import { analyseCommit } from '../pipeline/analyse-commit.ts';
import { resolveBase, resolveCommit } from '../sources/git/commit-files.ts';
import { type ChangedLines, changedLines } from './changed-lines.ts';
import { changedFiles } from './file-changes.ts';
import { type Impact, impactOf } from './impact.ts';

/** What was compared with what. */
export interface Compared {
  /** Name as given, and the commit at which the branch left it. */
  base: { ref: string; commit: string };
  /** The branch: its name as given and its last commit. `files`: not that commit but the files as they lie here, which differ from it or not. */
  head: { ref: string; commit: string; files: 'as committed' | 'uncommitted changes' | 'not read' };
}

/** A branch against its base. */
export interface Comparison {
  compared: Compared;
  impact: Impact;
  /** Lines that differ, by path. */
  lines: ReadonlyMap<string, ChangedLines>;
  /** The commit the branch left its base at. */
  before: Checked;
  after: Checked;
  /** Commits of the branch, newest first. */
}

/**
 * Compares a branch with the commit it left its base at. Neither working tree nor index is touched.
 * @param head the branch; without it the files as they are, given as `here`
 * @param here reads the files as they are; not called where a head is named
 * @returns the comparison; or a sentence saying why there is none
 * @implements SRS-2604, SRS-2607
 */
export async function compareWith(
  project: Project,
  { base: ref, head }: { base: string; head?: string | undefined },
  here: () => Promise<Checked>,
  options: PipelineOptions,
): Promise<Comparison | Refused> {
  const { root } = project;
  const end = await resolveCommit(root, head ?? 'HEAD');
  if ('refused' in end) return end;
  const base = await resolveBase(root, ref, head === undefined ? 'HEAD' : end.commit);
  if ('refused' in base) return base;
  const files = await changedFiles(root, base.commit, head && end.commit);
  const lines = await changedLines(root, base.commit, head && end.commit);
  const before = await analyseCommit(project, base.commit, options);
  const after = head === undefined ? await here() : await analyseCommit(project, end.commit, options);
  if (!files || !before) return { refused: `git cannot read the files of ${base.commit}.` };
  if (!after) return { refused: `git cannot read the files of ${end.commit}.` };
  const { dirty } = after.model.release.revision;
  return {
    compared: {
      base: { ref, commit: base.commit },
      head: {
        ref: head ?? 'HEAD',
        commit: end.commit,
        files: head !== undefined ? 'not read' : dirty ? 'uncommitted changes' : 'as committed',
      },
    },
    impact: impactOf(before, after, { files, lines }, project.config),
    lines,
    before,
    after,
  };
}
