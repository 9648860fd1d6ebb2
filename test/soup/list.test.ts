import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { soupList } from '../../src/documents/blocks/soup-list.ts';
import type { Model, SoupItem, Vulnerability } from '../../src/model/index.ts';
import { mergeSoup, openReviews } from '../../src/soup/index.ts';
import { lockedPackage, type StatedPackage } from '../../src/sources/soup/reader.ts';
import { context } from '../code/context.ts';
import { composePage, htmlOf } from '../documents/project.ts';

const item = (name: string, more: Partial<StatedPackage> = {}) =>
  lockedPackage('a.lock', { ecosystem: 'npm', name, version: '1.0.0', line: 1, ...more });
const soup: SoupItem[] = mergeSoup([
  item('with-tool', { scope: 'development', direct: false }),
  item('tool', { scope: 'development' }),
  item('deep', {
    direct: false,
    hashes: [
      { algorithm: 'SHA-1', value: 'b'.repeat(40) },
      { algorithm: 'SHA-256', value: 'a'.repeat(64) },
    ],
  }),
  item('extra', { scope: 'optional' }),
  item('image', { ecosystem: 'docker', kind: 'base image' }),
]);
const vulnerability = {
  id: 'CVE-1',
  aliases: ['CVE-1'],
  packages: [{ name: 'deep', version: '1.0.0', purl: 'pkg:npm/deep@1.0.0', locked: true }],
} as unknown as Vulnerability;
const model = {
  soup,
  soupFiles: [],
  release: { revision: { commit: '', tree: '', date: '', dirty: true } },
  items: [],
  vulnerabilities: [vulnerability, { ...vulnerability, id: 'CVE-2', withdrawn: '2026-01-01' }],
} as unknown as Model;

interface Row {
  name: string;
  kind: string;
  scope: string;
  hash: string;
  isEntryShown: boolean;
  vulnerabilities: object[];
}
const listOf = (changes: object = {}) =>
  soupList.data(
    {
      model: { ...model, ...changes },
      config: context().config,
      graph: { up: () => [] },
      pages: ['content/soup.md'],
    } as never,
    { scope: 'all' } as never,
  ) as { product: Row[]; withProduct: Row[]; tools: Row[]; withTools: number };
const told = ({ name, kind, scope, hash, vulnerabilities }: Row) => [
  name,
  kind,
  scope,
  hash,
  vulnerabilities,
];

// @verifies SRS-3529, SRS-3640
it('shows what is in the product first, then what comes with it, then tools, and counts what comes with them', () => {
  const { product, withProduct, tools, withTools } = listOf();
  expect(product.map(told)).toEqual([
    ['extra', '', 'optional', '', []],
    ['image', 'base image', '', '', []],
  ]);
  expect(withProduct.map(told)).toEqual([
    ['deep', '', '', 'SHA-256 aaaaaaaaaaaaaaaa…', [{ id: 'CVE-1', state: 'not assessed' }]],
  ]);
  expect([tools.map(({ name }) => name), withTools]).toEqual([['tool'], 1]);
});

// @verifies SRS-3640, SRS-3641
it('repeats nothing that the document shows in the entry itself, and takes an entry for many for no entry of one', () => {
  const entry = (id: string, file: string) => ({ id, type: 'SOUP', attributes: {}, place: { file } });
  const entries: Record<string, string> = {
    extra: 'SOUP-1',
    image: 'SOUP-2',
    deep: 'SOUP-3',
    'with-tool': 'SOUP-3',
  };
  const { product, withProduct } = listOf({
    items: [
      entry('SOUP-1', 'content/soup.md'),
      entry('SOUP-2', 'content/other.md'),
      entry('SOUP-3', 'content/soup.md'),
    ],
    soup: soup.map((each) => ({ ...each, entry: entries[each.name] ?? '' })),
  });
  expect(product.map(({ name, isEntryShown }) => [name, isEntryShown])).toEqual([
    ['extra', true],
    ['image', false],
  ]);
  expect(withProduct.map(({ name }) => name)).toEqual(['deep']);
});

// @verifies SRS-3634
it('has no columns of purpose and risk where the document shows all entries', () => {
  const rows = (file: string) => {
    const items = ['extra', 'image', 'tool'].map((name) => ({
      id: name,
      type: 'SOUP',
      attributes: { purpose: `Serves ${name}` },
      place: { file },
    }));
    const registered = soup.map((each) => ({
      ...each,
      entry: items.some(({ id }) => id === each.name) ? each.name : '',
    }));
    const text = '# SOUP\n\n```dossier\nsoup-list\n```\n';
    const html = htmlOf(composePage(text, { model: { ...model, items, soup: registered } as never }));
    return [
      [...html.matchAll(/<th scope="col">(Purpose|Risk)</g)].map(([, head]) => head),
      [...html.matchAll(/<td>(Serves \w+)/g)].map(([, said]) => said),
      [...html.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row.match(/<t[hd]/g)?.length),
    ];
  };
  const here = rows('content/page.md');
  expect(here.slice(0, 2)).toEqual([[], []]);
  const elsewhere = rows('content/other.md');
  expect(elsewhere.slice(0, 2)).toEqual([
    ['Purpose', 'Risk', 'Purpose'],
    ['Serves extra', 'Serves image', 'Serves tool'],
  ]);
  expect([here[2], elsewhere[2]]).toEqual([
    [5, 5, 5, 7, 7, 5, 5],
    [7, 7, 7, 7, 7, 6, 6],
  ]);
});

// @verifies SRS-1709
it('counts as open only what a rule demands', () => {
  const names = (safetyClass: string) => {
    const config = siteSchema.parse({
      product: { name: 'P', version: '1', safetyClass, manufacturer: { name: 'M', address: 'A' } },
    });
    return openReviews(model, config).map(({ name }) => name);
  };
  expect(names('A')).toEqual(['image', 'deep', 'extra']);
  expect(names('C')).toEqual(['image', 'deep', 'extra', 'tool']);
});

// @verifies SRS-3875
it('names each package by its package URL, with support and end of life where the entry says them', () => {
  const entry = {
    id: 'SOUP-1',
    type: 'SOUP',
    title: 'Extra',
    attributes: { support: 'by its maintainers', 'end-of-life': '2031-06-30' },
    place: { file: 'content/other.md', line: 1, column: 1 },
    links: [],
  };
  const listed = soup.map((each) => (each.name === 'extra' ? { ...each, entry: 'SOUP-1' } : each));
  const html = htmlOf(
    composePage('```dossier\nsoup-list\n```\n', {
      model: { soup: listed, items: [entry] as unknown as Model['items'] },
    }),
  );
  const shown = Array.from(html.matchAll(/<code class="purl">([^<]*)/g), ([, purl]) => purl);
  expect(shown.sort()).toEqual(
    soup
      .filter(({ name }) => name !== 'with-tool')
      .map(({ purl }) => purl)
      .sort(),
  );
  expect(html).toContain('Support: by its maintainers<br>End of life: 2031-06-30');
});
