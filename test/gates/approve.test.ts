import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

const time = '2026-03-01T10:00:00Z';
let keys = '';
let project: TestProject;
let start = '';

const publicKey = (name: string): string => readFileSync(join(keys, `${name}.pub`), 'utf8').trim();
const sign = (gate: string, role: string, meaning: string, ...more: string[]) =>
  project.run(
    'approve',
    gate,
    '--role',
    role,
    '--meaning',
    meaning,
    '--key',
    join(keys, 'jane'),
    '--name',
    'Jane Roe',
    '--date',
    time,
    ...more,
  );

interface Told {
  gate: string;
  passed: boolean;
  waitsFor: string;
  criteria: { criterion: { id: string }; state: string; evidence: string[] }[];
}
const gates = (): Told[] => JSON.parse(project.run('gate', '--format', 'json').out) as Told[];
const criterion = (id: string) => {
  const found = gates()
    .flatMap(({ criteria }) => criteria)
    .find((each) => each.criterion.id === id);
  return `${found?.state}: ${found?.evidence.join(' ')}`;
};
const refusals = (): string[] => {
  const { out } = project.run(
    'check',
    '--format',
    'json',
    '--rule',
    'approval-refused',
    'approval-void',
    'malformed-signer',
  );
  const { findings } = JSON.parse(out) as { findings: { message: string }[] };
  return findings.map(({ message }) => message);
};

beforeAll(() => {
  keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  for (const name of ['jane', 'mallory'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(keys, name)]);
  project = TestProject.clean();
  project.write(
    'allowed_signers',
    `jane@localhost namespaces="dossier-approval" ${publicKey('jane')} Jane Roe (reviewer, approver, tester)\n`,
  );
  project.commit('Name who may sign');
  project.retest();
  start = project.git('rev-parse', 'HEAD').trim();
});
beforeEach(() => {
  project.git('reset', '-q', '--hard', start);
  project.git('clean', '-qfd');
  project.retest();
});
afterAll(() => {
  project.remove();
  rmSync(keys, { recursive: true, force: true });
});

describe('an approval of the whole content', () => {
  // @verifies SRS-1902, SRS-1903
  it('meets its criterion, and still holds once it is committed, with the evidence', () => {
    expect(criterion('G2.1')).toBe(
      'open: No review for G2 of this content in the role reviewer is on record.',
    );
    expect(sign('G2', 'reviewer', 'review').out).toBe(
      'approvals/G2-reviewer-review-2026-03-01.json: Jane Roe, reviewer: review of tree for G2\nCommit it; it counts from then on.\n',
    );
    project.commit('Approve');
    const met =
      'met: Jane Roe, reviewer, 2026-03-01T10:00:00Z: review (approvals/G2-reviewer-review-2026-03-01.json).';
    expect(criterion('G2.1')).toBe(met);
    expect(criterion('G1.3')).toMatch(/^met: Results of unit tests: \d+ passed, 0 failed, 0 not run\.$/);
    sign('G2', 'approver', 'approval');
    project.commit('Approve again');
    expect(criterion('G2.1')).toBe(met);
    expect(criterion('G2.7')).toMatch(/^met: /);
    expect(refusals()).toEqual([]);
  });

  // @verifies SRS-1903, SRS-2804
  it('is void once one byte of the content changed', () => {
    sign('G2', 'reviewer', 'review');
    project.commit('Approve');
    project.write('content/more.md', '# More\n').commit('Change');
    expect(refusals()).toEqual([
      `The approval of Jane Roe for G2 no longer holds. Changed since it was signed: tree. Since ${start.slice(0, 12)}: content/more.md (+1 -0).`,
    ]);
    expect(criterion('G2.1')).toBe(
      `open: The review of Jane Roe is void: Changed since it was signed: tree. Since ${start.slice(0, 12)}: content/more.md (+1 -0).`,
    );
  });
});

describe('an approval of a document or an item', () => {
  // @verifies SRS-1903
  it('holds while its text does, whatever else changes', () => {
    sign('G2', 'approver', 'approval', '--document', 'ALM-SRS', '--item', 'SRS-041');
    project.commit('Approve');
    expect(criterion('G2.6')).not.toContain('no approval');
    project.write('content/more.md', '# More\n').commit('Change something else');
    expect(refusals()).toEqual([]);
    project.edit('content/requirements.md', 'shall', 'should').commit('Change the document');
    expect(refusals()).toEqual([
      expect.stringMatching(
        /^The approval of Jane Roe for G2 no longer holds\. Changed since it was signed: ALM-SRS, SRS-041\. Since [0-9a-f]{12}: content\/requirements\.md \(\+1 -1\)\.$/,
      ),
    ]);
  });

  // @verifies SRS-3003
  it('holds while its pictures do', () => {
    project.write('content/alarm.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    project.write(
      'content/requirements.md',
      `${project.read('content/requirements.md')}\n![The alarm](alarm.svg)\n`,
    );
    project.commit('Draw');
    sign('G2', 'approver', 'approval', '--document', 'ALM-SRS');
    project.commit('Approve');
    expect(refusals()).toEqual([]);
    project.write('content/alarm.svg', '<svg xmlns="http://www.w3.org/2000/svg"><title>Off</title></svg>');
    project.commit('Draw another picture');
    expect(refusals()).toEqual([expect.stringContaining('Changed since it was signed: ALM-SRS')]);
  });

  // @verifies SRS-3001
  it('is of the original where its ID is named, and stays so when a translation joins it', () => {
    sign('G2', 'approver', 'approval', '--document', 'ALM-SRS');
    project.write('content/de.md', '# Anforderungen\n\nText.\n');
    project.edit(
      'site.config.ts',
      'documents: [',
      `documents: [
      { id: 'ALM-SRS', type: 'software-requirements', title: 'Anforderungen', language: 'de', translatedFrom: 'en', pages: ['content/de.md'] },`,
    );
    project.commit('Translate');
    expect(refusals()).toEqual([]);
    sign('G2', 'approver', 'approval', '--document', 'ALM-SRS.de');
    project.commit('Approve the translation');
    project.edit('content/de.md', 'Text.', 'Anderer Text.').commit('Change the translation');
    expect(refusals()).toEqual([expect.stringContaining('Changed since it was signed: ALM-SRS.de')]);
  });

  // @verifies SRS-1902
  it('is not made of what does not exist', () => {
    const outcome = sign('G2', 'approver', 'approval', '--document', 'ALM-XYZ');
    expect([outcome.code, outcome.err.trim().split('\n').at(-1)]).toEqual([
      2,
      'There is no ALM-XYZ to sign. Nothing was written.',
    ]);
    expect(sign('G7', 'approver', 'approval').err).toContain('There is no gate G7.');
    expect(sign('G2', 'approver', 'approval', '--date', 'today').code).toBe(2);
  });
});

describe('what is done outside', () => {
  // @verifies SRS-1901
  it('is external until somebody confirms it for this content', () => {
    expect(criterion('G3.1')).toBe(
      'external: Done outside; no approval of G3.1 in the role approver is on record.',
    );
    sign('G3', 'approver', 'approval', '--criterion', 'G3.1');
    project.commit('Confirm');
    expect(criterion('G3.1')).toMatch(/^met: Jane Roe, approver/);
    expect(criterion('G3.2')).toMatch(/^external: /);
  });

  // @verifies SRS-1901, SRS-1906
  it('can be switched off with a reason, which is printed; a later gate waits for the earlier ones', () => {
    project.edit(
      'site.config.ts',
      '  documents:',
      "  gates: { off: { 'G1.5': 'no analyser knows the language' } },\n  documents:",
    );
    const { code, out } = project.run('gate', 'G1');
    expect(code).toBe(1);
    expect(out).toContain(
      '  – G1.5 off: Static analysis was run and its result accepted (IEC 62304 5.5.3, IEC 62304 5.5.4)\n      no analyser knows the language\n',
    );
    expect(gates().map(({ gate, passed, waitsFor }) => `${gate} ${passed} ${waitsFor}`)).toEqual([
      'G1 false ',
      'G2 false G1',
      'G3 false G1',
      'G4 false G1',
      'G5 false G1',
    ]);
    expect(project.run('gate', 'G9').code).toBe(2);
  });
});

describe('the decision on the UDI', () => {
  // @verifies SRS-1907
  it('counts for its version, once the person it names signed for it', () => {
    const decide = (version: string): void => {
      project.edit(
        'site.config.ts',
        'specimen: true }',
        `specimen: true, decision: { version: '${version}', change: 'new-pi', reason: 'corrections of texts only', approver: 'Jane Roe' } }`,
      );
      project.commit('Decide');
    };
    expect(criterion('G5.10')).toBe('open: The configuration holds no `product.udi.decision`.');
    decide('2.4.0');
    expect(criterion('G5.10')).toBe('open: The decision is on version 2.4.0; this is 2.4.1.');
    project.git('reset', '-q', '--hard', start);
    decide('2.4.1');
    expect(criterion('G5.10')).toBe(
      'open: new-pi: corrections of texts only (Jane Roe); no approval of this content for G5 by Jane Roe is on record.',
    );
    sign('G5', 'approver', 'approval', '--criterion', 'G5.10');
    project.commit('Sign');
    expect(criterion('G5.10')).toBe(
      'met: new-pi: corrections of texts only (Jane Roe), signed 2026-03-01T10:00:00Z (approvals/G5-approver-approval-2026-03-01.json).',
    );
  });
});

describe('a record that proves nothing', () => {
  // @verifies SRS-1904
  it('is refused with its reason', () => {
    sign('G2', 'reviewer', 'review');
    const record = project.read('approvals/G2-reviewer-review-2026-03-01.json');
    project.write('approvals/copy.json', record);
    project.write('approvals/broken.json', '{}');
    project.run(
      'approve',
      'G2',
      '--role',
      'reviewer',
      '--meaning',
      'review',
      '--key',
      join(keys, 'mallory'),
      '--name',
      'Jane Roe',
      '--date',
      time,
    );
    sign('G2', 'owner', 'review');
    sign('G2', 'tester', 'review', '--date', '2999-01-01T00:00:00Z');
    sign('G2', 'tester', 'authorship', '--name', 'John Doe');
    expect(refusals().sort()).toEqual([
      'approvals/G2-owner-review-2026-03-01.json proves nothing. Jane Roe does not have the role "owner" (has: reviewer, approver, tester).',
      'approvals/G2-reviewer-review-2026-03-01-2.json proves nothing. The key is not in allowed_signers.',
      'approvals/G2-tester-authorship-2026-03-01.json proves nothing. The record names John Doe, but the key is that of Jane Roe.',
      'approvals/G2-tester-review-2999-01-01.json proves nothing. The record is dated 2999-01-01T00:00:00Z, which has not come yet.',
      'approvals/broken.json proves nothing. The record is no DSSE envelope of an in-toto statement.',
      'approvals/copy.json proves nothing. The record is a copy of approvals/G2-reviewer-review-2026-03-01.json.',
    ]);
  });

  // @verifies SRS-1904
  it('is one of whoever wrote the change, and one by a key that is revoked', () => {
    project.edit('allowed_signers', 'jane@localhost', 'test@localhost').commit('Test signs too');
    sign('G2', 'reviewer', 'review');
    project.commit('Approve');
    expect(refusals()).toEqual([
      expect.stringMatching(
        /^approvals\/G2-reviewer-review-2026-03-01\.json proves nothing\. Jane Roe wrote a part of the content since the release before \(commit [0-9a-f]{12}\); somebody else has to give this review\.$/,
      ),
    ]);
    project.write('revoked_keys', `${publicKey('jane')}\n`);
    expect(refusals()).toEqual([
      'approvals/G2-reviewer-review-2026-03-01.json proves nothing. The key of Jane Roe is revoked.',
    ]);
    project.write('allowed_signers', 'half a line\n');
    expect(refusals()[0]).toBe('This line names no signer that can be used.');
  });

  // @verifies SRS-3706
  it('is every one where the list of revoked keys is there and cannot be read', () => {
    sign('G2', 'reviewer', 'review');
    project.write('elsewhere', `${publicKey('jane')}\n`);
    symlinkSync('elsewhere', join(project.root, 'revoked_keys'));
    expect(project.run('check').out).toContain(
      'revoked_keys:1:1  error  revoked_keys is no plain file of at most 2 MB, so it is not read.  approvals-unread',
    );
    expect(refusals()).toEqual([
      expect.stringMatching(/proves nothing\. The key is not in allowed_signers\.$/),
    ]);
  });
});

// @verifies SRS-1905, SRS-3247
it('approvals stand in documents with name, role, time and meaning', () => {
  project.write(
    'content/trace.md',
    `${project.read('content/trace.md')}\n\`\`\`dossier\napprovals\n\`\`\`\n\n\`\`\`dossier\ngates gate=G2\n\`\`\`\n`,
  );
  project.commit('Show approvals');
  sign('G2', 'reviewer', 'review');
  project.commit('Approve');
  project.run('build', '--no-pdf');
  const page = project.read('dist/site/documents/ALM-TRM/index.html');
  expect(page).toContain(
    '<th scope="row">Jane Roe<br>jane@localhost<br><span class="says">reviewer</span></th><td>2026-03-01 10:00:00</td><td>review (G2)</td><td>the whole content</td><td>valid</td>',
  );
  const [, key = ''] = execFileSync('ssh-keygen', ['-l', '-f', join(keys, 'jane.pub')], {
    encoding: 'utf8',
  }).split(' ');
  expect(key).toMatch(/^SHA256:/);
  const list = createHash('sha256').update(project.read('allowed_signers')).digest('hex');
  const commit = project.git('rev-parse', 'HEAD').trim();
  expect(page).toContain(`<br><code>${key}</code>`);
  expect(page).toContain(
    `<p>Judged against <code>allowed_signers</code> (SHA-256 <code>${list}</code>), Commit <code>${commit}</code>.</p>`,
  );
  const gate = project.read('dist/site/gates/index.html');
  expect(gate).toContain(`Jane Roe<br>jane@localhost<br><code>${key}</code>`);
  expect(gate).toContain(`(SHA-256 <code>${list}</code>), commit <code>${commit}</code>.`);
  expect(page).toContain('21 CFR Part 11');
  expect(page).toContain('G2.1 Code and detailed design are reviewed');
});
