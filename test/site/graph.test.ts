import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeRegion, Item, Link } from '../../src/model/index.ts';
import { columnsOf } from '../../src/render/site/graph/columns.ts';
import { drawNeighbourhood } from '../../src/render/site/graph/draw.ts';
import { fitWords, widthOf } from '../../src/render/site/graph/fit-words.ts';
import { layOut } from '../../src/render/site/graph/lay-out.ts';
import { contextAt } from '../../src/render/site/page-context.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { buildGraph, neighbourhood } from '../../src/trace/index.ts';
import { pumpSite } from './project.ts';

/** What lies around `SRS-1` where links are written as `SDS-1 > SRS-1`, the first linked up to the second. */
function around(...links: string[]) {
  const parts = links.map((link) => link.split(' > ') as [string, string]);
  return neighbourhood(
    buildGraph({
      items: [...new Set(parts.flat())].map((id) => ({ id, type: 'SRS' }) as Item),
      regions: [] as CodeRegion[],
      links: parts.map(([from, to]) => ({ from, to, relation: 'implements', state: 'reviewed' }) as Link),
    }),
    'SRS-1',
    2,
    12,
  );
}

const columnsByKey = (...links: string[]): Record<string, number> => {
  const found = around(...links);
  const columns = columnsOf(found);
  return Object.fromEntries(found.keys.map((key, index) => [key, columns[index] ?? -1]));
};

describe('columns', () => {
  // @verifies SRS-3670
  test('what an item answers stands left of it, what carries it out right, and a link between two equally near leads to the left', () => {
    expect(columnsByKey('SRS-1 > RC-1', 'RC-1 > HAZ-1', 'SDS-1 > SRS-1')).toEqual({
      'HAZ-1': 0,
      'RC-1': 1,
      'SRS-1': 2,
      'SDS-1': 3,
    });
    expect(columnsByKey('SRS-1 > RC-1', 'SRS-1 > RC-2', 'RC-1 > RC-2')).toEqual({
      'RC-2': 0,
      'RC-1': 1,
      'SRS-1': 2,
    });
  });

  // @verifies SRS-3670
  test('a circle ends', () => {
    const columns = columnsByKey('SRS-1 > A-1', 'A-1 > B-1', 'B-1 > C-1', 'C-1 > A-1', 'B-1 > SRS-1');
    expect(Math.max(...Object.values(columns))).toBeLessThan(9);
  });
});

const id = fc.constantFrom('SRS-1', 'A-1', 'B-1', 'C-1', 'D-1', 'E-1', 'F-1', 'G-1');
const anyLinks = fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 20 });

// @verifies SRS-3670
test('no two boxes of a column touch, and every line has a place at both ends, whatever the graph', () => {
  fc.assert(
    fc.property(anyLinks, (pairs) => {
      const found = around(...pairs.map((pair) => pair.join(' > ')));
      const columns = columnsOf(found);
      const heights = found.keys.map((_, index) => 40 + index);
      const lines = found.links.map(({ from, to }) => ({
        from: found.keys.indexOf(from),
        to: found.keys.indexOf(to),
      }));
      const placed = layOut({ columns, heights, lines });
      for (const [a, top] of placed.tops.entries())
        for (const [b, other] of placed.tops.entries())
          if (a < b && columns[a] === columns[b])
            expect(top + (heights[a] ?? 0) <= other || other + (heights[b] ?? 0) <= top).toBe(true);
      expect(Math.min(...placed.tops)).toBeGreaterThanOrEqual(0);
      for (const [index, { from, to }] of lines.entries()) {
        const ys = placed.lines[index] ?? [];
        expect(ys).toHaveLength(Math.max(2, (columns[from] ?? 0) - (columns[to] ?? 0) + 1));
        for (const [box, y] of [
          [from, ys[0]],
          [to, ys.at(-1)],
        ] as const) {
          expect(y).toBeGreaterThan(placed.tops[box] ?? 0);
          expect(y).toBeLessThan((placed.tops[box] ?? 0) + (heights[box] ?? 0));
        }
      }
    }),
  );
});

describe('words', () => {
  // @verifies SRS-3670
  test('break at blanks and end with an ellipsis where they do not fit', () => {
    expect(fitWords('Drafts are marked in the site', 13, 150, 2)).toEqual([
      'Drafts are marked in',
      'the site',
    ]);
    expect(fitWords('Drafts are marked in the site and in every print of it', 13, 150, 2)).toEqual([
      'Drafts are marked in',
      'the site and in every p…',
    ]);
    expect(fitWords('aVeryLongNameOfAFunctionThatGoesOn', 13, 100, 2)).toEqual(['aVeryLongNam…']);
    expect(fitWords('', 13, 100, 2)).toEqual([]);
  });

  // @verifies SRS-3670
  test('never take more lines or room than given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 200 }), (text, width) => {
        const lines = fitWords(text, 13, width, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(widthOf(line, 13)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

const pump = pumpSite();
const view = viewOf(pump);

// @verifies SRS-3106, SRS-3670
test('the graph of an item names its parts, leads from boxes to what they show, and says the same in words', () => {
  const page = contextAt('items/RC-012/index.html', view, view);
  const graph = drawNeighbourhood(page, 'RC-012');
  expect(graph?.svg).toMatch(
    /^<svg role="group" width="\d+" height="\d+" viewBox="[\d ]+" aria-label="Neighbourhood of RC-012"><desc>What it answers /,
  );
  expect([...(graph?.svg ?? '').matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    '../../items/HAZ-004/index.html',
    '../../items/SRS-041/index.html',
    '../../items/SDS-003/index.html',
    '../../items/TST-201/index.html',
  ]);
  expect(graph?.svg).toContain('<g class="line suspect"><title>RC-012 controls HAZ-004 (suspect)</title>');
  expect(
    graph?.links.map(
      ({ from, relation, to, suspect }) => `${from.name} ${relation} ${to.name}${suspect ? ', suspect' : ''}`,
    ),
  ).toEqual([
    'RC-012 controls HAZ-004, suspect',
    'SRS-041 implements RC-012',
    'SDS-003 implements SRS-041',
    'TST-201 verifies SRS-041',
  ]);
  expect(drawNeighbourhood(page, 'HAZ-005')).toBeUndefined();
});

// @verifies SRS-3670
test('a graph is the same again, and hostile titles stay text', () => {
  const hostile = { ...pump.model.items[3], title: '<script>alert(1)</script> & "more"' } as Item;
  const model = {
    ...pump.model,
    items: [...pump.model.items.slice(0, 3), hostile, ...pump.model.items.slice(4)],
  };
  const draw = () => {
    const again = viewOf({ ...pump, model, graph: buildGraph(model) });
    return drawNeighbourhood(contextAt('items/SRS-041/index.html', again, again), 'SRS-041')?.svg ?? '';
  };
  expect(draw()).toBe(draw());
  expect(draw()).toContain(
    '<title>SRS-041 &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</title>',
  );
  expect(draw()).not.toContain('<script');
});
