import { expect, it } from 'vitest';
import { strikesOf } from '../../src/sources/markdown/struck.ts';
import { read } from './source-context.ts';

const item = '### TST-1 Alarm\n\n';

// @verifies SRS-3532
it.each([
  ['heading', '### ~~SRS-1 Alarm~~\n\nIt sounds.\n', 1, 1],
  ['ID of a heading', '### 2.1 ~~SRS-1~~ Alarm\n\n- implements: RC-1\n', 1, 1],
  ['heading in HTML', '### <del>SRS-1 Alarm</del>\n', 1, 1],
  ['ID in a row', '| ID | Text | Implements |\n| --- | --- | --- |\n| **~~SRS-1~~** | x | RC-1 |\n', 3, 3],
])('a %s that is struck out is no item, and told', (_, text, line, column) => {
  const { items, links, mentions, findings } = read(text);
  expect([items, links, mentions.filter(({ id }) => id === 'SRS-1')]).toEqual([[], [], []]);
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'struck-out',
      severity: 'warning',
      message: 'SRS-1 is struck out: it is no item, and nothing of it counts.',
      line,
      column,
    }),
  ]);
});

// @verifies SRS-3532
it.each([
  ['section', `${item}~~It sounds.~~\n`, 3],
  ['row', '| ID | Text |\n| --- | --- |\n| TST-1 | ~~It sounds.~~ |\n', 3],
])('the text of a %s that is struck out is told, and its item counts', (_, text, line) => {
  const { items, findings } = read(text);
  expect(items.map(({ id }) => id)).toEqual(['TST-1']);
  expect(findings.map((each) => `${each.line} ${each.rule} ${each.message}`)).toEqual([
    `${line} struck-out The text of TST-1 is struck out, but its ID is not: it still counts as an item.`,
  ]);
});

// @verifies SRS-3532
it.each([
  ['an ID in a list', `${item}- verifies: ~~SRS-1~~, SRS-2`],
  ['an ID in a line', `${item}Verifies: ~~SRS-1~~ SRS-2`],
  ['an ID below a key', `${item}Verifies:\n\n- ~~SRS-1~~\n- SRS-2`],
  ['an ID in a table of fields', `${item}| Verifies | ~~SRS-1~~, SRS-2 |\n| --- | --- |\n`],
  ['an ID in a column', '| ID | Verifies |\n| --- | --- |\n| TST-1 | ~~SRS-1~~<br>SRS-2 |\n'],
  ['an ID in a matrix', '| Case | Verifies |\n| --- | --- |\n| TST-1 | ~~SRS-1~~ SRS-2 |\n'],
  ['an entry', `${item}- ~~verifies: SRS-1~~\n- verifies: SRS-2\n`],
])('%s that is struck out links nothing', (_, text) => {
  const { links, mentions, findings } = read(`${text}\n`);
  expect(links.map(({ from, to }) => `${from} ${to}`)).toEqual(['TST-1 SRS-2']);
  expect([mentions.filter(({ id }) => id === 'SRS-1'), findings]).toEqual([[], []]);
});

// @verifies SRS-3532
it('a value that is struck out is not stated', () => {
  const text = `${item}- level: unit\n- ~~expected: silence~~\n\n| ID | Severity |\n| --- | --- |\n| HAZ-1 | ~~minor~~ |\n`;
  expect(read(text).items.map(({ attributes }) => attributes)).toEqual([{ level: 'unit' }, {}]);
});

// @verifies SRS-3532
it('what only holds the signs is not struck out', () => {
  expect(read('### SRS-1 About ~~ and ~~x~~\n').items.map(({ id }) => id)).toEqual(['SRS-1']);
  expect(read('| ID | T |\n| --- | --- |\n| SRS-1~~ | x |\n| SRS-2 | y |\n').findings).toHaveLength(1);
});

// @verifies SRS-3532
it('a sign of another kind that is opened and not closed hides no strike behind it', () => {
  const struck = (text: string) => strikesOf(text)(text.indexOf('SRS-1'));
  expect(['<s> ~~SRS-1~~', '<del> <s>SRS-1</s>', '~~a <del>b~~ <del>SRS-1</del>'].map(struck)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['<s> SRS-1', '~~a~~ SRS-1', '<del>a</s> SRS-1'].map(struck)).toEqual([false, false, false]);
});
