import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { exportItems, ItemPictures } from '../../src/render/export/items/index.ts';
import { pumpSite } from '../site/project.ts';
import { contextOf, readFile, told } from './context.ts';
import { anyText } from './texts.ts';

const site = pumpSite();
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const formats = ['items', 'needs', 'csv'] as const;

/** The pump with what a file of a format says instead of its own items. */
function modelOf(format: (typeof formats)[number] | 'reqif', text: string | Uint8Array): Model {
  const { items, links } = readFile(`a.${format}`, text, contextOf({ format }));
  return { ...site.model, items, links: links.map((link) => ({ ...link, state: 'unreviewed' as const })) };
}

const exported = (format: (typeof formats)[number] | 'reqif', model: Model): string =>
  String(exportItems(format, model, [], site.config));

const entry = fc.record({
  id: fc.constantFrom('SRS-1', 'SRS-2', 'RC-1', 'HAZ-7.2', 'SDS-1'),
  title: anyText,
  text: anyText,
  markdown: fc.boolean(),
  attributes: fc.dictionary(
    fc.constantFrom('Kind', 'test method', 'a(b)', 'tags', 'layout', 'docname'),
    anyText,
    {
      maxKeys: 3,
    },
  ),
  links: fc.array(
    fc.record({ relation: fc.constantFrom('implements', 'satisfies'), to: fc.constantFrom('RC-1', 'SRS-1') }),
    { maxLength: 3 },
  ),
});

// @verifies SRS-3680
describe.each(formats)('what is exported as %s', (format) => {
  it('and read again is exported with the same bytes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { maxLength: 3, selector: ({ id }) => id }), (items) => {
        const start = JSON.stringify({ format: 'dossier-items-1', items });
        const first = exported(format, modelOf('items', start));
        const second = exported(format, modelOf(format, first));
        const third = exported(format, modelOf(format, second));
        expect(third).toBe(second);
        expect(modelOf(format, first).items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
        if (items.every(({ text }) => !/[#\t<\u2028]|-{3}|=/.test(text))) expect(second).toBe(first);
      }),
      { numRuns: 25 },
    );
  });
});

// @verifies SRS-3688
describe('what is exported as ReqIF', () => {
  it('and read again is exported with the same bytes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { maxLength: 3, selector: ({ id }) => id }), (items) => {
        const plain = items.map((item) => ({ ...item, markdown: false }));
        const start = JSON.stringify({ format: 'dossier-items-1', items: plain });
        const first = exported('reqif', modelOf('items', start));
        const again = modelOf('reqif', first);
        expect(exported('reqif', again)).toBe(first);
        expect(again.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  // @verifies SRS-3804
  it('shows the pictures of its texts, in an archive and beside it, and read again has the same bytes', () => {
    const files = new Map<string, Uint8Array>([
      ['img/a b.png', png],
      [
        'img/plan.svg',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><path d="M0 0"/></svg>'),
      ],
      ['none.png', Buffer.from('<html/>')],
    ]);
    const piece = fc.constantFrom(
      'The ![Loud & *clear*](<img/a b.png>) sign.',
      '![](img/plan.svg)',
      '- one ![a](img/a%20b.png)\n- two',
      '| A | B |\n| --- | --- |\n| ![a](<img/a b.png>) | 1 |',
      '![gone](none.png) ![web](https://a.b/c.png) ![out](../../x.png)',
      'Words.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const item = { id: 'SRS-1', title: 'T', text: pieces.join('\n\n'), markdown: true };
        const start = modelOf('items', JSON.stringify({ format: 'dossier-items-1', items: [item] }));
        const pictures = new ItemPictures((path) => files.get(path));
        const first = exportItems('reqifz', start, [], site.config, pictures) as Uint8Array;
        const shown = pieces.join('').match(/img\//g) ?? [];
        expect(Object.keys(unzipSync(first))).toHaveLength(1 + pictures.files.size);
        expect(
          strFromU8(unzipSync(first)['items.reqif'] ?? png).match(/<object data="files/g) ?? [],
        ).toHaveLength(shown.length);
        expect(Buffer.concat([...pictures.files.values()]).includes('script')).toBe(false);
        const again = modelOf('reqif', first);
        expect(again.items.flatMap(({ pictures = [] }) => pictures)).toHaveLength(shown.length);
        const inside = new ItemPictures((path) => unzipSync(first)[path.replace('a.reqif!/', '')]);
        expect(
          Buffer.from(exportItems('reqifz', again, [], site.config, inside) as Uint8Array).equals(first),
        ).toBe(true);
        const beside = new ItemPictures((path) => pictures.files.get(path));
        const module = exportItems(
          'reqif',
          start,
          [],
          site.config,
          new ItemPictures((path) => files.get(path)),
        );
        expect(exportItems('reqif', modelOf('reqif', String(module)), [], site.config, beside)).toBe(module);
        expect(beside.missing.size).toBe(0);
      }),
      { numRuns: 12, examples: [[['The ![Loud & *clear*](<img/a b.png>) sign.', '![](img/plan.svg)']]] },
    );
  });

  it('says in XHTML what its Markdown says', () => {
    const [item] = site.model.items;
    const body =
      'It **shall** `beep` <b>\n\n- [x] a\n- b\n\n![Loud](a.png) [c](https://a.b)\n\n| A |\n| - |\n| 1 |\n';
    const model = {
      ...site.model,
      items: [{ ...item, id: 'SRS-1', type: 'SRS', title: 'A & B', body }],
      links: [],
    } as unknown as Model;
    const text = exported('reqif', model);
    expect(text).toContain('THE-VALUE="A &amp; B"');
    expect(
      /<div xmlns="http:\/\/www.w3.org\/1999\/xhtml">(.*?)<\/div>/s.exec(text)?.[1]?.replace(/>\n+</g, '><'),
    ).toBe(
      '<p>It <strong>shall</strong> <code>beep</code> &#x3C;b></p><ul><li>[x] a</li><li>b</li></ul><p>Loud <a href="https://a.b">c</a></p><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    );
    const archive = exportItems('reqifz', model, [], site.config);
    expect(exportItems('reqifz', model, [], site.config)).toEqual(archive);
    expect(readFile('a.reqif', archive, contextOf({ format: 'reqif' })).items).toMatchObject([
      { id: 'SRS-1', title: 'A & B' },
    ]);
  });

  it('keeps a link to what is not exported as an attribute', () => {
    const start = {
      format: 'dossier-items-1',
      items: [{ id: 'SRS-1', links: [{ relation: 'implements', to: 'RC-1' }] }, { id: 'RC-1' }],
    };
    const model = modelOf('items', JSON.stringify(start));
    const part = String(exportItems('reqif', model, ['SRS'], site.config));
    expect(part).not.toContain('SPEC-RELATION ');
    expect(modelOf('reqif', part).links).toMatchObject([
      { from: 'SRS-1', relation: 'implements', to: 'RC-1' },
    ]);
    expect(modelOf('reqif', exported('reqif', model)).links).toMatchObject([
      { from: 'SRS-1', relation: 'implements', to: 'RC-1' },
    ]);
  });
});

// @verifies SRS-3679
describe('what spreadsheets read', () => {
  const item = {
    ...site.model.items[0],
    title: '=HYPERLINK("x")',
    attributes: { a: '+1', b: '-2', c: '12.5', d: '007', e: "'=x" },
    body: '@SUM(1)\n_x0041_',
  };
  const model = { ...site.model, items: [item], links: [] } as unknown as Model;

  it('holds no formula as CSV', () => {
    const [, row = ''] = exported('csv', model).split('\r\n');
    expect(row.replace(/,x[0-9a-f]{16}$/, '')).toBe(
      `${item.id},"'=HYPERLINK(""x"")","'@SUM(1)\n_x0041_",'+1,'-2,12.5,007,''=x`,
    );
  });

  it('holds no formula as a workbook, numbers as numbers, and is read again with the same texts', () => {
    const bytes = exportItems('xlsx', model, [], site.config) as Uint8Array;
    expect(exportItems('xlsx', model, [], site.config)).toEqual(bytes);
    const facts = readFile(
      'a.xlsx',
      bytes,
      contextOf({ format: 'xlsx', map: { fields: { State: '', Place: '' } } }),
    );
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      { id: item.id, title: item.title, body: item.body, attributes: item.attributes },
    ]);
  });

  it('is refused as a workbook where a cell cannot hold a text', () => {
    const long = { ...model, items: [{ ...item, body: 'x'.repeat(32_768) }] } as Model;
    expect(() => exportItems('xlsx', long, [], site.config)).toThrow(
      `A text of ${item.id} has more than 32767 characters, which a cell of Excel cannot hold. Export it as csv.`,
    );
  });
});
