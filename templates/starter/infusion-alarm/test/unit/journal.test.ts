import { expect, it } from 'vitest';
import { Journal } from '../../src/journal/index.ts';

// @verifies SDS-015, SRS-050
it('keeps the last 5000 events in their order', () => {
  const journal = new Journal();
  for (let at = 0; at < 5001; at++) journal.write(at, 'event');
  expect(journal.entries()).toHaveLength(5000);
  expect(journal.entries()[0]).toEqual({ at: 1, what: 'event' });
});
