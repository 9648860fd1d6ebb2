import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { signWithSsh } from '../../src/release/approvals/ssh-keygen.ts';
import { type ArchiveManifest, archiveNames } from '../../src/release/archive/archive-manifest.ts';
import { readExcerpt, readSupplier, type UseFile, writeExcerpt } from '../../src/suppliers/index.ts';
import { keys, publicKey, releaseOf, signersOf, subject, zipOf } from '../suppliers/released.ts';
import { editJson, editText, type Files, reseal, textOf } from '../verification/reseal.ts';
import { edited } from './lie.ts';
import { whole } from './lies/stamps-and-locks.ts';

const model = 'data/model.json';
const digest = `sha256:${'0'.repeat(64)}`;
let own: ReturnType<typeof keys>;
let honest: Files;
let newer: Files;
beforeAll(async () => {
  own = keys();
  honest = await releaseOf(whole, subject('Platform', '2.1.0'), own.supplier);
  newer = await releaseOf(
    edited(whole, 'content/a.md', 'within 2 s', 'within 9 s'),
    subject('Platform', '2.2.0'),
    own.supplier,
  );
});

interface Told {
  files: Files;
  /** What the configuration says otherwise. */
  use?: object;
  /** What lies beside otherwise. */
  lying?: Partial<UseFile>;
}
const read = ({ files, use, lying }: Told) => {
  const { project } = subject('Pump', '1.0.0', { platform: { from: 'platform.zip', ...use } });
  const file = { bytes: zipOf(files), signers: signersOf(own.supplier), revoked: '', ...lying };
  return readSupplier('platform', project.config.uses.platform as never, file, new Set(['PLATFORM:SRS-001']));
};
const changed = (change: (files: Files) => unknown): (() => Promise<Told>) => {
  return async () => {
    const files = new Map(honest);
    await change(files);
    return { files };
  };
};
const model_ = (change: (value: Model) => unknown) =>
  changed((files) => editJson<Model>(files, model, (value) => void change(value)));
/** Changed and sealed anew by somebody else, or by the supplier, whose lie only its contradictions tell. */
const by =
  (
    who: 'supplier' | 'stranger',
    change: (files: Files) => unknown,
    manifest?: (m: ArchiveManifest) => void,
  ) =>
  async (): Promise<Told> => {
    const files = new Map(honest);
    change(files);
    return { files: await reseal(files, own[who], manifest) };
  };
const values = (change: (value: Model) => unknown) => (files: Files) =>
  editJson<Model>(files, model, (value) => void change(value));
const item = (value: Model, id: string) =>
  value.items.find((each) => each.id === id) as Model['items'][number];
const large = Buffer.from(JSON.stringify({ schema: 'dossier-model-1', filler: ' '.repeat(1000) }));

/** Each lie, and what is said of it. */
const lies: Record<string, [told: () => Promise<Told>, said: RegExp]> = {
  'the text of an item is another': [
    changed((files) => editText(files, model, 'within 2 s', 'within 9 s')),
    /model\.json is not the one that its manifest lists/,
  ],
  'a verdict is flipped': [
    model_(({ verdicts }) => Object.assign(verdicts['SRS-001'] as object, { state: 'failed' })),
    /not the one that its manifest lists/,
  ],
  'an item is added': [
    model_((value) => value.items.push({ ...item(value, 'SRS-001'), id: 'SRS-009' })),
    /not the one that its manifest lists/,
  ],
  'an item is taken away': [model_(({ items }) => items.pop()), /not the one that its manifest lists/],
  'the model is gone': [changed((files) => files.delete(model)), /holds no data\/model\.json/],
  'the manifest is gone': [
    changed((files) => files.delete(archiveNames.manifest)),
    /holds no manifest\.json/,
  ],
  'the manifest lists the changed model': [
    changed((files) => {
      editText(files, model, 'within 2 s', 'within 3 s');
      return reseal(files, undefined, (manifest) => void Object.assign(manifest, { signed: true }));
    }),
    /signature was taken away/,
  ],
  'the manifest lists the changed model, under the old signature': [
    async () => {
      const files = new Map(honest);
      const signature = files.get(archiveNames.signature) as Uint8Array;
      editText(files, model, 'within 2 s', 'within 3 s');
      await reseal(files, undefined, (manifest) => void Object.assign(manifest, { signed: true }));
      files.set(archiveNames.signature, signature);
      return { files };
    },
    /does not fit the manifest/,
  ],
  'the manifest states another version': [
    changed((files) => editText(files, archiveNames.manifest, '2.1.0', '9.1.0')),
    /does not fit the manifest/,
  ],
  'the signature is that of another release': [
    changed((files) => files.set(archiveNames.signature, newer.get(archiveNames.signature) as Uint8Array)),
    /does not fit the manifest/,
  ],
  'the model is that of another release': [
    changed((files) => files.set(model, newer.get(model) as Uint8Array)),
    /not the one that its manifest lists/,
  ],
  'the signature is gone': [
    changed((files) => files.delete(archiveNames.signature)),
    /signature was taken away/,
  ],
  'nobody signed it': [async () => ({ files: await reseal(new Map(honest), undefined) }), /It is not signed/],
  'somebody else signed it': [by('stranger', () => {}), /nobody you named/],
  'somebody else signed it and lists themselves': [
    by('stranger', (files) => files.set('content/allowed_signers', Buffer.from(signersOf(own.stranger)))),
    /nobody you named/,
  ],
  'it was signed for another purpose': [
    changed(async (files) => {
      const manifest = files.get(archiveNames.manifest) as Uint8Array;
      files.set(
        archiveNames.signature,
        Buffer.from(await signWithSsh(own.supplier, manifest, 'git'), 'latin1'),
      );
    }),
    /made for "git"/,
  ],
  'the key was revoked': [
    async () => ({ files: honest, lying: { revoked: `${publicKey(own.supplier)}\n` } }),
    /revoked/,
  ],
  'the key was revoked, and a reason is stated': [
    async () => ({
      files: honest,
      use: { trust: { reason: 'We know them well enough.' } },
      lying: { revoked: `${publicKey(own.supplier)}\n` },
    }),
    /revoked/,
  ],
  'the signature does not fit, and a reason is stated': [
    async () => ({
      files: (await changed((files) => editText(files, archiveNames.manifest, '2.1.0', '9.1.0'))()).files,
      use: { trust: { reason: 'We know them well enough.' } },
    }),
    /does not fit the manifest/,
  ],
  'the key had expired': [
    async () => ({
      files: honest,
      lying: { signers: signersOf(own.supplier, 'namespaces="dossier-approval",valid-before="20200101Z"') },
    }),
    /did not count on/,
  ],
  'the key may not sign releases': [
    async () => ({ files: honest, lying: { signers: signersOf(own.supplier, 'namespaces="git"') } }),
    /did not count on/,
  ],
  'it is a candidate': [
    by(
      'supplier',
      () => {},
      (manifest) => void Object.assign(manifest, { candidate: true }),
    ),
    /is a candidate/,
  ],
  'the signed model is of another product': [
    by(
      'supplier',
      values(({ product }) => Object.assign(product, { name: 'Ventilator' })),
    ),
    /another product or release/,
  ],
  'the signed model is of another commit': [
    by(
      'supplier',
      values(({ release }) => Object.assign(release.revision, { commit: 'a'.repeat(40) })),
    ),
    /another product or release/,
  ],
  'the signed model is a draft': [
    by(
      'supplier',
      values(({ release }) => Object.assign(release, { draft: true })),
    ),
    /another product or release/,
  ],
  'the signed model has an item twice': [
    by(
      'supplier',
      values((value) => value.items.push(item(value, 'SRS-001'))),
    ),
    /two items SRS-001/,
  ],
  'the signed model is of a later form': [
    by(
      'supplier',
      values((value) => Object.assign(value, { schema: 'dossier-model-2' })),
    ),
    /"dossier-model-2", which this version does not know: update Dossier/,
  ],
  'the signed model has no items': [
    by(
      'supplier',
      values((value) => Object.assign(value, { items: 'none' })),
    ),
    /does not read at items/,
  ],
  'the signed model is cut off': [
    by('supplier', (files) => files.set(model, (files.get(model) as Uint8Array).subarray(0, 5000))),
    /is no JSON/,
  ],
  'the signed model is large and says nothing': [
    by('supplier', (files) => files.set(model, large)),
    /does not read at product/,
  ],
  'the archive is cut off': [
    async () => ({ files: honest, lying: { bytes: zipOf(honest).subarray(0, -30) } }),
    /cannot be read: it is damaged/,
  ],
  'the archive holds bytes before its files': [
    async () => ({ files: honest, lying: { bytes: Buffer.concat([Buffer.from('MZ'), zipOf(honest)]) } }),
    /cannot be read/,
  ],
  'the archive names a file outside of it': [
    changed((files) => files.set('../evil', Buffer.from('x'))),
    /names a file outside of it/,
  ],
  'the signature unpacks to more than one holds': [
    changed((files) => files.set(archiveNames.signature, Buffer.alloc(200_000, 32))),
    /manifest\.json\.sig unpacks to more than/,
  ],
  'the archive is no ZIP': [
    async () => ({ files: honest, lying: { bytes: Buffer.from('<html>Not found</html>') } }),
    /cannot be read/,
  ],
  'another release lies there than is named': [
    async () => ({ files: honest, use: { sha256: 'f'.repeat(64) } }),
    /and the configuration states f{64}/,
  ],
  'a file that nobody brought stands for a registry': [
    async () => ({ files: honest, use: { from: `oci://registry.example/platform@${digest}` } }),
    /not written by `dossier uses fetch`/,
  ],
  'it was brought from another registry': [
    async () => broughtAs('oci://registry.example/other', '{}'),
    /was brought from oci:\/\/registry\.example\/other/,
  ],
  'it was brought under another digest': [
    async () => broughtAs(`oci://registry.example/platform@${digest}`, '{}'),
    /under another digest/,
  ],
};

/** An excerpt that says where it was brought from, with what a registry's manifest may say. */
async function broughtAs(from: string, registry: string): Promise<Told> {
  const excerpt = readExcerpt(zipOf(honest));
  if ('refused' in excerpt) throw new Error(excerpt.refused);
  const bytes = Buffer.from(
    writeExcerpt(excerpt, { from, registry: Buffer.from(registry).toString('base64') }),
  );
  return { files: honest, use: { from: `oci://registry.example/platform@${digest}` }, lying: { bytes } };
}

describe('a release of another project that lies', () => {
  // @verifies SRS-3821, SRS-3822, SRS-3823
  it('is told from one that is what it says', async () => {
    const supplier = await read({ files: honest });
    expect(supplier).toMatchObject({ standing: 'signed', signer: 'Platform releases', lacking: '' });
    expect(supplier.verdicts['PLATFORM:SRS-001']?.state).toBe('verified');
    expect(textOf(honest, archiveNames.manifest)).toContain('"signed": true');
  });

  // @verifies SRS-3821, SRS-3822, SRS-3823
  it.each(Object.entries(lies))('counts for nothing: %s', async (_, [told, said]) => {
    const { standing, items, verdicts, lacking, product } = await read(await told());
    expect(lacking).toMatch(said);
    expect({ standing, items, verdicts, product }).toEqual({
      standing: 'not proven',
      items: [],
      verdicts: {},
      product: '',
    });
  });
});
