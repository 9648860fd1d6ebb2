import { basename, join } from 'node:path';
import { lockfileIdentity } from '../cache/tool-identity.ts';
import { fileOfUse, type Project, type Use } from '../config/index.ts';
import type { Version } from '../difference/index.ts';
import { compareText, evidenceOf, type Model } from '../model/index.ts';
import type { Analysed } from '../pipeline/analyse.ts';
import { archiveNames } from '../release/archive/archive-manifest.ts';
import { configurationList } from '../release/archive/configuration-list.ts';
import type { GitObject } from '../release/archive/git-objects.ts';
import { provenanceOf } from '../release/archive/provenance.ts';
import { archiveOf } from '../release/archive/read-archive.ts';
import { verifyText } from '../release/archive/verify-text.ts';
import { filesBelow } from '../release/archive/write-archive.ts';
import { softwarePlace } from '../release/artifacts/bind.ts';
import { hashEntry } from '../release/manifest.ts';
import { readInside } from '../sources/inside.ts';
import { stampName } from '../sources/stamp/index.ts';
import {
  type Basis,
  basisName,
  basisOf,
  deploymentsPlace,
  gatesOf,
  places,
  provenanceName,
  usePlaces,
} from '../verification/index.ts';
import { changedMeanwhile } from './build.ts';
import { verifyPageName } from './verify-page.ts';

/** What stands beside the project and its output in an archive. */
export interface Beside {
  /** The browser that printed. */
  renderer: string;
  /** The version the release is compared with. */
  previous: Version | undefined;
  /** Signed tags and commits. */
  objects: readonly GitObject[];
  /** Commits that approvals name, as git stores them. */
  commits: readonly string[];
  /** The page that verifies the archive in a browser. */
  page: string;
}

/**
 * Everything that belongs into an archive but its manifest: the output; pages, evidence, lockfiles, reviews and approvals as they were read;
 * and what the release was made with. Gates are those of the output that was built.
 */
export function archiveContents(
  { root, ...project }: Project,
  understood: Analysed,
  { renderer, previous, objects, commits, page }: Beside,
): Map<string, Uint8Array> {
  const { config } = project;
  const files = filesBelow(join(root, config.output.directory));
  files.delete(archiveNames.manifest);
  const model = JSON.parse(Buffer.from(files.get('data/model.json') ?? '').toString('utf8')) as Model;
  const readable = new Set<string>();
  const take = (from: string, to: string): void => {
    const bytes = readInside(root, from);
    if (bytes) files.set(to, bytes);
  };
  const takeInto = (place: string, path: string): void => {
    readable.add(path);
    take(path, `${place}${path}`);
  };
  for (const { path, sha256 } of evidenceOf(model)) {
    takeInto(places.evidence, path);
    const bytes = files.get(places.evidence + path);
    if (!bytes || hashEntry(path, bytes).sha256 !== sha256) throw changedMeanwhile();
    const parts = path.split('/');
    for (let depth = parts.length - 1; depth > 0; depth--) {
      const stamp = `${parts.slice(0, depth).join('/')}/${stampName}`;
      take(stamp, `${places.evidence}${stamp}`);
    }
  }
  for (const { path } of model.pages) takeInto(places.pages, path);
  for (const file of new Set(model.soup.flatMap(({ places: own }) => own.map((place) => place.file))))
    takeInto(places.locks, file);
  if (config.release.archiveArtifacts)
    for (const { name, kind, sha256 } of model.artifacts)
      if (kind === 'file') {
        take(name, softwarePlace + name);
        const bytes = files.get(softwarePlace + name);
        if (!bytes || hashEntry(name, bytes).sha256 !== sha256) throw changedMeanwhile();
      }
  const { approvals, trace } = config;
  for (const { file, from } of model.approvals)
    if (from === 'file') take(file, `approvals/${basename(file)}`);
  for (const { file, stated } of model.deployments) {
    take(file, deploymentsPlace + basename(file));
    const report = stated?.smoke.report;
    if (report !== undefined) take(join(config.deployment.directory, report), deploymentsPlace + report);
  }
  take(approvals.signers, 'content/allowed_signers');
  take(approvals.revoked, 'content/revoked_keys');
  for (const { name, place } of usePlaces(config.uses)) {
    const { signers = approvals.signers, revoked = approvals.revoked, ...use } = config.uses[name] as Use;
    take(fileOfUse(name, use), place.archive);
    take(signers, place.signers);
    take(revoked, place.revoked);
  }
  take(trace.lock, 'content/trace.lock');
  take(config.soup.lock, 'content/soup.lock');
  // With it the change report can be made again where the release before is not at hand.
  if (previous) files.set(archiveNames.previous, Buffer.from(`${JSON.stringify(previous)}\n`));
  files.set(verifyPageName, Buffer.from(page));
  if (objects.length > 0) files.set(archiveNames.objects, Buffer.from(json(objects)));
  describeContents(files, model, basisOf({ root, ...project }, understood, readable, commits), renderer);
  return files;
}

/** Adds what follows from the other files of an archive: with what they were made and what they are, the gates, and the provenance of all. */
export function describeContents(
  files: Map<string, Uint8Array>,
  model: Model,
  basis: Basis,
  renderer: string,
): void {
  const put = (path: string, text: string): void => {
    files.set(path, Buffer.from(text));
  };
  const { node } = process.versions;
  const lockfile = lockfileIdentity() ?? { name: '', sha256: '' };
  put('tool.json', json({ ...model.generator, lockfile, node, renderer }));
  put('configuration.json', json(configurationList(model, node)));
  put('VERIFY.txt', verifyText(model.release.revision.tag, `${model.product.name} ${model.product.version}`));
  put(basisName, `${JSON.stringify(basis)}\n`);
  put('gates.json', json(gatesOf(archiveOf(files), basis, model)));
  const outputs = [...files]
    .map(([path, bytes]) => hashEntry(path, bytes))
    .sort((a, b) => compareText(a.path, b.path));
  put(provenanceName, json(provenanceOf(model, outputs, { node, renderer })));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
