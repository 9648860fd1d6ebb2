import { existsSync, readFileSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import {
  compareText,
  type EvidenceStamp,
  ownEntry,
  type RefusedReport,
  type Revision,
  type TestRun,
} from '../../model/index.ts';
import { type FoundReport, type StampedTree, whyNotOfTree } from './judge-report.ts';
import { stampName } from './name.ts';
import { refusalOf } from './origin.ts';
import { hashReports } from './reports.ts';
import { readStamp } from './stamp.ts';

/** What a stamp is made of. */
export interface StampInput {
  reports: readonly (FoundReport & { isEvidence: boolean })[];
  tree: StampedTree;
  /** Versions of tools, besides those that the reports tell. */
  tools: Readonly<Record<string, string>>;
  /** As `directoriesElsewhere` has them. */
  elsewhere: string[];
  /** Why the runner's cache is trusted; empty where it is not. */
  reused: string;
  /** The run that wrote reports, and which; undefined where they are stamped afterwards. */
  run: (Omit<TestRun, 'files'> & { wrote: (name: string) => boolean }) | undefined;
}

/**
 * The stamp of the reports in a directory. What cannot be of the tree is refused, each by itself, and remembered with the reason. What was
 * stamped for this very tree before stays, with the run that made it.
 * @implements SRS-410, SRS-3160, SRS-3161, SRS-3162
 */
export function composeStamp({ reports, tree, tools, elsewhere, reused, run }: StampInput): EvidenceStamp {
  const { earlier } = tree;
  const keeps = earlier?.tree === tree.tree;
  const files = new Map<string, string>();
  const reuses = new Map<string, string>();
  const refused = new Map<string, RefusedReport>();
  const toolsOfReports: Record<string, string> = keeps ? { ...earlier?.tools } : {};
  const isKept = ({ name, sha256 }: FoundReport): boolean =>
    keeps && ownEntry(earlier?.files, name) === sha256;
  const wrote = (name: string): boolean => run?.wrote(name) === true;
  for (const report of reports) {
    const { name, sha256 } = report;
    const left = run && !wrote(name) && !isKept(report) ? `\`${run.command}\` did not write it` : undefined;
    const reason = report.isEvidence ? (left ?? whyNotOfTree(report, tree, wrote(name))) : undefined;
    if (reason !== undefined && reused === '') {
      const before = refusalOf(name, earlier);
      const stamped = ownEntry(earlier?.files, name) === sha256 ? (earlier?.tree ?? '') : '';
      refused.set(name, before?.sha256 === sha256 ? before : { sha256, tree: stamped, reason });
      continue;
    }
    files.set(name, sha256);
    const known = isKept(report) && !wrote(name) ? ownEntry(earlier?.reused, name) : undefined;
    if (reason !== undefined) reuses.set(name, reused);
    else if (known !== undefined) reuses.set(name, known);
    Object.assign(toolsOfReports, report.tools);
  }
  const runs = [
    ...((keeps && earlier?.runs) || []).map((each) => ({
      ...each,
      files: each.files.filter((name) => ownEntry(earlier?.files, name) === files.get(name) && !wrote(name)),
    })),
    ...(run ? [runOf(run, [...files.keys()])] : []),
  ].filter((each) => each.files.length > 0);
  return {
    commit: tree.commit,
    tree: tree.tree,
    tools: sorted({ ...toolsOfReports, ...tools, node: process.versions.node }),
    os: `${platform()} ${release()} ${arch()}`,
    runner: process.env.CI ? 'CI' : 'local',
    files: Object.fromEntries(files),
    ...(runs.length > 0 ? { runs } : {}),
    ...(reuses.size > 0 ? { reused: Object.fromEntries(reuses) } : {}),
    ...(refused.size > 0 ? { refused: Object.fromEntries(refused) } : {}),
    ...(elsewhere.length > 0 ? { elsewhere } : {}),
  };
}

function runOf(
  { command, directory, began, seconds, exitCode, wrote }: NonNullable<StampInput['run']>,
  names: readonly string[],
): TestRun {
  return { command, directory, began, seconds, exitCode, files: names.filter(wrote) };
}

function sorted(tools: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tools).sort(([a], [b]) => compareText(a, b)));
}

/** The stamp that lies in a directory; undefined where none does. */
export function earlierStamp(directory: string): EvidenceStamp | undefined {
  const path = join(directory, stampName);
  return existsSync(path) ? readStamp(readFileSync(path)) : undefined;
}

/**
 * Puts a stamp into its directory, whole or not at all.
 * @implements SRS-3262
 */
export function writeStamp(directory: string, stamp: EvidenceStamp): void {
  const path = join(directory, stampName);
  replaceFile(path, `${JSON.stringify(stamp, null, 2)}\n`);
}

/**
 * Why the reports in a directory are not evidence of this tree; undefined when they are.
 * @implements SRS-413
 */
export function checkStamp(root: string, directory: string, revision: Revision): string | undefined {
  const path = join(root, directory, stampName);
  if (!existsSync(path)) return `There is no ${directory}/${stampName}: ${runAgain}.`;
  const stamp = readStamp(readFileSync(path));
  if (!stamp) return `${directory}/${stampName} cannot be read: ${runAgain}.`;
  if (revision.tree === '' || stamp.tree !== revision.tree)
    return `The reports in ${directory} are of another tree: ${runAgain}.`;
  const [first] = Object.entries(stamp.refused ?? {});
  if (first) return `${directory}/${first[0]} was refused: ${first[1].reason}.`;
  const files = hashReports(join(root, directory));
  return JSON.stringify(files) === JSON.stringify(stamp.files)
    ? undefined
    : `The reports in ${directory} changed after they were stamped.`;
}

/** What makes evidence of this tree. */
export const runAgain = 'run the tests through `dossier stamp -- <command>`';
