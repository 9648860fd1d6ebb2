import type { EvidenceStamp } from '../../model/index.ts';
import type { TreeTimes } from '../git/tree-times.ts';
import { refusalOf } from './origin.ts';
import { latestMoment } from './report-time.ts';
import type { RunNotes } from './run-notes.ts';

/** A report that is to be stamped. */
export interface FoundReport extends RunNotes {
  /** Relative to the directory of the stamp. */
  name: string;
  sha256: string;
  /** When the file was written, in milliseconds since the epoch. */
  written: number;
  /** A source of test results reads it. */
  isResults: boolean;
}

/** The tree it is to be stamped for, and what is known of it. */
export interface StampedTree {
  commit: string;
  tree: string;
  times: TreeTimes;
  /** The stamp that lies there. */
  earlier: EvidenceStamp | undefined;
  /** Commits that reports name and that hold this very tree. */
  sameTree: ReadonlySet<string>;
  /** The time of the machine, in milliseconds since the epoch. */
  now: number;
  /** SOURCE_DATE_EPOCH in milliseconds: tools that honour it write it for every time, which then tells nothing. */
  sourceDate: number | undefined;
}

const day = 86_400_000;
/** How far the clocks of two machines may differ. */
const clocks = 300_000;

/**
 * Why a report cannot be of this tree, as the end of a sentence that names it; undefined where nothing speaks against it. A report made
 * elsewhere and brought into a fresh clone is held against the date of the commit alone: the times of the files only tell when they were cloned.
 * @param isFresh whether the command that was run wrote it: its bytes may then be those of an earlier run, where it tells no time
 * @implements SRS-3160
 */
export function whyNotOfTree(report: FoundReport, tree: StampedTree, isFresh: boolean): string | undefined {
  const { name, sha256, began, written } = report;
  const foreign = report.commits.find((commit) => !isCommit(commit, tree));
  if (foreign !== undefined) return `it says that it is of the commit ${foreign.slice(0, 12)}`;
  const moment = latestMoment(began);
  if (moment !== undefined && moment - tree.now > day)
    return `it says that it began on ${began}, which is yet to come`;
  const before = earlierTree(name, sha256, tree.earlier);
  if (before === tree.tree) return undefined;
  if (before !== undefined && (report.isTimed || (report.isResults && !isFresh)))
    return before === ''
      ? `it was refused before, and its tests did not run again: ${refusalOf(name, tree.earlier)?.reason ?? ''}`
      : `it was stamped before as of the tree ${before.slice(0, 12)}, and its tests did not run again`;
  const tooOld =
    moment === undefined || moment === tree.sourceDate ? undefined : whyTooOld(moment, tree.times);
  if (tooOld !== undefined) return `it began on ${began}, ${tooOld}`;
  const tooOldFile = written === tree.sourceDate ? undefined : whyTooOld(written, tree.times);
  return tooOldFile === undefined ? undefined : `it was written on ${instant(written)}, ${tooOldFile}`;
}

function isCommit(named: string, { commit, sameTree }: StampedTree): boolean {
  return commit.startsWith(named.toLowerCase()) || sameTree.has(named);
}

/** The tree for which these bytes were stamped before; empty where they were refused for a tree nobody knows. */
function earlierTree(name: string, sha256: string, earlier: EvidenceStamp | undefined): string | undefined {
  if (!earlier) return undefined;
  if (Object.values(earlier.files).includes(sha256)) return earlier.tree;
  const refused =
    refusalOf(name, earlier) ?? Object.values(earlier.refused ?? {}).find((each) => each.sha256 === sha256);
  return refused?.sha256 === sha256 ? refused.tree : undefined;
}

function whyTooOld(
  time: number,
  { lastChange, arrived, how, committed, fresh }: TreeTimes,
): string | undefined {
  if (fresh && time < arrived)
    return time + clocks < committed ? `before the commit of ${instant(committed)}` : undefined;
  if (lastChange && time < lastChange.time)
    return `before ${lastChange.path} was changed on ${instant(lastChange.time)}`;
  if (time >= arrived) return undefined;
  return how === 'commit'
    ? `before the commit of ${instant(arrived)}`
    : `before the commit was checked out on ${instant(arrived)}`;
}

function instant(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
