import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iec62304, iec82304 } from '../../src/index.ts';
import { clausePages } from '../../src/render/site/pages/clauses.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { pumpSite } from './project.ts';

// @verifies SRS-2108
it('the site shows every clause of the profiles, with links to its evidence; without a profile it has no such page', () => {
  const input = pumpSite();
  expect(clausePages(input, viewOf(input))).toEqual([]);
  const config = {
    ...input.config,
    regulation: siteSchema.shape.regulation.parse({ profiles: [iec62304(), iec82304()] }),
  };
  const profiled = { ...input, config };
  const [page] = clausePages(profiled, viewOf(profiled));
  expect(page?.path).toBe('documents/clauses.html');
  const html = page?.main.text ?? '';
  expect(html.match(/<tr><th scope="row"/g)).toHaveLength(110);
  expect(html).toContain('IEC 62304:2006+A1:2015 <span class="count">95</span>');
  for (const [, target = ''] of html.matchAll(/<a href="\.\.\/([^"]+)"/g))
    expect(target).toMatch(/^documents\/.+\/index\.html$/);
  expect(html).toMatch(/<a href="\.\.\/documents\//);
});
