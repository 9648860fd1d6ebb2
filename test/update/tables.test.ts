import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { patchOf, updateText } from '../../src/update/index.ts';
import { examplePages, Pages, told } from './project.ts';

const page = `# Alarms

### SRS-1 Alarm **latency**

- implements: [RC-1](risks.md), RC-2
- verification: test

The alarm shall sound within \`2 s\` of
the [threshold](limits.md).

### SRS-2 Volume

Loud.

## States

| ID | Title | Text | Verification |
| --- | --- | --- | --- |
| SRS-3 | Off | It *can* be \\| off. | |
`;

const pump = (): Pages => new Pages({ 'a.md': page });
const csv = (pages: Pages): string => Buffer.from(pages.export('csv')).toString();

/** The page after an edit of the table. */
function after(from: string, to: string): string | undefined {
  const pages = pump();
  const table = csv(pages);
  expect(table).toContain(from);
  const plan = pages.plan('csv', table.replace(from, to));
  expect(told(plan)).toEqual([expect.stringMatching(/^SRS-\d changes$/)]);
  return plan.pages[0]?.after;
}

// @verifies SRS-3769
it.each(['csv', 'xlsx', 'reqif'] as const)(
  'the example device handed on as %s comes back without a difference',
  (format) => {
    const pages = new Pages(examplePages());
    const plan = pages.plan(format, pages.export(format));
    expect(told(plan)).toEqual([]);
    expect(plan.absent).toEqual([]);
    expect(pages.model.items.length).toBeGreaterThan(80);
  },
);

// @verifies SRS-3770
it.each([
  ['a title', 'Alarm latency', 'Alarm delay', 'Alarm **latency**', 'Alarm **delay**'],
  ['a text', 'within `2 s`', 'within `3 s`', 'within `2 s`', 'within `3 s`'],
  ['an attribute', ',test,', ',inspection,', '- verification: test', '- verification: inspection'],
  [
    'a link that is added',
    '"RC-1, RC-2"',
    '"RC-1, RC-2, RC-3"',
    '(risks.md), RC-2',
    '(risks.md), RC-2, RC-3',
  ],
  ['a link that is removed', '"RC-1, RC-2"', 'RC-2', '[RC-1](risks.md), RC-2', 'RC-2'],
  ['all links', '"RC-1, RC-2"', '', '- implements: [RC-1](risks.md), RC-2\n', ''],
  ['a new attribute', 'Loud.,,', 'Loud.,,a*b', 'Volume\n', 'Volume\n\n- verification: a\\*b\n'],
  ['a cell with marks', 'It *can* be | off.', 'It *may* be | off.', 'It *can* be', 'It *may* be'],
  ['an empty cell', 'off.,,', 'off.,,test', 'off. | |', 'off. | test|'],
])(
  'what an edited table says of %s stands on the page, and nothing else changes',
  (_, from, to, before, now) => {
    expect(after(from, to)).toBe(page.replace(before, now));
  },
);

// @verifies SRS-3770
it('lines of a page end as they ended, and its front matter stays', () => {
  const pages = new Pages({ 'a.md': `---\ntitle: A\n---\n${page}`.replaceAll('\n', '\r\n') });
  const plan = pages.plan('csv', csv(pages).replace('Loud.', 'Louder.'));
  expect(plan.pages[0]?.after).toBe(pages.pages['a.md']?.replace('Loud.', 'Louder.'));
});

// @verifies SRS-3769, RC-3227
it('what both sides changed is a conflict, and what only the project changed stays', () => {
  const pages = pump();
  const table = csv(pages);
  pages.pages['a.md'] = page.replace('Loud.', 'Very loud.').replace('latency**', 'delay**');
  const plan = pages.plan('csv', table.replace('Loud.', 'Silent.'));
  expect(told(plan)).toEqual([
    'a:4 SRS-2 was changed in the file and in the project since it was handed on.',
  ]);
  expect(updateText(plan)).toBe(
    [
      'a:4:1  SRS-2 was changed in the file and in the project since it was handed on. Export the file again, and make the change in that.',
      '  text',
      '    - Very loud.',
      '    + Silent.',
      '0 changes, in 0 pages.\n',
    ].join('\n'),
  );
});

// @verifies SRS-3769
it('an item that is new, twice or gone is told, and so is one without fingerprint', () => {
  const pages = pump();
  const [head = '', first = '', ...rest] = csv(pages).trimEnd().split('\r\n');
  const volume = rest.find((row) => row.startsWith('SRS-2')) ?? '';
  const bare = volume.replace('Loud', 'Silent').replace(/,[^,]*$/, ',');
  const unknown = volume.replace('SRS-2', 'SRS-9');
  const plan = pages.plan('csv', [head, first, bare, unknown, unknown].join('\r\n'));
  expect(told(plan).map((each) => each.replace(/^\S+ /, ''))).toEqual([
    'SRS-2 differs, and the file does not say what was handed on.',
    'SRS-9 is no item of the project.',
    'SRS-9 stands twice in the file.',
  ]);
  expect(plan.absent).toEqual(['SRS-3']);
});

// @verifies SRS-3770
it('a row in the section of another item is edited, though that section says something else then', () => {
  const pages = new Pages({ 'a.md': page.replace('## States\n\n', '') });
  const rows = csv(pages).split('\r\n');
  const table = rows.map((row) => (row.startsWith('SRS-3') ? row.replace('off', 'on') : row)).join('\r\n');
  const plan = pages.plan('csv', table);
  expect(told(plan)).toEqual(['SRS-3 changes']);
  expect(plan.pages[0]?.after).toBe(pages.pages['a.md']?.replace('be \\| off', 'be \\| on'));
});

// @verifies SRS-3770
it('what would change the item above or below is refused', () => {
  const pages = pump();
  const plan = pages.plan('csv', csv(pages).replace('Loud.', '"Loud.\n\n### SRS-7 More"'));
  expect(told(plan)).toContain(
    'a.md:11 What the file says of SRS-2 cannot be written into its page: read again, the page would not say the same.',
  );
});

// @verifies SRS-3769
it('a column that was left out says what the project says', () => {
  const pages = pump();
  const rows = csv(pages).replaceAll(',Markdown,', ',,').replace('It *can* be | off.', '');
  expect(told(pages.plan('csv', rows)).filter((each) => /SRS-3/.test(each))).toEqual([]);
});

// @verifies SRS-3771
it('a patch is one that git takes', () => {
  const pages = pump();
  const { pages: written } = pages.plan('csv', csv(pages).replace('Loud.', 'Louder.'));
  expect(patchOf(written)).toMatch(
    /^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ -\d+,7 \+\d+,7 @@\n(?: .*\n){3}-Loud\.\n\+Louder\.\n(?: .*\n){3}$/,
  );
});

// @verifies SRS-3812
it.each(['csv', 'xlsx', 'reqif'] as const)(
  'new items of %s stand behind the item above them, and are handed on again as they were',
  (format) => {
    const pages = pump();
    const larger = new Pages({
      'a.md': page
        .replace(
          '## States',
          '### SRS-8 Tone\n\n- implements: RC-2\n- verification: test\n\nA tone *rises*.\n\n- high\n- low\n\n## States',
        )
        .replace('off. | |\n', 'off. | |\n| SRS-9 | On | It can be on. | test |\n'),
    });
    const bytes = larger.export(format);
    expect(
      told(pages.plan(format, bytes)).filter((each) => !/ is no item of the project\.$/.test(each)),
    ).toEqual([]);
    const plan = pages.plan(format, bytes, true);
    expect(told(plan)).toEqual(['SRS-8 is new, behind SRS-2 changes', 'SRS-9 is new, behind SRS-3 changes']);
    pages.pages['a.md'] = plan.pages[0]?.after ?? '';
    expect(Buffer.from(pages.export(format)).equals(bytes)).toBe(true);
    expect(told(pages.plan(format, bytes, true))).toEqual([]);
  },
);

// @verifies SRS-3812, RC-3227
it.each([
  [
    'stands above every item of the project',
    (rows: string[]) => rows.splice(1, 0, rows[2]?.replace('SRS-2', 'SRS-8') ?? ''),
    'no item of the project stands above it in the file',
  ],
  [
    'has no identifier of the project',
    (rows: string[]) => rows.push(rows[2]?.replace('SRS-2', 'FOO-8') ?? ''),
    'it is no identifier of the types of the project',
  ],
  [
    'says what its row has no column for',
    (rows: string[]) => rows.push(rows[3]?.replace('SRS-3', 'SRS-8').replace('off.,', 'off.,RC-1') ?? ''),
    'its table has no column for implements',
  ],
])('a new item that %s is told, and nothing is written', (_, change, why) => {
  const pages = pump();
  const rows = csv(pages).trimEnd().split('\r\n');
  change(rows);
  expect(told(pages.plan('csv', rows.join('\r\n'), true))).toContainEqual(expect.stringContaining(why));
});

// @verifies SRS-3807
it.each(['csv', 'xlsx', 'reqif'] as const)(
  'new items of %s without an identifier get the next free one of those above them',
  (format) => {
    const pages = pump();
    const rows = '| SRS-3 | Off | It *can* be \\| off. | |\n';
    const larger = (section: string, row: string): Pages =>
      new Pages({
        'a.md': page
          .replace('## States', `### ${section} Tone\n\n- implements: ${row}\n\nHigh.\n\n## States`)
          .replace(rows, `${rows}| ${row} | On | It can be on. |  |\n`),
      });
    const bytes = without(format, larger('SRS-8', 'SRS-9').export(format), ['SRS-8', 'SRS-9']);
    expect(told(pages.plan(format, bytes)).map((each) => each.replace(/^.* is no/, 'is no'))).toEqual(
      expect.arrayContaining(['is no item of the project.']),
    );
    const plan = pages.plan(format, bytes, true);
    expect(told(plan)).toEqual(['SRS-4 is new, behind SRS-2 changes', 'SRS-5 is new, behind SRS-3 changes']);
    const target = format === 'reqif' ? 'SRS-5' : 'SRS-9';
    expect(plan.pages[0]?.after).toBe(
      larger('SRS-4', 'SRS-5').pages['a.md']?.replace('ts: SRS-5', `ts: ${target}`),
    );
  },
);

/** A file whose items of some identifiers have none. */
function without(format: 'csv' | 'xlsx' | 'reqif', bytes: Uint8Array, ids: readonly string[]): Uint8Array {
  const cut = (text: string): string => {
    let made = text;
    for (const id of ids)
      made =
        format === 'csv'
          ? made.replace(`\n${id},`, '\n,')
          : format === 'reqif'
            ? made.replace(
                new RegExp(`\\s*<ATTRIBUTE-VALUE-STRING THE-VALUE="${id}">.*?</ATTRIBUTE-VALUE-STRING>`),
                '',
              )
            : made.replace(new RegExp(`(<c r="A\\d+"[^>]*>(?:(?!</c>).)*?<t[^>]*>)${id}(?=</t>)`), '$1');
    return made;
  };
  if (format !== 'xlsx') return Buffer.from(cut(Buffer.from(bytes).toString()));
  const files = unzipSync(bytes);
  for (const [name, part] of Object.entries(files))
    if (/sheet\d+\.xml$|sharedStrings/.test(name))
      files[name] = Buffer.from(cut(Buffer.from(part).toString()));
  return zipSync(files);
}
