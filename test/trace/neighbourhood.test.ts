import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodeRegion, Item, Link } from '../../src/model/index.ts';
import { buildGraph, neighbourhood } from '../../src/trace/index.ts';

/** A graph of `SRS-1 > RC-1` (the first is linked up to the second). */
function graphOf(...links: string[]) {
  const parts = links.map((link) => link.split(' > ') as [string, string]);
  const names = [...new Set(parts.flat())];
  return buildGraph({
    items: names.filter((id) => !/[#:]/.test(id)).map((id) => ({ id, type: id.split('-')[0] }) as Item),
    regions: names
      .filter((key) => key.includes('#'))
      .map((key) => ({ key, file: key, kind: 'function' }) as CodeRegion),
    links: parts.map(([from, to]) => ({ from, to, relation: 'implements', state: 'reviewed' }) as Link),
  });
}

// @verifies SRS-3106
test('holds what is two links away in both directions, nearest first, and no commit', () => {
  const graph = graphOf(
    'RC-1 > HAZ-1',
    'HAZ-1 > HARM-1',
    'HARM-1 > FAR-1',
    'SRS-1 > RC-1',
    'SDS-1 > SRS-1',
    'a.ts#f > SDS-1',
    'commit:1 > RC-1',
  );
  const { keys, links, left } = neighbourhood(graph, 'RC-1', 2, 12);
  expect(keys).toEqual(['RC-1', 'HAZ-1', 'HARM-1', 'SRS-1', 'SDS-1']);
  expect(links.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    'RC-1 > HAZ-1',
    'HAZ-1 > HARM-1',
    'SRS-1 > RC-1',
    'SDS-1 > SRS-1',
  ]);
  expect(left).toBe(0);
});

// @verifies SRS-3106
test('says how many it leaves out, and ends in a circle', () => {
  const hub = graphOf(...Array.from({ length: 30 }, (_, index) => `SRS-${index + 1} > URS-1`));
  const { keys, left } = neighbourhood(hub, 'URS-1', 2, 12);
  expect([keys.length, left]).toEqual([13, 18]);
  expect(neighbourhood(graphOf('A-1 > B-1', 'B-1 > A-1'), 'A-1', 5, 12).keys).toEqual(['A-1', 'B-1']);
});

// @verifies SRS-3106
test('every link it holds joins two ends it holds, whatever the graph', () => {
  const id = fc.constantFrom('A-1', 'B-1', 'C-1', 'D-1', 'x.ts#f', 'commit:1');
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { minLength: 1 }), (pairs) => {
      const graph = graphOf(...pairs.map((pair) => pair.join(' > ')));
      const { keys, links } = neighbourhood(graph, pairs[0]?.[0] ?? '', 2, 3);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { from, to } of links)
        expect([keys.includes(from), keys.includes(to)]).toEqual([true, true]);
    }),
  );
});
