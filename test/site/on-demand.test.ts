import { expect, it } from 'vitest';
import { emptyPage } from '../../src/model/index.ts';
import { renderSite, siteOnDemand } from '../../src/render/site/index.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { pumpSite } from './project.ts';

// @verifies SRS-3572
it('gives each file that is asked for as the built site has it, in any order', async () => {
  const built = new Map<string, string | Uint8Array>();
  const summary = await renderSite(pumpSite(), (path, content) => void built.set(path, content));
  const paths = [...built.keys()];
  for (const order of [paths, paths.toReversed()]) {
    const site = await siteOnDemand(pumpSite());
    for (const path of order) expect(await site.file(path), path).toEqual(built.get(path));
    expect(await site.file('items/none/index.html')).toBeUndefined();
    expect(await site.findings(() => true)).toEqual(summary.findings);
  }
});

/** The page of SRS-041 as a site gives it, and the documents that were composed for it. */
async function pageOf(form: 'heading' | 'row'): Promise<{ page: string; composed: string[] }> {
  const { model, ...input } = pumpSite();
  const items = model.items.map((item) => (item.id === 'SRS-041' ? { ...item, form } : item));
  const place = items.find(({ id }) => id === 'SRS-041')?.place ?? { file: '', line: 0, column: 0 };
  const headings = [{ depth: 3, text: 'Alarm latency', anchor: 'alarm-latency', place }];
  const pages = [
    ...model.pages.filter(({ path }) => path !== place.file),
    { ...emptyPage(place.file), headings },
  ];
  const changed = { ...model, items, pages };
  const composed: string[] = [];
  const site = await siteOnDemand({
    ...input,
    model: changed,
    graph: buildGraph(changed),
    compose(document, ...rest) {
      composed.push(document.name);
      return input.compose(document, ...rest);
    },
  });
  return { page: String(await site.file('items/SRS-041/index.html')), composed };
}

// @verifies SRS-3572
it('composes for an item of a table the document it stands in, and no other', async () => {
  expect((await pageOf('row')).composed).toEqual(['INF-SRS']);
});

// @verifies SRS-3572
it('composes nothing for an item that is a heading: the model tells where it stands', async () => {
  const { page, composed } = await pageOf('heading');
  expect(composed).toEqual([]);
  expect(page).toMatch(
    /Stands in <a href="..\/..\/documents\/INF-SRS\/[^"]*#alarm-latency">INF-SRS Software requirements/,
  );
});
