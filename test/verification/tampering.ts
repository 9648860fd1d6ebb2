import { createHash } from 'node:crypto';
import type { EvidenceStamp, Model } from '../../src/model/index.ts';
import type { ArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { editJson, editText, type Files } from './reseal.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const unit = 'evidence/reports/unit.xml';
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
export const contradictions: [
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
    'who wrote nothing of the elements',
    model((stated) => Object.assign(stated, { people: [{ name: 'Jane Roe', wrote: [] }] })),
    /^data\/model\.json says people \[/,
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
export const unprovided: [what: string, change: (files: Files) => void, said: string][] = [
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
