import { afterAll, expect, it } from 'vitest';
import { TestProject } from './project.ts';

const project = TestProject.clean();
afterAll(() => project.remove());

// Most tests run commands one after the other in a process that stays (commands-asked.ts): nothing of one may be left to the next.
// @verifies SRS-1204
it('a command prints and ends the same in a process of its own as after others', () => {
  const same = (...words: string[]): void =>
    expect(project.run('--quiet', ...words), words.join(' ')).toEqual(project.start('--quiet', ...words));
  same('check');
  same('check', '--format', 'json');
  same('gate');
  same('stamp', '--check');
  same('chekc');
  same('gate', '--help');
  project.edit('content/requirements.md', 'SRS-041', 'SRS-941');
  same('check', '--format', 'json');
  project.edit('site.config.ts', 'product:', 'produkt:');
  same('check');
  project
    .edit('site.config.ts', 'produkt:', 'product:')
    .edit('content/requirements.md', 'SRS-941', 'SRS-041');
  same('check');
  expect(project.run('--quiet', 'check').code).toBe(0);
});
