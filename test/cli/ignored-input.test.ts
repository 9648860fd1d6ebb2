import { afterEach, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
afterEach(() => project.remove());

// @verifies SRS-504
it('names what is read although git ignores it', () => {
  project = TestProject.clean();
  project.write('.gitignore', `${project.read('.gitignore')}content/private.md\n`).commit('Ignore a page');
  project.write('content/private.md', '# Private\n');
  project.retest();
  expect(project.findings()).toContain('ignored-input content/private.md:1:1');
});
