import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idSyntax, type SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { linkSketch } from '../trace/project.ts';

type Tables = NonNullable<NonNullable<SiteConfig['trace']>['tables']>;

/** Facts of a page as a project reads it whose tables are described. */
function read(text: string, tables: Tables, path = 'docs/risk.md') {
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
    trace: { tables },
  });
  const context = sourceContext({ config, ids: idSyntax(config.trace.types) });
  return markdownSource.read({ path, bytes: new TextEncoder().encode(text) }, context);
}
const itemsOf = (text: string, tables: Tables) =>
  read(text, tables).items.map(({ id, title, attributes, place }) => ({
    id,
    title,
    attributes,
    at: `${place.line}:${place.column}`,
  }));

const requirements = `# Requirements

| ID | Requirement | User Need ID |
| --- | --- | --- |
| 1 | Show the dose | 4 |
| 2.1 | Keep the dose | 4, URS-7 |
`;

// @verifies SRS-3356
describe('tables whose heads do not say what they are', () => {
  it('have bare numbers as IDs, and as ends of links', () => {
    const facts = read(requirements, [
      {
        pages: ['docs/*.md'],
        prefix: 'SRS-',
        columns: { 'User Need ID': 'satisfies' },
        prefixes: { 'user need id': 'URS-' },
      },
    ]);
    expect(facts.items.map(({ id, body }) => `${id} ${body}`)).toEqual([
      'SRS-1 Show the dose',
      'SRS-2.1 Keep the dose',
    ]);
    expect(
      facts.links.map(
        ({ from, relation, to, place }) => `${from} ${relation} ${to} @${place.line}:${place.column}`,
      ),
    ).toEqual([
      'SRS-1 satisfies URS-4 @5:23',
      'SRS-2.1 satisfies URS-4 @6:25',
      'SRS-2.1 satisfies URS-7 @6:28',
    ]);
    expect(facts.findings).toEqual([]);
  });

  it('are left as they are elsewhere', () => {
    expect(read(requirements, [{ pages: ['other/*.md'], prefix: 'SRS-' }]).items).toEqual([]);
  });

  it('have no column of IDs: a name makes one, the second of a name another', () => {
    const text =
      '## 3.1 SOUP list\n\n| Package | Version |\n| --- | --- |\n| @scope/left-pad | 1.0 |\n| React | 18 |\n| react | 17 |\n| 3d-lib | 1 |\n\n## Tools\n\n| Package | Version |\n| --- | --- |\n| vite | 7 |\n';
    expect(
      itemsOf(text, [
        {
          pages: ['**'],
          heading: 'SOUP List',
          id: 'Package',
          prefix: 'SOUP-',
          columns: { package: 'title' },
        },
      ]),
    ).toEqual([
      { id: 'SOUP-SCOPE-LEFT-PAD-1', title: '@scope/left-pad', attributes: { version: '1.0' }, at: '5:3' },
      { id: 'SOUP-REACT-1', title: 'React', attributes: { version: '18' }, at: '6:3' },
      { id: 'SOUP-REACT-2', title: 'react', attributes: { version: '17' }, at: '7:3' },
      { id: 'SOUP-N3D-LIB-1', title: '3d-lib', attributes: { version: '1' }, at: '8:3' },
    ]);
  });

  it('have the columns of before and after, and words of their own', () => {
    const text =
      '| ID | Hazard | P | S | P | S |\n| --- | --- | --- | --- | --- | --- |\n| HAZ-1 | Silent | P4 | 3 (Serious) | P1 | 3 (Serious) |\n';
    const columns = {
      P: 'probability',
      'P#2': 'residual-probability',
      S: 'severity',
      'S#2': 'residual-severity',
    };
    const values = {
      severity: { '3 (Serious)': 'serious' },
      'residual-severity': { '3 (serious)': 'serious' },
    };
    expect(itemsOf(text, [{ pages: ['**'], columns, values }])).toEqual([
      {
        id: 'HAZ-1',
        title: 'Silent',
        attributes: {
          probability: 'P4',
          severity: 'serious',
          'residual-probability': 'P1',
          'residual-severity': 'serious',
        },
        at: '3:3',
      },
    ]);
  });

  it('and without that two columns of one name are told', () => {
    const text = '| ID | Hazard | P | P |\n| --- | --- | --- | --- |\n| HAZ-1 | Silent | P4 | P1 |\n';
    expect(
      read(text, []).findings.map(
        ({ rule, message, line, column }) => `${line}:${column} ${rule} ${message}`,
      ),
    ).toEqual(['1:21 duplicate-column Two columns stand for p: the items hold both values as one.']);
  });

  // @verifies SRS-3443
  it('are told where numbers alone tell their rows apart', () => {
    const told = (tables: Tables) =>
      read(requirements, tables).findings.map(
        ({ rule, message, hint, line, column }) => `${line}:${column} ${rule} ${message} ${hint}`,
      );
    const finding =
      "3:3 table-without-items The column \"ID\" holds numbers only: none of its 2 rows is an item. Say in `trace.tables` what stands before the numbers (`prefix: 'SRS-'`), or what the column is where the rows are no items: `columns: { 'ID': 'number' }`.";
    expect(told([])).toEqual([finding]);
    expect(told([{ pages: ['**'] }])).toEqual([finding]);
    expect(told([{ pages: ['**'], columns: { ID: 'number' } }])).toEqual([]);
    expect(told([{ pages: ['**'], quotes: true }])).toEqual([]);
    expect(read('| ID | Milestone |\n| --- | --- |\n| 1 | First |\n| M2 | Second |\n', []).findings).toEqual(
      [],
    );
  });

  it('only repeat items of other pages', () => {
    const text = '| ID | Text |\n| --- | --- |\n| SRS-1 | Again |\n';
    expect(read(text, [{ pages: ['**'], quotes: true }])).toMatchObject({
      items: [],
      findings: [],
      mentions: [{ id: 'SRS-1' }],
    });
  });

  it('are told where a column is not there', () => {
    const findings = read(requirements, [{ pages: ['**'], id: 'Number', prefix: 'SRS-' }]).findings;
    expect(findings.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      '`trace.tables` names the column "Number", which this table has not. Its columns are id, requirement, user-need-id. Correct the name, or narrow the entry by `heading`.',
    ]);
  });
});

// @verifies SRS-3537
describe('a table whose rows seem to be items', () => {
  const table = (head: string, ...cells: string[]) =>
    `| ${head} | State |\n| ${head.replace(/[^|]+/g, ' --- ')} | --- |\n${cells.map((cell) => `| ${cell} | The pump stops. | open |`).join('\n')}\n`;
  const unread = (text: string, tables: Tables = []) =>
    read(text, tables).findings.map(({ rule, message, hint }) => `${rule}: ${message} ${hint}`);

  it.each([
    [
      'User Need ID | Need',
      ['1', '2'],
      'numbers only: none of its 2 rows',
      "`id: 'User Need ID', prefix: 'URS-'`",
    ],
    [
      'SRS ID | Text',
      ['1', 'TBD', '3'],
      'numbers only: none of its 3 rows',
      "`id: 'SRS ID', prefix: 'SRS-'`",
    ],
    ['# | Requirement', ['1'], 'numbers only: its row is no item', "`id: '#', prefix: 'SRS-'`"],
    ['No. | Hazard', ['1.1', '1.2'], 'numbers only: none', "`id: 'No.', prefix: 'SRS-'`"],
    [
      'ID | Requirement',
      ['R1', 'R2'],
      '"R1" and the like: none',
      "`{ prefixes: ['R'], pattern: '{prefix}{number}' }`",
    ],
    ['ID | Risk control', ['M-1'], '"M-1" and the like: its', "`{ prefixes: ['M'] }`"],
    ['SRS ID | Text', ['SRS1'], '"SRS1" and the like: its', 'Write IDs of a registered prefix and a number'],
    ['ID | Note', ['1', 'TBD', '3'], 'numbers only: none', "(`prefix: 'SRS-'`)"],
  ])('is told: %s %j', (head, cells, message, hint) => {
    const [found = '', ...more] = unread(table(head, ...cells)).filter(
      (each) => !each.startsWith('malformed'),
    );
    expect(more).toEqual([]);
    expect(found).toContain(message);
    expect(found).toContain(hint);
  });

  it.each([
    ['# | Step', ['1', '2']],
    ['No. | Risk of the project', ['1', '2']],
    ['ID | Rule', ['G101', 'G102']],
    ['Version | Requirement', ['1', '2']],
    ['# | Requirement', ['one', 'two']],
    ['Finding No. | Requirement', ['1', '2']],
  ])('and another numbered one is not: %s %j', (head, cells) => {
    expect(unread(table(head, ...cells))).toEqual([]);
  });

  it('nor one that is explained, or stands in the text of an item', () => {
    const text = table('# | Requirement', '1');
    expect(unread(text, [{ pages: ['**'], columns: { '#': 'number' } }])).toEqual([]);
    expect(unread(text, [{ pages: ['**'], quotes: true }])).toEqual([]);
    expect(unread(`## TST-1 Alarm\n\n${text}`)).toEqual([]);
  });
});

// @verifies SRS-3356, SRS-3536
it('an entry about a page, a heading or a table that is not there is told', () => {
  const headings = [
    { depth: 2, text: 'Risks', anchor: 'risks', place: { file: 'content/a.md', line: 1, column: 1 } },
  ];
  const { findings } = linkSketch({
    items: ['SRS-1'],
    pages: [{ path: 'content/a.md', headings, described: [2] }],
    trace: {
      tables: [
        { pages: ['docs/*.md'] },
        { pages: ['content/*.md'], heading: 'SOUP list' },
        { pages: ['content/*.md'] },
        { pages: ['content/*.md'], heading: 'Risks', head: ['P', 'S'] },
      ],
    },
  });
  expect(findings.filter(({ rule }) => rule === 'unknown-table').map(({ message }) => message)).toEqual([
    '`trace.tables` is about tables of content/*.md below the heading "Risks" with the columns "P", "S", but none of them is read by it.',
    '`trace.tables` names docs/*.md, which meets no page.',
    '`trace.tables` names the heading "SOUP list", which stands on no page of content/*.md.',
  ]);
});

// @verifies SRS-3536
it('a table is told from others by its head', () => {
  const table = (head: string, cell: string) => `| No. | ${head} |\n| --- | --- |\n| 1 | ${cell} |\n\n`;
  const text = `${table('Need', 'Quiet')}${table('Hazard', 'Silence')}${table('Page', '7')}`;
  const tables: Tables = ['Need', 'Hazard'].map((head) => ({
    pages: ['**'],
    head: [head],
    id: 'No.',
    prefix: head === 'Need' ? 'URS-' : 'HAZ-',
  }));
  const { items, pages } = read(text, [{ pages: ['**'], head: ['No.', 'Size'] }, ...tables]);
  expect(items.map(({ id }) => id)).toEqual(['URS-1', 'HAZ-1']);
  expect(pages[0]?.described).toEqual([1, 2]);
});

// @verifies SRS-3535
it('the words of a scale are those of the residual risk too, unless it has its own', () => {
  const text =
    '| ID | Severity | Residual severity | Residual probability |\n| --- | --- | --- | --- |\n| HAZ-1 | 3 (Serious) | 1 (Minor) | 2 |\n';
  const values = {
    severity: { '3 (Serious)': 'serious', '1 (Minor)': 'minor' },
    probability: { 2: 'remote' },
    'residual-probability': { 2: 'improbable' },
  };
  expect(itemsOf(text, [{ pages: ['**'], values }])[0]?.attributes).toEqual({
    severity: 'serious',
    'residual-severity': 'minor',
    'residual-probability': 'improbable',
  });
});

// @verifies SRS-3440
describe('free text in the row of another item', () => {
  const tables: Tables = [
    {
      pages: ['**'],
      id: 'No',
      prefix: 'HAZ-',
      columns: { Verified: 'verified by' },
      prefixes: { Control: 'RC-' },
      items: {
        Control: { prefix: 'RC-', relation: 'controlled by', columns: { Kind: 'kind' } },
        'More control': { prefix: 'RC-', relation: 'controlled by' },
      },
    },
  ];
  const page = (...rows: string[]) =>
    `| No | Hazard | Control | Kind | More control | Verified |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  const told = (text: string, given = tables) => {
    const { items, links, findings } = read(text, given);
    return {
      items: items.map(({ id, title, attributes, place }) => [
        id,
        title,
        attributes,
        `${place.line}:${place.column}`,
      ]),
      links: links.map(
        ({ from, relation, to, place }) => `${from} ${relation} ${to} @${place.line}:${place.column}`,
      ),
      findings: findings.map(({ rule, message, line, column }) => `${line}:${column} ${rule} ${message}`),
    };
  };

  it('is an item that is linked to it, at its cell', () => {
    expect(
      told(page('| 3 | Silent | **Watchdog** as in [1] | protective measure | Alarm | TST-1 |')),
    ).toEqual({
      items: [
        ['HAZ-3', 'Silent', {}, '3:3'],
        ['RC-HAZ-3.1', 'Watchdog as in [1]', { kind: 'protective measure' }, '3:16'],
        ['RC-HAZ-3.2', 'Alarm', {}, '3:62'],
      ],
      links: [
        'RC-HAZ-3.1 controls HAZ-3 @3:16',
        'RC-HAZ-3.2 controls HAZ-3 @3:62',
        'TST-1 verifies HAZ-3 @3:70',
      ],
      findings: [],
    });
  });

  it('is none where the cell is empty, a dash, or holds IDs', () => {
    expect(told(page('| 3 | Silent | RC-7, RC-8 | | - | |', '| 4 | Loud | 7 | | n/a | |'))).toEqual({
      items: [
        ['HAZ-3', 'Silent', {}, '3:3'],
        ['HAZ-4', 'Loud', {}, '4:3'],
      ],
      links: ['RC-7 controls HAZ-3 @3:16', 'RC-8 controls HAZ-3 @3:22', 'RC-7 controls HAZ-4 @4:14'],
      findings: [],
    });
  });

  it('is told where it is no text yet, or an ID with other words', () => {
    expect(told(page('| 3 | Silent | TBD | | RC-9 Watchdog | |')).findings).toEqual([
      '3:16 not-an-id HAZ-3 controlled by "TBD", which is not an ID.',
      '3:29 not-an-id HAZ-3 controlled by "Watchdog", which is not an ID.',
    ]);
  });

  it('is told where no ID can be made of the row, or no link', () => {
    const row = page('| 3a | Silent | Watchdog | | | |', '| x | Loud | Alarm | | | |');
    expect(told(row).findings).toEqual([
      '3:17 malformed-id `trace.tables` makes "RC-HAZ-3a.1" of HAZ-3a, which is no ID.',
    ]);
    const [table] = tables as [Tables[number]];
    const strange = { ...table, items: { Control: { prefix: 'RC-', relation: 'guarded by' } } };
    expect(told(row, [strange]).findings).toEqual([
      '1:1 table-column `trace.tables` links items by "guarded by", which is no relation.',
    ]);
    expect(told(row, [{ ...table, prefix: 'HAZARD-', items: {} }]).findings).toEqual([
      '3:3 malformed-id `trace.tables` makes "HAZARD-3a" of "3a", which is no ID.',
      '4:3 malformed-id `trace.tables` makes "HAZARD-X-1" of "x", which is no ID.',
    ]);
  });

  it('has an ID of its own that no other row makes, in whatever order the rows stand', () => {
    const numbers = fc.uniqueArray(fc.stringMatching(/^[1-9]\d{0,2}(?:\.[1-9]){0,2}$/), {
      minLength: 1,
      maxLength: 6,
    });
    const made = (ordered: string[]) =>
      read(
        page(...ordered.map((number) => `| ${number} | H | Control of ${number} | | More for ${number} | |`)),
        tables,
      )
        .items.map(({ id, title }) => `${id} ${title}`)
        .sort();
    fc.assert(
      fc.property(numbers, (given) => {
        const items = made(given);
        expect(new Set(items.map((item) => item.split(' ')[0])).size).toBe(given.length * 3);
        expect(made(given.toReversed())).toEqual(items);
      }),
    );
  });
});

// @verifies SRS-3441
describe('attributes of items with a prefix', () => {
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
    trace: {
      types: {
        SRS: {
          prefixes: ['SRS', 'PERF', 'PERF-LOAD'],
          defaults: {
            PERF: { Type: 'performance' },
            'PERF-LOAD': { type: 'performance', verification: 'analysis' },
          },
        },
      },
    },
  });
  const context = sourceContext({ config, ids: idSyntax(config.trace.types) });
  const attributesOf = (text: string) => {
    const { items } = markdownSource.read({ path: 'a.md', bytes: new TextEncoder().encode(text) }, context);
    return items.map(({ id, attributes }) => [id, attributes]);
  };

  it('are those of the configuration, unless it states others', () => {
    expect(
      attributesOf(
        '### PERF-1 Fast\n\n### PERF-LOAD-1 Much\n\n- type: safety\n\n### SRS-1 Alarm\n\n### PERF-2 Slow\n\n- type: -\n',
      ),
    ).toEqual([
      ['PERF-1', { type: 'performance' }],
      ['PERF-LOAD-1', { type: 'safety', verification: 'analysis' }],
      ['SRS-1', {}],
      ['PERF-2', { type: '-' }],
    ]);
    expect(attributesOf('| ID | Text | Type |\n| --- | --- | --- |\n| PERF-3 | Fast | |\n')).toEqual([
      ['PERF-3', { type: 'performance' }],
    ]);
  });

  it('count for the fingerprint, so that a change of them asks for a review', () => {
    const bytes = new TextEncoder().encode('### PERF-1 Fast\n');
    const { SRS } = config.trace.types;
    const types = { ...config.trace.types, SRS: { ...(SRS as NonNullable<typeof SRS>), defaults: {} } };
    const without = { ...context, settings: { ...context.settings, types } };
    const [given, plain] = [context, without].map(
      (each) => markdownSource.read({ path: 'a.md', bytes }, each).items[0],
    );
    expect(given?.fingerprint).not.toBe(plain?.fingerprint);
  });
});
