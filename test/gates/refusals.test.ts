import { expect, it } from 'vitest';
import { refusals } from '../../src/gates/index.ts';
import type { ApprovalRecord } from '../../src/model/index.ts';
import { checkApprovals } from '../../src/release/approvals/check.ts';

const record = (file: string, from: ApprovalRecord['from']): ApprovalRecord => ({
  file,
  from,
  state: 'void',
  reason: 'Changed since it was signed: tree.',
  gate: 'G2',
  role: 'reviewer',
  meaning: 'review',
  name: 'Jane Roe',
  time: '2026-03-02T10:00:00Z',
  subjects: ['tree'],
});
const model = (...approvals: ApprovalRecord[]) => ({
  release: { revision: { system: 'git', dirty: false, tag: 'v1', shortCommit: '0' } },
  product: { version: '1' },
  documents: [{ id: 'G1 plan', language: 'en', revision: '1', title: 'T', purpose: '', pages: [] }],
  pages: [],
  approvals,
});

// @verifies SRS-1904, SRS-2805
it('a record is told from a signature in git by what it is, whatever its directory is called', () => {
  const approvals = [record('commit records/a.json', 'file'), record('commit 0123456789ab', 'commit')];
  const found = checkApprovals({ model: { approvals }, config: { approvals: { signers: 's' } } as never });
  expect(found.map(({ file, severity }) => `${file}: ${severity}`)).toEqual([
    'commit records/a.json: warning',
    'commit 0123456789ab: info',
  ]);
  expect(refusals(model(...approvals) as never, 'v1', [], undefined, 'c')).toEqual([
    {
      kind: 'record',
      text: 'The record commit records/a.json is void. Changed since it was signed: tree. Remove it, and sign again what is here now.',
    },
  ]);
});

// @verifies SRS-2007
it('a candidate lacks gates and records, and nothing else, whatever a document is called', () => {
  const state = { id: 'G1 plan', language: 'en', revision: '1', content: 'other' };
  const before = { release: 'v0', product: { version: '0', udi: '' }, documents: [state] };
  const gate = { gate: 'G1', title: '', passed: false, waitsFor: '', criteria: [] } as const;
  const reasons = refusals(model() as never, 'v1', [gate as never], before as never, 'c');
  expect(reasons.map(({ kind, text }) => `${kind}: ${text.split('.')[0]}`)).toEqual([
    'gate: G1 is not passed: every criterion of it is switched off, so that nothing shows it',
    'content: G1 plan (en) says something else than in v0 under the same revision 1',
  ]);
});
