import type { EvidenceStamp, Model } from '../../src/model/index.ts';
import type { ArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { editJson, editText, type Files } from '../verification/reseal.ts';

type Change = (files: Files) => unknown;
const model =
  (change: (model: Model) => unknown): Change =>
  (files) =>
    editJson<Model>(files, 'data/model.json', (value) => void change(value));
const text =
  (path: string, from: string, to: string): Change =>
  (files) =>
    editText(files, path, from, to);
const gone =
  (path: string): Change =>
  (files) => {
    if (!files.delete(path)) throw new Error(`There is no ${path}.`);
  };

const ids = ['HAZ-001', 'RC-001', 'URS-001', 'SRS-001', 'SRS-002', 'TST-001'];
const page = 'content/pages/content/a.md';

/** What an archive says otherwise than it follows from its evidence; the list of its files is made anew, and nobody signs. */
export const lies: Record<string, Change> = {
  ...Object.fromEntries(
    ids.flatMap((id) =>
      ['failed', 'suspect', 'open', 'accepted', 'none'].map((state) => [
        `the verdict of ${id} is ${state}`,
        model(({ verdicts }) => Object.assign(verdicts[id] as object, { state })),
      ]),
    ),
  ),
  ...Object.fromEntries(
    ids.map((id) => [
      `the title of ${id} is another`,
      model(({ items }) =>
        Object.assign(items.find((item) => item.id === id) as object, { title: 'Harmless' }),
      ),
    ]),
  ),
  ...Object.fromEntries(
    ids.map((id) => [
      `${id} is gone from the model`,
      model((value) => Object.assign(value, { items: value.items.filter((item) => item.id !== id) })),
    ]),
  ),
  ...Object.fromEntries(
    ['reviewed', 'suspect', 'unreviewed', 'dangling'].flatMap((state) =>
      [0, 1, 2].map((index) => [
        `link ${index} is ${state}`,
        model(({ links }) => {
          const link = links[index] as Model['links'][number];
          link.state = (link.state === state ? 'suspect' : state) as typeof link.state;
        }),
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['failed', 'error', 'skipped', 'notrun', 'repeated'].flatMap((status) =>
      [0, 1].map((index) => [
        `the result of report ${index} is ${status}`,
        model(({ reports }) => Object.assign(reports[index]?.results[0] as object, { status })),
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['other', 'unknown', 'altered'].map((origin) => [
      `the origin of a report is ${origin}`,
      model(({ reports }) => Object.assign(reports[0] as object, { origin })),
    ]),
  ),
  'a report holds a failure': text('evidence/reports/system.xml', '"></testcase>', '"><failure/></testcase>'),
  'a report has another name': text('evidence/reports/system.xml', 'TST-001', 'TST-002'),
  'a report is gone': gone('evidence/reports/unit.xml'),
  'a report is added': (files) =>
    files.set('evidence/reports/more.xml', files.get('evidence/reports/unit.xml') as Uint8Array),
  'a stamp is of another tree': text('evidence/reports/evidence.json', '"tree":"d', '"tree":"e'),
  'a stamp is gone': gone('evidence/reports/evidence.json'),
  'a stamp does not name a report': (files) =>
    editJson<EvidenceStamp>(files, 'evidence/reports/evidence.json', ({ files: named }) => {
      delete named['unit.xml'];
    }),
  'a requirement says something else': text(page, 'within 2 s', 'within 9 s'),
  'a hazard is less severe': text(page, 'severity: critical', 'severity: minor'),
  'a page is gone': gone(page),
  'a page is added': (files) =>
    files.set('content/pages/content/b.md', Buffer.from('# B\n\n## SRS-009 More\n')),
  'a lockfile is added': (files) => files.set('content/locks/package-lock.json', Buffer.from('{}')),
  'the lock is gone': gone('content/trace.lock'),
  'the lock is empty': (files) => files.set('content/trace.lock', Buffer.from('')),
  'a review is gone': text('content/trace.lock', 'TST-001\tverifies', 'TST-009\tverifies'),
  'gates are passed': (files) =>
    editJson<{ passed: boolean }[]>(files, 'gates.json', (gates) => {
      for (const gate of gates) gate.passed = !gate.passed;
    }),
  'criteria are met': (files) =>
    editJson<{ criteria: { state: string }[] }[]>(files, 'gates.json', (gates) => {
      for (const { criteria } of gates)
        for (const criterion of criteria) criterion.state = criterion.state === 'met' ? 'open' : 'met';
    }),
  'findings are gone': (files) =>
    editJson<{ findings: unknown[] }>(files, 'data/findings.json', (value) => {
      value.findings = [];
    }),
  'the basis is gone': gone('basis.json'),
  'the model is gone': gone('data/model.json'),
  'the schema of the model is another': text('data/model.schema.json', 'object', 'array'),
  'how to verify is another': text('VERIFY.txt', 'SHA256SUMS', 'SUMS'),
  'the list of configuration items is another': text('configuration.json', '1.0.0', '1.0.1'),
  'the product is another': model(({ product }) => Object.assign(product, { name: 'Ventilator' })),
  'the version is another': model(({ product }) => Object.assign(product, { version: '1.0.1' })),
  'the class is lower': model(({ product }) => Object.assign(product, { safetyClass: 'A' })),
  'the commit is another': model(({ release }) =>
    Object.assign(release.revision, { commit: 'a'.repeat(40) }),
  ),
  'the tree is another': model(({ release }) => Object.assign(release.revision, { tree: 'a'.repeat(40) })),
};

/** The same of the manifest itself. */
export const manifests: Record<string, (manifest: ArchiveManifest) => unknown> = {
  'another product': ({ product }) => Object.assign(product, { name: 'Ventilator' }),
  'another version': ({ product }) => Object.assign(product, { version: '2.0.0' }),
  'another identifier of the device': ({ product }) => Object.assign(product, { udi: '(01)09504000059118' }),
  'another release': (manifest) => Object.assign(manifest, { release: 'v9.0.0' }),
  'another commit': (manifest) => Object.assign(manifest, { commit: 'a'.repeat(40) }),
  'another tree': (manifest) => Object.assign(manifest, { tree: 'a'.repeat(40) }),
  'another date': (manifest) => Object.assign(manifest, { date: '2020-01-01T00:00:00Z' }),
  'gates that are passed': (manifest) =>
    Object.assign(manifest, { gates: manifest.gates.map(({ gate, passed }) => ({ gate, passed: !passed })) }),
  'no gates': (manifest) => Object.assign(manifest, { gates: [] }),
  'a document': (manifest) =>
    Object.assign(manifest, {
      documents: [{ id: 'X', language: 'en', revision: '1', content: 'a'.repeat(64) }],
    }),
};
