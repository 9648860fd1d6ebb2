import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idsOf } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { type Item, noFacts, sha256Of } from '../../src/model/index.ts';
import { suppliersOf } from '../../src/pipeline/suppliers.ts';
import { signWithSsh } from '../../src/release/approvals/ssh-keygen.ts';
import { formatArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { zipFiles } from '../../src/release/archive/zip.ts';

/**
 * Reads so many signed releases of so many items each, as a check does, of which a tenth of the items is named by ours: at first, and after
 * one of them changed. Seconds of the processor, without those of ssh-keygen. A few lines of text.
 */
export async function measureSuppliers(repositories: number, items: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'dossier-bench-uses-'));
  try {
    const key = join(root, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
    const signers = `a@b.example ${readFileSync(`${key}.pub`, 'utf8').trim()} Releases (release)\n`;
    const names = Array.from({ length: repositories }, (_, index) => `part${index}`);
    const files = new Map<string, { bytes: Buffer; signers: string; revoked: string }>();
    for (const name of names)
      files.set(name, { bytes: await release(name, items, key, 'two'), signers, revoked: '' });
    const config = siteSchema.parse({
      product: {
        name: 'System',
        version: '1.0.0',
        safetyClass: 'C',
        manufacturer: { name: 'M', address: 'A' },
      },
      uses: Object.fromEntries(names.map((name) => [name, { from: `${name}.zip` }])),
    });
    const project = { root, configFile: 'site.config.ts', config, ids: idsOf(config), configHash: '' };
    const place = { file: 'a.md', line: 1, column: 1 };
    const mentions = names.flatMap((name) =>
      Array.from({ length: items / 10 }, (_, at) => ({
        id: `${name.toUpperCase()}:SRS-${at * 10 + 1}`,
        place,
      })),
    );
    const read = async (): Promise<{ seconds: number; shown: number }> => {
      const before = process.cpuUsage();
      const suppliers = await suppliersOf(
        project,
        files,
        { ...noFacts(), mentions },
        { changes: [] } as never,
        true,
      );
      const { user, system } = process.cpuUsage(before);
      return {
        seconds: (user + system) / 1e6,
        shown: suppliers.reduce((sum, each) => sum + each.items.length, 0),
      };
    };
    const cold = await read();
    files.set('part0', { bytes: await release('part0', items, key, 'three'), signers, revoked: '' });
    const changed = await read();
    const unchanged = await read();
    return (
      `\n${repositories} releases of ${items} items each, ${cold.shown} of them in chains of ours\n` +
      `  read and judged: ${cold.seconds.toFixed(1)} s of the processor (at most 20: ${cold.seconds <= 20 ? 'met' : 'NOT MET'})\n` +
      `  after a change of one: ${changed.seconds.toFixed(2)} s (at most 2: ${changed.seconds <= 2 ? 'met' : 'NOT MET'}); nothing changed: ${unchanged.seconds.toFixed(2)} s\n`
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A signed archive as builds read it: half needs, half requirements that satisfy them. */
async function release(name: string, count: number, key: string, word: string): Promise<Buffer> {
  const text = `The alarm shall sound within ${word} seconds of the threshold being crossed. `.repeat(4);
  const commit = 'c'.repeat(40);
  const item = (index: number): Item => {
    const type = index % 2 === 1 ? 'SRS' : 'URS';
    const id = `${type}-${index}`;
    const place = { file: 'content/a.md', line: index + 1, column: 1 };
    return {
      id,
      type,
      title: `Alarm ${index}`,
      attributes: { verification: 'test' },
      body: text,
      bodyLine: index + 2,
      form: 'heading',
      place,
      fingerprint: '0123456789abcdef',
    };
  };
  const items = Array.from({ length: count }, (_, index) => item(index));
  const model = Buffer.from(
    JSON.stringify({
      schema: 'dossier-model-1',
      product: { name, version: '1.0.0', manufacturer: { name: 'M' } },
      release: { label: 'v1.0.0', draft: false, revision: { commit } },
      items,
      links: items
        .filter(({ type }) => type === 'SRS')
        .map(({ id, place }, index) => ({
          from: id,
          relation: 'satisfies',
          to: `URS-${index * 2}`,
          place,
          origin: 'item',
          state: 'reviewed',
        })),
      verdicts: Object.fromEntries(
        items.map(({ id }) => [id, { state: 'verified', reasons: [], evidence: [] }]),
      ),
      documents: [],
      soup: [],
    }),
  );
  const manifest = Buffer.from(
    formatArchiveManifest({
      schema: 'dossier-archive-1',
      generator: { name: 'dossier', version: '0.1.0' },
      product: { name, version: '1.0.0', udi: '' },
      release: 'v1.0.0',
      candidate: false,
      commit,
      tree: commit,
      date: '2026-03-01T10:00:00Z',
      gates: [],
      documents: [],
      signed: true,
      files: [{ path: 'data/model.json', size: model.length, sha256: sha256Of(model) }],
    }),
  );
  const signature = Buffer.from(await signWithSsh(key, manifest), 'latin1');
  const parts: [string, Buffer][] = [
    ['manifest.json', manifest],
    ['manifest.json.sig', signature],
    ['data/model.json', model],
  ];
  return Buffer.from(zipFiles(new Map(parts)));
}
