import { expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { checkUntagged } from '../../src/trace/untagged.ts';
import { factsOf } from './project.ts';

const untagged = (id: string, at: string, label?: string): Facts['untagged'][number] => {
  const [file = '', line] = at.split(':');
  return {
    id,
    place: { file, line: Number(line), column: 4 },
    ...(label === undefined ? {} : { label }),
  };
};

function told(found: Facts['untagged']): string[] {
  const facts = factsOf({ items: ['SRS-1', 'SRS-2'], links: ['src/tagged.ts#a implements SRS-1'] });
  return checkUntagged({ ...facts, untagged: found }, facts.items).map(
    ({ rule, severity, file, line, message }) => `${file}:${line} ${severity} ${rule} ${message}`,
  );
}

// @verifies SRS-3551
it('tells each label once, at its first place, however many files it is in', () => {
  expect(
    told([
      untagged('SRS-2', 'src/b.ts:7', 'req:'),
      untagged('SRS-1', 'src/b.ts:3', 'REQ:'),
      untagged('SRS-1', 'src/a.ts:9', 'REQ:'),
      untagged('SRS-2', 'src/c.ts:1', 'REQ:'),
      untagged('SRS-1', 'src/a.ts:2', ''),
      untagged('SRS-1', 'src/a.ts:4'),
      untagged('SRS-2', 'src/d.ts:4'),
    ]),
  ).toEqual([
    'src/a.ts:2 warning id-without-tag An identifier alone is no tag, so these comments link nothing: SRS-1 (src/a.ts:2).',
    'src/a.ts:4 info id-in-comment Comments in 2 files speak of items in no tag, so they link nothing: SRS-1 (src/a.ts:4), SRS-2 (src/d.ts:4).',
    'src/a.ts:9 warning id-without-tag "REQ:" is no tag, so these comments in 3 files link nothing: SRS-1 (src/a.ts:9), SRS-1 (src/b.ts:3), SRS-2 (src/b.ts:7) and 1 more.',
  ]);
});

// @verifies SRS-3551
it('leaves alone what a tag of the same file names, and what no item has', () => {
  expect(
    told([
      untagged('SRS-1', 'src/tagged.ts:9', ''),
      untagged('SRS-9', 'src/a.ts:1'),
      untagged('CR-9', 'src/a.ts:2', 'REQ:'),
    ]),
  ).toEqual([]);
  expect(told([untagged('SRS-1', 'src/other.ts:9', '')])).toHaveLength(1);
});

// @verifies SRS-3551
it('tells a label before an ID that no item has, where items have its prefix', () => {
  expect(told([untagged('SRS-9', 'src/a.ts:1', 'implements'), untagged('SRS-09', 'src/b.ts:4', '')])).toEqual(
    [
      'src/a.ts:1 warning id-without-tag "implements" is no tag, so these comments link nothing: SRS-9 (src/a.ts:1).',
      'src/b.ts:4 warning id-without-tag An identifier alone is no tag, so these comments link nothing: SRS-09 (src/b.ts:4).',
    ],
  );
});
