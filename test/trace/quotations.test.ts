import { expect, it } from 'vitest';
import { idSyntax, type SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { noFacts } from '../../src/model/index.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { addFacts } from '../../src/sources/read-file.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { context } from '../code/context.ts';
import { linkSketch, told } from './project.ts';

const definitions = `# Requirements

### RC-1 Stop

### SRS-1 Alarm latency

- type: functional
- implements: RC-1

The alarm shall sound within 2 s.

### SRS-2 Silence

- type: ui
`;

/** A project of the definitions and a page that repeats them. */
function quotedBy(text: string, site: Pick<SiteConfig, 'sources' | 'trace'>, definedAt = 'docs/srs.md') {
  const config = siteSchema.parse({ product: context().config.product, ...site });
  const facts = noFacts();
  const read = sourceContext({ config, ids: idSyntax(config.trace.types) });
  for (const [path, page] of [
    [definedAt, definitions],
    ['docs/matrix.md', text],
  ] as const)
    addFacts(facts, markdownSource.read({ path, bytes: Buffer.from(page) }, read));
  const linked = linkSketch({ ...site, quotes: config.sources.quotes }, facts);
  return {
    linked,
    found: told(linked, 'quotation-differs', 'duplicate-id', 'unknown-id', 'malformed-id', 'unknown-quotes'),
  };
}

const mend = 'Write what stands at the definition, or leave it out here.';

const ways: [string, Pick<SiteConfig, 'sources' | 'trace'>][] = [
  ['sources.quotes', { sources: { quotes: ['docs/matrix.md'] } }],
  ['trace.tables', { trace: { tables: [{ pages: ['docs/matrix.md'], quotes: true, prefix: 'SRS-' }] } }],
];

// @verifies SRS-3424
it.each(ways)('a row that repeats an item is no second definition, by %s', (_, site) => {
  const { linked, found } = quotedBy(
    '| ID | Title | Type | Implements | Result |\n| --- | --- | --- | --- | --- |\n| SRS-1 | Alarm latency | functional | RC-1 | pass |\n| **SRS-2** | Silence | ui | | |\n',
    site,
    'docs/z.md',
  );
  expect(found).toEqual([]);
  expect(linked.model.items.map(({ id, place }) => `${id} ${place.file}`)).toEqual([
    'RC-1 docs/z.md',
    'SRS-1 docs/z.md',
    'SRS-2 docs/z.md',
  ]);
  const mentions = linked.model.mentions.filter(({ place }) => place.file === 'docs/matrix.md');
  expect(mentions.map(({ id, place }) => `${id} ${place.line}:${place.column}`)).toEqual([
    'SRS-1 3:3',
    'RC-1 3:40',
    'SRS-2 4:5',
  ]);
});

// @verifies SRS-3424
it.each(ways)('what a row says otherwise is a finding with both places, by %s', (_, site) => {
  const { linked, found } = quotedBy(
    '| ID | Title | Text | Type | Implements |\n| --- | --- | --- | --- | --- |\n| SRS-1 | Alarm latency | The alarm shall sound within 3 s. | ui | |\n| SRS-2 | | | | RC-1 |\n| SRS-3 | | | | |\n| SRS4 | | | | |\n',
    site,
  );
  expect(found).toEqual([
    `docs/matrix.md:3:3 SRS-1 is quoted here and defined at docs/srs.md:5:1: here "type" is "ui", there "functional". | ${mend}`,
    `docs/matrix.md:3:3 SRS-1 is quoted here and defined at docs/srs.md:5:1: here the text is "The alarm shall sound within 3 s.", there it is another. | ${mend}`,
    'docs/matrix.md:4:17 SRS-2 implements RC-1 stands in a quotation, but no definition says so: it is no link. | Write the link where the item is defined, or take it out here.',
    'docs/matrix.md:5:3 SRS-3 is mentioned, but it is defined nowhere. | Did you mean SRS-1? Else define SRS-3 as a heading ("### SRS-3 Title") or in a table with an ID column, which `trace.columns` names where it has another head.',
    expect.stringMatching(/^docs\/matrix\.md:6:3 .*"SRS4".*(?:is none|is no ID)\. \|/),
  ]);
  expect(linked.model.links.map(({ from, to }) => `${from} ${to}`)).toEqual(['SRS-1 RC-1']);
});

// @verifies SRS-3424
it('a heading on a page that repeats items is no second definition either', () => {
  const site = { sources: { quotes: ['docs/m*.md'] } };
  expect(
    quotedBy('### SRS-1 Alarm latency\n\n- type: functional\n\nThe alarm shall\nsound within 2 s.\n', site)
      .found,
  ).toEqual([]);
  expect(quotedBy('### SRS-1 Alarm\n\n- type: functional\n', site).found).toEqual([
    `docs/matrix.md:1:1 SRS-1 is quoted here and defined at docs/srs.md:5:1: here the text is "Alarm", there it is another. | ${mend}`,
  ]);
});

// @verifies SRS-3424
it('numbers in a table that repeats items are those of items', () => {
  const trace = {
    tables: [{ pages: ['docs/matrix.md'], quotes: true, prefix: 'SRS-', prefixes: { implements: 'RC-' } }],
  };
  const text =
    '| ID | Type | Implements |\n| --- | --- | --- |\n| 1 | functional | 1 |\n| 2 | functional | 1 |\n| 7 | | |\n';
  expect(quotedBy(text, { trace }).found.map((line) => line.split(' | ')[0])).toEqual([
    'docs/matrix.md:4:3 SRS-2 is quoted here and defined at docs/srs.md:12:1: here "type" is "functional", there "ui".',
    'docs/matrix.md:4:20 SRS-2 implements RC-1 stands in a quotation, but no definition says so: it is no link.',
    'docs/matrix.md:5:3 SRS-7 is mentioned, but it is defined nowhere.',
  ]);
});

// @verifies SRS-3424
it('a pattern of such pages that meets none is a finding', () => {
  expect(quotedBy('# M\n', { sources: { quotes: ['docs/matrx.md'] } }).found).toEqual([
    'site.config.ts:1:1 `sources.quotes` names docs/matrx.md, which meets no page. | Did you mean docs/matrix.md? Correct it, or check that `sources.markdown` includes the page.',
  ]);
});
