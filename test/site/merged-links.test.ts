import { expect, it } from 'vitest';
import { buildGraph } from '../../src/trace/graph.ts';
import { composePage, htmlOf } from '../documents/project.ts';
import { buildSite } from './built.ts';
import { pumpSite } from './project.ts';

const merge = { forge: 'GitHub', number: 12, head: 'ab'.repeat(20), by: 'Jane Roe' } as const;
const input = pumpSite();
const links = input.model.links.map((link) =>
  link.to === 'SRS-041' ? { ...link, state: 'reviewed' as const, merge } : link,
);
const model = { ...input.model, links };
const total = links.filter((link) => 'merge' in link).length;

// @verifies SRS-3735
it('links that a merge accepted are told at their ends, listed and counted apart', async () => {
  const { files } = await buildSite({ ...input, model, graph: buildGraph(model) });
  const page = (path: string): string => String(files.get(path)).replace(/\s+/g, ' ');
  expect(page('items/SRS-041/index.html')).toContain(
    '<span class="note">accepted by the merge of pull request 12</span>',
  );
  expect(page('trace/links.html')).toContain(
    `<h2 id="merged">Accepted by a merge <span class="count">${total}</span></h2><p>The merge of an approved pull request was taken for the review of these links. A forge tells who approved it; nobody signed that.</p>`,
  );
  expect(page('index.html')).toMatch(
    new RegExp(`href="trace/links.html#merged">.*?${total}.*?Links accepted by a merge`),
  );
});

// @verifies SRS-3735
it('the print names pull request, people and head', () => {
  const html = htmlOf(composePage('```dossier\nsuspect-links\n```\n', { model: { links } }));
  expect(html).toContain(
    `<tr><th scope="row">12 (GitHub)</th><td>Jane Roe</td><td><code>abababababab</code></td><td>${total}</td></tr>`,
  );
});
