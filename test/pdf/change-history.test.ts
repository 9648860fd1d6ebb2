import { expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { changeHistory } from '../../src/render/prints/change-history.ts';

const commit = (at: number) => String(at).padStart(40, '0');
const items = Array.from({ length: 8 }, (_, at) => ({
  id: `SRS-${at + 1}`,
  place: { file: 'content/srs.md' },
}));
const change = (at: number) => ({ kind: 'changed', commit: commit(at), file: '', from: '', difference: [] });
const known = (at: number, release = '') => ({
  date: `2026-01-${String(at).padStart(2, '0')}T10:00:00Z`,
  author: `Author ${at}`,
  subject: `Reason ${at}`,
  release,
});
const historyOf = (count: number, tag = '') =>
  changeHistory(
    { revision: '4', pages: ['content/srs.md', 'content/terms.md'] } as never,
    {
      items: [...items, { id: 'HAZ-1', place: { file: 'content/risk.md' } }],
      pages: [{ path: 'content/terms.md', title: 'Terms' }],
      release: {
        revision: {
          tag,
          lastChange: {
            'content/srs.md': { commit: commit(2), ...known(2) },
            'content/terms.md': { commit: commit(20), ...known(20) },
          },
        },
      },
      history: {
        items: {
          'SRS-1': [...Array.from({ length: count }, (_, at) => change(at + 1)), change(0)],
          ...Object.fromEntries(items.slice(1).map(({ id }) => [id, [change(2)]])),
          'HAZ-1': [change(19)],
        },
        commits: Object.fromEntries(
          Array.from({ length: 19 }, (_, at) => [
            commit(at + 1),
            known(at + 1, at === 0 ? 'v1.0.0' : at === 1 ? 'v1.1.0' : ''),
          ]),
        ),
      },
    } as unknown as Model,
  );

// @verifies SRS-3645
it('tells of each change release or revision, day, author, reason and sections, the newest first', () => {
  expect(historyOf(2, 'v1.1.0')).toEqual({
    changes: [
      { revision: '4', date: '2026-01-20', author: 'Author 20', reason: 'Reason 20', sections: 'Terms' },
      {
        revision: '4',
        date: '2026-01-02',
        author: 'Author 2',
        reason: 'Reason 2',
        sections: 'SRS-1, SRS-2, SRS-3, SRS-4, SRS-5, SRS-6, … (8)',
      },
      { revision: 'v1.0.0', date: '2026-01-01', author: 'Author 1', reason: 'Reason 1', sections: 'SRS-1' },
    ],
    earlierChanges: 0,
  });
});

// @verifies SRS-3645
it('counts the changes before the last twelve', () => {
  const { changes, earlierChanges } = historyOf(18);
  expect(changes.map(({ date }) => date.slice(8))).toEqual(
    [20, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8].map((day) => String(day).padStart(2, '0')),
  );
  expect(earlierChanges).toBe(7);
});
