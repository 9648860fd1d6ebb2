import { compareWith, mergedLinks } from '../change/index.ts';
import type { Project } from '../config/index.ts';
import type { Link, MergeReview, Refused } from '../model/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import { readMergeExport, refuseMerge, reviewersOf } from '../release/approvals/index.ts';
import { readMergedChange, readRemote } from '../sources/git/index.ts';
import { type Acceptance, acceptLinks } from '../trace/index.ts';
import { analyseProject } from './build.ts';

/** What the merge of a pull request accepted. */
export interface MergeAcceptance extends Acceptance {
  merge: MergeReview;
  /** Printed names of those who approved it. */
  by: string;
  /** Links that it touched and that are others since, so that they stay to be reviewed. */
  left: Link[];
}

/**
 * Takes a merged and approved pull request as the review of exactly the links that its diff touched, as they were approved.
 * @param exported text of the forge's export
 * @param now ISO 8601 in UTC
 * @returns the new lock, to be written; or a sentence saying why the merge is no review
 * @implements SRS-3732, SRS-3733, SRS-3734
 */
export async function acceptMerge(
  project: Project,
  exported: string,
  now: string,
  options: PipelineOptions,
): Promise<MergeAcceptance | Refused> {
  const { root, config } = project;
  const pull = readMergeExport(exported);
  if ('refused' in pull) return pull;
  const repository = config.output.repositoryUrl || ((await readRemote(root))?.url ?? '');
  const refused = refuseMerge(pull, config.approvals, repository, now);
  if (refused) return refused;
  const change = await readMergedChange(root, pull);
  if ('refused' in change) return change;
  const reviewers = reviewersOf(pull, change, config.approvals);
  if ('refused' in reviewers) return reviewers;
  const checked = await analyseProject(project, options);
  const { base, head } = { base: change.base, head: pull.head };
  const comparison = await compareWith(project, { base, head }, async () => checked, options);
  if ('refused' in comparison) return comparison;
  const { same, changed } = mergedLinks(comparison, checked);
  const { forge, number } = pull;
  const merge = { forge, number, head };
  const by = reviewers.names.join(', ');
  const reason = `Merge of pull request ${number} of ${forge}, approved at ${head.slice(0, 12)}`;
  const chosen = new Set(same);
  const lock = checked.lock ?? [];
  const acceptance = acceptLinks(lock, checked.model, (link) => chosen.has(link), by, reason, merge);
  return { ...acceptance, merge, by, left: changed.filter(({ state }) => state !== 'reviewed') };
}
