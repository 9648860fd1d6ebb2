import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { toolIdentity } from '../cache/tool-identity.ts';
import { type Project, translationLock } from '../config/index.ts';
import {
  append,
  type DeploymentFile,
  type Finding,
  type Revision,
  sha256Of,
  startOf,
  visible,
} from '../model/index.ts';
import { type ApprovalFiles, readApprovalFiles } from './approvals.ts';
import { type Manifest, readManifests } from './code/manifests.ts';
import { readDeploymentFiles } from './deployments/index.ts';
import { discover, discoverEverywhere, type FoundFile } from './discover.ts';
import { FactsCache, type Trust } from './facts-cache.ts';
import { type GitState, isOwnOutput, KnownNames, readRevision, readState } from './git/index.ts';
import { evidenceKinds } from './kinds.ts';
import { ProjectFiles } from './project-files.ts';
import { finding } from './rules.ts';
import { stampName } from './stamp/name.ts';
import { type OwnTemplate, readTemplates } from './templates.ts';
import { unfetchedModules } from './unfetched.ts';
import { readUses, type UseFile } from './uses.ts';

/** What lies in the project, before any file is understood. */
export interface Survey {
  files: FoundFile[];
  /** Paths of all files of the tree, read or not; those that are read, outside version control. */
  paths: readonly string[];
  /** What version control says; asked for only when something has to be read. */
  readRevision(): Promise<{ revision: Revision; findings: Finding[] }>;
  /** Text of the trace lock and of the baseline; undefined where there is none. */
  lock: string | undefined;
  /** Text of the SOUP lock. */
  soupLock: string | undefined;
  baseline: string | undefined;
  /** Text of the CODEOWNERS file the configuration names. */
  codeowners: string | undefined;
  /** Text of the lock of translations. */
  translations: string | undefined;
  /** Evidence stamps as read, by the directory they lie in. */
  stamps: ReadonlyMap<string, Uint8Array>;
  /** Records of approvals, and the keys they are judged by. */
  approvals: ApprovalFiles;
  /** Records of deployments. */
  deployments: readonly DeploymentFile[];
  /** What lies here of other projects, by their names in `uses`. */
  uses: ReadonlyMap<string, UseFile>;
  /** Manifests beside the source: they say where imports lead and what is asked for. */
  manifests: Manifest[];
  /** Commits of submodules, by path. */
  submodules: ReadonlyMap<string, string>;
  /** The files that pages, templates and styles may refer to. */
  referable: ProjectFiles;
  /** The project's own templates, by their path in its template directory. */
  templates: ReadonlyMap<string, OwnTemplate>;
  findings: Finding[];
  factsCache: FactsCache;
  /** Identifies all input together with the files' hashes; empty when the hash of a file is not known, and where there is no commit. */
  digest(hashOf: (file: FoundFile) => string | undefined): string;
}

/** What linking takes of a survey: enough to make the model again from an archive. */
export type Surveyed = Pick<
  Survey,
  'paths' | 'lock' | 'soupLock' | 'stamps' | 'manifests' | 'submodules' | 'findings'
> & {
  files: readonly Pick<FoundFile, 'path' | 'kinds'>[];
  referable: Pick<ProjectFiles, 'read'>;
};

/**
 * Looks at every input. Trusting what the file system says of a file, it does not read what is known from an earlier run, which takes
 * milliseconds where nothing changed; else it hashes every byte.
 * @param known state of the files, where git cannot tell it of this directory: one that holds the files of another commit
 * @implements SRS-1401, SRS-1308, SRS-3180
 */
export async function survey(project: Project, trust: Trust, known?: GitState): Promise<Survey> {
  const { config, root } = project;
  const names = trust === 'state' ? new KnownNames(join(root, config.output.cache, 'names.json')) : undefined;
  const stateRead = known ?? readState(root, isOwnOutput(config), names);
  const tool = toolIdentity();
  const factsCache = FactsCache.open(project, tool, trust);
  const named = discover(project);
  const readHere = (path: string): Buffer | undefined => readIfThere(join(root, path));
  const lock = readHere(config.trace.lock)?.toString('utf8');
  const soupLock = readHere(config.soup.lock)?.toString('utf8');
  const baseline = readHere(config.trace.baseline)?.toString('utf8');
  const { codeowners: owners } = config.change;
  const codeowners = owners === '' ? undefined : readHere(owners)?.toString('utf8');
  const translations = readHere(translationLock)?.toString('utf8');
  const stamps = readStamps(named.files, readHere);
  const state = await stateRead;
  names?.save();
  const { files, findings } = discoverEverywhere(project, state.listed, named);
  const asking = files.filter(({ kinds }) => kinds.includes('code') || kinds.includes('soup'));
  const manifests =
    asking.length === 0
      ? []
      : readManifests(
          root,
          asking.map(({ path }) => path),
        );
  const inputs = files.filter(({ kinds }) => !kinds.every((kind) => evidenceKinds.has(kind)));
  for (const path of [...inputs.map(({ path }) => path), ...settings(project)])
    if (state.ignores(path) && existsSync(join(root, path))) findings.push(ignoredInput(path));
  append(findings, unfetchedModules(project, state.absent));
  const referable = new ProjectFiles(
    project,
    files.map(({ path }) => path),
    state.listed,
  );
  const { templates, findings: onTemplates } = readTemplates(project, referable);
  append(findings, onTemplates);
  const { files: approvals, findings: onApprovals } = readApprovalFiles(root, config);
  append(findings, onApprovals);
  const { files: deployments, findings: onDeployments } = await readDeploymentFiles(project);
  append(findings, onDeployments);
  const uses = readUses(root, config);
  const about = JSON.stringify([
    tool,
    project.configHash,
    state.digest,
    findings,
    manifests,
    approvals,
    deployments.map(({ file, sha256, reports }) => [file, sha256, [...reports]]),
    [...uses].map(([name, { bytes, signers, revoked }]) => [
      name,
      bytes && sha256Of(bytes),
      signers,
      revoked,
    ]),
    [...stamps].map(([path, bytes]) => [path, sha256Of(bytes)]),
  ]);
  const digest: Survey['digest'] = (hashOf) => {
    // Why there is no commit is for git to say each time.
    if (state.commit === '') return '';
    const hash = createHash('sha256').update(
      `${about}\n${lock ?? '\0'}\n${soupLock ?? '\0'}\n${baseline ?? '\0'}\n${translations ?? '\0'}\n${codeowners ?? '\0'}`,
    );
    for (const file of files) {
      const known = hashOf(file);
      if (known === undefined) return '';
      hash.update(`${file.path}\0${known}\n`);
    }
    return hash.digest('hex');
  };
  return {
    files,
    readRevision: async () => visible(await readRevision(root, state, config, project.ids)),
    paths: state.listed ?? files.map(({ path }) => path),
    lock,
    soupLock,
    baseline,
    codeowners,
    translations,
    stamps,
    approvals,
    deployments,
    uses,
    manifests,
    submodules: state.submodules,
    referable,
    templates,
    findings,
    factsCache: factsCache,
    digest,
  };
}

/** Files besides the sources that decide what the documents say. */
function settings({ config, configFile }: Project): string[] {
  const { lock, baseline } = config.trace;
  return [configFile, lock, config.soup.lock, baseline, translationLock, config.change.codeowners].filter(
    (path) => path !== '',
  );
}

/** The stamp that speaks for a report lies beside it or in a directory above. */
function readStamps(
  files: readonly FoundFile[],
  read: (path: string) => Uint8Array | undefined,
): Map<string, Uint8Array> {
  const stamps = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  for (const file of files) {
    if (!file.kinds.some((kind) => evidenceKinds.has(kind))) continue;
    for (
      let directory = dirname(file.path);
      directory !== '.' && !seen.has(directory);
      directory = dirname(directory)
    ) {
      seen.add(directory);
      const bytes = read(`${directory}/${stampName}`);
      if (bytes) stamps.set(directory, bytes);
    }
  }
  return stamps;
}

function ignoredInput(path: string): Finding {
  return finding('ignored-input', startOf(path), {
    message: `${path} is read, but git ignores it: no commit holds what it says.`,
    hint: 'Take it out of .gitignore and commit it, or exclude it with `sources.exclude`.',
  });
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
