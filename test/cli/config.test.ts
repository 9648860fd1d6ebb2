import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main, TestProject } from './project.ts';

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean().edit(
    'site.config.ts',
    'documents: [',
    "trace: {\n    types: { SRS: { prefixes: ['REQ', 'SRS'] }, CR: false },\n  },\n  documents: [",
  );
});
afterAll(() => project.remove());

// @verifies SRS-3355
describe('dossier config', () => {
  it('tells of each value whether the project states it, and where', () => {
    const lines = project.must('config', 'trace.types').out.split('\n');
    const file = project.read('site.config.ts').split('\n');
    const line = file.findIndex((text) => text.includes("prefixes: ['REQ'")) + 1;
    expect(lines).toContain(`trace.types.SRS.prefixes = ["REQ","SRS"]  # site.config.ts:${line}`);
    expect(lines).toContain('trace.types.SRS.title = "Software requirement"');
    expect(lines.filter((text) => text.includes('.CR.'))).toEqual([]);
  });

  it('prints all of it, and as JSON', () => {
    const all = JSON.parse(project.must('config', '--format', 'json').out) as {
      path: string;
      default?: true;
      line?: number;
    }[];
    const of = (path: string) => all.find((setting) => setting.path === path);
    expect(of('output.directory')).toEqual({ path: 'output.directory', value: 'dist', default: true });
    expect(of('product.safetyClass')).toMatchObject({ file: 'site.config.ts', line: expect.any(Number) });
    expect(all.every((setting) => setting.default === true || setting.line !== undefined)).toBe(true);
  });

  it('says so where there is no such setting', () => {
    expect(project.run('config', 'trace.typos')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no setting trace.typos.'),
    });
  });

  // @verifies SRS-103
  it('is found from below the project, and not from beside it', () => {
    const at = (directory: string) =>
      spawnSync(process.execPath, [main, 'config', 'output.directory'], { cwd: directory, encoding: 'utf8' });
    expect(at(join(project.root, 'content')).stdout).toBe('output.directory = "dist"\n');
    const empty = TestProject.empty();
    empty.git('init', '-q');
    expect(at(empty.root)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no site.config.ts'),
    });
    empty.remove();
  });
});
