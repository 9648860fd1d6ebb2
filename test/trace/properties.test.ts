import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptLinks, formatLock, parseLock } from '../../src/trace/index.ts';
import { runs } from '../runs.ts';
import { factsOf, linkSketch, lockOf, type Sketch } from './project.ts';

const ids = ['HAZ-1', 'HAZ-2', 'RC-1', 'RC-2', 'URS-1', 'SRS-1', 'SRS-2', 'SRS-3', 'SDS-1', 'TST-1', 'TST-2'];
const regions = ['src/a.ts#f', 'test/a.test.ts#one', 'test/a.test.ts#two'];
const link = fc
  .tuple(
    fc.constantFrom(...ids, ...regions),
    fc.constantFrom('controls', 'implements', 'satisfies', 'verifies'),
    fc.constantFrom(...ids),
  )
  .map((words) => words.join(' '));
const result = fc.oneof(
  fc.record({
    name: fc.constantFrom('TST-1', 'TST-2'),
    status: fc.constantFrom('passed' as const, 'passed' as const, 'skipped' as const, 'failed' as const),
  }),
  fc.record({
    name: fc.constantFrom('one', 'two'),
    className: fc.constant('test/a.test.ts'),
    status: fc.constantFrom('passed' as const, 'passed' as const, 'failed' as const),
  }),
);
const likely = [
  'RC-1 controls HAZ-1',
  'SRS-1 implements RC-1',
  'SRS-1 satisfies URS-1',
  'TST-1 verifies SRS-1',
  'test/a.test.ts#one verifies SRS-2',
];
const sketches: fc.Arbitrary<Sketch> = fc.record({
  items: fc.constant(ids),
  links: fc.tuple(fc.subarray(likely), fc.array(link, { maxLength: 12 })).map((lists) => lists.flat()),
  results: fc.array(result, { maxLength: 6 }),
});

function verified(sketch: Sketch): string[] {
  return Object.entries(linkSketch(sketch).model.verdicts)
    .filter(([, { state }]) => state === 'verified')
    .map(([id]) => id);
}

describe('whatever a project links', () => {
  // @verifies SRS-1104
  it('the order of its facts changes nothing', () => {
    fc.assert(
      fc.property(sketches, fc.infiniteStream(fc.nat()), (sketch, numbers) => {
        const facts = factsOf(sketch);
        const shuffled = factsOf(sketch);
        for (const list of [shuffled.items, shuffled.links, shuffled.regions] as unknown[][]) {
          for (let at = list.length - 1; at > 0; at--) {
            const other = (numbers.next().value as number) % (at + 1);
            [list[at], list[other]] = [list[other], list[at]];
          }
        }
        const [a, b] = [linkSketch(sketch, facts), linkSketch(sketch, shuffled)];
        expect(JSON.stringify([b.model, b.findings])).toBe(JSON.stringify([a.model, a.findings]));
      }),
    );
  });

  // @verifies SRS-611
  it('a failed result more verifies nothing more', () => {
    fc.assert(
      fc.property(sketches, result, (sketch, more) => {
        const before = new Set(verified(sketch));
        const after = verified({
          ...sketch,
          results: [...(sketch.results ?? []), { ...more, status: 'failed' }],
        });
        expect(after.filter((id) => !before.has(id))).toEqual([]);
      }),
    );
  });

  // @verifies SRS-610
  it('a link to something verified, taken away, verifies nothing more', () => {
    fc.assert(
      fc.property(sketches, fc.nat(), (sketch, number) => {
        const links = sketch.links ?? [];
        const removed = links[number % Math.max(1, links.length)];
        if (removed === undefined) return;
        const state = linkSketch(sketch).model.verdicts;
        const [from = '', , to = ''] = removed.split(' ');
        // Taking away a test that fails, or one end of a design's requirements, leaves less to fail.
        if (state[from]?.state !== 'verified' || from.startsWith('SDS') || to.startsWith('SDS')) return;
        const before = new Set(verified(sketch));
        const after = verified({ ...sketch, links: links.filter((each) => each !== removed) });
        expect(after.filter((id) => !before.has(id))).toEqual([]);
      }),
      { numRuns: runs(400) },
    );
  });

  // @verifies SRS-610
  it('nothing verified rests on something that is not, or on nothing', () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const { model, graph } = linkSketch(sketch);
        for (const { id, type } of model.items) {
          if (model.verdicts[id]?.state !== 'verified' || type === 'TST' || type === 'SDS') continue;
          const below = graph.reach(id, 'down', ['controls', 'implements', 'satisfies', 'verifies']);
          const tests = below.filter((key) => model.verdicts[key]?.evidence.length);
          expect(tests.length, id).toBeGreaterThan(0);
        }
      }),
    );
  });

  // @verifies SRS-622
  it('the lock comes back from its text as it was', () => {
    const field = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !/\p{Cc}/u.test(text));
    const entry = fc.record({
      from: fc.constantFrom(...ids, ...regions),
      relation: fc.constantFrom('controls', 'implements'),
      to: fc.constantFrom(...ids),
      fromFingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
      toFingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
      reviewer: field.map((text) => text.trim()),
      reason: field.map((text) => text.trim()),
      line: fc.constant(0),
    });
    const locks = fc.uniqueArray(entry, {
      selector: ({ from, relation, to }) => `${from} ${relation} ${to}`,
    });
    fc.assert(
      fc.property(locks, (entries) => {
        const text = formatLock(entries);
        const parsed = parseLock(text, 'trace.lock');
        expect(parsed.findings).toEqual([]);
        expect(formatLock(parsed.entries)).toBe(text);
        expect(parsed.entries.length).toBe(entries.length);
      }),
    );
  });

  // @verifies SRS-621
  it('an acceptance takes suspicion off exactly the links of what it names', () => {
    fc.assert(
      fc.property(sketches, fc.subarray(ids), fc.constantFrom(...ids), (sketch, changed, named) => {
        const now = { ...sketch, lock: lockOf(sketch), changed };
        const before = linkSketch(now).model;
        const { text } = acceptLinks(now.lock, before, [named], 'Reviewer', 'again');
        const after = linkSketch({ ...now, lock: parseLock(text, 'trace.lock').entries }).model;
        for (const [index, { from, to, state }] of before.links.entries()) {
          const isNamed = from === named || to === named;
          expect(after.links[index]?.state).toBe(isNamed && state === 'suspect' ? 'reviewed' : state);
        }
      }),
    );
  });
});
