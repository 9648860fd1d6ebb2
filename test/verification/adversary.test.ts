import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf, openArchive, openZip } from '../../src/release/archive/read-archive.ts';
import { filesBelow } from '../../src/release/archive/write-archive.ts';
import { zipFiles } from '../../src/release/archive/zip.ts';
import { type ArchiveVerdict, verifyArchive } from '../../src/verification/index.ts';
import { ReleasableProject } from '../release/released.ts';
import { type Files, reseal, restateProvenance } from './reseal.ts';
import { contradictions, unit, unprovided } from './tampering.ts';

let made: ReleasableProject;
let scratch = '';
let signers = '';
let mallory = '';
/** The archive without prints and fonts, sealed by the signer: small enough to be verified a thousand times. */
let original: Files;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'dossier-adversary-'));
  mallory = join(scratch, 'mallory');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', mallory]);
  made = ReleasableProject.released();
  signers = made.project.read('allowed_signers');
  original = filesBelow(join(made.project.root, 'releases/v2.4.1'));
  for (const path of original.keys()) if (/^pdf\/|\.woff2$/.test(path)) original.delete(path);
  restateProvenance(original);
  await reseal(original, made.key);
});
afterAll(() => {
  made.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const verify = (files: Files): Promise<ArchiveVerdict> => verifyArchive(archiveOf(files), { signers });
const bad = ({ checks }: ArchiveVerdict): string[] =>
  checks.flatMap(({ state, text }) => (state === 'bad' ? text : []));
describe('an archive that contradicts itself', () => {
  it('is told from one that does not', async () => {
    const verdict = await verify(original);
    expect([verdict.standing, bad(verdict)]).toEqual(['named', []]);
    const again = await verify(await reseal(new Map(original), mallory));
    expect([again.standing, bad(again)]).toEqual(['nobody named', []]);
    const unsigned = await verify(await reseal(new Map(original), undefined));
    expect([unsigned.standing, bad(unsigned)]).toEqual(['nobody named', []]);
  });

  // @verifies SRS-3240
  it.each(contradictions)('is found, with the place: %s', async (_, change, said, manifest) => {
    const files = new Map(original);
    change(files);
    restateProvenance(files);
    const verdict = await verify(await reseal(files, mallory, manifest));
    expect(bad(verdict)).toContainEqual(expect.stringMatching(said));
    expect(verdict.standing).toBe('contradicted');
  });

  // @verifies SRS-3240
  it.each(unprovided)('is found by its provenance: %s', async (_, change, said) => {
    const files = new Map(original);
    change(files);
    const verdict = await verify(await reseal(files, mallory));
    expect(bad(verdict)).toContain(said);
    expect(verdict.standing).toBe('contradicted');
  });
});

/** `npm run fuzz` makes many times as many, and others each time. */
const times = Number(process.env.DOSSIER_FUZZ ?? '1');
const seed = times === 1 ? 11 : Date.now() % 1_000_000;
const count = 300 * times;

describe('random changes', () => {
  const random = fc.record({
    where: fc.double({ min: 0, max: 0.999999, noNaN: true }),
    at: fc.nat(),
    bit: fc.nat(7),
    kind: fc.constantFrom('byte', 'remove', 'add', 'rename', 'cut', 'swap'),
  });
  type Change = typeof random extends fc.Arbitrary<infer T> ? T : never;

  /** @returns whether anything is otherwise than before */
  function change(files: Files, { where, at, bit, kind }: Change, paths: readonly string[]): boolean {
    const index = Math.floor(where * paths.length);
    const path = paths[index] as string;
    const before = files.get(path) as Uint8Array;
    const other = paths[(index + 1 + (at % (paths.length - 1))) % paths.length] as string;
    if (kind === 'remove') files.delete(path);
    else if (kind === 'add') files.set(`${path}.more`, Buffer.from('more'));
    else if (kind === 'rename') {
      files.delete(path);
      files.set(`${path}x`, before);
    } else if (kind === 'cut') files.set(path, before.subarray(0, at % Math.max(1, before.length)));
    else if (kind === 'swap') files.set(path, files.get(other) as Uint8Array);
    else if (before.length > 0) {
      const after = Buffer.from(before);
      after[at % after.length] = (after[at % after.length] as number) ^ (1 << bit);
      files.set(path, after);
    }
    const after = files.get(path);
    return !(after && files.size === original.size && Buffer.compare(after, before) === 0);
  }

  // @verifies SRS-3243
  it(
    'of an archive and of its ZIP, sealed anew or not: none is said to be verified by signers you named',
    async () => {
      const sums = { found: 0, 'signed by nobody named': 0, 'the same': 0 };
      const beside = ['manifest.json', 'manifest.json.sig', 'SHA256SUMS'];
      const paths = [...original.keys()].sort();
      const content = paths.filter((path) => !beside.includes(path));
      const zip = zipFiles(original);
      for (const [number, each] of fc.sample(random, { numRuns: count, seed }).entries()) {
        const files = new Map(original);
        const about = `${number} (seed ${seed}): ${JSON.stringify(each)}`;
        let verdict: ArchiveVerdict | undefined;
        if (number % 10 < 4) {
          // A bit of the ZIP itself; a time or a permission that differs says nothing else than before.
          const bytes = Buffer.from(zip);
          bytes[each.at % bytes.length] = (bytes[each.at % bytes.length] as number) ^ (1 << each.bit);
          const opened = openZip(bytes);
          if (!('refused' in opened)) {
            const same = new Map(opened.paths.map((path) => [path, opened.read(path)]));
            if (Buffer.compare(zipFiles(same), zip) === 0) {
              sums['the same']++;
              continue;
            }
            verdict = await verifyArchive(opened, { signers });
          }
        } else if (number % 10 < 7) {
          if (!change(files, each, paths)) {
            sums['the same']++;
            continue;
          }
          verdict = await verify(files);
        } else {
          if (!change(files, each, content)) {
            sums['the same']++;
            continue;
          }
          if (number % 2 === 0 && files.has('provenance.intoto.json'))
            try {
              restateProvenance(files);
            } catch {
              // What is no statement any more stays so.
            }
          await reseal(files, number % 3 < 2 ? mallory : undefined);
          verdict = await verify(files);
        }
        if (verdict === undefined || verdict.standing === 'contradicted') sums.found++;
        else if (verdict.standing === 'nobody named') sums['signed by nobody named']++;
        expect(verdict?.standing ?? 'no ZIP', about).not.toMatch(/^(?:named|unchecked)$/);
      }
      expect(sums.found + sums['signed by nobody named'] + sums['the same']).toBe(count);
      expect(sums['the same']).toBeLessThan(count * 0.03);
      expect(sums.found).toBeGreaterThan(count * 0.7);
    },
    600_000 * times,
  );

  // @verifies SRS-3243
  it('of a directory, found as it is read from a disk', async () => {
    const root = join(scratch, 'archive');
    const write = (path: string, bytes: Uint8Array): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), bytes);
    };
    for (const [path, bytes] of original) write(path, bytes);
    const opened = openArchive(root);
    if ('refused' in opened) throw new Error(opened.refused);
    expect((await verifyArchive(opened, { signers })).standing).toBe('named');
    write(unit, Buffer.from('<testsuites/>'));
    expect(bad(await verifyArchive(opened, { signers }))).toContain(`${unit} was changed.`);
  });
});
