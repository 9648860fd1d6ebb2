import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { findInstalledBrowser } from '../../src/render/browser/installed.ts';
import { TestProject } from '../cli/project.ts';
import { clone } from './packed.ts';
import { actionProblems, workflowProblems } from './workflow-rules.ts';

const read = (path: string): string => readFileSync(join(clone, path), 'utf8');

// @verifies SRS-3715
describe('an installed browser', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'dossier-home-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const program = (path: string): string => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    chmodSync(path, 0o755);
    return path;
  };

  it('is found where macOS keeps programs of a user', () => {
    const path = program(join(home, 'Applications/Chromium.app/Contents/MacOS/Chromium'));
    expect(findInstalledBrowser({ HOME: home }, 'darwin')).toEqual({ path, from: 'installed' });
  });

  it('is found where Windows keeps programs of a user, of the machine, and Edge', () => {
    // On this system the whole path is the name of one file.
    const chrome = program(`${home}/local\\Google\\Chrome\\Application\\chrome.exe`);
    expect(findInstalledBrowser({ LOCALAPPDATA: `${home}/local` }, 'win32')).toEqual({
      path: chrome,
      from: 'installed',
    });
    const edge = program(`${home}/x86\\Microsoft\\Edge\\Application\\msedge.exe`);
    expect(findInstalledBrowser({ 'PROGRAMFILES(X86)': `${home}/x86` }, 'win32')?.path).toBe(edge);
    expect(findInstalledBrowser({}, 'win32')).toBeUndefined();
  });
});

// @verifies SRS-3715
it('a checkout with the line ends of Windows has the same items, links and findings', () => {
  const project = TestProject.clean();
  try {
    const model = (): Partial<Model> => {
      project.must('build', '--no-pdf');
      const { items, links, verdicts } = JSON.parse(project.read('dist/data/model.json')) as Model;
      return { items, links, verdicts };
    };
    const before = model();
    expect(Object.values(before.verdicts ?? {}).some(({ state }) => state === 'verified')).toBe(true);
    for (const path of project.git('ls-files').trim().split('\n'))
      if (/\.(?:md|ts|lock|xml|json)$/.test(path))
        project.write(path, project.read(path).replace(/\r?\n/g, '\r\n'));
    project.commit('Line ends of Windows');
    project.retest();
    expect(project.findings()).toEqual([]);
    expect(model()).toEqual(before);
  } finally {
    project.remove();
  }
});

// @verifies SRS-3715
describe('own pipelines', () => {
  const workflows = readdirSync(join(clone, '.github/workflows')).sort();

  it.each(workflows)('give nothing away: %s', (name) => {
    expect(workflowProblems(read(`.github/workflows/${name}`))).toEqual([]);
  });

  it('run on each system', () => {
    const text = read('.github/workflows/ci.yml');
    expect(text.match(/\b(?:ubuntu|macos|windows)-[\d.]+(?:-arm)?\b/g)).toEqual([
      'ubuntu-24.04',
      'ubuntu-24.04-arm',
      'macos-15',
      'windows-2025',
    ]);
  });

  it('the action for others has no expression in a script, and names others by commit', () => {
    expect(actionProblems(read('action.yml'))).toEqual([]);
  });

  it('the image takes a named version of Node.js, and runs as nobody special', () => {
    const lines = read('Dockerfile').split('\n');
    const version = read('.node-version').trim();
    expect(lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1])).toEqual([
      `node:${version}-bookworm-slim`,
      `node:${version}-bookworm-slim`,
    ]);
    expect(lines.filter((line) => /^(?:USER|ENTRYPOINT)/.test(line))).toEqual([
      'USER node',
      'ENTRYPOINT ["dossier"]',
    ]);
  });
});
