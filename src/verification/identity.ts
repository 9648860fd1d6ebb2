import type { Model } from '../model/index.ts';
import { type ArchiveCheck, bad } from '../release/archive/archive-check.ts';
import { type ArchiveManifest, archiveNames } from '../release/archive/archive-manifest.ts';
import { configurationList } from '../release/archive/configuration-list.ts';
import { provenanceOf, softwareName } from '../release/archive/provenance.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import { artifactStates } from '../release/artifacts/bind.ts';
import { hashEntry } from '../release/manifest.ts';
import { documentStates } from '../release/revisions.ts';
import { differencesOf } from './difference.ts';

/** What an archive says of itself at several places has to be the same: manifest, model, lists, statement of provenance, documents. */
export function checkIdentity(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
  model: Model,
): ArchiveCheck[] {
  const tool = parsed(archive, 'tool.json') as { node?: string; renderer?: string } | undefined;
  const { node = '', renderer = '' } = tool ?? {};
  return [
    ...contradictions(
      archiveNames.manifest,
      manifestMembers(manifest),
      statedBy(archive, model),
      'data/model.json',
    ),
    ...contradictions(
      'configuration.json',
      parsed(archive, 'configuration.json'),
      configurationList(model, node),
      'data/model.json',
    ),
    ...checkProvenance(archive, model, { node, renderer }),
  ];
}

/** Members of the manifest that are said elsewhere too. */
function manifestMembers({
  generator,
  product,
  release,
  candidate,
  commit,
  tree,
  date,
  gates,
  documents,
  artifacts = [],
}: ArchiveManifest) {
  return { generator, product, release, candidate, commit, tree, date, gates, documents, artifacts };
}

function statedBy(archive: ArchiveFiles, model: Model) {
  const { revision, label, candidate = false } = model.release;
  const gates = parsed(archive, 'gates.json') as { gate: string; passed: boolean }[] | undefined;
  return {
    generator: model.generator,
    product: { name: model.product.name, version: model.product.version, udi: model.product.udi?.hri ?? '' },
    release: label,
    candidate,
    commit: revision.commit,
    tree: revision.tree,
    date: revision.date,
    gates: gates?.map(({ gate, passed }) => ({ gate, passed })),
    documents: documentStates(model),
    artifacts: artifactStates(model),
  };
}

/** Every file but the statement itself and what speaks of the whole has to be a subject of it, by its hash. */
function checkProvenance(
  archive: ArchiveFiles,
  model: Model,
  tools: Readonly<Record<string, string>>,
): ArchiveCheck[] {
  const unlisted: string[] = [
    provenanceName,
    archiveNames.manifest,
    archiveNames.signature,
    archiveNames.timeStamp,
    archiveNames.sums,
  ];
  const outputs = archive.paths
    .filter((path) => !unlisted.includes(path))
    .map((path) => hashEntry(path, archive.read(path)));
  const { subject: wanted, ...rest } = provenanceOf(model, outputs, tools);
  const stated = parsed(archive, provenanceName) as Partial<ReturnType<typeof provenanceOf>> | undefined;
  const { subject = [], ...others } = stated ?? {};
  const software = new Set(model.artifacts.map(softwareName));
  const here = new Map(wanted.map(({ name, digest }) => [name, digest.sha256]));
  const named = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  const wrong = [...new Set([...named.keys(), ...here.keys()])]
    .filter((name) => named.get(name) !== here.get(name))
    .map((name) => {
      if (!here.has(name)) return bad(`${provenanceName} names ${name}, which is not in the archive.`);
      if (software.has(name))
        return bad(`${provenanceName} names another digest of ${name} than data/model.json, or none.`);
      return bad(
        named.has(name)
          ? `${provenanceName} names other bytes of ${name} than the archive holds.`
          : `${provenanceName} does not name ${name}.`,
      );
    });
  return [...wrong, ...contradictions(provenanceName, others, rest, 'data/model.json and tool.json')];
}

export const provenanceName = 'provenance.intoto.json';

/** Differences of what a file says from what is said elsewhere, as checks that name the place. */
export function contradictions(file: string, stated: unknown, found: unknown, where: string): ArchiveCheck[] {
  return differencesOf(asJson(stated), asJson(found)).map(({ place, stated, found }) =>
    bad(`${file} says ${place || 'of itself'} ${stated}; by ${where} it is ${found}.`),
  );
}

/** As it comes out of a file: without members that are undefined. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** A file of an archive as JSON; undefined where it is none. */
export function parsed(archive: ArchiveFiles, path: string): unknown {
  try {
    return JSON.parse(textAt(archive, path));
  } catch {
    return undefined;
  }
}
