import { describe, expect, it } from 'vitest';
import { PriorityQueue } from '../../src/alarm/index.ts';

// @verifies SDS-010, SRS-041
describe('priority queue', () => {
  it('serves what is urgent before what came earlier', () => {
    const queue = new PriorityQueue<string>(2, 10);
    queue.add(1, 'late');
    queue.add(0, 'urgent');
    expect([queue.take(), queue.take(), queue.take()]).toEqual(['urgent', 'late', undefined]);
  });

  it('keeps the order within a priority', () => {
    const queue = new PriorityQueue<number>(1, 10);
    for (const entry of [1, 2, 3]) queue.add(0, entry);
    expect([queue.take(), queue.take(), queue.take()]).toEqual([1, 2, 3]);
  });

  it('refuses what does not fit, and a priority that does not exist', () => {
    const queue = new PriorityQueue<number>(1, 1);
    expect([queue.add(0, 1), queue.add(0, 2), queue.add(1, 3)]).toEqual([true, false, false]);
    expect(queue.size).toBe(1);
  });
});
