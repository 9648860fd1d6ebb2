import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useOrigin } from '../../src/config/index.ts';
import { sha256Of } from '../../src/model/index.ts';
import { readReference } from '../../src/release/stores/reference.ts';
import { pushArchive } from '../../src/release/stores/registry.ts';
import { bringArchive } from '../../src/suppliers/bring.ts';
import { manifestAnnotation, readExcerpt, readSupplier, writeExcerpt } from '../../src/suppliers/index.ts';
import { whole } from '../adversary/lies/stamps-and-locks.ts';
import { startMemoryRegistry } from '../release/memory-registry.ts';
import type { Files } from '../verification/reseal.ts';
import { keys, releaseOf, signersOf, subject, zipOf } from './released.ts';

const access = { credentials: undefined, signal: new AbortController().signal };
let own: ReturnType<typeof keys>;
let release: Files;
let scratch: string;

beforeAll(async () => {
  own = keys();
  scratch = mkdtempSync(join(tmpdir(), 'fetch-'));
  release = await releaseOf(whole, subject('Platform', '2.1.0'), own.supplier);
});

const useOf = (from: string, more: object = {}) =>
  subject('Pump', '1.0.0', { platform: { from, ...more } }).project.config.uses.platform as never;

/** Brings what a configuration names, keeps of it what builds read, and reads that as a build does. */
async function fetched(from: string, more: object = {}) {
  const came = await bringArchive(scratch, useOf(from), access);
  if ('refused' in came) return came;
  const excerpt = readExcerpt(came.zip);
  if ('refused' in excerpt) return excerpt;
  const bytes = Buffer.from(writeExcerpt(excerpt, came.brought));
  expect(bytes.length).toBeLessThan(came.zip.length);
  const read = (as: string) =>
    readSupplier(
      'platform',
      useOf(as, more),
      { bytes, signers: signersOf(own.supplier), revoked: '' },
      new Set(),
    );
  return { supplier: await read(from), read };
}

describe('a release that is fetched', () => {
  // @verifies SRS-3821
  it('comes from a registry by its digest, which is held against it offline', async () => {
    const registry = await startMemoryRegistry();
    try {
      const place = `oci://127.0.0.1:${registry.port}/pump`;
      const sum = sha256Of(release.get('manifest.json') as Uint8Array);
      const push = (tag: string, annotations: Record<string, string>) =>
        pushArchive(readReference(place) as never, tag, zipOf(release), annotations, access);
      const digest = await push('v2.1.0', { [manifestAnnotation]: sum });
      const answer = await fetched(`${place}@${digest}`);
      expect(answer).toMatchObject({ supplier: { standing: 'signed', version: '2.1.0', manifest: sum } });
      if (!('read' in answer)) throw new Error('not read');
      const other = await answer.read(`${place}@sha256:${'0'.repeat(64)}`);
      expect(other.lacking).toMatch(/^It was brought from oci:/);

      const unnamed = await push('v2.1.0-old', {});
      expect(await fetched(`${place}@${unnamed}`)).toMatchObject({
        supplier: { fault: 'refused', lacking: expect.stringContaining(`state \`sha256: '${sum}'\``) },
      });
      expect(await fetched(`${place}@${unnamed}`, { sha256: sum })).toMatchObject({
        supplier: { standing: 'signed' },
      });
      const lying = await push('v2.1.0-lie', { [manifestAnnotation]: 'f'.repeat(64) });
      expect(await fetched(`${place}@${lying}`)).toMatchObject({
        supplier: { lacking: 'Its manifest.json is not the one that the registry names.' },
      });
    } finally {
      registry.close();
    }
  });

  // @verifies SRS-3821
  it('comes from a file in the tree of a tag, whatever stands elsewhere', async () => {
    const repository = join(scratch, 'platform');
    const git = (...words: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=T', '-c', 'user.email=t@localhost', '-c', 'init.defaultBranch=main', ...words],
        {
          cwd: repository,
        },
      );
    mkdirSync(join(repository, 'releases'), { recursive: true });
    git('init', '-q');
    writeFileSync(join(repository, 'releases/v2.1.0.zip'), zipOf(release));
    git('add', '.');
    git('commit', '-qm', 'Release');
    git('tag', 'v2.1.0');
    git('rm', '-q', 'releases/v2.1.0.zip');
    git('commit', '-qm', 'Gone');
    expect(await fetched('git+file:platform@v2.1.0')).toMatchObject({
      supplier: { standing: 'signed', release: 'v2.1.0', file: 'uses/platform.zip' },
    });
    expect(await fetched('git+file:platform@v2.1.0#releases/v9.zip')).toHaveProperty('refused');
    expect(await fetched('git+file:platform@main#releases/v2.1.0.zip')).toHaveProperty('refused');
    expect(await fetched('suppliers/platform.zip')).toHaveProperty('refused');
  });

  // @verifies SRS-3821
  it.each([
    'oci://registry.example/platform:v2.1.0',
    'https://registry.example/platform.zip',
    '../platform.zip',
    'suppliers/platform',
    'git+ext::sh -c x@v1',
    'git+https://host.example/x.git@-v1',
    'git+https://host.example/x.git@v1#../x.zip',
    'git+https://host.example/x.git',
  ])('is named by nothing that is neither here nor pinned: %#', (from) => {
    expect(useOrigin(from)).toBeUndefined();
  });
});
