import { generator } from '../../src/cache/tool-identity.ts';
import { evidenceOf, type Model } from '../../src/model/index.ts';
import { checkModel } from '../../src/pipeline/check.ts';
import {
  type ArchiveManifest,
  archiveNames,
  formatArchiveManifest,
} from '../../src/release/archive/archive-manifest.ts';
import { archiveOf } from '../../src/release/archive/read-archive.ts';
import { artifactStates, softwarePlace } from '../../src/release/artifacts/bind.ts';
import { documentStates } from '../../src/release/revisions.ts';
import { writeData } from '../../src/render/export/data.ts';
import { basisOf } from '../../src/verification/basis.ts';
import { deploymentsPlace, gatesOf, usePlaces } from '../../src/verification/index.ts';
import { describeContents } from '../../src/workflows/archive-contents.ts';
import { type Files as Archive, reseal } from '../verification/reseal.ts';
import { deploymentsOf } from './deployed.ts';
import { type Files, linked, mini, referableOf, reviewed, stampOf } from './mini.ts';

/** The archive of a project that is judged in memory, without site, prints and signature: it is what it says. */
export async function sealed(files: Files, of = mini): Promise<Archive> {
  const lock = await reviewed(files, of);
  const all = await linked(files, lock, of);
  const model = { ...all.model, deployments: await deploymentsOf(files, all.model, of) };
  const judged = { ...all, model };
  const { findings, accepted, rules } = await checkModel(of.project, judged, { files: referableOf(files) });
  const { ground } = all;
  const archive: Archive = new Map();
  const put = (path: string, content: string | Uint8Array): void =>
    void archive.set(path, Buffer.from(content));
  const readable = new Set<string>();
  const take = (place: string, paths: readonly string[]): void => {
    for (const path of paths) {
      readable.add(path);
      put(place + path, files[path] as string);
    }
  };
  take(
    'evidence/',
    evidenceOf(model).map(({ path }) => path),
  );
  take(
    'content/pages/',
    model.pages.map(({ path }) => path),
  );
  take('content/locks/', [...new Set(model.soup.flatMap(({ places }) => places.map(({ file }) => file)))]);
  for (const { name } of model.artifacts) put(softwarePlace + name, files[name] as string);
  for (const path of Object.keys(files).filter((name) => name.startsWith(deploymentsPlace)))
    put(path, files[path] as string);
  for (const { name, place } of usePlaces(of.project.config.uses)) {
    const { bytes, signers = '', revoked = '' } = of.uses?.get(name) ?? {};
    if (bytes) put(place.archive, bytes);
    put(place.signers, signers);
    put(place.revoked, revoked);
  }
  if (files.allowed_signers) put('content/allowed_signers', files.allowed_signers);
  put('evidence/reports/evidence.json', stampOf(files));
  put('content/trace.lock', lock);
  put('site/index.html', '<title>Pump</title>');
  writeData(model, findings, put);
  const understood = { ...judged, findings, accepted, rules, digest: '', ground };
  const basis = basisOf(of.project, understood, readable, []);
  const stated = JSON.parse(JSON.stringify(model)) as Model;
  describeContents(archive, stated, basis, '');
  const { product, release } = model;
  const about: Omit<ArchiveManifest, 'files' | 'signed'> = {
    schema: 'dossier-archive-1',
    generator,
    product: { name: product.name, version: product.version, udi: product.udi?.hri ?? '' },
    release: release.revision.tag,
    candidate: false,
    commit: release.revision.commit,
    tree: release.revision.tree,
    date: release.revision.date,
    gates: gatesOf(archiveOf(archive), basis, stated).map(({ gate, passed }) => ({ gate, passed })),
    documents: documentStates(model),
    ...(model.artifacts.length > 0 ? { artifacts: artifactStates(model) } : {}),
  };
  put(archiveNames.manifest, formatArchiveManifest({ ...about, signed: false, files: [] }));
  return reseal(archive, undefined);
}
