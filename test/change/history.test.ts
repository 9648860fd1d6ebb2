import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { TestProject } from '../cli/project.ts';

const made: TestProject[] = [];
afterEach(() => {
  for (const project of made.splice(0)) project.remove();
});

function clean(): TestProject {
  const project = TestProject.clean();
  made.push(project);
  return project;
}

/** Builds, and tells the history of an item as `kind file: what differs, subject, release`. */
function told(project: TestProject, id: string, root = '.'): string[] {
  const { code, err } = project.run('-q', '-c', root, 'build', '--no-pdf');
  if ((code ?? 3) > 1) throw new Error(err);
  const { history } = JSON.parse(project.read(`${root}/dist/data/model.json`)) as Model;
  return (history?.items[id] ?? []).map(({ kind, commit, file, from, difference }) => {
    const about = history?.commits[commit];
    const words = difference
      .filter((piece) => piece.kind !== 'same')
      .map((piece) => `${piece.kind === 'added' ? '+' : '-'}${piece.text.trim()}`);
    return [`${kind} ${from ? `${from} → ` : ''}${file}`, ...words, about?.subject, about?.release]
      .filter(Boolean)
      .join('; ');
  });
}

const page = (project: TestProject, id: string) => project.read(`dist/site/items/${id}/index.html`);

// @verifies SRS-2601
it('tells on the page of an item when it was created, changed and moved, and which release was the first to say so', () => {
  const project = clean();
  project.git('tag', 'v2.4.0');
  project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of').commit('Sooner');
  project.edit('content/requirements.md', 'The nurse hears', 'The nurse   hears').commit('Blanks only');
  project.git('tag', '-a', '-m', 'Release', 'v2.4.1');
  project.git('tag', 'approvals/v2.4.1');
  const text = project.read('content/requirements.md');
  const at = text.indexOf('## SRS-041');
  project.write('content/requirements.md', text.slice(0, at));
  project.write(
    'content/alarms.md',
    `# Alarms\n\n${text.slice(at).replace('within 1 s of', 'within 3 s of')}`,
  );
  project.commit('Move the alarms');
  expect(told(project, 'SRS-041')).toEqual([
    'moved content/requirements.md → content/alarms.md; -1; +3; Move the alarms',
    'changed content/requirements.md; -2; +1; Sooner; v2.4.1',
    'created content/requirements.md; Add the alarm monitor; v2.4.0',
  ]);
  expect(told(project, 'URS-001')).toEqual([
    'created content/requirements.md; Add the alarm monitor; v2.4.0',
  ]);
  const shown = page(project, 'SRS-041').replace(/\s+/g, ' ');
  expect(shown).toContain('shall sound within <del>2</del> <ins>1</ins> s of the threshold being crossed.');
  const order = ['Moved from', 'so in <b>v2.4.1</b>', '<ins>1</ins>', 'so in <b>v2.4.0</b>', 'Created in'];
  const found = order.map((words) => shown.indexOf(words));
  expect(found.every((index) => index > 0)).toBe(true);
  expect(found).toEqual([...found].sort((a, b) => a - b));
});

// @verifies SRS-2601
it('is the same from a cold and a warm cache, whatever lies in it', () => {
  const project = clean();
  project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of').commit('Sooner');
  const cold = told(project, 'SRS-041');
  const bytes = project.read('dist/data/model.json');
  expect(told(project, 'SRS-041')).toEqual(cold);
  expect(project.read('dist/data/model.json')).toBe(bytes);
  project.write(
    '.dossier/cache/history.json',
    project.read('.dossier/cache/history.json').replace('Sooner', 'Later'),
  );
  project.write('.dossier/cache/history.json', `${project.read('.dossier/cache/history.json')}x`);
  expect(told(project, 'SRS-041')).toEqual(cold);
});

// @verifies SRS-2601
it('tells what is not committed, what was removed and came back, and who approved', () => {
  const project = clean();
  const risks = project.read('content/risks.md');
  const requirements = project.read('content/requirements.md');
  project.write('content/requirements.md', requirements.slice(0, requirements.indexOf('## TST-201')));
  project.commit('Drop the test case');
  project.write('content/requirements.md', requirements).commit('Bring it back');
  const key = join(project.root, '.git/key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
  const open = project.read('.git/key.pub').trim();
  project.write(
    'allowed_signers',
    `jane@localhost namespaces="dossier-approval" ${open} Jane Roe (reviewer)\n`,
  );
  project.commit('Name who may sign');
  const words = ['--role', 'reviewer', '--meaning', 'review', '--key', key, '--name', 'Jane Roe'];
  project.must('approve', 'G2', ...words, '--date', '2026-03-02T10:00:00Z', '--item', 'TST-201');
  project.must('approve', 'G2', ...words, '--date', '2026-03-02T10:00:00Z', '--item', 'RC-012');
  project.write('content/risks.md', risks.replace('two seconds', '2 seconds'));
  expect(told(project, 'RC-012')).toEqual([
    'changed content/risks.md',
    'created content/risks.md; Add the alarm monitor',
  ]);
  expect(page(project, 'RC-012')).toContain('not committed');
  expect(page(project, 'RC-012')).toMatch(/Reviewed for G2: RC-012[^<]*<span class="note">no longer holds: /);
  expect(told(project, 'TST-201')).toEqual([
    'created content/requirements.md; Bring it back',
    'removed content/requirements.md; Drop the test case',
    'created content/requirements.md; Add the alarm monitor',
  ]);
  expect(page(project, 'TST-201')).toMatch(/Reviewed for G2: TST-201<\/td><td>Jane Roe, reviewer<\/td>/);
});

// @verifies SRS-2601
it('counts of a merge only what it did itself', () => {
  const project = clean();
  project.git('switch', '-qc', 'side');
  project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of').commit('On the side');
  project.git('switch', '-q', 'main');
  project.edit('content/requirements.md', 'overtake every other', 'overtake each other').commit('On main');
  project.git('merge', '-q', '--no-ff', '-m', 'Bring together', 'side');
  expect(told(project, 'SRS-041')).toEqual([
    'changed content/requirements.md; -2; +1; On the side',
    'created content/requirements.md; Add the alarm monitor',
  ]);
  project.git('switch', '-qc', 'other');
  project.edit('content/requirements.md', 'within 1 s of', 'within 4 s of').commit('On the other side');
  project.git('switch', '-q', 'main');
  project.edit('content/requirements.md', 'within 1 s of', 'within 5 s of').commit('Again on main');
  try {
    project.git('merge', '-q', 'other');
  } catch {
    // It conflicts, as it should.
  }
  const text = project.read('content/requirements.md');
  project.write(
    'content/requirements.md',
    text.replace(
      /<<<<<<<[\s\S]*>>>>>>> other\n/,
      /The alarm shall sound within 5.*\n/.exec(text)?.[0].replace('5', '6') ?? '',
    ),
  );
  project.commit('Settle it');
  expect(told(project, 'SRS-041')[0]).toBe('changed content/requirements.md; -5; +6; Settle it');
});

// @verifies SRS-2601
it('follows an item from a directory that the configuration no longer names, and not into examples that were never it', () => {
  const project = clean();
  project.git('mv', 'content', 'docs');
  project.write('test/example.md', '## SRS-041 An example\n\nNot the requirement.\n');
  project.edit('site.config.ts', '  documents:', "  sources: { markdown: ['docs/*.md'] },\n  documents:");
  for (const name of ['risks', 'requirements', 'trace'])
    project.edit('site.config.ts', `content/${name}`, `docs/${name}`);
  project.edit('site.config.ts', '  documents:', "  trace: { lock: 'docs/trace.lock' },\n  documents:");
  project.commit('Move everything');
  project.write('test/example.md', '## SRS-041 An example\n\nStill not.\n').commit('Edit the example');
  expect(told(project, 'SRS-041')).toEqual([
    'moved content/requirements.md → docs/requirements.md; Move everything',
    'created content/requirements.md; Add the alarm monitor',
  ]);
});

// @verifies SRS-2602
it('says of a shallow clone that its beginning is not known, and claims no creation there', () => {
  const project = clean();
  project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of').commit('Sooner');
  project.git('clone', '-q', '--depth', '2', `file://${project.root}`, 'shallow');
  expect(told(project, 'SRS-041', 'shallow')).toEqual(['changed content/requirements.md; -2; +1; Sooner']);
  expect(told(project, 'URS-001', 'shallow')).toEqual([]);
  for (const id of ['SRS-041', 'URS-001'])
    expect(project.read(`shallow/dist/site/items/${id}/index.html`)).toContain(
      'This build was made from a shallow clone: what happened before its first commit is not known here.',
    );
});

// @verifies SRS-2602
it('reads as many commits as the configuration allows, and says that there are more', () => {
  const project = clean();
  project.edit('site.config.ts', '  documents:', '  change: { history: 1 },\n  documents:');
  project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of').commit('Sooner');
  expect(told(project, 'SRS-041')).toEqual(['changed content/requirements.md; -2; +1; Sooner']);
  expect(page(project, 'SRS-041')).toContain('Only the newest 1 commits were read');
  project.edit('site.config.ts', 'history: 1', 'history: 0');
  told(project, 'SRS-041');
  expect(page(project, 'SRS-041')).not.toContain('<h2 id="history">');
});

// @verifies SRS-2601
it('reads a project below the root of its repository, past links, submodules and files that are no text', () => {
  const project = clean();
  const root = join(project.root, 'app');
  const names = ['content', 'src', 'test', 'site.config.ts'];
  project.write(
    'app/content/blob.md',
    Uint8Array.from({ length: 400 }, (_, index) => index % 256),
  );
  for (const name of names) {
    if (name === 'content')
      for (const file of ['requirements.md', 'risks.md', 'trace.md', 'trace.lock'])
        renameSync(join(project.root, 'content', file), join(root, 'content', file));
    else renameSync(join(project.root, name), join(root, name));
  }
  rmSync(join(project.root, 'content'), { recursive: true });
  symlinkSync('requirements.md', join(root, 'content/link.md'));
  project.git(
    '-c',
    'protocol.file.allow=always',
    'submodule',
    '--quiet',
    'add',
    `file://${project.root}`,
    'app/part.md',
  );
  project.commit('Move into a directory');
  rmSync(join(root, 'content/link.md'));
  project.edit('app/content/requirements.md', 'within 2 s of', 'within 1 s of').commit('Sooner');
  expect(told(project, 'SRS-041', 'app')).toEqual([
    'changed content/requirements.md; -2; +1; Sooner',
    'created content/requirements.md; Move into a directory',
  ]);
});
