import { expect, it } from 'vitest';
import { TestProject } from './project.ts';

// @verifies SRS-3771, RC-3227
it('dossier import --update shows what differs, writes a patch, and writes all or nothing', () => {
  const project = TestProject.clean();
  project.must('export', 'csv', '--into', 'out/a.csv');
  const page = 'content/requirements.md';
  const before = project.read(page);
  const [, words = ''] = /\n\n(The [^\n]+\.)\n/.exec(before) ?? [];
  project.edit('out/a.csv', words, words.replace('The', 'Each'));
  const shown = project.must(
    'import',
    '--update',
    'csv',
    'out/a.csv',
    '--patch',
    `${project.root}/out/a.patch`,
  ).out;
  expect(shown).toContain(`    - ${words}\n    + ${words.replace('The', 'Each')}\n1 change, in 1 page.\n`);
  expect(project.read(page)).toBe(before);
  project.git('apply', '--check', 'out/a.patch');
  project.write('out/b.csv', project.read('out/a.csv').replace('Cross', 'Cross\n\n# B\n\n'));
  expect(project.run('import', '--update', 'csv', 'out/b.csv', '--write')).toMatchObject({ code: 1 });
  expect(project.read(page)).toBe(before);
  project.must('import', '--update', 'csv', 'out/a.csv', '--write');
  expect(project.read(page)).toBe(before.replace(words, words.replace('The', 'Each')));
  for (const [args, why] of [
    [
      ['needs', 'out/a.csv', '--update'],
      'needs is no format that is taken back. There are csv, xlsx, reqif, docx.\n',
    ],
    [['csv', 'out/a.csv', 'out/b.csv', '--update'], 'Take back one file after the other.\n'],
    [['csv', 'out/a.csv', '--write'], '--write, --add and --patch go with --update.\n'],
  ] as const)
    expect(project.run('import', ...args)).toMatchObject({ code: 2, err: why });
  project.remove();
});
