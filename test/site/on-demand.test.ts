import { expect, it } from 'vitest';
import { renderSite, siteOnDemand } from '../../src/render/site/index.ts';
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

// @verifies SRS-3572
it('composes the document of the item that is asked for, and no other', async () => {
  const input = pumpSite();
  const composed: string[] = [];
  const site = await siteOnDemand({
    ...input,
    compose(document, ...rest) {
      composed.push(document.name);
      return input.compose(document, ...rest);
    },
  });
  const item = input.model.items.find(({ place }) =>
    input.model.documents.some(({ pages }) => pages.includes(place.file)),
  );
  await site.file(`items/${item?.id}/index.html`);
  expect(composed).toEqual(
    input.model.documents
      .filter(({ pages }) => pages.includes(item?.place.file ?? ''))
      .map(({ name }) => name),
  );
});
