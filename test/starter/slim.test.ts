import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { clone, Packed } from './packed.ts';
import { runScript } from './workflow.ts';

let packed: Packed;
let project: TestProject;
beforeAll(() => {
  packed = new Packed();
  project = TestProject.clean();
  packed.installInto(project.root, { optional: false });
  project.write('.git/info/exclude', 'node_modules\n');
});
afterAll(() => project?.remove());

const run = (words: string) =>
  runScript({ root: project.root }, `node_modules/.bin/dossier --quiet ${words}`, {});
const lacking = (what: string, names: string) =>
  `${what}: not installed are ${names}, which npm leaves out with --omit=optional. Run \`npm install --include=optional\`; \`dossier check\` needs none of them.`;
const printing = lacking(
  'Nothing can be drawn or printed here',
  'puppeteer-core, mermaid, @cantoo/pdf-lib, hyphen',
);

// @verifies SRS-3712
it('what a machine that only checks installs takes less than 60 MB', () => {
  type Locked = { dependencies?: Record<string, string> };
  const { packages } = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const needed = new Set<string>();
  const pending = [''];
  for (let at = pending.pop(); at !== undefined; at = pending.pop())
    for (const name of Object.keys(packages[at]?.dependencies ?? {})) {
      const path =
        [`${at}/node_modules/${name}`, `node_modules/${name}`].find((each) => each in packages) ?? '';
      if (!needed.has(path)) pending.push(path);
      needed.add(path);
    }
  const sizeOf = (directory: string): number =>
    readdirSync(directory, { withFileTypes: true })
      .filter(({ name }) => name !== 'node_modules')
      .map((entry) => {
        const path = join(directory, entry.name);
        return entry.isDirectory() ? sizeOf(path) : statSync(path).size;
      })
      .reduce((sum, size) => sum + size, 0);
  const sizes = [...needed].map((path) => sizeOf(join(clone, path)));
  // What is installed of Dossier itself.
  const own = sizeOf(join(project.root, 'node_modules/dossier'));
  const total = sizes.reduce((sum, size) => sum + size, own);
  expect(needed.size).toBeGreaterThan(80);
  expect(total).toBeGreaterThan(30_000_000);
  expect(total).toBeLessThan(60_000_000);
});

// @verifies SRS-3712
describe('without the packages that draw and print', () => {
  it('the check is the same', () => {
    expect(run('check')).toEqual({ code: 0, out: '', err: '' });
  });

  it('a site without drawings is built', () => {
    expect(run('build --no-pdf')).toEqual({ code: 0, out: '', err: '' });
  });

  it('a print says what to install', () => {
    expect(run('build')).toEqual({ code: 2, out: '', err: `${printing}\n` });
  });

  // @verifies SRS-3690
  it('a file of Word says what to install', () => {
    project.edit('site.config.ts', 'defineSite({', 'defineSite({ output: { word: true },');
    const missing = lacking('No file of Word can be written here', 'docx, puppeteer-core');
    expect(run('build --no-pdf')).toEqual({ code: 2, out: '', err: `${missing}\n` });
    project.git('checkout', 'site.config.ts');
  });

  it('the doctor says so too', () => {
    const { code, out } = run('doctor');
    expect(code).toBe(1);
    expect(out).toContain(`✗ Browser     missing\n  ${printing}\n`);
  });

  it('a PDF that a page shows is not taken for a harmless one', () => {
    writeFileSync(join(project.root, 'content/record.pdf'), '%PDF-1.4\n');
    project.write(
      'content/requirements.md',
      `${project.read('content/requirements.md')}\n[record](record.pdf)\n`,
    );
    const { out } = run('check');
    expect(out).toContain(
      'record.pdf cannot be looked into, as @cantoo/pdf-lib is not installed (npm install --include=optional)',
    );
  });
});

// @verifies SRS-3713
describe('init by an installed package', () => {
  const dependency = 'file:tools/technical-file-dossier-0.1.0.tgz';
  let elsewhere: TestProject;
  beforeAll(() => {
    elsewhere = TestProject.empty();
    packed.installInto(elsewhere.root, { optional: false });
    const lock = { packages: { 'node_modules/dossier': { resolved: `file:${packed.file}` } } };
    elsewhere.write('node_modules/.package-lock.json', JSON.stringify(lock));
  });
  afterAll(() => elsewhere?.remove());
  const init = (directory: string, ...words: string[]) =>
    runScript(elsewhere, `node_modules/.bin/dossier init ${directory} --yes ${words.join(' ')}`, {});

  it('lays the package down, and a manifest that asks for it', () => {
    const { code, out } = init('device');
    expect(code).toBe(0);
    expect(out).toContain('Next, after a commit:\n  npm install\n');
    expect(readFileSync(join(elsewhere.root, 'device/tools/technical-file-dossier-0.1.0.tgz'))).toEqual(
      readFileSync(packed.file),
    );
    expect(JSON.parse(elsewhere.read('device/package.json')).devDependencies).toEqual({
      dossier: dependency,
      typescript: '7.0.2',
      vitest: '5.1.1',
    });
    expect(elsewhere.read('device/README.md')).toContain(`npm install --save-dev dossier@${dependency}\n`);
  });

  it('gives a repository without a manifest one', () => {
    elsewhere.write('python/src/alarm.py', 'pass\n');
    init('python');
    expect(JSON.parse(elsewhere.read('python/package.json'))).toEqual({
      private: true,
      devDependencies: { dossier: dependency },
    });
  });

  it('leaves a manifest alone, and says what to run', () => {
    elsewhere.write('there/package.json', '{"name": "there"}');
    expect(init('there').out).toContain(
      `Next, after a commit:\n  npm install --save-dev dossier@${dependency}\n`,
    );
    expect(elsewhere.read('there/package.json')).toBe('{"name": "there"}');
  });
});

// @verifies SRS-3713
it('init by a clone says where the package comes from', () => {
  const clean = TestProject.empty();
  try {
    expect(clean.must('init', '--yes').out).toContain(
      'Next, after a commit:\n' +
        '  put tools/technical-file-dossier-0.1.0.tgz there: `npm pack` in a clone of Dossier makes it\n' +
        '  npm install --save-dev dossier@file:tools/technical-file-dossier-0.1.0.tgz\n',
    );
  } finally {
    clean.remove();
  }
});

// @verifies SRS-3712
it('is left out by nobody who works on Dossier: npm of an older Node.js leaves out optional packages without a word', () => {
  const { devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as Record<'devDependencies' | 'optionalDependencies', Record<string, string>>;
  expect(devDependencies).toMatchObject(optionalDependencies);
});
