import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Zip, ZipDeflate, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveCheck } from '../../src/release/archive/archive-check.ts';
import { type ArchiveManifest, readArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { checkFiles } from '../../src/release/archive/check-files.ts';
import { firstPageText } from '../../src/release/archive/first-page.ts';
import {
  type ArchiveFiles,
  archiveOf,
  openArchive,
  openZip,
} from '../../src/release/archive/read-archive.ts';
import { completeArchive, latestRelease } from '../../src/release/archive/stored-releases.ts';
import { unzipFiles } from '../../src/release/archive/unzip.ts';
import { ArchiveExists, filesBelow, writeArchive } from '../../src/release/archive/write-archive.ts';
import { sameButForCase, zipFiles } from '../../src/release/archive/zip.ts';
import { verifyArchive } from '../../src/verification/index.ts';
import { checkArtifact } from '../../src/verification/software.ts';
import type { TestProject } from '../cli/project.ts';
import { reseal, restateProvenance } from '../verification/reseal.ts';
import { ReleasableProject } from './released.ts';
import { writeSmallArchive } from './small-archive.ts';

let grown: ReleasableProject;
let approved: ReleasableProject;
let made: ReleasableProject;
let archive = '';
let scratch = '';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dossier-archive-'));
  grown = ReleasableProject.grown();
  approved = ReleasableProject.approved();
  made = ReleasableProject.released();
  archive = join(made.project.root, 'releases/v2.4.1');
});
afterAll(() => {
  for (const each of [grown, approved, made]) each.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** What `dossier release` says when it refuses. */
const refused = (project: TestProject, tag: string): string[] => {
  const { code, out } = project.run('release', tag);
  expect(code).toBe(1);
  return out
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
};

describe('a release', () => {
  // @verifies SRS-2005, SRS-3746
  it('is refused until commit, tag, version and gates are as they have to be', () => {
    const [untagged, ...open] = refused(grown.project, 'v2.4.1');
    expect(untagged).toMatch(/^The commit [0-9a-f]{12} has no tag\. Tag it: git tag -s v2\.4\.1$/);
    expect(open).toEqual([
      'G1 is not passed: G1.5 external. See: dossier gate G1',
      'G2 is not passed: G2.1 open, G2.2 open, G2.6 open, G2.7 open. See: dossier gate G2',
      'G3 is not passed: G3.1 external. See: dossier gate G3',
      'G4 is not passed: G4.1 open, G4.3 external, G4.5 open. See: dossier gate G4',
      'G5 is not passed: G5.1 external, G5.2 open, G5.3 open, G5.4 open, G5.6 open, G5.7 open, G5.8 open, G5.10 open. See: dossier gate G5',
    ]);
    const { project } = approved;
    project.git('tag', 'v9.9.9');
    expect(refused(project, 'v9.9.9')).toEqual([
      'The tag v9.9.9 does not name the version of the product, which is 2.4.1.',
    ]);
    expect(refused(project, 'v2.4.1')).toEqual([
      expect.stringMatching(/ has the tag v9\.9\.9, not v2\.4\.1\.$/),
    ]);
    project.git('tag', '-d', 'v9.9.9');
    project.git('tag', 'v2.4.1', 'HEAD~1');
    expect(refused(project, 'v2.4.1')).toEqual([
      expect.stringMatching(
        /^The tag v2\.4\.1 stands on the commit [0-9a-f]{12}, and this is [0-9a-f]{12}\. Release the tagged commit: git switch --detach v2\.4\.1$/,
      ),
    ]);
    project.git('tag', '-d', 'v2.4.1');
    project.git('tag', 'v2.4.1');
    const software = project.read('build/alarm-2.4.1.tgz');
    project.write('build/alarm-2.4.1.tgz', 'built again');
    expect(refused(project, 'v2.4.1')).toEqual([
      'build/alarm-2.4.1.tgz is not what reports/artifacts.intoto.json states: it changed after the tests. Build it again, test it and stamp, or put back what was tested.',
    ]);
    rmSync(join(project.root, 'build/alarm-2.4.1.tgz'));
    expect(refused(project, 'v2.4.1')).toEqual([
      'build/alarm-2.4.1.tgz, which reports/artifacts.intoto.json states, is not there, and the archive holds the software itself. Bring what was tested, or set `release.archiveArtifacts: false`.',
    ]);
    project.write('build/alarm-2.4.1.tgz', software);
    project.write('content/new.md', '# New\n');
    expect(refused(project, 'v2.4.1')[0]).toBe(
      'There are changes that no commit holds. Commit them, or put them away.',
    );
    rmSync(join(project.root, 'content/new.md'));
  });

  // @verifies SRS-2805
  it('is refused with a record that holds no more or proves nothing', () => {
    const { project } = approved;
    const record = JSON.parse(project.read('approvals/G2-reviewer-review-2026-03-01.json')) as object;
    project.write('approvals/old.json', JSON.stringify({ ...record, payload: '' }));
    expect(refused(project, 'v2.4.1')).toContain(
      'The record approvals/old.json is refused. The record holds no approval statement. Remove it, and sign again what is here now.',
    );
    rmSync(join(project.root, 'approvals/old.json'));
  });

  // @verifies SRS-2005, SRS-2007, SRS-2003, SRS-1910, SRS-2806, SRS-2809
  it('is archived with all that proves it, and verified from the archive alone', async () => {
    const { project } = made;
    expect([made.outcome.code, made.outcome.out]).toEqual([
      0,
      expect.stringMatching(/^v2\.4\.1: \d+ files in releases\/v2\.4\.1\/ and releases\/v2\.4\.1\.zip\n/),
    ]);
    expect(existsSync(join(archive, 'evidence/reports/evidence.json'))).toBe(true);
    const names = [
      'VERIFY.txt',
      'verify.html',
      'signed-objects.json',
      'configuration.json',
      'tool.json',
      'pdf/release-record.pdf',
      'gates.json',
      'provenance.intoto.json',
      'SHA256SUMS',
      'manifest.json.sig',
      'data/model.json',
      'data/sbom.cdx.json',
      'evidence/reports/unit.xml',
      'content/allowed_signers',
      'content/locks/package-lock.json',
      'pdf/ALM-SRS.pdf',
      'site/index.html',
    ];
    for (const name of names) expect(existsSync(join(archive, name)), name).toBe(true);
    // Site, print, register and model say the same of every document.
    const { documents } = JSON.parse(readFileSync(join(archive, 'data/model.json'), 'utf8')) as {
      documents: { name: string; status: string }[];
    };
    for (const { name, status } of documents) {
      expect([name, status]).toEqual([name, 'released']);
      expect(await firstPageText(readFileSync(join(archive, `pdf/${name}.pdf`)))).toMatch(
        /Status\s*released/,
      );
      const page = readFileSync(join(archive, `site/documents/${name}/index.html`), 'utf8');
      expect(page).toContain('<dt>Status</dt><dd>released</dd>');
    }
    const lockfile = readFileSync(join(import.meta.dirname, '../../package-lock.json'));
    expect(JSON.parse(readFileSync(join(archive, 'tool.json'), 'utf8'))).toEqual({
      name: 'dossier',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      lockfile: {
        name: 'package-lock.json',
        sha256: createHash('sha256').update(lockfile).digest('hex'),
      },
      node: process.versions.node,
      renderer: expect.stringMatching(/^HeadlessChrome\/\d+\.\d+\.\d+\.\d+ \(bundled\)$/),
    });
    for (const path of [archive, `${archive}.zip`]) {
      const verdict = project.run('verify', path, '--signers', 'allowed_signers');
      expect(verdict.out).toMatch(/^Alarm monitor 2\.4\.1, v2\.4\.1: verified by signers you named\n/);
      expect(verdict.out).toContain('11 PDF files name product, release, commit and UDI of the manifest.');
      expect(verdict.out).toMatch(
        /✓ Jane Roe, approver, 2026-03-02T10:00:00Z: responsibility for G5 \(jane@localhost, SHA256:[A-Za-z0-9+/]{43}\)\.\n/,
      );
      expect(verdict.out).not.toMatch(/[✗?] /);
      expect(verdict.code).toBe(0);
    }
    const trusted = project.run('verify', archive, '--signers', 'allowed_signers');
    expect(trusted.out).toMatch(/✓ Signed by Jane Roe with the key SHA256:[A-Za-z0-9+/]{43}\.\n/);
  });

  // @verifies SRS-2002
  it('is never made twice', () => {
    const again = made.project.run('release', 'v2.4.1');
    expect([again.code, again.out]).toEqual([
      1,
      'v2.4.1 is not released:\n  v2.4.1 was released as version 2.4.1 already.\n  The UDI (01)09504000059118(8012)2.4.1 is that of v2.4.1: another version needs another UDI-PI at least (MDR Annex VI Part C 6.5).\n',
    ]);
  });

  // @verifies SRS-2004
  it('can be checked with sha256sum and ssh-keygen alone', () => {
    const sums = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], {
      cwd: archive,
      encoding: 'utf8',
    });
    expect(
      sums
        .trim()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true);
    const said = execFileSync(
      'ssh-keygen',
      [
        '-Y',
        'verify',
        '-f',
        'content/allowed_signers',
        '-I',
        'jane@localhost',
        '-n',
        'dossier-approval',
        '-s',
        'manifest.json.sig',
        '-O',
        'verify-time=20260301100000Z',
      ],
      { cwd: archive, input: readFileSync(join(archive, 'manifest.json')), encoding: 'utf8' },
    );
    expect(said).toContain('Good "dossier-approval" signature for jane@localhost');
  });

  // @verifies SRS-2004
  it('has approvals that the commands of its own text verify, and no changed one', () => {
    const text = readFileSync(join(archive, 'VERIFY.txt'), 'utf8');
    const commands = /^ {5}member\(\)[\s\S]*?verify-time=<time>$/m.exec(text)?.[0] ?? '';
    const copy = mkdtempSync(join(scratch, 'by-hand-'));
    cpSync(join(archive, 'approvals'), join(copy, 'approvals'), { recursive: true });
    cpSync(join(archive, 'content/allowed_signers'), join(copy, 'allowed_signers'));
    const record = 'G2-reviewer-review-2026-03-01';
    const run = () =>
      spawnSync(
        'sh',
        [
          '-c',
          commands
            .replace('<record>', record)
            .replace('<signer>', 'jane@localhost')
            .replace('<time>', '20260301100000Z'),
        ],
        { cwd: copy, encoding: 'utf8' },
      );
    const good = run();
    expect([good.status, good.stdout]).toEqual([
      0,
      expect.stringMatching(/^Good "dossier-approval" signature for jane@localhost with ED25519 key /),
    ]);
    const path = join(copy, 'approvals', `${record}.json`);
    const envelope = JSON.parse(readFileSync(path, 'utf8')) as { payload: string };
    const payload = Buffer.from(envelope.payload, 'base64').toString('utf8').replace('"G2"', '"G5"');
    const changed = { ...envelope, payload: Buffer.from(payload).toString('base64') };
    writeFileSync(path, JSON.stringify(changed, null, 2));
    expect(run().status).not.toBe(0);
  });

  // @verifies SRS-3296
  it('lacks no print of a document, and none is that of another', async () => {
    const prints = async (change: (files: Map<string, Uint8Array>) => void): Promise<string[]> => {
      const files = filesBelow(archive);
      change(files);
      restateProvenance(files);
      await reseal(files, made.key);
      const { checks } = await verifyArchive(archiveOf(files), { ...light, firstPage: firstPageOf });
      return checks.filter(({ state }) => state === 'bad').map(({ text }) => text);
    };
    const [sad, str] = ['pdf/ALM-SAD.pdf', 'pdf/ALM-STR.pdf'];
    expect(await prints(() => {})).toEqual([]);
    expect(await prints((files) => files.delete(sad))).toEqual([
      'ALM-SAD has no print: pdf/ALM-SAD.pdf is missing.',
    ]);
    expect(await prints((files) => files.set(sad, files.get(str) as Uint8Array))).toEqual([
      'pdf/ALM-SAD.pdf is the print of ALM-STR.',
    ]);
  });

  // @verifies SRS-2008, SRS-2810
  it('can be built again, byte by byte, and what differs is named', async () => {
    const other = join(scratch, 'other');
    cpSync(archive, other, { recursive: true });
    writeFileSync(join(other, 'data/model.json'), `${readFileSync(join(other, 'data/model.json'), 'utf8')} `);
    const altered = made.project.run('reproduce', other);
    expect([altered.code, altered.err.trim().split('\n').at(-1)]).toEqual([
      2,
      'The archive is not what it says, and is not built again. data/model.json was changed.',
    ]);
    const files = filesBelow(archive);
    files.set('site/index.html', Buffer.from('another page'));
    restateProvenance(files);
    writeFileSync(join(scratch, 'sealed.zip'), zipFiles(await reseal(files, undefined)));
    const differs = made.project.run('reproduce', join(scratch, 'sealed.zip'));
    expect(differs.out).toMatch(/are the same bytes and 1 are not:\n {2}site\/index\.html\n$/);
    expect(differs.code).toBe(1);
  });

  // @verifies SRS-3747, SRS-3748
  it('is bound to its software, which is found again by its digest', async () => {
    const { project } = made;
    const software = project.read('build/alarm-2.4.1.tgz');
    const sha256 = createHash('sha256').update(software).digest('hex');
    const json = (path: string) => JSON.parse(readFileSync(join(archive, path), 'utf8'));
    const bound = { name: 'build/alarm-2.4.1.tgz', kind: 'file', sha256, size: software.length };
    expect(readFileSync(join(archive, 'software/build/alarm-2.4.1.tgz'), 'utf8')).toBe(software);
    expect(json('manifest.json').artifacts).toEqual([bound]);
    expect(json('configuration.json').software).toEqual([bound]);
    expect(json('provenance.intoto.json').subject).toContainEqual({
      name: 'software:build/alarm-2.4.1.tgz',
      digest: { sha256 },
    });
    expect(json('data/sbom.cdx.json').metadata.component.hashes).toEqual([
      { alg: 'SHA-256', content: sha256 },
    ]);
    expect(json('data/sbom.spdx.json').packages[0].checksums).toEqual([
      { algorithm: 'SHA256', checksumValue: sha256 },
    ]);
    expect(json('data/udi.json').software).toEqual([{ name: 'build/alarm-2.4.1.tgz', sha256 }]);

    for (const place of [archive, `${archive}.zip`, 'releases']) {
      const found = project.run(
        'verify',
        place,
        '--artifact',
        'build/alarm-2.4.1.tgz',
        '--signers',
        'allowed_signers',
      );
      expect([found.code, found.out]).toEqual([
        0,
        expect.stringContaining(
          `✓ build/alarm-2.4.1.tgz is build/alarm-2.4.1.tgz of Alarm monitor 2.4.1, v2.4.1: SHA-256 ${sha256}.\n`,
        ),
      ]);
    }
    const unknown = project.run('verify', 'releases', '--artifact', 'site.config.ts');
    expect([unknown.code, unknown.err.trim().split('\n').at(-1)]).toEqual([
      2,
      expect.stringMatching(
        /^None of the 1 archives in releases is bound to software with the SHA-256 [0-9a-f]{64}\.$/,
      ),
    ]);

    // Any change of the software is found; the archive is held in memory, the digest of what changed is asked for.
    const files = filesBelow(archive);
    const opened = archiveOf(files);
    const { checks } = await verifyArchive(opened, { ...light, artifact: { name: 'x', sha256 } });
    expect(checks.filter(({ text }) => text.startsWith('x ')).map(({ state }) => state)).toEqual(['good']);
    const manifest = readArchiveManifest(
      readFileSync(join(archive, 'manifest.json'), 'utf8'),
    ) as ArchiveManifest;
    const bytes = Buffer.from(software);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ by;
        const other = createHash('sha256').update(changed).digest('hex');
        expect(checkArtifact(manifest, { name: 'x', sha256: other }).state).toBe('bad');
      }),
      { numRuns: 200 },
    );

    const lies: [string, (files: Map<string, Uint8Array>) => void, string][] = [
      [
        'changed',
        (all) => all.set('software/build/alarm-2.4.1.tgz', Buffer.from('other')),
        'software/build/alarm-2.4.1.tgz is not the software that the record of this release states.',
      ],
      [
        'taken out',
        (all) => all.delete('software/build/alarm-2.4.1.tgz'),
        'software/build/alarm-2.4.1.tgz is missing: the software of this release.',
      ],
      [
        'added',
        (all) => all.set('software/build/b.tgz', Buffer.from('other')),
        'software/build/b.tgz is software that no record of this release states.',
      ],
    ];
    for (const [what, change, told] of lies) {
      const lie = filesBelow(archive);
      change(lie);
      restateProvenance(lie);
      await reseal(lie, made.key);
      const verdict = await verifyArchive(archiveOf(lie), {});
      expect([what, verdict.checks.filter(({ state }) => state === 'bad').map(({ text }) => text)]).toEqual([
        what,
        [told],
      ]);
    }
    const lie = await reseal(filesBelow(archive), made.key, (said) => {
      said.artifacts = [{ name: 'build/other.tgz', kind: 'file', sha256: '0'.repeat(64) }];
    });
    const verdict = await verifyArchive(archiveOf(lie), {});
    expect(verdict.checks.find(({ state }) => state === 'bad')?.text).toMatch(
      /^manifest\.json says artifacts/,
    );
  });

  // @verifies SRS-2006, SRS-1908
  it('of another version follows it, and needs new revisions for changed documents', () => {
    const { project } = made;
    project.edit('site.config.ts', "version: '2.4.1'", "version: '2.5.0'");
    made.decide('2.5.0', 'new-pi');
    project.edit('content/requirements.md', 'within 2 s', 'within 1 s');
    made.commit('Sooner');
    rmSync(join(project.root, 'approvals'), { recursive: true, force: true });
    project.commit('New approvals');
    made.approveAll();
    made.test();
    project.git('tag', 'v2.5.0');
    expect(refused(project, 'v2.5.0')).toEqual([
      'ALM-SRS (en) says something else than in v2.4.1 under the same revision 1. Raise `revision` of the document in the configuration.',
      'Look at this: The decision is `new-pi`, but the change touches safety: SRS-041.',
    ]);
  });

  // @verifies SRS-2007
  it('can be tried as a candidate, which says that it is none', () => {
    const { project } = made;
    project.git('checkout', '-q', 'v2.4.1~1');
    project.git('tag', '-d', 'v2.4.1');
    project.git('tag', 'v2.4.1');
    made.test();
    const outcome = project.run('release', 'v2.4.1', '--candidate', '--to', join(scratch, 'candidates'));
    expect(outcome.code, outcome.out).toBe(0);
    const again = project.run('release', 'v2.4.1', '--candidate', '--to', join(scratch, 'candidates'));
    expect([again.code, again.err.trim().split('\n').at(-1)]).toEqual([
      2,
      'v2.4.1 is archived already, and an archive is never changed. Nothing was written.',
    ]);
    const [name = ''] = readdirSync(join(scratch, 'candidates'));
    expect(name).toMatch(/^v2\.4\.1-candidate-[0-9a-f]{12}$/);
    const verdict = project.run('verify', join(scratch, 'candidates', name));
    expect(verdict.code).toBe(1);
    expect(verdict.out).toContain('CANDIDATE v2.4.1: NOT what it says');
    expect(verdict.out).toContain('✗ It is a candidate, built although gates were not passed: no release.');
  });
});

const contentsOf = ({ paths, read }: ArchiveFiles): Map<string, Uint8Array> =>
  new Map(paths.map((path) => [path, read(path)]));
const light = { firstPage: async () => '', signers: undefined };
/** Checks that are bad, prints left out: they are read by another engine, whose time many mutations would take. */
const wrong = async (path: string): Promise<string[]> => {
  const opened = openArchive(path);
  if ('refused' in opened) return [opened.refused];
  const { checks } = await verifyArchive(opened, { ...light, firstPage: firstPageOf });
  return checks.filter(({ state }: ArchiveCheck) => state === 'bad').map(({ text }) => text);
};
/** Files that are not as the manifest says. */
const damaged = (path: string): string[] => {
  const opened = openArchive(path);
  if ('refused' in opened) return [opened.refused];
  const bytes = opened.read('manifest.json');
  const manifest = readArchiveManifest(Buffer.from(bytes).toString('utf8'));
  if (!manifest) return ['there is no manifest'];
  return checkFiles(opened, manifest, bytes).flatMap(({ state, text }) => (state === 'bad' ? text : []));
};
const known = new Map<string, string>();
async function firstPageOf(bytes: Uint8Array): Promise<string> {
  const key = Buffer.from(bytes).toString('latin1');
  const text = known.get(key) ?? (await firstPageText(bytes));
  known.set(key, text);
  return text;
}

describe('any change of an archive', () => {
  const random = fc.record({
    where: fc.double({ min: 0, max: 0.999999, noNaN: true }),
    at: fc.nat(),
    bit: fc.nat(7),
    kind: fc.constantFrom('byte', 'remove', 'add', 'rename', 'cut'),
  });

  // @verifies SRS-2003
  it('is found: a byte, a file that is missing, added, renamed or cut', async () => {
    const copy = join(scratch, 'copy');
    cpSync(archive, copy, { recursive: true });
    expect(await wrong(copy)).toEqual([]);
    const paths = [...filesBelow(copy).keys()].sort();
    for (const { where, at, bit, kind } of fc.sample(random, { numRuns: 60, seed: 7 })) {
      const path = join(copy, paths[Math.floor(where * paths.length)] as string);
      const before = readFileSync(path);
      if (kind === 'byte' && before.length > 0) {
        const after = Buffer.from(before);
        const index = at % after.length;
        after[index] = (after[index] as number) ^ (1 << bit);
        writeFileSync(path, after);
      } else if (kind === 'cut') writeFileSync(path, before.subarray(0, at % Math.max(1, before.length)));
      else if (kind === 'remove') rmSync(path);
      else if (kind === 'rename') renameSync(path, `${path}x`);
      else writeFileSync(`${path}.more`, 'more');
      // A signature whose armour lost its last line end still says the same.
      const isSame = kind === 'cut' && before.length === 0;
      if (!isSame) expect((await wrong(copy)).length, `${kind} ${path}`).toBeGreaterThan(0);
      for (const extra of [`${path}x`, `${path}.more`]) rmSync(extra, { force: true });
      writeFileSync(path, before);
    }
    expect(await wrong(copy)).toEqual([]);
  });

  // @verifies SRS-2003
  it('is found: a signature that is taken away, and one more file of signed objects', async () => {
    const copy = join(scratch, 'unsigned');
    cpSync(archive, copy, { recursive: true });
    rmSync(join(copy, 'manifest.json.sig'));
    expect(await wrong(copy)).toEqual(['Its signature was taken away.']);
    const text = readFileSync(join(copy, 'manifest.json'), 'utf8').replace(
      '"signed": true',
      '"signed": false',
    );
    writeFileSync(join(copy, 'manifest.json'), text);
    const sums = readFileSync(join(copy, 'SHA256SUMS'), 'utf8');
    const sum = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(copy, 'SHA256SUMS'), sums.replace(/^[0-9a-f]{64}(?= {2}manifest\.json$)/m, sum));
    expect(await wrong(copy)).toEqual([]);
    const trusting = made.project.run('verify', copy, '--signers', join(archive, 'content/allowed_signers'));
    expect([trusting.code, trusting.out]).toEqual([
      4,
      expect.stringContaining(': whole, but signed by nobody you named\n  ✓ '),
    ]);
    expect(trusting.out).toContain(
      '? It is not signed: the hashes show that it is whole, not who made it.\n',
    );
    const more = join(scratch, 'more');
    const small = { name: 'p', version: '1', release: 'v1', date: '2026-03-01T10:00:00Z' };
    await writeSmallArchive(more, new Map([['site/index.html', Buffer.from('site')]]), small);
    expect(await wrong(more)).toEqual([]);
    writeFileSync(join(more, 'signed-objects.json'), '[]\n');
    expect(await wrong(more)).toContain('signed-objects.json was added.');
  });

  // @verifies SRS-2805
  it('is found: a record that is void or refused, whoever wrote the manifest anew', async () => {
    const files = filesBelow(archive);
    const manifest = JSON.parse(readFileSync(join(archive, 'manifest.json'), 'utf8')) as ArchiveManifest;
    const { schema, files: listed, signed, ...about } = manifest;
    expect([schema, listed.length > 0, signed]).toEqual(['dossier-archive-1', true, true]);
    for (const name of ['manifest.json', 'manifest.json.sig', 'SHA256SUMS']) files.delete(name);
    const [path = ''] = [...files.keys()].filter((name) => /^approvals\/G2-reviewer/.test(name));
    const again = async (name: string, change: () => void): Promise<string[]> => {
      change();
      await writeArchive(join(scratch, name), files, about, undefined);
      return wrong(join(scratch, name));
    };
    const broken = await again('broken-record', () => files.set(path, Buffer.from('{}')));
    expect(broken).toContain(
      `${path} is refused and counts for nothing. The record is no DSSE envelope of an in-toto statement.`,
    );
    const model = JSON.parse(Buffer.from(files.get('data/model.json') as Uint8Array).toString('utf8')) as {
      pages: { text: string }[];
    };
    files.delete(path);
    for (const page of model.pages) page.text += ' ';
    const other = await again('other-content', () =>
      files.set('data/model.json', Buffer.from(JSON.stringify(model))),
    );
    expect(other).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^approvals\/G2-approver-approval-2026-03-01\.json is void and counts for nothing\. Changed since it was signed: ALM-SAD, /,
        ),
      ]),
    );
  });

  // @verifies SRS-2003
  it('is found in its ZIP', async () => {
    const bytes = readFileSync(`${archive}.zip`);
    for (const { at, bit, kind } of fc.sample(random, { numRuns: 60, seed: 8 })) {
      const after = kind === 'cut' ? bytes.subarray(0, at % bytes.length) : Buffer.from(bytes);
      if (kind !== 'cut') after[at % after.length] = (after[at % after.length] as number) ^ (1 << bit);
      const opened = openZip(after);
      // A time, a version or a permission that differs says nothing else than before.
      const isSame = !('refused' in opened) && Buffer.compare(zipFiles(contentsOf(opened)), bytes) === 0;
      const isBad =
        'refused' in opened ||
        (await verifyArchive(opened, light)).checks.some(
          ({ state, text }) => state === 'bad' && !text.includes('cannot be read'),
        );
      expect(isBad, `${kind} ${at % bytes.length}`).toBe(!isSame);
    }
  });
});

describe('a ZIP', () => {
  // @verifies SRS-2001
  it('is the same bytes whatever the order and the time zone', () => {
    const files = new Map([
      ['b/c.txt', Buffer.from('c')],
      ['a.txt', Buffer.from('a')],
    ]);
    const there = new Map([...files].reverse());
    expect(Buffer.compare(zipFiles(files), zipFiles(there))).toBe(0);
    const script = `import { zipFiles } from '${join(import.meta.dirname, '../../src/release/archive/zip.ts')}'; process.stdout.write(Buffer.from(zipFiles(new Map([['a.txt', Buffer.from('a')], ['b/c.txt', Buffer.from('c')]]))).toString('hex'));`;
    const zone = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
    expect(zone('Pacific/Auckland')).toBe(zone('America/Caracas'));
    expect(zone('UTC')).toBe(Buffer.from(zipFiles(files)).toString('hex'));
  });

  it.each([
    ['../out.txt', 'it names a file outside of it: ../out.txt'],
    ['/etc/passwd', 'it names a file outside of it: /etc/passwd'],
    ['a\\b', 'it names a file outside of it: a\\b'],
    ['a/./b', 'it names a file outside of it: a/./b'],
  ])('that names %s is not read', (name, problem) => {
    expect(unzipFiles(zipFiles(new Map([[name, Buffer.from('x')]])))).toEqual({ refused: problem });
  });

  // @verifies SRS-2808
  it('that names a file twice, or two that are one on some systems, is not read', () => {
    const named = (...names: string[]) =>
      Buffer.from(zipFiles(new Map(names.map((name) => [name, Buffer.from(name)]))));
    const twice = named('a.txt', 'b.txt');
    for (let at = twice.indexOf('b.txt'); at >= 0; at = twice.indexOf('b.txt', at + 1))
      if (twice[at - 1] !== 0x61) twice.write('a.txt', at);
    expect(unzipFiles(twice)).toEqual({ refused: 'it names a.txt twice' });
    expect(unzipFiles(named('READ.me', 'read.ME'))).toEqual({
      refused: 'it names read.ME and READ.me, which are one file on some systems',
    });
    expect(unzipFiles(named('\u00e9.txt', 'e\u0301.txt'))).toHaveProperty('refused');
    expect(sameButForCase(['a', 'B', 'b'])).toEqual(['B', 'b']);
    expect(sameButForCase(['a', 'b'])).toBeUndefined();
  });

  // @verifies SRS-2808
  it('that holds a link, or unpacks to more than it says or than a machine holds, is not read', () => {
    const link = zipSync({
      link: [Buffer.from('/etc/passwd'), { os: 3, attrs: 0o120777 << 16, mtime: new Date(1980, 0, 1) }],
    });
    expect(unzipFiles(link)).toEqual({ refused: 'it holds what is no file: link' });
    const zeros = Buffer.from(zipFiles(new Map([['zeros', new Uint8Array(1_000_000)]])));
    const central = zeros.lastIndexOf('PK\x01\x02');
    const saying = (size: number) => {
      const bytes = Buffer.from(zeros);
      bytes.writeUInt32LE(size, central + 24);
      return unzipFiles(bytes);
    };
    expect(saying(0xfffffff0)).toEqual({ refused: 'it unpacks to more than an archive holds' });
    expect(saying(10)).toHaveProperty('refused');
    expect(saying(1_000_000)).toHaveProperty('files');
  });

  // @verifies SRS-3248
  it('is its files and their contents, whoever packed it again', () => {
    const files = new Map([
      ['a.txt', Buffer.from('a'.repeat(5000))],
      ['b/c.txt', Buffer.from('c')],
      ['b/\u00e4.txt', Buffer.from('')],
    ]);
    const same = { files: new Map([...files].map(([path, bytes]) => [path, new Uint8Array(bytes)])) };
    const read = (bytes: Uint8Array) => {
      const outcome = unzipFiles(bytes);
      if ('refused' in outcome) return outcome;
      return { files: new Map([...outcome.files].sort().map(([path, own]) => [path, new Uint8Array(own)])) };
    };
    expect(read(zipFiles(files))).toEqual(same);
    const stored = Object.fromEntries(
      [...files]
        .reverse()
        .map(([path, own]): [string, Zippable[string]] => [
          path,
          [own, { level: 0, mtime: new Date(2031, 1, 2), os: 3, attrs: 0o100755 << 16 }],
        ]),
    );
    expect(read(zipSync(stored))).toEqual(same);
    const pieces: Uint8Array[] = [];
    const stream = new Zip((_, piece) => pieces.push(piece));
    for (const [path, own] of files) {
      const entry = new ZipDeflate(path, { level: 9 });
      stream.add(entry);
      entry.push(own, true);
    }
    stream.end();
    expect(read(Buffer.concat(pieces))).toEqual(same);
  });

  // @verifies SRS-3248
  it('packed again by Info-ZIP is what it says', async ({ skip }) => {
    const again = join(scratch, 'again.zip');
    const { error } = spawnSync('zip', ['-q', '-r', '-1', again, '.'], { cwd: archive });
    skip(error !== undefined, 'there is no zip on this machine');
    expect(Buffer.compare(readFileSync(again), readFileSync(`${archive}.zip`))).not.toBe(0);
    expect(await wrong(again)).toEqual([]);
  });

  // @verifies SRS-2808
  it('with bytes that belong to no file, or two descriptions of one, is not read', () => {
    const zip = Buffer.from(
      zipFiles(
        new Map([
          ['a.txt', Buffer.from('a')],
          ['b.txt', Buffer.from('b')],
        ]),
      ),
    );
    const central = zip.indexOf('PK\x01\x02');
    const end = zip.length - 22;
    const hidden = Buffer.concat([zip.subarray(0, central), Buffer.from('hidden'), zip.subarray(central)]);
    hidden.writeUInt32LE(central + 6, hidden.length - 6);
    expect(unzipFiles(hidden)).toEqual({ refused: 'it holds bytes that belong to none of its files' });
    expect(unzipFiles(Buffer.concat([Buffer.from('hidden'), zip]))).toHaveProperty('refused');
    expect(unzipFiles(Buffer.concat([zip, Buffer.from('hidden')]))).toEqual({ refused: 'it is damaged' });
    const renamed = Buffer.from(zip);
    renamed.write('c', 30);
    expect(unzipFiles(renamed)).toEqual({ refused: 'its directory and its files disagree' });
    // An entry that the directory does not name is seen by programs that read from the beginning.
    const second = zip.indexOf('PK\x01\x02', central + 1);
    const unnamed = Buffer.concat([zip.subarray(0, second), zip.subarray(end)]);
    unnamed.writeUInt16LE(1, unnamed.length - 14);
    unnamed.writeUInt16LE(1, unnamed.length - 12);
    unnamed.writeUInt32LE(second - central, unnamed.length - 10);
    expect(unzipFiles(unnamed)).toEqual({ refused: 'it holds bytes that belong to none of its files' });
  });

  it('that is none is not read', () => {
    expect(unzipFiles(Buffer.from('nothing'))).toEqual({ refused: 'it is damaged' });
  });
});

// @verifies SRS-2002
it('of two archives written at once one wins, whole, and the other is told', async () => {
  const target = join(scratch, 'race/v1');
  const script = `
    import { writeArchive, ArchiveExists } from '${join(import.meta.dirname, '../../src/release/archive/write-archive.ts')}';
    const files = new Map(Array.from({ length: 300 }, (_, i) => ['f' + i, Buffer.from(process.argv[1] + i)]));
    const about = { generator: { name: 'd', version: '1' }, product: { name: 'p', version: '1', udi: '' }, release: 'v1', candidate: false, commit: '', tree: '', date: '', gates: [], documents: [] };
    await writeArchive('${target}', files, about, undefined).then(() => process.exit(0), (e) => process.exit(e instanceof ArchiveExists ? 7 : 9));`;
  const run = (name: string) =>
    new Promise<number | null>((resolve) => {
      spawn(process.execPath, ['--input-type=module', '-e', script, name]).on('close', resolve);
    });
  expect((await Promise.all(['a', 'b', 'c'].map(run))).sort()).toEqual([0, 7, 7]);
  expect(damaged(target)).toEqual([]);
  expect(readdirSync(join(scratch, 'race')).sort()).toEqual(['v1', 'v1.zip']);
  const files = new Map([['f', Buffer.from('other')]]);
  const about = {
    generator: { name: 'd', version: '1' },
    product: { name: 'p', version: '1', udi: '' },
    release: 'v1',
    candidate: false,
    commit: '',
    tree: '',
    date: '',
    gates: [],
    documents: [],
  };
  await expect(writeArchive(target, files, about, undefined)).rejects.toThrow(ArchiveExists);
});

// @verifies SRS-2002, SRS-2807
it('a run killed at any step leaves no archive, or a whole one whose ZIP is written later', async () => {
  const store = join(scratch, 'killed');
  const target = join(store, 'v1');
  const module = (name: string) => join(import.meta.dirname, `../../src/release/archive/${name}.ts`);
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let left = Number(process.argv[1]);
    for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'linkSync', 'rmSync']) {
      const real = fs[name];
      fs[name] = (...words) => {
        if (left-- === 0) process.kill(process.pid, 'SIGKILL');
        return real(...words);
      };
    }
    syncBuiltinESMExports();
    const { writeArchive } = await import('${module('write-archive')}');
    const files = new Map([['a', Buffer.from('a')], ['b/c', Buffer.from('c')]]);
    const about = { generator: { name: 'd', version: '1' }, product: { name: 'p', version: '1', udi: '' }, release: 'v1', candidate: false, commit: '', tree: '', date: '', gates: [], documents: [] };
    await writeArchive('${target}', files, about, undefined);`;
  const run = (steps: number) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', script, String(steps)]).signal;
  const states = new Set<string>();
  let steps = 0;
  for (; run(steps) === 'SIGKILL'; steps++) {
    const [directory, zip] = [existsSync(target), existsSync(`${target}.zip`)];
    if (directory) expect(damaged(target), `step ${steps}`).toEqual([]);
    states.add(`${directory ? 'directory' : 'no directory'}, ${zip ? 'ZIP' : 'no ZIP'}`);
    expect(completeArchive(target)).toBe(directory && !zip);
    expect(existsSync(`${target}.zip`)).toBe(directory);
    if (directory) expect(damaged(`${target}.zip`)).toEqual([]);
    rmSync(target, { recursive: true, force: true });
    rmSync(`${target}.zip`, { force: true });
  }
  expect(steps).toBeGreaterThan(10);
  expect([...states].sort()).toEqual(['directory, ZIP', 'directory, no ZIP', 'no directory, no ZIP']);
  expect(readdirSync(store).sort()).toEqual(['v1', 'v1.zip']);
});

// @verifies SRS-2002, SRS-2807
it('a ZIP whose directory is gone is not overwritten, and stands in the chain; one that does not fit gets no ZIP', async () => {
  const store = join(scratch, 'alone');
  const about = {
    generator: { name: 'd', version: '1' },
    product: { name: 'p', version: '1', udi: '' },
    release: 'v1',
    candidate: false,
    commit: '',
    tree: '',
    date: '2026-03-01T10:00:00Z',
    gates: [],
    documents: [],
  };
  const files = new Map([['f', Buffer.from('f')]]);
  await writeArchive(join(store, 'v1'), files, about, undefined);
  rmSync(join(store, 'v1'), { recursive: true });
  const zip = readFileSync(join(store, 'v1.zip'));
  await expect(writeArchive(join(store, 'v1'), files, about, undefined)).rejects.toThrow(ArchiveExists);
  expect(readdirSync(store)).toEqual(['v1.zip']);
  expect(readFileSync(join(store, 'v1.zip')).equals(zip)).toBe(true);
  expect(latestRelease(store)?.manifest.release).toBe('v1');
  await writeArchive(join(store, 'v2'), files, { ...about, release: 'v2' }, undefined);
  rmSync(join(store, 'v2.zip'));
  writeFileSync(join(store, 'v2/f'), 'other');
  expect(completeArchive(join(store, 'v2'))).toBe(false);
});
