import { generator } from '../../src/cache/tool-identity.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { type Model, noFacts } from '../../src/model/index.ts';
import { link } from '../../src/pipeline/link.ts';
import { signWithSsh } from '../../src/release/approvals/ssh-keygen.ts';
import type { ArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { archiveOf } from '../../src/release/archive/read-archive.ts';
import { writeArchive } from '../../src/release/archive/write-archive.ts';
import { documentStates } from '../../src/release/revisions.ts';
import { writeData } from '../../src/render/export/data.ts';
import { addFacts, FileReader, parseFacts } from '../../src/sources/read-file.ts';
import { type Basis, gatesOf, places } from '../../src/verification/index.ts';
import { describeContents } from '../../src/workflows/archive-contents.ts';

/** What a small archive is of. */
export interface Small {
  name: string;
  version: string;
  release: string;
  date: string;
}

/**
 * An archive of a product without any content but the files given: it is what it says.
 * @param key that signs it; undefined leaves it unsigned
 * @param more lockfiles by their path: its SOUP is what they hold
 */
export async function writeSmallArchive(
  target: string,
  given: ReadonlyMap<string, Uint8Array>,
  { name, version, release, date }: Small,
  key?: string,
  more: { udi?: object; documents?: object[]; lockfiles?: Record<string, string> } = {},
): Promise<void> {
  const { udi, documents = [], lockfiles = {} } = more;
  const config = siteSchema.parse({
    product: { name, version, safetyClass: 'C', manufacturer: { name: 'M', address: 'A' }, udi },
    documents,
  });
  const basis: Basis = {
    schema: 'dossier-basis-1',
    configFile: 'site.config.ts',
    config,
    files: Object.keys(lockfiles).map((path) => ({ path, kinds: ['soup'] })),
    paths: Object.keys(lockfiles),
    manifests: [],
    submodules: {},
    tested: {},
    accepted: [],
    people: { authors: [], content: { after: '', at: '' } },
    commits: [],
    facts: noFacts(),
  };
  const revision: Model['release']['revision'] = {
    system: 'git',
    commit: 'c'.repeat(40),
    shortCommit: 'c'.repeat(12),
    tag: release,
    describe: release,
    date,
    dirty: false,
    tree: 'd'.repeat(40),
    shallow: false,
    lastChange: {},
    changes: [],
  };
  const surveyed = {
    files: basis.files.map((file) => ({ ...file, size: 0 })),
    paths: basis.paths,
    lock: undefined,
    soupLock: undefined,
    stamps: new Map(),
    manifests: [],
    submodules: new Map(),
    findings: [],
    referable: { read: () => undefined },
  };
  const project = {
    root: '/dev/null',
    configFile: 'site.config.ts',
    config,
    ids: undefined as never,
    configHash: '',
  };
  const files = new Map(given);
  const facts = noFacts();
  const hashes = new Map<string, string>();
  const reader = new FileReader(project);
  for (const { path, kinds } of basis.files) {
    const bytes = Buffer.from(lockfiles[path] ?? '');
    files.set(places.locks + path, bytes);
    const read = await reader.readBytes({ path, kinds, size: bytes.length }, bytes);
    hashes.set(path, read.hash);
    addFacts(facts, parseFacts(read));
  }
  const reading = { facts, hashOf: (path: string) => hashes.get(path) };
  const { model } = link(project, surveyed, { revision, findings: [], tested: new Map() }, reading);
  writeData(model, [], (path, content) => files.set(path, Buffer.from(content)));
  describeContents(files, JSON.parse(JSON.stringify(model)) as Model, basis, '');
  const gates = gatesOf(archiveOf(files), basis, model).map(({ gate, passed }) => ({ gate, passed }));
  const about: Omit<ArchiveManifest, 'schema' | 'files' | 'signed'> = {
    generator,
    product: { name, version, udi: model.product.udi?.hri ?? '' },
    release,
    candidate: false,
    commit: revision.commit,
    tree: revision.tree,
    date,
    gates,
    documents: documentStates(model),
  };
  await writeArchive(target, files, about, key ? (bytes) => signWithSsh(key, bytes) : undefined);
}
