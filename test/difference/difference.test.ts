import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  differenceOf,
  parseVersion,
  readVersion,
  type Version,
  type VersionDifference,
  wordDifference,
} from '../../src/difference/index.ts';

const empty: Version = {
  label: 'v1',
  commit: 'a',
  items: [],
  links: [],
  documents: [],
  soup: [],
  results: [],
};

describe('items', () => {
  const item = (id: string, body: string, attributes: Record<string, string> = {}) => ({
    id,
    type: 'SRS',
    title: `Title of ${id}`,
    attributes,
    body,
  });

  // @verifies SRS-3101
  test('that were added, changed or removed are found, with the words and attributes that differ', () => {
    const before = {
      ...empty,
      items: [item('SRS-1', 'Alarm in 2 s.', { type: 'safety' }), item('SRS-2', 'Same')],
    };
    const after = {
      ...empty,
      label: 'v2',
      items: [item('SRS-2', 'Same'), item('SRS-1', 'Alarm in 3 s.'), item('SRS-3', 'New.')],
    };
    const { items, before: then, after: now } = differenceOf(before, after);
    expect([then.label, now.label]).toEqual(['v1', 'v2']);
    expect(items).toEqual([
      {
        id: 'SRS-1',
        type: 'SRS',
        change: 'changed',
        title: [{ kind: 'same', text: 'Title of SRS-1' }],
        attributes: [{ name: 'type', pieces: [{ kind: 'removed', text: 'safety' }] }],
        body: [
          { kind: 'same', text: 'Alarm in ' },
          { kind: 'removed', text: '2 ' },
          { kind: 'added', text: '3 ' },
          { kind: 'same', text: 's.' },
        ],
      },
      {
        id: 'SRS-3',
        type: 'SRS',
        change: 'added',
        title: [{ kind: 'added', text: 'Title of SRS-3' }],
        attributes: [],
        body: [{ kind: 'added', text: 'New.' }],
      },
    ]);
  });
});

// @verifies SRS-3101
test('results, links, documents and SOUP are compared by what they are, not by where they stand', () => {
  const before: Version = {
    ...empty,
    links: [
      { from: 'SRS-1', relation: 'satisfies', to: 'URS-1' },
      { from: 'SRS-2', relation: 'satisfies', to: 'URS-1' },
    ],
    documents: [
      {
        id: 'DOC',
        title: 'Manual',
        revision: '1',
        language: 'en',
        sections: [
          { title: 'Use', text: 'Press the button.' },
          { title: 'Care', text: 'Keep dry.' },
        ],
      },
    ],
    soup: [{ ecosystem: 'npm', name: 'zod', version: '4.0.0' }],
    results: [
      { suite: 'alarm', name: 'sounds', status: 'passed' },
      { suite: 'alarm', name: 'stops', status: 'passed' },
    ],
  };
  const after: Version = {
    ...before,
    links: [
      { from: 'SRS-2', relation: 'satisfies', to: 'URS-1' },
      { from: 'SRS-1', relation: 'satisfies', to: 'URS-2' },
    ],
    documents: [
      {
        id: 'DOC',
        title: 'Manual',
        revision: '2',
        language: 'en',
        sections: [
          { title: 'Care', text: 'Keep dry.' },
          { title: 'Use', text: 'Hold the button.' },
        ],
      },
    ],
    soup: [{ ecosystem: 'npm', name: 'zod', version: '4.1.0' }],
    results: [
      { suite: 'alarm', name: 'stops', status: 'failed' },
      { suite: 'alarm', name: 'sounds', status: 'passed' },
    ],
  };
  const difference = differenceOf(before, after);
  expect(difference.links).toEqual([
    { change: 'added', from: 'SRS-1', relation: 'satisfies', to: 'URS-2' },
    { change: 'removed', from: 'SRS-1', relation: 'satisfies', to: 'URS-1' },
  ]);
  expect(difference.results).toEqual([{ suite: 'alarm', name: 'stops', before: 'passed', after: 'failed' }]);
  expect(difference.soup).toEqual([{ name: 'npm:zod', before: '4.0.0', after: '4.1.0' }]);
  expect(difference.documents).toEqual([
    {
      id: 'DOC',
      title: 'Manual',
      change: 'changed',
      before: '1',
      after: '2',
      sections: [
        {
          title: 'Use',
          change: 'changed',
          pieces: [
            { kind: 'removed', text: 'Press ' },
            { kind: 'added', text: 'Hold ' },
            { kind: 'same', text: 'the button.' },
          ],
        },
      ],
    },
  ]);
});

// @verifies SRS-3102
test('of results nothing is said where one version has no evidence', () => {
  const { results: _, ...read } = empty;
  expect(differenceOf(read, empty).results).toBeUndefined();
  expect(differenceOf(empty, read).results).toBeUndefined();
  expect(differenceOf(empty, empty).results).toEqual([]);
});

const words = fc
  .array(fc.constantFrom('a', 'b', 'c', 'the', 'alarm', '2\n'), { maxLength: 30 })
  .map((list) => list.join(' '));
const version: fc.Arbitrary<Version> = fc.record({
  label: fc.constant('v'),
  commit: fc.constant(''),
  items: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('SRS-1', 'SRS-2', 'RC-1', '__proto__'),
      type: fc.constantFrom('SRS', 'RC'),
      title: words,
      attributes: fc.dictionary(fc.constantFrom('type', 'constructor'), words),
      body: words,
    }),
    { selector: ({ id }) => id },
  ),
  links: fc.array(
    fc.record({ from: fc.constantFrom('A', 'B'), relation: fc.constant('x'), to: fc.constantFrom('C', 'D') }),
  ),
  documents: fc.constant([]),
  soup: fc.constant([]),
  results: fc.array(
    fc.record({
      suite: fc.constant('s'),
      name: fc.constantFrom('a', 'b'),
      status: fc.constantFrom('passed', 'failed'),
    }),
  ),
});

/** The same things, seen from the other side. */
const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;

// @verifies SRS-3101
test('a version does not differ from itself, and a comparison read backwards tells of the same things', () => {
  const keys = ({ items, links, results }: VersionDifference, turn: boolean): string[] =>
    [
      ...items.map(({ id, change }) => `${turn ? turned[change] : change} ${id}`),
      ...links.map(({ from, to, change }) => `${turn ? turned[change] : change} ${from} ${to}`),
      ...(results ?? []).map(
        ({ name, before, after }) => `${name} ${turn ? `${after} ${before}` : `${before} ${after}`}`,
      ),
    ].sort();
  fc.assert(
    fc.property(version, version, (a, b) => {
      const same = differenceOf(a, a);
      expect([same.items, same.links, same.results]).toEqual([[], [], []]);
      expect(keys(differenceOf(a, b), false)).toEqual(keys(differenceOf(b, a), true));
      expect(parseVersion(JSON.stringify(a))).toEqual(a);
    }),
  );
});

// @verifies SRS-3102
test('the pieces of a comparison give both texts back, and begin and end with what is the same', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const pieces = wordDifference(a, b);
      const text = (without: string) =>
        pieces
          .filter(({ kind }) => kind !== without)
          .map((piece) => piece.text.split(/\s+/).join(' '))
          .join(' ')
          .split(/\s+/)
          .filter(Boolean);
      expect(text('added')).toEqual(a.split(/\s+/).filter(Boolean));
      expect(text('removed')).toEqual(b.split(/\s+/).filter(Boolean));
      if (a === b) expect(pieces.every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
  const long = Array.from({ length: 5000 }, (_, index) => `word${index}`);
  const pieces = wordDifference(long.join(' '), long.with(2500, 'other').join(' '));
  expect(pieces.filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim())).toEqual([
    'word2500',
    'other',
  ]);
});

// @verifies SRS-3101
test('what is no model is no version', () => {
  for (const text of ['', 'null', '{}', '[]', '{"items":[]}', '{']) {
    expect(readVersion(text), text).toBeUndefined();
    expect(parseVersion(text), text).toBeUndefined();
  }
});
