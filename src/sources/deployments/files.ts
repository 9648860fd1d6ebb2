import type { Project } from '../../config/index.ts';
import {
  append,
  type DeploymentFile,
  type Finding,
  type Refused,
  type SmokeAnswer,
  sha256Of,
  startOf,
} from '../../model/index.ts';
import { pathsIn, readPlain } from '../inside.ts';
import { PrivateText } from '../private-text.ts';
import { finding } from '../rules.ts';
import { type SourceContext, sourceContext } from '../source.ts';
import { readSmokeReport } from './smoke.ts';

/** Largest file read, and most files. */
const maximumSize = 2_000_000;
const most = 4_000;

/** How a record is named, so that a report in JSON is none. */
const recordName = /\.deployment\.json$/;

/**
 * Reads the records of deployments and the reports of their smoke tests. What is no plain file of a sensible size is not read, and is told.
 * @returns none where the configuration names no environment
 * @implements SRS-3752
 */
export async function readDeploymentFiles(
  project: Pick<Project, 'root' | 'config' | 'ids'>,
): Promise<{ files: DeploymentFile[]; findings: Finding[] }> {
  const { root, config } = project;
  const { directory, environments } = config.deployment;
  const findings: Finding[] = [];
  if (environments.length === 0) return { files: [], findings };
  const paths = pathsIn(root, directory);
  append(findings, paths.slice(most, most + 1).map(tooMany));
  const read = new Map(
    paths.slice(0, most).flatMap((path): [string, Uint8Array][] => {
      const bytes = readPlain(root, path, maximumSize);
      if (!bytes) findings.push(unread(path));
      return bytes ? [[path, bytes]] : [];
    }),
  );
  for (const [path, bytes] of read) {
    if (recordName.test(path)) continue;
    const watching = new PrivateText(path);
    watching.add(bytes);
    append(findings, watching.findings());
  }
  return { files: await deploymentFiles(read, sourceContext(project)), findings };
}

/**
 * The records among files, each with what the reports among them say.
 * @param read bytes by path, sorted by path
 */
export async function deploymentFiles(
  read: ReadonlyMap<string, Uint8Array>,
  context: SourceContext,
): Promise<DeploymentFile[]> {
  const [records, others] = [true, false].map((isRecord) =>
    [...read].filter(([path]) => recordName.test(path) === isRecord),
  ) as [[string, Uint8Array][], [string, Uint8Array][]];
  const reports = new Map<string, SmokeAnswer | Refused>();
  for (const [path, bytes] of others)
    reports.set(path.slice(path.lastIndexOf('/') + 1), await readSmokeReport(path, bytes, context));
  return records.map(([file, bytes]) => ({
    file,
    text: Buffer.from(bytes).toString('utf8'),
    sha256: sha256Of(bytes),
    reports,
  }));
}

function unread(path: string): Finding {
  return finding('deployments-unread', startOf(path), {
    message: `${path} is no plain file of at most ${maximumSize / 1_000_000} MB, so it is not read.`,
    hint: 'Keep records of deployments and reports of smoke tests there, and nothing else.',
  });
}

function tooMany(path: string): Finding {
  return finding('deployments-unread', startOf(path), {
    message: `There are more than ${most} files of deployments: from this one on they are not read.`,
    hint: 'Put away records of earlier releases; their archives hold them.',
  });
}
