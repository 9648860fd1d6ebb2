import { expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { ofVariant } from '../../src/config/variants.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceSettings } from '../../src/sources/source.ts';
import { factsOfVariant } from '../../src/trace/index.ts';

const product = { name: 'Pump', version: '1', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } };
const site = (more: object = {}) => ({
  product,
  variants: { adult: { product: { model: 'A' } }, child: { product: { model: 'C' } } },
  ...more,
});
const config = siteSchema.parse(site());

const text = `# Page

## For children

- applies-to: child

Small.

### SRS-1 Inside

- applies-to: adult, child

Text.

\`\`\`dossier
trace-matrix from=HAZ to=TST
\`\`\`

### SRS-2 Of adults inside

- applies-to: adult

## After

| ID | Title | Applies to |
| --- | --- | --- |
| SRS-3 | One | child |
| SRS-4 | Two | adult and child |
| SRS-5 | Three | all |

\`\`\`dossier
trace-matrix from=HAZ to=SRS applies-to=adult
\`\`\`
`;

const read = (page: string) =>
  markdownSource.read({ path: 'a.md', bytes: Buffer.from(page) }, {
    settings: sourceSettings(config),
    ids: idSyntax(config.trace.types),
  } as never);

// @verifies SRS-3851
it('what lies inside applies where everything around it does, and lines keep their numbers', () => {
  const facts = read(text);
  const of = (name: string) => factsOfVariant(facts, ofVariant(config, name));
  expect(of('child').facts.items.map(({ id }) => id)).toEqual(['SRS-1', 'SRS-3', 'SRS-4', 'SRS-5']);
  const adult = of('adult');
  expect(adult.facts.items.map(({ id }) => id)).toEqual(['SRS-4', 'SRS-5']);
  expect(adult.findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['applies-to-none 19']);
  const [page] = adult.facts.pages;
  const [lines, written] = [page?.text.split('\n') ?? [], text.split('\n')];
  expect(lines.length).toBe(written.length);
  expect(lines.map((line, at) => (line === written[at] ? '' : `${at + 1} ${line}`)).filter(Boolean)).toEqual(
    written.flatMap((line, at) => (at >= 2 && at < 22 && line ? `${at + 1} ` : at === 26 ? '27 | |' : [])),
  );
  expect(page).toMatchObject({ leftOut: [27], blocks: [{ name: 'trace-matrix' }] });
  expect(page?.headings.map((heading) => heading.text)).toEqual(['Page', 'After']);
  expect(of('child').facts.pages[0]?.blocks.map(({ parameters }) => parameters.to)).toEqual(['TST']);
  // A project without variants keeps what it says.
  const plain = factsOfVariant(facts, siteSchema.parse({ product }));
  expect(plain.facts).toBe(facts);
});

// @verifies SRS-3850
it('variants are devices of their own, and what is for a variant names one that there is', () => {
  const messages = (more: object) =>
    (siteSchema.safeParse(site(more)).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  expect(messages({})).toEqual([]);
  expect(messages({ documents: [{ id: 'A', type: 'plain', title: 'A', appliesTo: ['chld'] }] })).toEqual([
    'documents.0.appliesTo: one of adult, child',
  ]);
  expect(messages({ sources: { results: [{ files: ['a.xml'], variant: 'chld' }] } })).toEqual([
    'sources.results.0.variant: one of adult, child',
  ]);
  const udi = { di: '09504000059118' };
  expect(messages({ variants: { adult: { product: { udi } }, child: { product: { udi } } } })).toEqual([
    'variants.child.product.name: a name or model of its own: it is that of the variant adult',
    'variants.child.product.udi: a UDI-DI of its own: it is that of the variant adult',
  ]);
});

// @verifies SRS-3854
it('reports of another variant are not read, even where a pattern of others meets them', () => {
  const results = [{ files: ['reports/**/*.xml'] }, { files: ['reports/child/*.xml'], variant: 'child' }];
  const own = ofVariant(siteSchema.parse(site({ sources: { results } })), 'adult');
  expect(own.sources.results.map(({ files }) => files)).toEqual([['reports/**/*.xml']]);
  expect(own.sources.exclude).toContain('reports/child/*.xml');
});
