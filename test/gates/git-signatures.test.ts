import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';

let keys = '';
let project: TestProject;
let start = '';

const publicKey = (name: string): string => readFileSync(join(keys, `${name}.pub`), 'utf8').trim();

/** Runs git as Jane Roe, or as somebody else, with a key of that name. */
function as(key: string, words: string[], name = 'Jane Roe', time = '2026-03-02T10:00:00Z'): void {
  const person = {
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: `${key}@localhost`,
    GIT_COMMITTER_DATE: time,
  };
  const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: `${key}@localhost`, GIT_AUTHOR_DATE: time };
  execFileSync('git', ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${join(keys, key)}`, ...words], {
    cwd: project.root,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', ...person, ...author },
  });
}
const since = (commit: string): string => `Changed since it was signed: tree. Since ${commit.slice(0, 12)}`;
const tag = (name: string, line: string): string[] => ['tag', '-s', name, '-m', 'Signed', '-m', line];

/** What is known of approvals, one line each. */
async function approvals(): Promise<string[]> {
  const { model } = await analyseProject(await loadProject(project.root), { progress: silentProgress });
  return model.approvals.map(({ file, state, reason, gate, role, meaning, name, time, subjects }) =>
    state === 'valid'
      ? `${file}: ${name}, ${role}, ${time}: ${meaning} of ${subjects.join(', ')} for ${gate}`
      : `${file} ${state}: ${reason}`,
  );
}

beforeAll(() => {
  keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  for (const name of ['jane', 'late', 'narrow', 'mallory'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(keys, name)]);
  project = TestProject.clean();
  project.write(
    'allowed_signers',
    [
      `jane@localhost namespaces="dossier-approval,git" ${publicKey('jane')} Jane Roe (reviewer, approver)`,
      `late@localhost valid-before="20260101Z" ${publicKey('late')} Jane Roe (reviewer)`,
      `narrow@localhost namespaces="dossier-approval" ${publicKey('narrow')} Jane Roe (reviewer)`,
      '',
    ].join('\n'),
  );
  project.commit('Name who may sign');
  start = project.git('rev-parse', 'HEAD').trim();
});
beforeEach(() => {
  project.git('reset', '-q', '--hard', start);
  for (const name of project.git('tag').split('\n').filter(Boolean)) project.git('tag', '-d', name);
});
afterAll(() => {
  project.remove();
  rmSync(keys, { recursive: true, force: true, maxRetries: 5 });
});

// @verifies SRS-1910
it('a signed tag approves what it says, as long as the content is that of its commit', async () => {
  as('jane', tag('v2.4.1', 'Approval: G5 approver approval'));
  as('jane', tag('approvals/G3', 'Approval: G3 approver approval of G3.1, G3.2'));
  const held = [
    'tag approvals/G3: Jane Roe, approver, 2026-03-02T10:00:00Z: approval of criterion:G3.1, criterion:G3.2 for G3',
    'tag v2.4.1: Jane Roe, approver, 2026-03-02T10:00:00Z: approval of tree for G5',
  ];
  expect(await approvals()).toEqual(held);
  const gates = project.run('gate', 'G5').out;
  expect(gates).toContain(
    'G5.8 met: The release is approved (IEC 62304 5.8.1, IEC 62304 5.8.4)\n      Jane Roe, approver, 2026-03-02T10:00:00Z: approval (tag v2.4.1).\n',
  );
  project.write('approvals/note.txt', 'no record').commit('A file among the records');
  expect(await approvals()).toEqual(held);
  project.write('content/more.md', '# More\n').commit('Change');
  expect(await approvals()).toEqual([
    `tag approvals/G3 void: ${since(start)}: content/more.md (+1 -0).`,
    `tag v2.4.1 void: ${since(start)}: content/more.md (+1 -0).`,
  ]);
  const after = project.run('gate', 'G5').out;
  expect(after).toContain('G5.8 open');
  expect(after).toContain(`The approval of Jane Roe is void: ${since(start)}`);
  project.git('tag', 'v2.5.0');
  project.write('content/still-more.md', '# Still more\n').commit('Change again, after the next release');
  expect(await approvals()).toEqual([]);
});

// @verifies SRS-1910
it("a signed commit approves the content it holds, its own author's change excepted", async () => {
  const words = ['commit', '-q', '-S', '--allow-empty', '-m', 'Review', '-m', 'Approval: G2 reviewer review'];
  as('jane', words);
  const id = project.git('rev-parse', 'HEAD').trim().slice(0, 12);
  expect(await approvals()).toEqual([
    `commit ${id}: Jane Roe, reviewer, 2026-03-02T10:00:00Z: review of tree for G2`,
  ]);
  project.write('content/more.md', '# More\n').git('add', '-A');
  as('jane', words);
  expect(await approvals()).toEqual([
    expect.stringMatching(
      /^commit [0-9a-f]{12} refused: Jane Roe wrote a part of the content since the release before \(commit [0-9a-f]{12}\); somebody else has to give this review\.$/,
    ),
    expect.stringMatching(`^commit ${id} void: ${since('')}${id}`),
  ]);
});

// @verifies SRS-1910
it('a signature on other content counts for nothing: a change that is not committed, a branch that was merged and dropped', async () => {
  const line = 'Approval: G2 reviewer review';
  as('jane', tag('approvals/here', line));
  project.write('content/more.md', '# More\n');
  expect(await approvals()).toEqual([`tag approvals/here void: ${since(start)}: content/more.md (+0 -0).`]);
  project.git('clean', '-qfd');
  expect(await approvals()).toHaveLength(1);
  project.git('tag', '-d', 'approvals/here');
  project.git('checkout', '-q', '--detach');
  project.write('content/more.md', '# More\n').commit('Elsewhere');
  as('jane', tag('approvals/elsewhere', line));
  expect(await approvals()).toHaveLength(1);
  project.git('checkout', '-q', 'main');
  project.git('merge', '-q', '-s', 'ours', '-m', 'Drop it', 'approvals/elsewhere');
  expect(await approvals()).toEqual([
    expect.stringMatching(/^tag approvals\/elsewhere void: .*: content\/more\.md \(\+0 -1\)\.$/),
  ]);
});

// @verifies SRS-1910
it('each signature that proves nothing is refused with its reason', async () => {
  const line = 'Approval: G2 reviewer review';
  const refusal = async (name: string): Promise<string> => {
    const told = (await approvals()).join('\n');
    project.git('tag', '-d', name);
    return told;
  };
  as('jane', ['tag', '-a', 'a', '-m', line]);
  expect(await refusal('a')).toBe('tag a refused: It has no SSH signature.');
  as('mallory', tag('b', line));
  expect(await refusal('b')).toBe('tag b refused: The key is not in allowed_signers.');
  as('late', tag('c', line));
  expect(await refusal('c')).toBe('tag c refused: The key of Jane Roe had expired on 2026-03-02T10:00:00Z.');
  as('narrow', tag('d', line));
  expect(await refusal('d')).toBe('tag d refused: The key of Jane Roe may not sign in the namespace "git".');
  as('jane', tag('e', line), 'John Doe');
  expect(await refusal('e')).toBe(
    'tag e refused: The record names John Doe, but the key is that of Jane Roe.',
  );
  as('jane', tag('f', 'Approval: G2 tester review'));
  expect(await refusal('f')).toBe(
    'tag f refused: Jane Roe does not have the role "tester" (has: reviewer, approver).',
  );
  as('jane', tag('g', line), 'Jane Roe', '2099-01-01T00:00:00Z');
  expect(await refusal('g')).toBe(
    'tag g refused: The record is dated 2099-01-01T00:00:00Z, which has not come yet.',
  );
  as('jane', tag('h', 'Approval: all of it'));
  expect(await refusal('h')).toBe(
    'tag h refused: "Approval: all of it" is no approval; write: Approval: G2 reviewer review.',
  );
  as('jane', tag('i', line));
  project.git('update-ref', 'refs/tags/copy', 'refs/tags/i');
  project.git('tag', '-d', 'i');
  expect(await refusal('copy')).toBe('tag copy refused: The tag was made as i.');
  as('jane', tag('j', line));
  const forged = project.git('cat-file', 'tag', 'j').replace('Signed', 'Forged');
  project.write('.git/forged', forged);
  const id = project.git('hash-object', '-t', 'tag', '-w', '.git/forged').trim();
  project.git('update-ref', 'refs/tags/j', id);
  expect(await refusal('j')).toMatch(/^tag j refused: The signature does not fit the record: /);
  project.write('revoked_keys', `${publicKey('jane')}\n`).commit('Revoke');
  as('jane', tag('k', line));
  expect(await refusal('k')).toBe('tag k refused: The key of Jane Roe is revoked.');
});
