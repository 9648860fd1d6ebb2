import { expect, it } from 'vitest';
import { unapprovedDocuments } from '../../src/gates/index.ts';
import { type ApprovalRecord, type Document, statusOf, withStatus } from '../../src/model/index.ts';
import { answeredClauses } from '../../src/render/prints/answered-clauses.ts';
import { issueOf } from '../../src/render/prints/document-issue.ts';
import { printJob } from '../../src/render/prints/print-jobs.ts';
import { composePage, htmlOf, pumpDocuments } from '../documents/project.ts';

const record = (time: string, change: Partial<ApprovalRecord> = {}): ApprovalRecord => ({
  file: `approvals/${time}.json`,
  from: 'file',
  state: 'valid',
  reason: '',
  gate: 'G5',
  role: 'quality',
  meaning: 'approval',
  name: 'Somebody',
  time,
  subjects: ['P-IFU'],
  ...change,
});

// @verifies SRS-2123
it('a document is issued when it was last approved, by a valid approval of its own', () => {
  const issue = (...approvals: ApprovalRecord[]) => {
    const { date, approvals: shown } = issueOf({ name: 'P-IFU' } as Document, { approvals });
    return [date, shown.length];
  };
  expect(issue()).toEqual(['', 0]);
  expect(issue(record('2026-03-02T10:00:00Z'), record('2026-03-01T10:00:00Z'))).toEqual([
    '2026-03-02T10:00:00Z',
    2,
  ]);
  expect(
    issue(
      record('2026-03-02T10:00:00Z', { state: 'void' }),
      record('2026-03-03T10:00:00Z', { state: 'refused' }),
    ),
  ).toEqual(['', 0]);
  expect(issue(record('2026-03-02T10:00:00Z', { meaning: 'review' }))).toEqual(['', 1]);
  expect(issue(record('2026-03-02T10:00:00Z', { subjects: ['P-SRS'] }))).toEqual(['', 0]);
  expect(issue(record('2026-03-02T10:00:00Z', { subjects: ['tree'] }))).toEqual(['', 1]);
});

// @verifies SRS-2123, SRS-3507
it('the cover shows who approved a document, as what and when', () => {
  const approvals = [
    record('2026-03-02T10:00:00Z', { subjects: ['INF-DOC'] }),
    record('2026-03-01T09:00:00Z', { subjects: ['tree'], gate: 'G2', meaning: 'review' }),
    record('2026-03-03T09:00:00Z', { subjects: ['criterion:G3.1'], gate: 'G3' }),
  ];
  const { model, config } = pumpDocuments('# A\n');
  const composed = composePage('# A\n');
  const context = {
    model: { ...model, approvals },
    typeName: 'Plan',
    assets: () => undefined,
    attachments: [],
  };
  const clauses = answeredClauses(composed.document, model, config);
  const { cover } = printJob(composed, { ...context, clauses } as never);
  expect(cover.approvals).toEqual([
    {
      object: 'the whole content (G2)',
      meaning: 'review',
      role: 'quality',
      name: 'Somebody',
      date: '2026-03-01 09:00:00 UTC',
    },
    {
      object: 'This document, Revision 3 (G5)',
      meaning: 'approval',
      role: 'quality',
      name: 'Somebody',
      date: '2026-03-02 10:00:00 UTC',
    },
  ]);
  expect(cover.identity).toContainEqual({ label: 'Date of issue', value: '2026-03-02' });
});

// @verifies SRS-3001
it('the print of a translation is named by its language, and its cover names the original', () => {
  const { model } = pumpDocuments('# A\n');
  const composed = composePage('# A\n');
  const original = { ...composed.document, name: 'INF-DOC.en', revision: '4' };
  const document = {
    ...original,
    name: 'INF-DOC.de',
    language: 'de',
    translatedFrom: 'en',
    title: 'Ein Dokument',
  };
  const job = printJob({ ...composed, document }, {
    model: { ...model, documents: [original, document] },
    typeName: 'Test plan',
    clauses: [],
    assets: () => undefined,
    attachments: [],
  } as never);
  expect(job).toMatchObject({ id: 'INF-DOC.de', language: 'de', cover: { type: 'Testplan' } });
  expect(job.cover.identity).toEqual(
    expect.arrayContaining([
      { label: 'Dokument-ID', value: 'INF-DOC' },
      { label: 'Revision', value: '4' },
      { label: 'Übersetzung von', value: 'INF-DOC rev. 4 (en)' },
    ]),
  );
});

const ifu = { name: 'P-IFU' } as Document;
const released = { release: { draft: false } } as never as { release: { draft: boolean } };
const drafted = { release: { draft: true } } as never as { release: { draft: boolean } };

// @verifies SRS-3504
it('the status of a document follows from who signed its content, and from the tag', () => {
  const status = (known: { release: { draft: boolean } }, ...approvals: ApprovalRecord[]) =>
    statusOf(ifu, { ...known, approvals } as never);
  const time = '2026-03-02T10:00:00Z';
  const review = record(time, { meaning: 'review' });
  expect(status(drafted)).toBe('draft');
  expect(status(released)).toBe('draft');
  expect(status(released, review)).toBe('in-review');
  expect(status(drafted, review, record(time))).toBe('approved');
  expect(status(released, review, record(time))).toBe('released');
  expect(status(released, record(time, { subjects: ['tree'] }))).toBe('released');
  for (const other of [
    { state: 'void' },
    { state: 'refused' },
    { subjects: ['P-SRS'] },
    { subjects: ['criterion:G5.1'] },
    { meaning: 'authorship' },
  ] as const)
    expect(status(released, record(time, other as Partial<ApprovalRecord>)), JSON.stringify(other)).toBe(
      'draft',
    );
});

// @verifies SRS-3505
it('a set is not released with a document that a profile demands and nobody approved', () => {
  const { model, config } = pumpDocuments('# A\n');
  const documents = ['software-requirements', 'instructions-for-use', 'own-notes'].map((type) => ({
    ...model.documents[0],
    type,
    name: `P-${type}`,
  })) as Document[];
  const approvals = [record('2026-03-02T10:00:00Z', { subjects: ['P-instructions-for-use'] })];
  const profiled = {
    ...config,
    regulation: { ...config.regulation, profiles: [{ standard: 'IEC 62304', class: 'C', tailored: {} }] },
  } as never;
  const refused = unapprovedDocuments(withStatus({ ...model, documents, approvals }), profiled);
  expect(refused).toEqual([
    {
      kind: 'gate',
      text: 'Nobody approved P-software-requirements (draft). Sign: dossier approve G5 --role approver --meaning approval --document P-software-requirements',
    },
  ]);
  const signed = [...approvals, record('2026-03-02T10:00:00Z', { subjects: ['tree'] })];
  expect(unapprovedDocuments(withStatus({ ...model, documents, approvals: signed }), profiled)).toEqual([]);
});

// @verifies SRS-3636
it('an approval says what it was given for in words, and when', () => {
  const approvals = [record('2026-03-01T10:20:30Z', { subjects: ['tree', 'criterion:G3.1', 'P-IFU'] })];
  const html = htmlOf(composePage('# Record\n\n```dossier\napprovals\n```\n', { model: { approvals } }));
  expect(html).toContain('<td>the whole content, Criterion G3.1, P-IFU</td>');
  expect(html).toContain('<td>2026-03-01 10:20:30</td>');
});
