import { afterEach, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
afterEach(() => project.remove());

// @verifies SRS-1304
it('does not replace a directory that no build wrote', () => {
  project = TestProject.clean();
  project.write('dist/thesis.txt', 'years of work');
  const { code, err } = project.run('--quiet', 'build', '--no-pdf');
  expect(code).toBe(2);
  expect(err).toContain('dist holds files that no build of Dossier wrote (thesis.txt); it is not replaced.');
  expect(project.read('dist/thesis.txt')).toBe('years of work');
});
