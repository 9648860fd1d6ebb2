import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { clone, Packed } from './packed.ts';

const older = join(clone, '.runtimes/node_modules/.bin/node');

let packed: Packed;
let project: TestProject;
const entry = (): string => join(project.root, 'node_modules/dossier/bin/dossier.cjs');

beforeAll(() => {
  packed = new Packed();
  project = TestProject.clean();
  packed.installInto(project.root);
  project.write('.git/info/exclude', 'node_modules\npackage.json\n');
});
afterAll(() => project?.remove());

/** Bytes of all files below a directory of the output, by their paths. */
const bytesOf = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(project.root, 'dist', directory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(project.root.length), readFileSync(path, 'base64')]),
  );

const run = (node: string, ...words: string[]) =>
  spawnSync(node, [entry(), '--quiet', ...words], { cwd: project.root, encoding: 'utf8' });

describe('Node.js 22', () => {
  // @verifies SRS-3709
  it('makes the same bytes of site and data as the one of the lockfile', ({ skip }) => {
    skip(!existsSync(older), 'Node.js 22 lies not in .runtimes, where npm test installs it');
    expect(execFileSync(older, ['--version'], { encoding: 'utf8' })).toMatch(/^v22\./);
    const built = [process.execPath, older].map((node) => {
      const { status, stderr } = run(node, 'build', '--no-pdf');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return { site: bytesOf('site'), data: bytesOf('data') };
    });
    expect(Object.keys(built[0]?.site ?? {}).length).toBeGreaterThan(20);
    expect(built[1]).toEqual(built[0]);
  });
});

// @verifies SRS-3709
it('an older Node.js gets a sentence', () => {
  const pretended = `Object.defineProperty(process.versions, 'node', { value: '20.19.0' }); require(${JSON.stringify(entry())})`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', pretended], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'Dossier needs Node.js 22.18 or newer; this is 20.19.0.\n  Install it, or run Dossier by the Node.js of your lockfile: npm install --save-dev node@24\n',
  });
});

// @verifies SRS-3709
it.each(['{}', '{ "type": "commonjs" }'])('a package.json of %s gives no advice', (manifest) => {
  project.write('package.json', manifest);
  const { status, stderr } = run(process.execPath, 'check');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
