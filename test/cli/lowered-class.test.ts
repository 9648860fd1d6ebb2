import { afterAll, expect, it } from 'vitest';
import { TestProject } from './project.ts';

const project = TestProject.clean();
afterAll(() => project.remove());

// @verifies SRS-3225, SRS-3226
it('a class that is lowered needs a reason, and has the links of the code reviewed again', () => {
  const head = '/**\n * Holds events.\n * @c4 component "Queue"\n * @path .\n * @class C\n */\n';
  project.write('src/index.ts', head).commit('Declare the queue');
  project.retest();
  expect(project.findings()).toEqual([]);

  project.edit('src/index.ts', '@class C', '@class B').commit('Lower the class');
  project.retest();
  expect(project.findings()).toEqual([
    'requirement-verified content/requirements.md:7:1',
    'class-lowered src/index.ts:3:4',
    'suspect-link src/queue.ts:3:16',
    'suspect-link src/queue.ts:3:25',
  ]);
});
