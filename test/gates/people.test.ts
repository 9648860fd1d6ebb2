import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

let keys = '';
let project: TestProject;
let start = '';

const publicKey = (name: string): string => readFileSync(join(keys, `${name}.pub`), 'utf8').trim();
const sign = (time: string, ...words: string[]): void => {
  const by = ['--key', join(keys, 'jane'), '--name', 'Jane Roe', '--date', time];
  project.must('approve', 'G2', '--role', 'reviewer', '--meaning', 'review', ...by, ...words);
};
/** What is said of the records, without their names. */
const refusals = (): string[] => {
  const { out } = project.run('check', '--format', 'json', '--rule', 'approval-refused', 'approval-void');
  const { findings } = JSON.parse(out) as { findings: { message: string }[] };
  return findings.map(({ message }) => message.replace(/^.*? proves nothing\. /, ''));
};
const signers = (line: string): TestProject => project.write('allowed_signers', line);
const jane = (options = ''): string =>
  `jane@localhost ${options}namespaces="dossier-approval" ${publicKey('jane')} Jane Roe (reviewer)\n`;
/** A commit of content by somebody. */
const write = (author: string, message = 'Change', date = '2026-03-01T10:00:00Z'): void => {
  project.write(`content/${Math.abs(hash(`${author}${message}`))}.md`, `# Page\n\n${message} by a person.\n`);
  project.git('add', '-A');
  project.date = date;
  project.git('commit', '-q', '--author', author, '-m', message);
};
const hash = (text: string): number =>
  [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);

beforeAll(() => {
  keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(keys, 'jane')]);
  project = TestProject.clean();
  signers(jane()).commit('Name who may sign');
  start = project.git('rev-parse', 'HEAD').trim();
});
beforeEach(() => {
  project.date = '2026-03-01T10:00:00Z';
  project.git('reset', '-q', '--hard', start);
  project.git('clean', '-qfd');
});
afterAll(() => {
  project.remove();
  rmSync(keys, { recursive: true, force: true });
});

const four =
  /^Jane Roe wrote a part of the content since the release before \(commit [0-9a-f]{12}\); somebody else has to give this review\.$/;

describe('four eyes', () => {
  const written: [how: string, author: string, message: string][] = [
    ['as the author of a commit before the last', 'Jane Roe <elsewhere@localhost>', 'Write'],
    ['under an address in capitals', 'J. Roe <Jane@LOCALHOST>', 'Write'],
    ['under a name in small letters', 'jane roe <elsewhere@localhost>', 'Write'],
    ['under a name in other characters', 'Ｊａｎｅ  Ｒｏｅ <elsewhere@localhost>', 'Write'],
    ['as a co-author by address', 'Test <test@localhost>', 'Write\n\nCo-authored-by: J. <jane@localhost>'],
    [
      'as a co-author by name',
      'Test <test@localhost>',
      'Write\n\nCo-Authored-By: Jane Roe <j@x>\nReviewed-by: T <t@x>',
    ],
    [
      'as a co-author in the middle of a squashed message',
      'Test <test@localhost>',
      'Write\n\n* First\n\nCo-authored-by: Jane Roe <j@x>\n\n* Second\n\nMore words.',
    ],
    [
      'with characters in the message that part fields elsewhere',
      'Jane Roe <jane@localhost>',
      'Write\n\nCo-authored-by: x\u001f\u001f\u001e <x@x>',
    ],
    ['with a mark for a name', 'Jane Roe <jane@localhost>', 'Write\n\n//\n\nCo-authored-by: // <//>'],
    [
      'as the second co-author',
      'Test <test@localhost>',
      'Write\n\nCo-authored-by: A <a@x>\nCo-authored-by: JANE ROE <j@x>',
    ],
  ];

  // @verifies SRS-3246
  it.each(written)('are not those of whoever wrote the content %s', (_, author, message) => {
    write(author, message);
    write('Test <test@localhost>', 'Mend a typing error');
    sign('2026-03-01T10:00:00Z');
    project.commit('Approve');
    expect(refusals()).toEqual([expect.stringMatching(four)]);
  });

  // @verifies SRS-3246
  it('are those of one person, whatever key and name the mailmap and the list of signers give', () => {
    write('jr <jr@elsewhere>');
    sign('2026-03-01T10:00:00Z');
    project.commit('Approve');
    expect(refusals()).toEqual([]);
    project.write('.mailmap', 'Jane Roe <jane@localhost> <jr@elsewhere>\n').commit('Say who jr is');
    sign('2026-03-01T10:00:00Z', '--document', 'ALM-SRS');
    expect(refusals()).toContainEqual(expect.stringMatching(four));
    project.git('rm', '-q', '.mailmap');
    signers(`${jane()}jr@elsewhere namespaces="git" ssh-ed25519 AAAA Jane Roe (author)\n`).commit(
      'List two keys',
    );
    expect(refusals()).toContainEqual(expect.stringMatching(four));
  });

  // @verifies SRS-3246
  it('look at what was written since the release before, and at nothing that records and merges alone did', () => {
    write('Jane Roe <jane@localhost>');
    project.git('tag', 'v2.4.0');
    project.git('switch', '-qc', 'side');
    write('Test <test@localhost>', 'On the side');
    project.git('switch', '-q', 'main');
    write('Test <test@localhost>', 'On main');
    project.git(
      '-c',
      'user.name=Jane Roe',
      '-c',
      'user.email=jane@localhost',
      'merge',
      '-q',
      '--no-ff',
      '-m',
      'Merge',
      'side',
    );
    sign('2026-03-01T10:00:00Z');
    project.git('add', '-A');
    project.git('commit', '-q', '--author', 'Jane Roe <jane@localhost>', '-m', 'Approve');
    expect(refusals()).toEqual([]);
    // A tag that names no version begins no release.
    project.git('tag', '-d', 'v2.4.0');
    project.git('tag', 'nightly', 'HEAD~1');
    expect(refusals()).toEqual([expect.stringMatching(four)]);
  });
});

describe('a signature', () => {
  // @verifies SRS-3245
  it('is never older than the commit it signs', () => {
    write('Test <test@localhost>');
    sign('2019-12-31T00:00:00Z');
    sign('2019-12-31T00:00:00Z', '--document', 'ALM-SRS');
    const commit = project.git('rev-parse', 'HEAD').trim().slice(0, 12);
    const said = `The record is dated 2019-12-31T00:00:00Z, and the commit ${commit} that it signs was made on 2026-03-01T10:00:00Z.`;
    expect(refusals()).toEqual([said, said]);
  });

  // @verifies SRS-3245
  it('of a key that had expired is refused, whatever date it states', () => {
    signers(jane('valid-before="20200101",')).commit('The key expired long ago');
    sign('2019-12-31T00:00:00Z');
    expect(refusals()).toEqual([
      expect.stringMatching(/^The record is dated 2019-12-31T00:00:00Z, and the commit /),
    ]);
    project.git('clean', '-qfd');
    // Signed before it was committed, so that it names no commit: the state before bounds it.
    project.write('content/late.md', '# Late\n');
    sign('2019-12-31T00:00:00Z');
    project.commit('Add a page, and its approval');
    expect(refusals()).toEqual([
      'The record is dated 2019-12-31T00:00:00Z, and what it signs is younger than 2026-03-01T10:00:00Z.',
    ]);
  });

  // @verifies SRS-3245
  it('given before the commit was rewritten holds while the key does, and not where it ended between', () => {
    const approve = (): void => {
      project.date = '2026-03-05T10:00:00Z';
      project.write('content/new.md', '# New\n').commit('Add a page');
      sign('2026-03-06T10:00:00Z');
      project.git('add', '-A');
      project.date = '2026-03-09T10:00:00Z';
      project.git('commit', '-q', '--amend', '-m', 'Add a page, squashed');
      project.git('reflog', 'expire', '--expire=now', '--all');
      project.git('gc', '-q', '--prune=now');
    };
    approve();
    expect(refusals()).toEqual([]);
    project.git('reset', '-q', '--hard', start);
    project.date = '2026-03-01T10:00:00Z';
    signers(jane('valid-before="20260307",')).commit('A key that ends');
    approve();
    expect(refusals()).toEqual(['The key of Jane Roe had expired on 2026-03-09T10:00:00Z.']);
  });

  // @verifies SRS-3245
  it('is not younger than the commit it lies in, whatever date the build is given', () => {
    sign('2099-01-01T00:00:00Z');
    project.commit('Approve');
    const { out } = project.runWith({ SOURCE_DATE_EPOCH: '4102444800' }, 'check', '--format', 'json');
    expect(out).toContain('The record is dated 2099-01-01T00:00:00Z, which has not come yet.');
  });
});
