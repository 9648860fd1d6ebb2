import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
let project: TestProject;
afterEach(() => project.remove());

/** Builds, and changes a file when the files have been read. */
async function changedWhileBuilt(path: string, from: string, to: string): Promise<[number | null, string]> {
  const child = spawn(process.execPath, [main, 'build', '--no-pdf'], {
    cwd: project.root,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let isChanged = false;
  child.stderr.on('data', (text) => {
    said += text;
    if (isChanged || !said.includes('check')) return;
    isChanged = true;
    project.edit(path, from, to);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return [code, said.split('\n').at(-2) ?? ''];
}

// @verifies SRS-3184
describe('a file that changes while a release is built', () => {
  it.each([
    ['of the commit', 'content/requirements.md', 'within 2 s', 'within 9 s'],
    ['with evidence', 'reports/junit.xml', 'time="1.2"', 'time="9.2"'],
  ])('ends the build: one %s', async (_, path, from, to) => {
    project = TestProject.clean();
    project.git('tag', 'v2.4.1');
    expect(await changedWhileBuilt(path, from, to)).toEqual([
      2,
      'Files changed while they were read, so that no output is of them. Run the command again.',
    ]);
    expect(existsSync(join(project.root, 'dist'))).toBe(false);
  });

  it('does not end the build of a draft', async () => {
    project = TestProject.clean();
    expect((await changedWhileBuilt('content/requirements.md', 'within 2 s', 'within 9 s'))[0]).toBe(0);
  });
});
