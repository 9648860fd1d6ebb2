import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preAuthenticationEncoding, statementType } from '../../src/release/approvals/envelope.ts';
import { signWithSsh } from '../../src/release/approvals/ssh-keygen.ts';
import type { ApprovalStatement } from '../../src/release/approvals/statement.ts';
import { type ApprovalContext, verifyApproval } from '../../src/release/approvals/verify.ts';

let directory = '';
let key = '';
let other = '';
const document = 'a'.repeat(64);

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-approvals-'));
  for (const name of ['reviewer', 'other']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(directory, name)]);
  }
  key = readFileSync(join(directory, 'reviewer.pub'), 'utf8').trim();
  other = readFileSync(join(directory, 'other.pub'), 'utf8').trim();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const statement = (changes: Partial<ApprovalStatement['predicate']> = {}): ApprovalStatement => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'DOS-SRS', digest: { sha256: document } }],
  predicateType: 'urn:dossier:approval:1',
  predicate: {
    gate: 'G2',
    role: 'reviewer',
    meaning: 'review',
    name: 'Test Reviewer',
    time: '2026-03-01T10:00:00Z',
    ...changes,
  },
});

const sign = async (content: unknown, by = 'reviewer'): Promise<string> => {
  const payload = Buffer.from(JSON.stringify(content));
  const sig = await signWithSsh(join(directory, by), preAuthenticationEncoding(statementType, payload));
  return JSON.stringify({
    payloadType: statementType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: '', sig: Buffer.from(sig).toString('base64') }],
  });
};

const context = (
  changes: Partial<ApprovalContext> = {},
  options = 'namespaces="dossier-approval"',
): ApprovalContext => ({
  allowedSigners: `reviewer@localhost ${options} ${key} Test Reviewer (reviewer, tester)\n`,
  allowedSignersFile: 'allowed_signers',
  revoked: '',
  digestOf: ({ name }) => (name === 'DOS-SRS' ? document : undefined),
  now: '2026-03-02T00:00:00Z',
  contentOf: async () => undefined,
  timeOf: () => ({ after: '', at: '' }),
  ...changes,
});

const judge = async (text: string, by = context()): Promise<string> => {
  const { state, reason } = await verifyApproval('approvals/a.json', text, by);
  return reason === '' ? state : `${state}: ${reason}`;
};

describe('an approval', () => {
  it('is valid over the exact content it was signed for', async () => {
    expect(await judge(await sign(statement()))).toBe('valid');
  });

  it('is void once the content changed', async () => {
    const changed = context({ digestOf: () => 'b'.repeat(64) });
    expect(await judge(await sign(statement()), changed)).toBe('void: Changed since it was signed: DOS-SRS.');
  });

  it('is refused when a byte of the record changed', async () => {
    const envelope = JSON.parse(await sign(statement())) as { payload: string };
    envelope.payload = Buffer.from(JSON.stringify(statement({ role: 'tester' }))).toString('base64');
    expect(await judge(JSON.stringify(envelope))).toMatch(
      /^refused: The signature does not fit the record: /,
    );
  });

  it('is refused from an unknown key, and from a key that belongs to somebody else', async () => {
    expect(await judge(await sign(statement(), 'other'))).toBe('refused: The key is not in allowed_signers.');
    const both = context({
      allowedSigners: `${context().allowedSigners}other@localhost ${other} Test Other (reviewer)\n`,
    });
    expect(await judge(await sign(statement(), 'other'), both)).toBe(
      'refused: The record names Test Reviewer, but the key is that of Test Other.',
    );
  });

  it('is refused from a key that expired, was not yet valid, or is revoked', async () => {
    const record = await sign(statement());
    expect(await judge(record, context({}, 'valid-before="20260101Z"'))).toBe(
      'refused: The key of Test Reviewer had expired on 2026-03-01T10:00:00Z.',
    );
    expect(await judge(record, context({}, 'valid-after="20270101Z"'))).toBe(
      'refused: The key of Test Reviewer was not yet valid on 2026-03-01T10:00:00Z.',
    );
    expect(await judge(record, context({}, 'valid-before="20260401Z"'))).toBe('valid');
    expect(await judge(record, context({ revoked: key }))).toBe(
      'refused: The key of Test Reviewer is revoked.',
    );
  });

  it('is refused for a wrong namespace', async () => {
    const record = JSON.parse(await sign(statement())) as { signatures: { sig: string }[] };
    const file = execFileSync(
      'ssh-keygen',
      ['-q', '-Y', 'sign', '-f', join(directory, 'reviewer'), '-n', 'git'],
      { input: 'x' },
    );
    record.signatures = [{ ...record.signatures[0], sig: file.toString('base64') }];
    expect(await judge(JSON.stringify(record))).toBe(
      'refused: The signature was made for "git", not for "dossier-approval".',
    );
    expect(await judge(await sign(statement()), context({}, 'namespaces="file"'))).toBe(
      'refused: The key of Test Reviewer may not sign in the namespace "dossier-approval".',
    );
  });

  it('is refused from the future and for a role the person does not have', async () => {
    expect(await judge(await sign(statement({ time: '2026-03-03T00:00:00Z' })))).toBe(
      'refused: The record is dated 2026-03-03T00:00:00Z, which has not come yet.',
    );
    expect(await judge(await sign(statement({ role: 'approver' })))).toBe(
      'refused: Test Reviewer does not have the role "approver" (has: reviewer, tester).',
    );
  });

  it('is refused when it is no record at all', async () => {
    expect(await judge('{}')).toBe('refused: The record is no DSSE envelope of an in-toto statement.');
    expect(await judge('[]]')).toBe('refused: The record is no DSSE envelope of an in-toto statement.');
    expect(await judge(await sign({ hello: 1 }))).toBe('refused: The record holds no approval statement.');
    expect(
      await judge(await sign({ ...statement(), predicate: { ...statement().predicate, meaning: 'fun' } })),
    ).toBe('refused: The record holds no approval statement.');
  });
});
