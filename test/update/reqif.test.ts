import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { Pages, told } from './project.ts';

const page = `# Alarms

### SRS-1 Alarm latency

- implements: RC-1
- verification: test

The alarm **shall** sound within \`2 s\` of
the [threshold](limits.md).

![The sounder](sounder.svg)

Loud.

### RC-1 Sound

### RC-2 Light
`;

const reqif = (pages: Pages): string => Buffer.from(pages.export('reqif')).toString();

function after(from: string | RegExp, to: string): string | undefined {
  const pages = new Pages({ 'a.md': page });
  const text = reqif(pages);
  expect(text).toMatch(from);
  const plan = pages.plan('reqif', text.replace(from, to));
  expect(told(plan)).toEqual(['SRS-1 changes']);
  return plan.pages[0]?.after;
}

// @verifies SRS-3772
it.each([
  ['a title', 'Alarm latency', 'Alarm delay', 'Alarm latency', 'Alarm delay'],
  ['a word between marks', 'sound within', 'ring within', 'sound within', 'ring within'],
  ['a word in code', '<code>2 s', '<code>3 s', '`2 s`', '`3 s`'],
  ['a paragraph set otherwise', '<p>Loud.', '<p><b>Loud</b>.', 'Loud.', '**Loud**.'],
  ['a new paragraph', '<p>Loud.</p>', '<p>Loud.</p><p>Long.</p>', 'Loud.\n', 'Loud.\n\nLong.\n'],
  ['an attribute', 'THE-VALUE="test"', 'THE-VALUE="inspection"', ': test', ': inspection'],
  [
    'a relation',
    /item-RC-1<\/SPEC-OBJECT-REF><\/TARGET>/,
    'item-RC-2</SPEC-OBJECT-REF></TARGET>',
    'ts: RC-1',
    'ts: RC-2',
  ],
])(
  'what an edited module says of %s stands on the page, and nothing else changes',
  (_, from, to, before, now) => {
    expect(after(from, to)).toBe(page.replace(before, now));
  },
);

// @verifies SRS-3772
it('a module that another tool wrote again, with prefixes and line ends of its own, has no difference', () => {
  const pages = new Pages({ 'a.md': page });
  const again = reqif(pages)
    .replaceAll(
      '<div xmlns="http://www.w3.org/1999/xhtml">',
      '<xhtml:div xmlns:xhtml="http://www.w3.org/1999/xhtml">\n',
    )
    .replaceAll('</div>', '\n</xhtml:div>')
    .replace(/<(\/?)(p|code|strong|a)(?=[ >])/g, '<$1xhtml:$2');
  expect(told(pages.plan('reqif', again))).toEqual([]);
});

// @verifies SRS-3772, RC-3227
it('what the project changed stays where the file did not, and is a conflict where it did', () => {
  const pages = new Pages({ 'a.md': page });
  const text = reqif(pages);
  pages.pages['a.md'] = page.replace('Loud.', '**Loud.**');
  expect(told(pages.plan('reqif', text))).toEqual([]);
  expect(told(pages.plan('reqif', text.replace('<p>Loud.', '<p>Silent.')))).toEqual([
    expect.stringContaining('SRS-1 was changed in the file and in the project since it was handed on.'),
  ]);
});

const drawn = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>');

// @verifies SRS-3805
it('pictures come back by what they are, whatever the other tool calls them', () => {
  const pages = new Pages(
    { 'in/a.md': page.replace('sounder.svg', '../img/sounder.svg') },
    { 'img/sounder.svg': drawn, 'img/other.svg': Buffer.from(`${drawn} `) },
  );
  const files = unzipSync(pages.export('reqifz'));
  const [name = ''] = Object.keys(files).filter((each) => /^files\/sounder-\w+\.svg$/.test(each));
  const edited = (change: (text: string) => string): Uint8Array => {
    const text = change(Buffer.from(files['items.reqif'] as Uint8Array).toString());
    return zipSync({
      'm/items.reqif': Buffer.from(text.replace(name, 'obj_1.svg')),
      'm/obj_1.svg': files[name] as Uint8Array,
      'm/new.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
  };
  expect(
    told(
      pages.plan(
        'reqif',
        edited((text) => text),
      ),
    ),
  ).toEqual([]);
  const changed = pages.plan(
    'reqif',
    edited((text) => text.replace('The sounder</object>', 'A sounder</object>').replace('>Loud.', '>Low.')),
  );
  expect(told(changed)).toEqual(['SRS-1 changes']);
  expect(changed.pages[0]?.after).toBe(
    pages.pages['in/a.md']
      ?.replace('![The sounder](../img/', '![A sounder](<../img/')
      .replace('r.svg)', 'r.svg>)')
      .replace('Loud.', 'Low.'),
  );
  for (const [other, why] of [
    ['new.svg', 'SRS-1 shows the picture a!/m/new.svg, which the project does not have.'],
    ['none.svg', 'SRS-1: the picture none.svg is not in the archive.'],
  ] as const)
    expect(
      told(
        pages.plan(
          'reqif',
          edited((text) => text.replace(`data="${name}`, `data="${other}`)),
        ),
      ),
    ).toContainEqual(expect.stringContaining(why));
});
