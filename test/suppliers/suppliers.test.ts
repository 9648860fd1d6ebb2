import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCached, writeCached } from '../../src/cache/json-cache.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { type Finding, type Model, noFacts } from '../../src/model/index.ts';
import { checkModel } from '../../src/pipeline/check.ts';
import { suppliersOf } from '../../src/pipeline/suppliers.ts';
import { archiveOf } from '../../src/release/archive/read-archive.ts';
import type { UseFile } from '../../src/suppliers/index.ts';
import { verifyArchive } from '../../src/verification/index.ts';
import { edited } from '../adversary/lie.ts';
import { whole } from '../adversary/lies/stamps-and-locks.ts';
import { type Files, linked, referableOf, reviewed, type Subject } from '../adversary/mini.ts';
import { sealed } from '../adversary/sealed.ts';
import { editJson, reseal, restateProvenance } from '../verification/reseal.ts';
import { keys, publicKey, releaseOf, signersOf, subject, zipOf } from './released.ts';

/** A pump that has a control of a platform carried out by it, and says so in its own pages alone. */
const pump: Files = {
  'content/pump.md': `# Pump

## HAZ-101 Too much is given

- severity: critical
- probability: remote
- residual-probability: improbable

The patient gets too much.

## RC-101 The nurse hears of it

- controls: HAZ-101
- kind: protective measure
- implemented by: PLATFORM:SRS-001

As PLATFORM:URS-001 has it.
`,
};
const from = 'suppliers/platform.zip';
let own: ReturnType<typeof keys>;
let bytes: Buffer;
let signed: UseFile;

beforeAll(async () => {
  own = keys();
  bytes = zipOf(await releaseOf(whole, subject('Platform', '2.1.0'), own.supplier));
  signed = { bytes, signers: signersOf(own.supplier), revoked: '' };
});

async function judged(
  files: Files,
  of: Subject,
  lock?: string,
): Promise<{ model: Model; findings: Finding[] }> {
  const all = await linked(files, lock, of);
  const { findings } = await checkModel(of.project, all, { files: referableOf(files) });
  return { model: all.model, findings };
}
const using = (platform: UseFile, more: object = {}): Subject =>
  subject('Pump', '1.0.0', { platform: { from, ...more } }, { platform });
const ofSuppliers = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ rule, message }) =>
    /^supplier|unknown-id|foreign|relation/.test(rule) ? `${rule}: ${message}` : [],
  );

describe('a release that ours relies on', () => {
  // @verifies SRS-3820, SRS-3823, SRS-3825
  it('lends its verdict under its own name, by prefix, with text, release and signer', async () => {
    const of = using(signed);
    const { model, findings } = await judged(pump, of, await reviewed(pump, of));
    expect(ofSuppliers(findings)).toEqual([]);
    const [supplier] = model.suppliers ?? [];
    expect(supplier).toMatchObject({
      standing: 'signed',
      prefix: 'PLATFORM',
      product: 'Platform',
      version: '2.1.0',
      release: 'v2.1.0',
      signer: 'Platform releases',
    });
    expect(supplier?.items.map(({ id }) => id)).toEqual([
      'PLATFORM:HAZ-001',
      'PLATFORM:RC-001',
      'PLATFORM:URS-001',
      'PLATFORM:SRS-001',
      'PLATFORM:SRS-002',
      'PLATFORM:TST-001',
    ]);
    expect(supplier?.items[3]).toMatchObject({
      title: 'Alarm latency',
      origin: { tool: 'PLATFORM 2.1.0', place: 'content/a.md:22' },
    });
    expect(supplier?.verdicts['PLATFORM:SRS-001']).toMatchObject({ state: 'verified', tests: 1 });
    expect(model.verdicts['HAZ-101']?.state).toBe('verified');
    expect(Object.keys(model.verdicts)).not.toContain('PLATFORM:SRS-001');
    expect(model.items.map(({ id }) => id)).toEqual(['HAZ-101', 'RC-101']);
  });

  // @verifies SRS-3825
  it('leaves open what rests on an item that is not verified in it', async () => {
    const failing = edited(whole, 'reports/system.xml', '"></testcase>', '"><skipped/></testcase>');
    const release = zipOf(await releaseOf(failing, subject('Platform', '2.1.0'), own.supplier));
    const { model, findings } = await judged(pump, using({ ...signed, bytes: release }));
    expect(model.verdicts['RC-101']).toMatchObject({
      state: 'open',
      reasons: [{ sentence: '{subject} is {state} in {release}, not verified.' }],
    });
    expect(ofSuppliers(findings)).toEqual([
      expect.stringMatching(
        /^supplier-not-verified: PLATFORM:SRS-001 is open in PLATFORM 2\.1\.0, not verified: /,
      ),
    ]);
  });

  // @verifies SRS-3824
  it('makes links suspect whose text changed in its next version, and tells what vanished', async () => {
    const before = await reviewed(pump, using(signed));
    const next = async (files: Files) =>
      judged(
        pump,
        using({
          ...signed,
          bytes: zipOf(await releaseOf(files, subject('Platform', '2.2.0'), own.supplier)),
        }),
        before,
      );
    const changed = await next(edited(whole, 'content/a.md', 'within 2 s', 'within 9 s'));
    expect(changed.findings.map(({ rule, message }) => `${rule}: ${message}`)).toContain(
      'suspect-link: The link PLATFORM:SRS-001 implements RC-101 is suspect: PLATFORM:SRS-001 changed since Reviewer reviewed it.',
    );
    expect(changed.model.verdicts['HAZ-101']?.state).toBe('suspect');
    const renamed = Object.fromEntries(
      Object.entries(whole).map(([path, text]) => [path, text.replaceAll('SRS-001', 'SRS-011')]),
    );
    expect(ofSuppliers((await next(renamed)).findings)).toEqual([
      'unknown-id: PLATFORM:SRS-001 implements RC-101, but PLATFORM 2.2.0 has no SRS-001.',
    ]);
  });

  // @verifies SRS-3823
  it('counts for nothing without a signature, unless a reason is stated, which is told', async () => {
    const unsigned = {
      ...signed,
      bytes: zipOf(await releaseOf(whole, subject('Platform', '2.1.0'), undefined)),
    };
    const refused = await judged(pump, using(unsigned));
    expect(refused.model.suppliers?.[0]).toMatchObject({ standing: 'not proven', items: [], product: '' });
    expect(refused.model.verdicts['RC-101']?.state).toBe('open');
    expect(ofSuppliers(refused.findings)).toEqual([
      'unknown-id: PLATFORM:SRS-001 implements RC-101, and nothing of PLATFORM counts.',
      'unknown-id: PLATFORM:URS-001 is mentioned, and nothing of PLATFORM counts.',
      expect.stringMatching(/^supplier-unsigned: Nothing of PLATFORM counts\. It is not signed/),
    ]);
    const reason = 'Received on a disk from the project itself.';
    const trusted = await judged(pump, using(unsigned, { trust: { reason } }));
    expect(trusted.model.suppliers?.[0]).toMatchObject({ standing: 'trusted', reason, signer: '' });
    expect(trusted.model.verdicts['RC-101']?.state).toBe('verified');
    expect(ofSuppliers(trusted.findings)).toEqual([
      expect.stringContaining(`PLATFORM 2.1.0 counts by a stated reason: ${reason}`),
    ]);
  });

  // @verifies SRS-3820
  it('has IDs that are told from those of ours behind their colon, and are defined by no page of ours', async () => {
    const of = using(signed);
    const { ids } = of.project;
    const text =
      'See PLATFORM:SRS-001, SRS-001 (PLATFORM:KERNEL:req~a.b~1), platform:URS-1; X:SRS-002 and PLATFORM:none.';
    expect(ids.find(text).map(({ id }) => id)).toEqual([
      'PLATFORM:SRS-001',
      'SRS-001',
      'PLATFORM:KERNEL:req~a.b~1',
      'platform:URS-1',
      'SRS-002',
    ]);
    const files = { ...pump, 'content/b.md': '# B\n\n## PLATFORM:SRS-001 Ours now\n\nText.\n' };
    const { model, findings } = await judged(files, of);
    expect(model.items.map(({ id }) => id)).toEqual(['HAZ-101', 'RC-101']);
    expect(ofSuppliers(findings)).toEqual([
      expect.stringMatching(/^foreign-item: PLATFORM:SRS-001 is an item of another/),
    ]);
  });

  // @verifies SRS-3827
  it('is told with its own suppliers: chains, a double in another release, a circle', async () => {
    const platform = async (kernel: string): Promise<UseFile> => {
      const of = subject('Platform', '2.1.0', { kernel: { from } }, { kernel: await kernelOf(kernel) });
      const files = edited(
        whole,
        'content/a.md',
        '- implements: RC-001\n',
        '- implements: RC-001, KERNEL:RC-001\n',
      );
      return { ...signed, bytes: zipOf(await releaseOf(files, of, own.supplier)) };
    };
    const kernelOf = async (version: string, name = 'Kernel'): Promise<UseFile> => ({
      ...signed,
      bytes: zipOf(await releaseOf(whole, subject(name, version), own.supplier)),
    });
    const uses = { platform: { from }, kernel: { from: 'suppliers/kernel.zip' } };
    const both = { platform: await platform('1.0.0'), kernel: await kernelOf('1.1.0') };
    const { model, findings } = await judged(pump, subject('Pump', '1.0.0', uses, both));
    const [, second] = model.suppliers ?? [];
    expect(second?.items.map(({ id }) => id)).toContain('PLATFORM:KERNEL:HAZ-001');
    expect(second?.verdicts['PLATFORM:KERNEL:RC-001']?.state).toBe('verified');
    expect(second?.uses).toMatchObject([{ prefix: 'PLATFORM:KERNEL', version: '1.0.0', standing: 'signed' }]);
    expect(ofSuppliers(findings)).toEqual([
      expect.stringMatching(
        /^supplier-versions: Kernel is relied on twice: KERNEL is 1\.1\.0 .*PLATFORM:KERNEL is 1\.0\.0/,
      ),
    ]);
    const circle = await judged(
      pump,
      subject('Kernel', '1.1.0', { platform: { from } }, { platform: both.platform }),
    );
    expect(ofSuppliers(circle.findings)).toEqual([
      expect.stringMatching(/^supplier-cycle: PLATFORM relies on Kernel 1\.0\.0 itself/),
    ]);
    expect(siteSchema.shape.uses.safeParse({ a: { from, prefix: 'P' }, p: { from } }).success).toBe(false);
  });

  // @verifies SRS-3826
  it('is read anew by a check only where something of it changed', async () => {
    const root = mkdtempSync(join(tmpdir(), 'uses-'));
    const project = { ...using(signed).project, root };
    const facts = {
      ...noFacts(),
      mentions: [{ id: 'PLATFORM:SRS-001', place: { file: 'a.md', line: 1, column: 1 } }],
    };
    const read = (file: UseFile, isKept = true) =>
      suppliersOf(
        project,
        new Map([['platform', { ...file, bytes: Buffer.from(file.bytes ?? []) }]]),
        facts,
        using(signed).revision,
        isKept,
      );
    const first = await read(signed);
    const kept = join(root, project.config.output.cache, 'suppliers', 'platform.json');
    const { key } = readCached(kept) as { key: string };
    writeCached(kept, { key, supplier: { ...first[0], version: 'kept' } });
    expect((await read(signed))[0]?.version).toBe('kept');
    expect(await read(signed, false)).toEqual(first);
    expect((await read({ ...signed, signers: '' }))[0]?.standing).toBe('not proven');
    expect((await read({ ...signed, bytes: Buffer.from('x') }))[0]?.fault).toBe('refused');
  });

  // @verifies SRS-3823
  it('goes into an archive of ours, where it is read and judged again', async () => {
    const honest = await sealed(pump, using(signed));
    const worth = async (change: (files: typeof honest) => void) => {
      const files = new Map(honest);
      change(files);
      restateProvenance(files);
      const { standing, checks } = await verifyArchive(archiveOf(await reseal(files, undefined)), {});
      return { standing, bad: checks.filter(({ state }) => state === 'bad').length > 0 };
    };
    expect(await worth(() => {})).toEqual({ standing: 'nobody named', bad: false });
    const lies: ((files: typeof honest) => void)[] = [
      (files) => files.delete('content/uses/platform.zip'),
      (files) => files.set('content/uses/platform.signers', Buffer.from(signersOf(own.stranger))),
      (files) => files.set('content/uses/platform.revoked', Buffer.from(`${publicKey(own.supplier)}\n`)),
      (files) =>
        editJson<Model>(files, 'data/model.json', ({ suppliers }) => {
          Object.assign(suppliers?.[0]?.verdicts['PLATFORM:SRS-001'] as object, { state: 'failed' });
        }),
      (files) =>
        editJson<Model>(files, 'data/model.json', ({ suppliers }) => {
          Object.assign(suppliers?.[0] as object, { signer: 'Somebody else' });
        }),
    ];
    for (const lie of lies) expect(await worth(lie)).toEqual({ standing: 'contradicted', bad: true });
  });
});
