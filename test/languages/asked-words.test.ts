import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { blocks } from '../../src/documents/known-blocks.ts';
import type * as messages from '../../src/documents/messages.ts';
import type { Model } from '../../src/model/index.ts';
import { composePage } from '../documents/project.ts';
import { buildSite } from '../site/built.ts';
import { everyPage } from '../site/every-page.ts';
import { pumpSite } from '../site/project.ts';

/** Every word that somebody wanted said in the language of a reader, whether it stood in a template, in the code or in data. */
const asked = vi.hoisted(() => new Set<string>());
vi.mock('../../src/documents/messages.ts', async (original) => {
  const real = await original<typeof messages>();
  return {
    ...real,
    messagesIn: (language: string) => {
      const t = real.messagesIn(language);
      return (word: string) => {
        asked.add(word);
        return t(word);
      };
    },
  };
});

const known = new Set(
  Object.keys(JSON.parse(readFileSync(new URL('../../templates/messages/de.json', import.meta.url), 'utf8'))),
);

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
  for (const name of blocks.keys()) composePage(`\`\`\`dossier\n${name} ${parameters[name] ?? ''}\n\`\`\`\n`);
  const input = everyPage('en');
  await buildSite(input);
  const names = new Set([pumpSite().model, input.model].flatMap(namesIn));
  expect(asked.size).toBeGreaterThan(250);
  expect([...asked].filter((word) => !known.has(word) && !names.has(word)).sort()).toEqual([]);
});
