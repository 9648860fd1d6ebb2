import { describe, expect, it } from 'vitest';
import { type FoundReport, type StampedTree, whyNotOfTree } from '../../src/sources/stamp/judge-report.ts';

const time = (text: string): number => Date.parse(`2026-03-01T${text}Z`);
const sha256 = 'a'.repeat(64);
const tree: StampedTree = {
  commit: '1'.repeat(40),
  tree: '2'.repeat(40),
  times: {
    lastChange: { path: 'src/a.ts', time: time('10:00:00') },
    arrived: time('09:00:00'),
    how: 'commit',
    committed: time('09:00:00'),
    fresh: false,
  },
  earlier: undefined,
  sameTree: new Set(['abcdef0']),
  now: time('12:00:00'),
  sourceDate: undefined,
};
const report: FoundReport = {
  name: 'unit.xml',
  sha256,
  written: time('11:00:00'),
  isResults: true,
  began: '2026-03-01T10:59:00Z',
  commits: [],
  isTimed: true,
  tools: {},
};
const stamp = { commit: '', tools: {}, os: '', runner: '', files: { 'unit.xml': sha256 } };
const other = { ...stamp, tree: '3'.repeat(40) };

// @verifies SRS-3160
describe('a report of this tree', () => {
  it.each<[string, Partial<FoundReport>, Partial<StampedTree>, boolean?]>([
    ['was written after the last change', {}, {}],
    ['says no time, and its file does', { began: '', isTimed: false }, {}],
    ['began in the very second of the last change', { began: '2026-03-01T10:00:00' }, {}],
    ['names the commit', { commits: ['1111111'] }, {}],
    ['names another commit with the same tree', { commits: ['abcdef0'] }, {}],
    ['was stamped for this tree before', { began: '2020-01-01' }, { earlier: { ...stamp, tree: tree.tree } }],
    [
      'was made elsewhere, before the clone and after the commit',
      { began: '2026-03-01T09:30:00Z' },
      { times: { ...tree.times, arrived: time('10:00:00'), how: 'checkout', fresh: true } },
    ],
    [
      'was made elsewhere by a machine whose clock is a minute late',
      { began: '2026-03-01T08:59:00Z' },
      { times: { ...tree.times, arrived: time('10:00:00'), how: 'checkout', fresh: true } },
    ],
    [
      'says SOURCE_DATE_EPOCH for every time',
      { began: '1577836800.0', written: 1_577_836_800_000 },
      { sourceDate: 1_577_836_800_000 },
    ],
    [
      'is written anew by the command with the bytes of before, and tells no time',
      { began: '', isTimed: false },
      { earlier: other },
      true,
    ],
    [
      'is no report of tests, tells no time, and was written anew',
      { began: '', isTimed: false, isResults: false },
      { earlier: other },
    ],
  ])('%s', (_, about, of, isFresh = false) => {
    expect(whyNotOfTree({ ...report, ...about }, { ...tree, ...of }, isFresh)).toBeUndefined();
  });
});

// @verifies SRS-3160
describe('a report that cannot be of this tree', () => {
  it.each<[string, Partial<FoundReport>, Partial<StampedTree>, string, boolean?]>([
    [
      'began before the last change',
      { began: '2026-03-01T09:59:59Z' },
      {},
      'it began on 2026-03-01T09:59:59Z, before src/a.ts was changed on 2026-03-01T10:00:00Z',
    ],
    [
      'was written before the last change',
      { began: '', written: time('09:59:59') },
      {},
      'it was written on 2026-03-01T09:59:59Z, before src/a.ts was changed on 2026-03-01T10:00:00Z',
    ],
    [
      'began before the commit',
      { began: '2026-03-01T10:30:00Z' },
      { times: { ...tree.times, arrived: time('11:00:00') } },
      'it began on 2026-03-01T10:30:00Z, before the commit of 2026-03-01T11:00:00Z',
    ],
    [
      'began before another commit was checked out',
      { began: '2026-03-01T10:30:00Z' },
      { times: { ...tree.times, arrived: time('11:00:00'), how: 'checkout' } },
      'it began on 2026-03-01T10:30:00Z, before the commit was checked out on 2026-03-01T11:00:00Z',
    ],
    [
      'was brought into a fresh clone and is older than the commit',
      { began: '2026-02-01T08:00:00Z' },
      { times: { ...tree.times, arrived: time('10:00:00'), how: 'checkout', fresh: true } },
      'it began on 2026-02-01T08:00:00Z, before the commit of 2026-03-01T09:00:00Z',
    ],
    [
      'was made in a fresh clone before a file was changed and changed back',
      { began: '2026-03-01T09:59:00Z' },
      { times: { ...tree.times, arrived: time('09:30:00'), how: 'checkout', fresh: true } },
      'it began on 2026-03-01T09:59:00Z, before src/a.ts was changed on 2026-03-01T10:00:00Z',
    ],
    [
      'names another commit',
      { commits: ['0'.repeat(40)] },
      {},
      'it says that it is of the commit 000000000000',
    ],
    [
      'begins tomorrow',
      { began: '2099-01-01' },
      {},
      'it says that it began on 2099-01-01, which is yet to come',
    ],
    [
      'was stamped for another tree',
      {},
      { earlier: other },
      'it was stamped before as of the tree 333333333333, and its tests did not run again',
    ],
    [
      'was stamped for another tree under another name',
      { name: 'copy.xml' },
      { earlier: other },
      'it was stamped before as of the tree 333333333333, and its tests did not run again',
    ],
    [
      'was taken from the cache of the runner',
      {},
      { earlier: other },
      'it was stamped before as of the tree 333333333333, and its tests did not run again',
      true,
    ],
    [
      'was refused before',
      {},
      {
        earlier: {
          ...other,
          files: {},
          refused: { 'unit.xml': { sha256, tree: '', reason: 'it is too old' } },
        },
      },
      'it was refused before, and its tests did not run again: it is too old',
    ],
  ])('%s', (_, about, of, reason, isFresh = false) => {
    expect(whyNotOfTree({ ...report, ...about }, { ...tree, ...of }, isFresh)).toBe(reason);
  });
});
