import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iec62304, iec82304 } from '../../src/index.ts';
import { buildSite } from './built.ts';
import { pumpSite } from './project.ts';

// @verifies SRS-2108
it('the site shows every clause of the profiles, with links to its evidence; without a profile it has no such page', async () => {
  const input = pumpSite();
  const path = 'documents/clauses.html';
  expect((await buildSite(input)).files.has(path)).toBe(false);
  const config = {
    ...input.config,
    regulation: siteSchema.shape.regulation.parse({ profiles: [iec62304(), iec82304()] }),
  };
  const page = String((await buildSite({ ...input, config })).files.get(path));
  const html = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  expect(html.match(/<tr><th scope="row"/g)).toHaveLength(110);
  expect(html).toContain('IEC 62304:2006+A1:2015 <span class="count">95</span>');
  for (const [, target = ''] of html.matchAll(/<td>[^<]*<a href="\.\.\/([^"]+)"/g))
    expect(target).toMatch(/^documents\/.+\/index\.html$/);
  expect(html).toMatch(/<a href="\.\.\/documents\//);
});
