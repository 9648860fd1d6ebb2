import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { Packed } from './packed.ts';
import { runScript } from './workflow.ts';

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
  new Packed().installInto(project.root, { optional: false });
  project.write('.git/info/exclude', 'node_modules\n');
});
afterAll(() => project?.remove());

const run = (words: string) =>
  runScript({ root: project.root }, `node_modules/.bin/dossier --quiet ${words}`, {});
const lacking = (what: string, names: string) =>
  `${what}: not installed are ${names}, which npm leaves out with --omit=optional. Run \`npm install --include=optional\`; \`dossier check\` needs none of them.`;
const printing = lacking('Nothing can be drawn or printed here', 'puppeteer-core, mermaid, @cantoo/pdf-lib');

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
