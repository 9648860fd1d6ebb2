import { HtmlValidate } from 'html-validate';
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
    const { results } = await validator.validateString(page, path);
    for (const { messages } of results)
      for (const { ruleId, message, line, column } of messages)
        faults.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
  }
  expect(faults).toEqual([]);
});
