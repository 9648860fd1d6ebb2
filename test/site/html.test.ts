import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { buildSite, pagesOf } from './built.ts';
import { everyPage } from './every-page.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    // Serialisers of SVG close what is empty, and say what a type is by default.
    'void-style': 'off',
  },
});

// @verifies SRS-3675
test('every kind of page is valid HTML', async () => {
  const faults: string[] = [];
  const pages = pagesOf(await buildSite(everyPage('en')));
  expect(pages.length).toBeGreaterThan(40);
  const seen = new Map<string, number>();
  for (const [path, page] of pages) {
    // Two pages of a kind tell what a third would.
    const kind = path.split('/').length < 3 ? path : (path.split('/')[0] ?? '');
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if ((seen.get(kind) ?? 0) > 2) continue;
    faults.push(...(await faultsOf(page, path)));
  }
  expect(faults).toEqual([]);
});

// @verifies SRS-3675
test('every kind of block is valid HTML, with whatever its fixtures hold', async () => {
  const fixtures = join(import.meta.dirname, '../documents/fixtures');
  const paths = globSync('**/*.html', { cwd: fixtures }).sort();
  expect(paths.length).toBeGreaterThan(100);
  const faults = paths.map((path) => faultsOf(readFileSync(join(fixtures, path), 'utf8'), path));
  expect((await Promise.all(faults)).flat()).toEqual([]);
});

async function faultsOf(html: string, path: string): Promise<string[]> {
  const { results } = await validator.validateString(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${path}:${line}:${column} ${ruleId}: ${message}`),
  );
}
