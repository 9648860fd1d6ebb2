import { join } from 'node:path';
import { previousVersion } from '../change/previous-version.ts';
import type { Project } from '../config/index.ts';
import type { Version } from '../difference/index.ts';
import { evaluateGates, type GateResult, refusals, unapprovedDocuments } from '../gates/index.ts';
import type { Finding, Model, Refused } from '../model/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import { commitsNamed } from '../release/approvals/index.ts';
import { signWithSsh } from '../release/approvals/ssh-keygen.ts';
import type { ArchiveManifest } from '../release/archive/archive-manifest.ts';
import { archiveOf } from '../release/archive/read-archive.ts';
import { completeArchive, latestRelease } from '../release/archive/stored-releases.ts';
import { requireNoArchive, writeArchive } from '../release/archive/write-archive.ts';
import { sameButForCase } from '../release/archive/zip.ts';
import { artifactStates } from '../release/artifacts/bind.ts';
import { documentStates } from '../release/revisions.ts';
import { readApprovalFiles } from '../sources/approvals.ts';
import {
  contentOfCommits,
  matching,
  readRawCommits,
  readSignedObjects,
  readTaggedCommit,
  recordPaths,
} from '../sources/git/index.ts';
import { checkContents } from '../verification/index.ts';
import { archiveContents } from './archive-contents.ts';
import { analyseProject, build, changedMeanwhile } from './build.ts';
import { changedArtifacts } from './released-artifacts.ts';
import { checkUdiOfRelease } from './udi-decision.ts';
import { verifyPage } from './verify-page.ts';

export interface ReleaseRequest {
  tag: string;
  /** Build an archive that says it is none, although gates are not passed. */
  candidate: boolean;
  /** Absolute path of the directory the archive is written into. */
  store: string;
  /** SSH key that signs the manifest; undefined leaves the archive unsigned. */
  key: string | undefined;
}

/** What came of a release: the archive, or why there is none. */
export type ReleaseOutcome = ({ directory: string; manifest: ArchiveManifest } | Refused<string[]>) & {
  /** What somebody should look at, whether it is released or not. */
  warnings: string[];
};

/**
 * Releases the content under a tag: refuses unless the gates are passed, builds the final set, and archives it with all that proves it.
 * @throws ArchiveExists when that version was archived before
 * @implements SRS-2005, SRS-2007, SRS-2809, SRS-2810
 */
export async function makeRelease(
  project: Project,
  { tag, candidate, store, key }: ReleaseRequest,
  options: PipelineOptions,
): Promise<ReleaseOutcome> {
  const completed = completeArchive(join(store, tag));
  const checked = await analyseProject(project, options);
  const { model } = checked;
  const gates = evaluateGates({ ...checked, config: project.config });
  const before = latestRelease(store);
  const tagged = await readTaggedCommit(project.root, tag);
  const reasons = [
    ...refusals(model, tag, gates, before?.manifest, project.configFile, tagged),
    ...unapprovedDocuments(model, project.config),
    ...changedArtifacts(project, model).map((text) => ({ kind: 'content' as const, text })),
  ];
  // Without gates nobody decided on the UDI either: a candidate is not asked. The same version again is refused as such.
  const asked = !candidate && before?.manifest.product.version !== model.product.version;
  const onUdi = asked ? checkUdiOfRelease(project, model, before?.manifest.release, store) : [];
  const fatal = [
    ...reasons.filter(({ kind }) => !candidate || kind === 'content').map(({ text }) => text),
    ...messages(onUdi, 'error'),
  ];
  const warnings = messages(onUdi, 'warning');
  if (completed)
    warnings.unshift(`The ZIP of ${tag}, which was missing, was written from the directory of its archive.`);
  if (fatal.length > 0) return { refused: fatal, warnings };
  const { revision } = model.release;
  const label = candidate ? `${tag}-candidate-${revision.shortCommit}` : tag;
  const directory = join(store, label);
  requireNoArchive(directory);
  const previous = await versionBefore(project, checked.model, options);
  const built = await build(project, {
    ...options,
    pdf: true,
    previous,
    ...(candidate ? { withheld: 'gates not passed' } : {}),
  });
  const errors = built.findings.filter(({ severity }) => severity === 'error');
  if (built.digest !== checked.digest) throw changedMeanwhile();
  if (!candidate && errors.length > 0)
    return { refused: errors.map(({ message }) => `Found while building: ${message}`), warnings };
  const leftOut = recordPaths(project.config);
  const contentOf = contentOfCommits(project.root, leftOut);
  const signed = await readSignedObjects(
    project.root,
    leftOut,
    revision.tree,
    contentOf,
    matching(project.config),
  );
  const objects = signed.filter(({ same }) => same).map(({ name, raw }) => ({ name, raw }));
  const commits = await readRawCommits(project.root, [
    revision.commit,
    ...commitsNamed(readApprovalFiles(project.root, project.config).files.records),
    ...checked.model.deployments.flatMap(({ stated }) => stated?.source.commit ?? []),
  ]);
  const files = archiveContents(project, checked, {
    renderer: built.renderer,
    previous,
    objects,
    commits,
    page: await verifyPage(),
  });
  const [name, other] = sameButForCase(files.keys()) ?? [];
  if (name !== undefined)
    return { refused: [`${name} and ${other} are one file on some systems. Name one otherwise.`], warnings };
  const about = {
    generator: model.generator,
    product: { name: model.product.name, version: model.product.version, udi: model.product.udi?.hri ?? '' },
    release: candidate ? `CANDIDATE ${tag}` : tag,
    candidate,
    commit: revision.commit,
    tree: revision.tree,
    date: revision.date,
    previous: before && { release: before.manifest.release, manifest: before.sum },
    gates: gatesIn(files),
    documents: documentStates(model),
    ...(model.artifacts.length > 0 ? { artifacts: artifactStates(model) } : {}),
  };
  const wrong = await contradictions(files, about);
  if (wrong.length > 0) return { refused: wrong, warnings };
  const manifest = await writeArchive(
    directory,
    files,
    about,
    key === undefined ? undefined : (bytes) => signWithSsh(key, bytes),
    built.sources,
  );
  return { directory, manifest, warnings };
}

/** The gates as the archive holds them. */
function gatesIn(files: ReadonlyMap<string, Uint8Array>): ArchiveManifest['gates'] {
  const gates = JSON.parse(
    Buffer.from(files.get('gates.json') as Uint8Array).toString('utf8'),
  ) as GateResult[];
  return gates.map(({ gate, passed }) => ({ gate, passed }));
}

/**
 * What an archive would say against itself: a file that changed while the release was made, say. It is never written.
 * @implements SRS-3240
 */
async function contradictions(
  files: ReadonlyMap<string, Uint8Array>,
  about: Omit<ArchiveManifest, 'schema' | 'files' | 'signed'>,
): Promise<string[]> {
  const manifest: ArchiveManifest = { schema: 'dossier-archive-1', ...about, signed: false, files: [] };
  const checks = await checkContents(archiveOf(files), manifest);
  return checks
    .filter(({ state }) => state === 'bad')
    .map(({ text }) => `The archive would contradict itself, and was not written. ${text}`);
}

/** The version the release is compared with; undefined for the first. */
async function versionBefore(
  project: Project,
  model: Model,
  options: PipelineOptions,
): Promise<Version | undefined> {
  const before = await previousVersion(project, model, undefined, options);
  return before === undefined || 'refused' in before ? undefined : before;
}

function messages(findings: readonly Finding[], of: Finding['severity']): string[] {
  return findings.filter(({ severity }) => severity === of).map(({ message }) => message);
}
