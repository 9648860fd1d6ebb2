import { spawnSync } from 'node:child_process';
import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { clone, Packed } from './packed.ts';

let packed: Packed;
let project: TestProject;

beforeAll(() => {
  packed = new Packed();
  project = TestProject.clean();
  project.write('.gitignore', `${project.read('.gitignore')}/node_modules/\n`).commit('Ignore packages');
  packed.installInto(project.root);
  project.must('stamp');
});
afterAll(() => {
  packed?.remove();
  project?.remove();
});

const dossier = (...words: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(join(project.root, 'node_modules/.bin/dossier'), words, { cwd: project.root, encoding: 'utf8' });

// @verifies SRS-2201
describe('the package', () => {
  it('holds compiled source, templates, licence and README, and no TypeScript to run', () => {
    const files = packed.files();
    expect(files).toContain('lib/cli/main.js');
    expect(files).toContain('lib/index.d.ts');
    expect(files).toContain('lib/regulation/clauses/iec62304-2006-a1-2015.json');
    expect(files).toContain('templates/layouts/site.hbs');
    const templates = (
      readdirSync(join(clone, 'templates'), { recursive: true, withFileTypes: true }) as Dirent[]
    )
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(clone.length));
    expect(files.filter((path) => path.startsWith('templates/')).sort()).toEqual(templates.sort());
    expect(files).toContain('LICENSE');
    expect(files).toContain('README.md');
    expect(files.filter((path) => /^(?:src|test|content)\//.test(path))).toEqual([]);
    expect(files.filter((path) => path.startsWith('lib/') && /(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  it('tells its version from node_modules', () => {
    const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string };
    expect(dossier('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('checks and builds a project with nothing but its declared dependencies', () => {
    const checked = dossier('--quiet', 'check');
    expect(checked.stderr + checked.stdout).not.toContain('defect of Dossier');
    expect(checked.status).toBe(0);
    const built = dossier('--quiet', 'build');
    expect(built.stderr).toBe('');
    expect(built.status).toBe(0);
    expect(existsSync(join(project.root, 'dist/site/index.html'))).toBe(true);
    expect(readFileSync(join(project.root, 'dist/pdf/ALM-SRS.pdf'), 'latin1')).toMatch(/^%PDF-/);
  });
});
