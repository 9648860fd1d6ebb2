import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceStamp, Model } from '../../src/model/index.ts';
import type { ArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { archiveOf, openArchive, openZip } from '../../src/release/archive/read-archive.ts';
import { filesBelow } from '../../src/release/archive/write-archive.ts';
import { zipFiles } from '../../src/release/archive/zip.ts';
import { type ArchiveVerdict, verifyArchive } from '../../src/verification/index.ts';
import { ReleasableProject } from '../release/released.ts';
import { editJson, editText, type Files, reseal, restateProvenance } from './reseal.ts';

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
}, 240_000);
afterAll(() => {
  made.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const verify = (files: Files): Promise<ArchiveVerdict> => verifyArchive(archiveOf(files), { signers });
const bad = ({ checks }: ArchiveVerdict): string[] =>
  checks.flatMap(({ state, text }) => (state === 'bad' ? text : []));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const unit = 'evidence/reports/unit.xml';
const failing = (files: Files): void =>
  editText(
    files,
    unit,
    '<testcase classname="system" name="TST-201 alarm within two seconds" time="1.2"/>',
    '<testcase classname="system" name="TST-201 alarm within two seconds" time="1.2"><failure/></testcase>',
  );
/** Counters and stamp are made to fit, as whoever forges a report would. */
const failingAndStamped = (files: Files): void => {
  failing(files);
  editText(
    files,
    unit,
    '<testsuites name="tests" tests="2" failures="0"',
    '<testsuites name="tests" tests="2" failures="1"',
  );
  editText(
    files,
    unit,
    '<testsuite name="system" tests="1" failures="0"',
    '<testsuite name="system" tests="1" failures="1"',
  );
  editJson<EvidenceStamp>(files, 'evidence/reports/evidence.json', (stamp) => {
    stamp.files['unit.xml'] = sha256(files.get(unit) as Uint8Array);
  });
};
const model =
  (change: (model: Model) => void) =>
  (files: Files): void =>
    editJson<Model>(files, 'data/model.json', change);

/** What was changed, and what has to be said of it. Everything is sealed anew with a key of one's own; provenance names what is there. */
const contradictions: [
  what: string,
  change: (files: Files) => void,
  said: RegExp,
  manifest?: (manifest: ArchiveManifest) => void,
][] = [
  [
    'a report that holds failures',
    failing,
    /^data\/model\.json says reports\[reports\/unit\.xml\]\.sha256 "[0-9a-f]{64}"; by the evidence and texts in the archive it is "[0-9a-f]{64}"\.$/,
  ],
  [
    'a report that holds failures, with its stamp',
    failingAndStamped,
    /^data\/model\.json says reports\[reports\/unit\.xml\]\.results\[TST-201 alarm within two seconds\]\.status "passed"; by the evidence and texts in the archive it is "failed"\.$/,
  ],
  [
    'a stamp of another tree',
    (files) => editText(files, 'evidence/reports/evidence.json', '"tree": "', '"tree": "0'),
    /^data\/model\.json says reports\[reports\/integration\.xml\]\.origin "current"; by the evidence and texts in the archive it is "(?:other|unknown)"\.$/,
  ],
  [
    'a stamp without the report',
    (files) => editText(files, 'evidence/reports/evidence.json', 'unit.xml', 'unix.xml'),
    /^data\/model\.json says reports\[reports\/unit\.xml\]\.origin "current"; by the evidence and texts in the archive it is "unknown"\.$/,
  ],
  [
    'a report that is gone',
    (files) => files.delete(unit),
    /^data\/model\.json says reports\[reports\/unit\.xml\]\.sha256 /,
  ],
  [
    'one more report',
    (files) => files.set('evidence/reports/more.xml', files.get(unit) as Uint8Array),
    /^evidence\/reports\/more\.xml is evidence that the archive was not made from\.$/,
  ],
  [
    'a verdict',
    model(({ verdicts }) => Object.assign(verdicts['SRS-041'] as object, { state: 'failed' })),
    /^data\/model\.json says verdicts\.SRS-041\.state "failed"; by the evidence and texts in the archive it is "verified"\.$/,
  ],
  [
    'results',
    model(({ reports }) => Object.assign(reports[0]?.results[0] as object, { status: 'failed' })),
    /^data\/model\.json says reports\[reports\/integration\.xml\]\.results\[serves an alarm first\]\.status "failed"; /,
  ],
  [
    'the text of a requirement in the model',
    model(({ items }) =>
      Object.assign(items.find(({ id }) => id === 'SRS-041') as object, { body: 'Anything will do.' }),
    ),
    /^data\/model\.json says items\[SRS-041\]\.body "Anything will do\."; by the evidence and texts in the archive it is /,
  ],
  [
    'the text of a page',
    (files) => editText(files, 'content/pages/content/requirements.md', 'within 2 s of', 'within 9 s of'),
    /^data\/model\.json says items\[SRS-041\]\.body /,
  ],
  [
    'a review',
    (files) => editText(files, 'content/trace.lock', 'SRS-041\timplements', 'SRS-042\timplements'),
    /^data\/model\.json says links\[SRS-041 implements RC-012\]\.state "reviewed"; by the evidence and texts in the archive it is "unreviewed"\.$/,
  ],
  [
    'the status of a document',
    model(({ documents }) => Object.assign(documents[0] as object, { status: 'approved' })),
    /^data\/model\.json says documents\[ALM-[A-Z]+\]\.status "approved"; by the evidence and texts in the archive it is "released"\.$/,
  ],
  [
    'a lockfile',
    (files) => editText(files, 'content/locks/package-lock.json', '1.2.3', '1.2.4'),
    /^data\/model\.json says soup/,
  ],
  [
    'gates that are not passed',
    (files) =>
      editJson<{ passed: boolean }[]>(files, 'gates.json', (gates) => {
        for (const gate of gates) gate.passed = false;
      }),
    /^gates\.json says \[G1\]\.passed false; by the archive's own facts it is true\.$/,
  ],
  [
    'a criterion',
    (files) =>
      editJson<{ criteria: { state: string }[] }[]>(files, 'gates.json', ([gate]) =>
        Object.assign(gate?.criteria[0] as object, { state: 'open' }),
      ),
    /^gates\.json says \[G1\]\.criteria\[G1\.1\]\.state "open"; by the archive's own facts it is "met"\.$/,
  ],
  [
    'gates of the manifest',
    () => {},
    /^manifest\.json says gates\[G5\]\.passed false; by data\/model\.json it is true\.$/,
    (manifest) => Object.assign(manifest.gates[4] as object, { passed: false }),
  ],
  [
    'an approval that is gone',
    (files) => files.delete('approvals/G5-approver-approval-2026-03-01.json'),
    /^data\/model\.json counts the approval approvals\/G5-approver-approval-2026-03-01\.json, which is not in the archive\.$/,
  ],
  [
    'every approval that is gone',
    (files) => {
      for (const path of files.keys()) if (path.startsWith('approvals/')) files.delete(path);
    },
    /^data\/model\.json counts the approval approvals\/G1-reviewer-approval-2026-03-01\.json, which is not in the archive\.$/,
  ],
  [
    'approvals that are gone from the model too',
    (files) => {
      for (const path of files.keys()) if (path.startsWith('approvals/')) files.delete(path);
      model((each) => {
        each.approvals.length = 0;
      })(files);
    },
    /^gates\.json says \[G2\]\.passed true; by the archive's own facts it is false\.$/,
  ],
  [
    'who approved',
    model(({ approvals }) => Object.assign(approvals[0] as object, { name: 'Mallory' })),
    /^data\/model\.json says of approvals\/G1-reviewer-approval-2026-03-01\.json name "Mallory"; the record says "Jane Roe"\.$/,
  ],
  [
    'findings',
    (files) =>
      editJson<{ findings: object[] }>(files, 'data/findings.json', ({ findings }) =>
        findings.push({ rule: 'x', severity: 'error', message: 'Something.', file: 'a', line: 1, column: 1 }),
      ),
    /^gates\.json says \[G1\]\.passed true; by the archive's own facts it is false\.$/,
  ],
  [
    'the bill of materials',
    (files) => editText(files, 'data/sbom.cdx.json', 'left', 'lefd'),
    /^data\/sbom\.cdx\.json is not what follows from data\/model\.json\.$/,
  ],
  [
    'the list of configuration items',
    (files) => editText(files, 'configuration.json', '2.4.1', '2.4.2'),
    /^configuration\.json says product\.version "2\.4\.2"; by data\/model\.json it is "2\.4\.1"\.$/,
  ],
  [
    'the product of the manifest',
    () => {},
    /^manifest\.json says product\.name "Pump"; by data\/model\.json it is "Alarm monitor"\.$/,
    ({ product }) => Object.assign(product, { name: 'Pump' }),
  ],
  [
    'the commit of the manifest',
    () => {},
    /^manifest\.json says commit "0{40}"; by data\/model\.json it is "[0-9a-f]{40}"\.$/,
    (manifest) => Object.assign(manifest, { commit: '0'.repeat(40) }),
  ],
  [
    'the tree in manifest and model',
    model(({ release }) => Object.assign(release.revision, { tree: '0'.repeat(40) })),
    /^data\/model\.json says reports\[reports\/integration\.xml\]\.origin "current"; by the evidence and texts in the archive it is "other"\.$/,
    (manifest) => Object.assign(manifest, { tree: '0'.repeat(40) }),
  ],
  [
    'the configuration',
    (files) => editText(files, 'basis.json', '"off":{', '"off":{"G5.8":"nobody is needed",'),
    /^gates\.json says \[G5\]\.criteria\[G5\.8\]\.state "met"; by the archive's own facts it is "off"\.$/,
  ],
  [
    'facts of the source',
    (files) => editText(files, 'basis.json', 'test/queue.test.ts#', 'test/other.test.ts#'),
    /^data\/model\.json says /,
  ],
  [
    'how to verify',
    (files) => editText(files, 'VERIFY.txt', 'sha256sum -c', 'true'),
    /^VERIFY\.txt is not what follows from data\/model\.json\.$/,
  ],
  [
    'what it was made from',
    (files) => files.set('basis.json', Buffer.from('{}')),
    /^basis\.json is not what a model is made from, so that none can be made again\.$/,
  ],
  [
    'the model',
    (files) => files.set('data/model.json', Buffer.from('{}')),
    /^data\/model\.json is no model, so that nothing can be held against it\.$/,
  ],
];

/** Provenance is left as it was: what it names is not there any more, or other. */
const unprovided: [what: string, change: (files: Files) => void, said: string][] = [
  [
    'a page of the site',
    (files) => editText(files, 'site/index.html', '</main>', '<p>Cleared for neonates.</p></main>'),
    'provenance.intoto.json names other bytes of site/index.html than the archive holds.',
  ],
  [
    'one more page',
    (files) => files.set('site/more.html', Buffer.from('more')),
    'provenance.intoto.json does not name site/more.html.',
  ],
  [
    'a page that is gone',
    (files) => files.delete('site/index.html'),
    'provenance.intoto.json names site/index.html, which is not in the archive.',
  ],
  [
    'a subject',
    (files) =>
      editText(files, 'provenance.intoto.json', '"name":"site/index.html"', '"name":"site/other.html"'),
    'provenance.intoto.json does not name site/index.html.',
  ],
];

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
}, 120_000);

describe('a thousand random changes', () => {
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
  it('of an archive and of its ZIP, sealed anew or not: none is said to be verified by signers you named', async () => {
    const sums = { found: 0, 'signed by nobody named': 0, 'the same': 0 };
    const beside = ['manifest.json', 'manifest.json.sig', 'SHA256SUMS'];
    const paths = [...original.keys()].sort();
    const content = paths.filter((path) => !beside.includes(path));
    const zip = zipFiles(original);
    for (const [number, each] of fc.sample(random, { numRuns: 1_000, seed: 11 }).entries()) {
      const files = new Map(original);
      const about = `${number}: ${JSON.stringify(each)}`;
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
    expect(sums.found + sums['signed by nobody named'] + sums['the same']).toBe(1_000);
    expect(sums['the same']).toBeLessThan(30);
    expect(sums.found).toBeGreaterThan(700);
  }, 600_000);

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
