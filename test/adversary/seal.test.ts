import { beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../src/release/archive/read-archive.ts';
import { type ArchiveVerdict, verifyArchive } from '../../src/verification/index.ts';
import { type Files, reseal, restateProvenance } from '../verification/reseal.ts';
import { whole } from './lies/stamps-and-locks.ts';
import { lies, manifests } from './seal-lies.ts';
import { sealed } from './sealed.ts';

let original: Files;
beforeAll(async () => {
  original = await sealed(whole);
});

const verify = (files: Files): Promise<ArchiveVerdict> => verifyArchive(archiveOf(files), {});

describe('seal without sense', () => {
  it('an archive that is what it says is told from those below', async () => {
    const { standing, checks } = await verify(original);
    expect(checks.flatMap(({ state, text: said }) => (state === 'bad' ? said : []))).toEqual([]);
    expect(standing).toBe('nobody named');
  });

  // @verifies SRS-3260, SRS-3240
  it.each(Object.entries(lies))('is found: %s', async (_, change) => {
    const files = new Map(original);
    change(files);
    restateProvenance(files);
    expect((await verify(await reseal(files, undefined))).standing).toBe('contradicted');
  });

  // @verifies SRS-3260, SRS-3240
  it.each(Object.entries(manifests))('the manifest says %s', async (_, change) => {
    const files = await reseal(new Map(original), undefined, (manifest) => void change(manifest));
    expect((await verify(files)).standing).toBe('contradicted');
  });
});
