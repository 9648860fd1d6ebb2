import { expect, it } from 'vitest';
import { buildGraph } from '../../src/trace/graph.ts';
import { composePage, htmlOf } from '../documents/project.ts';
import { buildSite } from '../site/built.ts';
import { pumpSite } from '../site/project.ts';

const site = pumpSite();
const items = site.model.items.map((item) =>
  item.id === 'SRS-041' ? { ...item, origin: { tool: 'DOORS <Pump>', place: 'object 471' } } : item,
);

// @verifies SRS-3663
it.each(['trace-matrix from=RC to=SRS', 'item-table type=SRS'])('%s says who owns its items', (block) => {
  const page = `\`\`\`dossier\n${block}\n\`\`\`\n`;
  expect(htmlOf(composePage(page, { model: { items } }))).toContain(
    'Owned by DOORS &lt;Pump&gt; and changed there: 1.',
  );
  expect(htmlOf(composePage(page))).not.toContain('Owned by');
});

// @verifies SRS-3663
it('the page of an item says who owns it', async () => {
  const model = { ...site.model, items };
  const { files } = await buildSite({ ...site, model, graph: buildGraph(model) });
  expect(String(files.get('items/SRS-041/index.html'))).toContain(
    '<p class="note">Owned by DOORS &lt;Pump&gt; and changed there. Stands in object 471.</p>',
  );
  expect(String(files.get('items/RC-012/index.html'))).not.toContain('Owned by');
});
