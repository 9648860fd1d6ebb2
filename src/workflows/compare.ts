import { readVersionAt } from '../change/previous-version.ts';
import type { Project } from '../config/index.ts';
import { differenceOf, type VersionDifference, versionOf } from '../difference/index.ts';
import type { Finding, Refused } from '../model/index.ts';
import type { Checked, PipelineOptions } from '../pipeline/analyse.ts';
import { analyseCommit } from '../pipeline/analyse-commit.ts';
import { survey } from '../sources/survey.ts';
import { analyseProject } from './build.ts';

/** What differs, and the report as a PDF where it was asked for, with what its printing found. */
export interface ComparedVersions {
  difference: VersionDifference;
  report?: { bytes: Uint8Array; findings: Finding[] };
}

/**
 * Compares any two versions of a project; neither working tree nor index is touched.
 * @param before tag or commit
 * @param after tag or commit; by default the files as they are, with the evidence that lies there
 * @returns what differs, or a sentence saying why they cannot be compared
 * @implements SRS-3104
 */
export async function compareVersions(
  project: Project,
  before: string,
  after: string | undefined,
  options: PipelineOptions & { pdf: boolean },
): Promise<ComparedVersions | Refused> {
  const compared = await bothVersions(project, before, after, options);
  if ('refused' in compared || !options.pdf) return compared;
  const { difference, checked } = compared;
  const { printChangeReport } = await import('../render/prints/print-change-report.ts');
  const { templates } = await survey(project, 'bytes');
  return {
    difference,
    report: await printChangeReport(project, checked, difference, templates, options.signal),
  };
}

/** What differs, and the later version for whoever renders it. */
async function bothVersions(
  project: Project,
  before: string,
  after: string | undefined,
  options: PipelineOptions,
): Promise<{ difference: VersionDifference; checked: Checked } | Refused> {
  const versionBefore = await readVersionAt(project, before, options);
  if ('refused' in versionBefore) return versionBefore;
  if (after === undefined) {
    const checked = await analyseProject(project, options);
    return { difference: differenceOf(versionBefore, versionOf(checked.model, true)), checked };
  }
  const versionAfter = await readVersionAt(project, after, options);
  if ('refused' in versionAfter) return versionAfter;
  const checked = await analyseCommit(project, versionAfter.commit, options);
  if (!checked) return { refused: `git cannot read the files of ${after}.` };
  return { difference: differenceOf(versionBefore, versionAfter), checked };
}
