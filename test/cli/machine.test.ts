import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0).reverse()) each();
});

function clean(): TestProject {
  const project = TestProject.clean();
  undo.push(() => project.remove());
  return project;
}

/** What a person reads: the last line of standard error, and never a stack. */
function ended({ code, err }: { code: number | null; err: string }): [number | null, string] {
  expect(err).not.toMatch(/^ {4}at |defect of Dossier/m);
  return [code, err.trimEnd().split('\n').at(-1) ?? ''];
}

function mount(...words: string[]): void {
  const { status, stderr } = spawnSync('mount', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  undo.push(() => spawnSync('umount', ['-l', words.at(-1) as string]));
}

const probe = mkdtempSync(join(tmpdir(), 'dossier-mount-'));
const mayMount = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', probe]).status === 0;
if (mayMount) spawnSync('umount', [probe]);
rmSync(probe, { recursive: true });

// Not bound to the requirement: a machine that may not mount skips it, and what is skipped proves nothing.
describe.runIf(mayMount)(
  `a disk${mayMount ? '' : ' (skipped: this user may not mount file systems)'}`,
  () => {
    it('that is full ends a build with a sentence, and the last output stays whole', () => {
      const project = clean();
      const disk = join(project.root, 'disk');
      mkdirSync(disk);
      mount('-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk);
      project.git('clone', '-q', project.root, 'disk/alarm');
      mkdirSync(join(disk, 'alarm/reports'));
      for (const name of ['junit.xml', 'evidence.json'])
        writeFileSync(join(disk, 'alarm/reports', name), project.read(`reports/${name}`));
      expect(project.run('-c', 'disk/alarm', 'build', '--no-pdf').code).toBe(0);
      const manifest = project.read('disk/alarm/dist/manifest.json');
      writeFileSync(join(disk, 'ballast'), '');
      spawnSync('sh', ['-c', `head -c 6000000 /dev/zero > ${join(disk, 'ballast')}`]);
      const [code, said] = ended(project.run('-c', 'disk/alarm', 'build', '--no-pdf'));
      expect(code).toBe(2);
      expect(said).toMatch(
        /^There is no space left to write (?:disk\/alarm\/\S+|a file)\. Free some, and run the command again\.$/,
      );
      expect(project.read('disk/alarm/dist/manifest.json')).toBe(manifest);
      expect(readdirSync(join(disk, 'alarm')).filter((name) => name.startsWith('.dist-'))).toEqual([]);
      for (const words of [
        ['accept', '--all', '--reason', 'looked at again with the team'],
        ['release', 'v1', '--candidate'],
      ]) {
        const outcome = project.run('-c', 'disk/alarm', ...words);
        expect(ended(outcome)[0]).not.toBe(3);
      }
      expect(project.read('disk/alarm/content/trace.lock')).toBe(project.read('content/trace.lock'));
    });

    it('that is read-only is checked all the same, and not built on', () => {
      const project = clean();
      mount('--bind', project.root, project.root);
      mount('-o', 'remount,bind,ro', project.root);
      expect(project.run('check').code).toBe(0);
      const where = `.dist-lock-`;
      expect(ended(project.run('build', '--no-pdf'))).toEqual([
        2,
        expect.stringMatching(
          new RegExp(
            `^\\${where}\\d+ lies on a file system that cannot be written to\\. Mount it for writing, or work on a copy\\.$`,
          ),
        ),
      ]);
      expect(ended(project.run('stamp'))[0]).toBe(2);
    });

    it('that is mounted as the output is not replaced', () => {
      const project = clean();
      mkdirSync(join(project.root, 'dist'));
      mount('-t', 'tmpfs', 'tmpfs', join(project.root, 'dist'));
      expect(ended(project.run('build', '--no-pdf'))).toEqual([
        2,
        '.dist-previous is a mount point or in use, and cannot be replaced. Mount the directory above it instead, or name another one in the configuration.',
      ]);
    });
  },
);

// @verifies SRS-3188
describe('what is no output of Dossier', () => {
  it.each(['{}', '{"name":"App","icons":[]}', '{"src/main.ts":{"file":"a.js"}}', '[]', 'null', '{'])(
    'is not replaced, although it holds a manifest.json of others: %s',
    (manifest) => {
      const project = clean();
      project.write('dist/manifest.json', manifest).write('dist/precious.txt', 'years of work');
      expect(project.run('--quiet', 'build', '--no-pdf')).toMatchObject({
        code: 2,
        err: expect.stringContaining(
          'dist holds files that no build of Dossier wrote (manifest.json, precious.txt)',
        ),
      });
      expect(project.read('dist/precious.txt')).toBe('years of work');
    },
  );

  it('is not replaced when it is a file', () => {
    const project = clean();
    project.write('dist', 'years of work');
    expect(project.run('--quiet', 'build', '--no-pdf')).toMatchObject({
      code: 2,
      err: expect.stringContaining('dist is a file, and no output of Dossier; it is not replaced.'),
    });
    expect(project.read('dist')).toBe('years of work');
  });
});

// @verifies SRS-3186
describe('builds of one project', () => {
  it('wait for each other', async () => {
    const project = clean();
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, () => {
        const child = spawn(process.execPath, [main, 'build', '--no-pdf'], {
          cwd: project.root,
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        let err = '';
        child.stderr.on('data', (text) => {
          err += text;
        });
        return new Promise<[number | null, boolean]>((resolve) =>
          child.once('close', (code) => resolve([code, err.includes('wait for another build')])),
        );
      }),
    );
    expect(outcomes.map(([code]) => code)).toEqual([0, 0, 0]);
    expect(outcomes.filter(([, waited]) => waited).length).toBeGreaterThan(0);
    expect(readdirSync(project.root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('do not wait for one that is dead', () => {
    const project = clean();
    project.write('.dist-lock', '999999999\n');
    project.must('build', '--no-pdf');
    expect(existsSync(join(project.root, '.dist-lock'))).toBe(false);
  });

  it('need nobody to ignore what they write meanwhile', () => {
    const project = clean();
    project.write('.gitignore', '/reports/\n').git('commit', '-qam', 'Ignore the reports only');
    project.git('tag', 'v2.4.1');
    project.run('build', '--no-pdf');
    project.run('build', '--no-pdf');
    expect(JSON.parse(project.read('dist/manifest.json')).release).toBe('v2.4.1');
  });
});

// @verifies SRS-3187
describe('a machine that lacks a program', () => {
  it('that prints', () => {
    const project = clean();
    expect(ended(project.runWith({ DOSSIER_BROWSER: '/nowhere/chrome' }, 'build'))).toEqual([
      2,
      'DOSSIER_BROWSER names /nowhere/chrome, which is no program this user can run. Drawings and prints need it: mend the path, or unset it.',
    ]);
    expect(existsSync(join(project.root, 'dist'))).toBe(false);
  });

  it('for version control', () => {
    const project = clean();
    const bin = join(project.root, 'bin');
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, 'node'));
    const stamp = project.read('reports/evidence.json');
    const [code, said] = ended(project.runWith({ PATH: bin }, 'stamp'));
    expect([code, said]).toEqual([2, expect.stringContaining('Git is not installed')]);
    expect(project.read('reports/evidence.json')).toBe(stamp);
  });
});

// @verifies SRS-3187
it('what stands in the way of a file is named', () => {
  const project = clean();
  project.write('away', 'a file').commit('A file');
  project.git('tag', 'v2.4.1');
  expect(ended(project.run('release', 'v2.4.1', '--candidate', '--to', 'away/kept'))).toEqual([
    2,
    'A file stands where a directory has to be: away/kept. Move it away, or name another one in the configuration.',
  ]);
});
