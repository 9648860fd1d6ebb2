import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { TestProject } from './project.ts';

const first = TestProject.clean();
const second = TestProject.empty();
afterAll(() => {
  first.remove();
  second.remove();
});

// @verifies SRS-1104, SRS-1001, SRS-1203, SRS-3588, TST-002
it('two builds of a commit, in other directories, time zones and languages, are the same bytes, PDFs included', () => {
  second.git('clone', '-q', first.root, '.');
  mkdirSync(`${second.root}/reports`);
  cpSync(`${first.root}/reports`, `${second.root}/reports`, { recursive: true });
  // Each draws for itself.
  rmSync(`${first.root}/.dossier/cache`, { recursive: true });
  const built = [
    first.runWith({ TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' }, 'build'),
    second.runWith({ TZ: 'America/St_Johns', LANG: 'C' }, 'build'),
  ];
  expect(built.map(({ code }) => code)).toEqual([0, 0]);
  expect(second.read('dist/manifest.json')).toBe(first.read('dist/manifest.json'));
  expect(readdirSync(`${first.root}/dist/pdf`).filter((name) => name.startsWith('ALM-'))).toEqual([
    'ALM-RMF.pdf',
    'ALM-SRS.pdf',
    'ALM-TRM.pdf',
  ]);
  expect(readFileSync(`${first.root}/dist/pdf/ALM-SRS.pdf`).subarray(0, 5).toString()).toBe('%PDF-');
  // The site has them too, and can be served alone.
  expect(first.read('dist/site/documents/ALM-SRS/index.html')).toContain('href="../../pdf/ALM-SRS.pdf"');
  expect(readFileSync(`${first.root}/dist/site/pdf/ALM-SRS.pdf`)).toEqual(
    readFileSync(`${first.root}/dist/pdf/ALM-SRS.pdf`),
  );
  for (const [, target] of first.read('dist/index.html').matchAll(/<a href="([^"#]+)"/g))
    expect(existsSync(`${first.root}/dist/${target}`), target).toBe(true);
});
