import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createComposer } from '../../src/documents/index.ts';
import { blocks } from '../../src/documents/known-blocks.ts';
import type { Model } from '../../src/model/index.ts';
import { addresses, documentOf, pumpDocuments, templatesWith } from '../documents/project.ts';
import { buildSite } from '../site/built.ts';
import { everyPage } from '../site/every-page.ts';
import { pumpSite } from '../site/project.ts';

const german = JSON.parse(
  readFileSync(new URL('../../templates/messages/de.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const known = new Set(Object.keys(german));

/**
 * Every word that somebody wanted said in German, whether it stood in a template, in the code or in data. The words of a language are a map
 * by their English; who asks it is heard there, and nothing has to be loaded anew.
 */
async function wordsAskedFor(make: () => Promise<unknown>): Promise<Set<string>> {
  const asked = new Set<string>();
  const { get } = Map.prototype;
  const [anyWord] = known;
  Map.prototype.get = function (this: Map<unknown, unknown>, word: unknown) {
    if (this.size === known.size && this.has(anyWord)) asked.add(String(word));
    return get.call(this, word);
  };
  try {
    await make();
  } finally {
    Map.prototype.get = get;
  }
  return asked;
}

/** Parameters of the generated parts that need some. */
const parameters: Record<string, string> = {
  'trace-matrix': 'from=RC to=TST',
  'item-table': 'type=SRS',
  'architecture-view': 'view=context',
  symbol: 'name=caution',
  'document-index': 'index=mdr-index',
};

/** Names of the project's own, which pages say with the words around them. */
function namesIn({ items, documents, elements }: Model): string[] {
  return [
    ...items.map(({ id }) => id),
    ...documents.map(({ id, title }) => `${id} ${title}`),
    ...elements.map(({ kind }) => kind),
  ];
}

// @verifies SRS-2211, SRS-3340
it('no generated part and no page asks for a word that the message files lack', async () => {
  const input = everyPage('de');
  const asked = await wordsAskedFor(async () => {
    for (const name of blocks.keys()) {
      const page = pumpDocuments(`\`\`\`dossier\n${name} ${parameters[name] ?? ''}\n\`\`\`\n`);
      const document = { ...documentOf('plain'), language: 'de' };
      createComposer(page, templatesWith()).compose(document, addresses);
    }
    await buildSite(input);
  });
  // The way to a page is said as it was said on the pages above it, in German.
  const names = new Set([...[pumpSite().model, input.model].flatMap(namesIn), ...Object.values(german)]);
  expect(asked.size).toBeGreaterThan(250);
  expect([...asked].filter((word) => !known.has(word) && !names.has(word)).sort()).toEqual([]);
});
