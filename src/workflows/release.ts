import { basename, join } from 'node:path';
import { lockfileIdentity } from '../cache/tool-identity.ts';
import { previousVersion } from '../change/previous-version.ts';
import type { Project } from '../config/index.ts';
import type { Version } from '../difference/index.ts';
import { evaluateGates, type GateResult, refusals } from '../gates/index.ts';
import { compareText, type Finding, type Model } from '../model/index.ts';
import type { Checked, PipelineOptions } from '../pipeline/analyse.ts';
import { signWithSsh } from '../release/approvals/ssh-keygen.ts';
import { type ArchiveManifest, archiveNames } from '../release/archive/archive-manifest.ts';
import { provenanceOf } from '../release/archive/provenance.ts';
import { completeArchive, latestRelease } from '../release/archive/stored-releases.ts';
import { verifyText } from '../release/archive/verify-text.ts';
import { filesBelow, writeArchive } from '../release/archive/write-archive.ts';
import { sameButForCase } from '../release/archive/zip.ts';
import { hashEntry } from '../release/manifest.ts';
import { documentStates } from '../release/revisions.ts';
import { readSignedObjects, readTaggedCommit, recordPaths } from '../sources/git/index.ts';
import { readInside } from '../sources/inside.ts';
import { stampName } from '../sources/stamp/index.ts';
import { build, changedMeanwhile, inspect } from './build.ts';
import { checkUdiOfRelease } from './udi-decision.ts';

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
export type ReleaseOutcome = ({ directory: string; manifest: ArchiveManifest } | { refused: string[] }) & {
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
  const checked = await inspect(project, options);
  const { model } = checked;
  const gates = evaluateGates({ ...checked, config: project.config });
  const before = latestRelease(store);
  const tagged = await readTaggedCommit(project.root, tag);
  const reasons = refusals(model, tag, gates, before?.manifest, project.configFile, tagged);
  // Without gates nobody decided on the UDI either: a candidate is not asked. The same version again is refused as such.
  const asked = !candidate && before?.manifest.product.version !== model.product.version;
  const onUdi = asked ? checkUdiOfRelease(project, model, before?.manifest.release, store) : [];
  reasons.push(...messages(onUdi, 'error'));
  const fatal = candidate ? reasons.filter((reason) => !/^(?:G[1-5]|The record) /.test(reason)) : reasons;
  const warnings = messages(onUdi, 'warning');
  if (completed)
    warnings.unshift(`The ZIP of ${tag}, which was missing, was written from the directory of its archive.`);
  if (fatal.length > 0) return { refused: fatal, warnings };
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
  const files = contents(project, checked, gates, built.renderer);
  const [name, other] = sameButForCase(files.keys()) ?? [];
  if (name !== undefined)
    return { refused: [`${name} and ${other} are one file on some systems. Name one otherwise.`], warnings };
  // With it the change report can be made again where the release before is not at hand.
  if (previous) files.set(archiveNames.previous, Buffer.from(`${JSON.stringify(previous)}\n`));
  const signed = await readSignedObjects(
    project.root,
    recordPaths(project.config),
    model.release.revision.tree,
  );
  const objects = signed.filter(({ same }) => same).map(({ name, raw }) => ({ name, raw }));
  if (objects.length > 0)
    files.set(archiveNames.objects, Buffer.from(`${JSON.stringify(objects, null, 2)}\n`));
  const label = candidate ? `${tag}-candidate-${model.release.revision.shortCommit}` : tag;
  const { revision } = model.release;
  const directory = join(store, label);
  const manifest = await writeArchive(
    directory,
    files,
    {
      generator: model.generator,
      product: {
        name: model.product.name,
        version: model.product.version,
        udi: model.product.udi?.hri ?? '',
      },
      release: candidate ? `CANDIDATE ${tag}` : tag,
      candidate,
      commit: revision.commit,
      tree: revision.tree,
      date: revision.date,
      previous: before && { release: before.manifest.release, manifest: before.sum },
      gates: gates.map(({ gate, passed }) => ({ gate, passed })),
      documents: documentStates(model),
    },
    key === undefined ? undefined : (bytes) => signWithSsh(key, bytes),
    built.sources,
  );
  return { directory, manifest, warnings };
}

/** The version the release is compared with; undefined for the first. */
async function versionBefore(
  project: Project,
  model: Model,
  options: PipelineOptions,
): Promise<Version | undefined> {
  const before = await previousVersion(project, model, undefined, options);
  return before === undefined || 'reason' in before ? undefined : before;
}

function messages(findings: readonly Finding[], of: Finding['severity']): string[] {
  return findings.filter(({ severity }) => severity === of).map(({ message }) => message);
}

/** Everything that belongs into the archive: the output, the evidence as it was read, the approvals, and what it was made with. */
function contents(
  { root, config }: Project,
  { model }: Checked,
  gates: readonly GateResult[],
  renderer: string,
): Map<string, Uint8Array> {
  const files = filesBelow(join(root, config.output.directory));
  files.delete('manifest.json');
  const take = (from: string, to: string): void => {
    const bytes = readInside(root, from);
    if (bytes) files.set(to, bytes);
  };
  for (const { path, sha256 } of [...model.reports, ...model.coverage, ...model.analyses, ...model.scans]) {
    take(path, `evidence/${path}`);
    const bytes = files.get(`evidence/${path}`);
    if (!bytes || hashEntry(path, bytes).sha256 !== sha256) throw changedMeanwhile();
    const parts = path.split('/');
    for (let depth = parts.length - 1; depth > 0; depth--) {
      const stamp = `${parts.slice(0, depth).join('/')}/${stampName}`;
      take(stamp, `evidence/${stamp}`);
    }
  }
  const { approvals, trace } = config;
  for (const { file } of model.approvals) take(file, `approvals/${basename(file)}`);
  take(approvals.signers, 'content/allowed_signers');
  take(approvals.revoked, 'content/revoked_keys');
  take(trace.lock, 'content/trace.lock');
  for (const file of new Set(model.soup.flatMap(({ places }) => places.map((place) => place.file))))
    take(file, `content/locks/${file}`);
  const put = (path: string, value: unknown): void => {
    files.set(path, Buffer.from(typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`));
  };
  put('gates.json', gates);
  const tool = {
    ...model.generator,
    lockfile: lockfileIdentity() ?? { name: '', sha256: '' },
    node: process.versions.node,
    renderer,
  };
  put('tool.json', tool);
  put('configuration.json', configurationList(model));
  put('VERIFY.txt', verifyText(model.release.revision.tag, `${model.product.name} ${model.product.version}`));
  const outputs = [...files]
    .map(([path, bytes]) => hashEntry(path, bytes))
    .sort((a, b) => compareText(a.path, b.path));
  put('provenance.intoto.json', provenanceOf(model, outputs, { node: tool.node, renderer }));
  return files;
}

/** The configuration items of the release with their versions (IEC 62304 8.1.3). */
function configurationList({ product, release, generator, documents, soup }: Model): object {
  return {
    product: { name: product.name, version: product.version, udi: product.udi?.hri ?? '' },
    source: { commit: release.revision.commit, tree: release.revision.tree, tag: release.revision.tag },
    generator: { ...generator, node: process.versions.node },
    documents: documents.map(({ id, revision, language, title }) => ({ id, revision, language, title })),
    soup: soup.map(({ purl, entry }) => ({ purl, entry })),
  };
}
