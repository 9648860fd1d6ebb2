import fc from 'fast-check';
import { expect, it } from 'vitest';
import { read } from './source-context.ts';

const told = (text: string): string[] =>
  read(text).findings.map(
    ({ rule, severity, line, message, hint }) => `${severity} ${rule} ${line} ${message} ${hint}`,
  );

// @verifies SRS-3487
it.each([
  ['layout: page\nitem: off', 3, 'item', 'items'],
  ['Items: off', 2, 'Items', 'items'],
  ['"itmes" : off', 2, 'itmes', 'items'],
  ['cover: 7.2.2.9', 2, 'cover', 'covers'],
  ['COVERS: [7.2.2.9]', 2, 'COVERS', 'covers'],
  ['applies_to: child', 2, 'applies_to', 'applies-to'],
])('a key that is nearly known is told: %j', (yaml, line, key, meant) => {
  expect(told(`---\n${yaml}\n---\n\n# Page\n`)).toEqual([
    `warning near-name ${line} The front matter says "${key}", which is no key that is read. Did you mean ${meant}?`,
  ]);
});

// @verifies SRS-3487
it.each([
  ['titel: Needs', 'titel', 'title'],
  ['authro: QA', 'authro', 'author'],
  ['Descripton: x', 'Descripton', 'description'],
])('a slip in a key of other tools is told: %j', (yaml, key, meant) => {
  expect(told(`---\n${yaml}\n---\n\n# Page\n`)).toEqual([
    `warning near-name 2 The front matter says "${key}", which is no key that is known. Did you mean ${meant}?`,
  ]);
});

// @verifies SRS-3487
it.each([
  'authors: [a]\nowners: b\nTitle: c\nversions: 3',
  'title: Page\nlayout: home\ntags: [a]\nsidebar: false\ntimes: 3',
  'cover: pictures/front.png',
  'cover: front.png',
  'cover:\n  image: front.png',
  'items: off\nitem: 3',
])('keys of other tools are free: %j', (yaml) => {
  expect(told(`---\n${yaml}\n---\n\n# Page\n`)).toEqual([]);
});

const hint =
  'Write front matter as `key: value` lines between two lines of three hyphens, or as TOML between two of `+++`.';

// @verifies SRS-3487
it.each([
  ['---\nitems: off\n\n# Page\n', 'no line of three hyphens ends it'],
  ['---\nitems: off', 'no line of three hyphens ends it'],
  ['---\nlayout: page\nitems: off\n----\n\n# Page\n', 'no line of three hyphens ends it'],
  ['+++\nitems = "off"\n\n# Page\n', 'no line of `+++` ends it'],
  ['---\n\nitems: off\n---\n\n# Page\n', 'a blank line stands below the first hyphens'],
])('what begins like front matter and is none is told: %j', (text, reason) => {
  expect(told(text)).toEqual([
    `error front-matter 1 The page begins like front matter, which is not read: ${reason}. ${hint}`,
  ]);
});

// @verifies SRS-3487
it.each([
  '---\n\n# Page\n',
  '---\nText: of a page\n',
  '---\n\nSome words, then: more\n',
  '# Page\n\n---\nitems: off\n',
])('a line across the page is no front matter: %j', (text) => {
  expect(told(text)).toEqual([]);
});

// @verifies SRS-3534
it('TOML between lines of three plus signs is front matter', () => {
  const text = '+++\nitems = "off"\ndate = 2026-01-02\n[extra]\ncovers = ["7.2"]\n+++\n\n# SRS-1 Alarm\n';
  const { items, pages, findings } = read(text);
  expect([items, findings]).toEqual([[], []]);
  expect(pages[0]?.frontMatter).toEqual({ items: 'off', date: '2026-01-02', extra: { covers: ['7.2'] } });
  expect(pages[0]).toMatchObject({ title: 'SRS-1 Alarm', textLine: 7 });
});

// @verifies SRS-3534
it.each([
  ['+++\nitems: off\n+++\n', 'error front-matter 2 The front matter is not valid TOML: '],
  ['+++\n\nitmes = "off"\n+++\n', 'warning near-name 3 The front matter says "itmes"'],
])('what is wrong with TOML is told: %j', (text, finding) => {
  expect(told(text)).toEqual([expect.stringContaining(finding)]);
});

/** A word with one letter left out, doubled, changed or in capitals. */
const slip = fc
  .tuple(fc.constantFrom('items', 'covers'), fc.nat(4), fc.constantFrom('', 'xx', 'q', 'X'))
  .map(([word, at, put]) =>
    put === 'X'
      ? word.slice(0, at) + word.slice(at).toUpperCase()
      : word.slice(0, at) + (put === 'xx' ? word.charAt(at).repeat(2) : put) + word.slice(at + 1),
  );

// @verifies SRS-3487
it('every slip of a key that is read is told', () => {
  fc.assert(
    fc.property(slip, (key) => {
      expect(told(`---\n${key}: off\n---\n`).map((each) => each.split(' ')[1])).toEqual(['near-name']);
    }),
  );
});

// @verifies SRS-3577
it.each([
  [
    'id: SRS-1',
    '# Alarm',
    'near-name The front matter says "id: SRS-1", but no heading of the page is that item: it is none.',
  ],
  [
    'implements: [RC-1, RC-2]',
    '# SRS-1 Alarm',
    'relation-not-read The front matter says "implements: RC-1, RC-2", which links nothing.',
  ],
  [
    'verified by: TST-1',
    'Text.',
    'relation-not-read The front matter says "verified by: TST-1", which links nothing.',
  ],
  ['id: SRS-1', '# SRS-1 Alarm', undefined],
  ['id: PLAN-001', '# Plan', undefined],
  ['related: SRS-1', '# Notes', undefined],
  ['items: off\nid: SRS-1', '# Alarm', undefined],
])('an item and its relations in the front matter "%s" over "%s" are told', (front, text, finding) => {
  const { findings } = read(`---\n${front}\n---\n${text}\n`);
  expect(findings.map(({ rule, message, line }) => `${line} ${rule} ${message}`)).toEqual(
    finding === undefined ? [] : [`1 ${finding}`],
  );
});
