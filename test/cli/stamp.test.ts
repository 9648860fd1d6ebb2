import { symlinkSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
afterEach(() => project.remove());

// @verifies SRS-410
it('a stamp needs reports that lie in the project', () => {
  project = TestProject.clean();
  expect(project.run('stamp', 'nowhere')).toMatchObject({
    code: 2,
    err: 'There is no directory nowhere: run the tests first, so that they write their reports there.\n',
  });
  expect(project.run('stamp', '..')).toMatchObject({
    code: 2,
    err: '.. lies outside the project; evidence has to lie inside.\n',
  });
  symlinkSync('/etc/hostname', `${project.root}/reports/outside.xml`);
  symlinkSync('gone', `${project.root}/reports/broken.xml`);
  project.must('stamp');
  expect(Object.keys(JSON.parse(project.read('reports/evidence.json')).files)).toEqual(['junit.xml']);
});
