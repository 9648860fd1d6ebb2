import { type Facts, type Model, noFacts } from '../model/index.ts';
import { link } from '../pipeline/link.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import { addFacts, FileReader, parseFacts } from '../sources/read-file.ts';
import { stampName } from '../sources/stamp/index.ts';
import { readSuppliers, wantedOf } from '../suppliers/index.ts';
import { type Basis, fileOf, projectOf } from './basis.ts';
import { usesIn } from './uses.ts';

/** Where an archive holds a file of the project; pages and lockfiles apart from evidence. */
export const places = { evidence: 'evidence/', pages: 'content/pages/', locks: 'content/locks/' } as const;

/**
 * Makes the model of a release again from what lies in its archive: pages, evidence and lockfiles are read anew, with stamps and the lock of
 * the trace, and linked by the same code as in a build.
 * @param model as the archive states it: for what no file of the archive tells, the revision
 * @returns the model without what only a repository or another stage tells: approvals, translations, history
 */
export async function deriveModel(archive: ArchiveFiles, basis: Basis, { release }: Model): Promise<Model> {
  const project = projectOf(basis);
  const reader = new FileReader(project);
  const facts = noFacts();
  const stated = byFile(basis.facts);
  const hashes = new Map<string, string>();
  const here = new Set(archive.paths);
  for (const file of basis.files) {
    const place = Object.values(places).find((directory) => here.has(directory + file.path));
    if (place === undefined) {
      for (const [list, fact] of stated.get(file.path) ?? []) addFacts(facts, { [list]: [fact] });
      continue;
    }
    const bytes = archive.read(place + file.path);
    const read = await reader.readBytes({ ...file, size: bytes.length }, bytes);
    hashes.set(file.path, read.hash);
    addFacts(facts, parseFacts(read));
  }
  const surveyed = {
    files: basis.files,
    paths: basis.paths,
    lock: here.has('content/trace.lock') ? textAt(archive, 'content/trace.lock') : undefined,
    soupLock: here.has('content/soup.lock') ? textAt(archive, 'content/soup.lock') : undefined,
    stamps: stampsOf(archive),
    manifests: basis.manifests,
    submodules: new Map(Object.entries(basis.submodules)),
    findings: [],
    // The site holds images disarmed: their own bytes are not in the archive.
    referable: { read: () => undefined },
  };
  const tested = new Map(Object.entries(basis.tested));
  const revision = { revision: release.revision, findings: [], tested };
  const { uses } = basis.config;
  const suppliers = await readSuppliers(
    basis.config,
    usesIn(archive, uses),
    wantedOf(facts, release.revision),
  );
  const reading = { facts, hashOf: (path: string) => hashes.get(path) };
  return link(project, surveyed, revision, reading, suppliers).model;
}

/** Facts with the names of their lists, by the file they were read from: they count in the order of the files. */
function byFile(facts: Facts): Map<string, [keyof Facts, object][]> {
  const lists = Object.entries(facts) as [keyof Facts, object[]][];
  const all = lists.flatMap(([list, own]) => own.map((fact): [keyof Facts, object] => [list, fact]));
  return Map.groupBy(all, ([, fact]) => fileOf(fact));
}

function stampsOf(archive: ArchiveFiles): Map<string, Uint8Array> {
  const ending = `/${stampName}`;
  return new Map(
    archive.paths
      .filter((path) => path.startsWith(places.evidence) && path.endsWith(ending))
      .map((path) => [path.slice(places.evidence.length, -ending.length), archive.read(path)]),
  );
}
