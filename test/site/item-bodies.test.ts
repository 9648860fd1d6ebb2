import { expect, test } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { createComposer } from '../../src/documents/index.ts';
import type { Document, Model } from '../../src/model/index.ts';
import { addressesBelow, layOutPaths } from '../../src/render/site/addresses.ts';
import { itemBodies } from '../../src/render/site/item-bodies.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { pumpSite } from './project.ts';

const page = `# Requirements

### SRS-001 Plain

- verification: test

The alarm shall sound, see SRS-002.

| a | b |
| - | - |
| 1 | 2 |

### SRS-002 A list for a body

- one
- two

### SRS-003 Attributes, then a list

- verification: test

1. first
2. second

### SRS-004 With headings of its own

Text.

#### Note

More text.

### SRS-005 With a footnote

Text.[^1]

### SRS-006 Code

\`\`\`sh
## no heading
\`\`\`

### SRS-007 Empty

### SRS-008 Last

Last words.

[^1]: A footnote.

| ID | Text |
| -- | ---- |
| SRS-009 | In a row |
`;

test('a body taken from its page is the body rendered by itself', () => {
  const pump = pumpSite();
  const ids = idSyntax(pump.config.trace.types);
  const path = 'content/requirements.md';
  const facts = markdownSource.read(
    { path, bytes: Buffer.from(page) },
    sourceContext({ config: pump.config, ids }),
  );
  const document: Document = { ...(pump.model.documents[0] as Document), type: 'plain', pages: [path] };
  const model: Model = {
    ...pump.model,
    items: facts.items,
    links: [],
    pages: facts.pages,
    documents: [document],
  };
  const graph = buildGraph(model);
  const config = siteSchema.parse(pump.config);
  const input = {
    model,
    graph,
    coverage: [],
    findings: [],
    accepted: [],
    config,
    ids,
    rules: [],
    diagrams: new Map(),
  };
  const composer = createComposer(
    input,
    new Map([['documents/plain', { text: '{{{content}}}', file: 'plain.hbs' }]]),
  );
  const paths = layOutPaths(model, config, []);
  const addresses = addressesBelow(paths, '../../', () => undefined);
  const { parts } = composer.compose(document, addresses, paths.anchor);
  const taken = parts.flatMap((part) => [...itemBodies(part, graph)]);
  const rendered = facts.items.map((item): [string, string] => [
    item.id,
    composer.renderBody(item, addresses).trim(),
  ]);
  expect(rendered).toHaveLength(9);
  expect(taken.map(([id]) => id)).toEqual(['SRS-001', 'SRS-002', 'SRS-003', 'SRS-007']);
  expect(rendered).toEqual(expect.arrayContaining(taken));
});
