import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { type CodeRegion, type Item, type Link, type Model, sayReason } from '../../src/model/index.ts';
import { type ChainRow, chainsOf } from '../../src/render/site/chains/rows.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { coverageSummary } from '../../src/trace/index.ts';
import { pumpSite } from './project.ts';

const pump = pumpSite();

/** The chains of links such as `SRS-1 > RC-1`; what has a `#` is code, and a test where it lies below `test/`. */
function chains(links: string[], more: Partial<Model> = {}, alone: string[] = []) {
  const parts = links.map((link) => link.split(' > ') as [string, string]);
  const names = [...new Set([...parts.flat(), ...alone])].sort();
  const relationOf = (from: string, to: string): string =>
    /^(?:TST|test)/.test(from)
      ? 'verifies'
      : to.startsWith('HAZ')
        ? 'controls'
        : to.startsWith('URS')
          ? 'satisfies'
          : 'implements';
  const model: Model = {
    ...pump.model,
    reports: [],
    verdicts: {},
    items: names
      .filter((name) => !name.includes('#'))
      .map((id) => ({
        ...(pump.model.items[0] as Item),
        id,
        title: `Title of ${id}`,
        type: id.split('-')[0] ?? '',
      })),
    regions: names
      .filter((name) => name.includes('#'))
      .map((key) => ({
        ...(pump.model.regions[0] as CodeRegion),
        key,
        file: key.split('#')[0] ?? '',
        name: key.split('#')[1] ?? '',
      })),
    links: parts.map(([from, to]) => ({
      ...(pump.model.links[1] as Link),
      from,
      to,
      relation: relationOf(from, to),
      state: 'reviewed',
    })),
    ...more,
  };
  const config = siteSchema.parse({
    product: { name: 'P', version: '1.0.0', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
  });
  const graph = buildGraph(model);
  return chainsOf(viewOf({ ...pump, model, graph, config }), coverageSummary(model, graph, config));
}

const cellsOf = ({ cells }: ChainRow): string => cells.map((cell) => cell.join('+') || '-').join(' | ');

// @verifies SRS-3672
test('one row a chain, from hazard and need to code and tests', () => {
  const { types, rows } = chains([
    'RC-1 > HAZ-1',
    'SRS-1 > RC-1',
    'SRS-2 > RC-1',
    'SRS-1 > URS-1',
    'SDS-1 > SRS-1',
    'src/a.ts#f > SDS-1',
    'test/a.test.ts#t > SRS-1',
    'TST-1 > SRS-2',
  ]);
  expect([types.spine, types.below]).toEqual([['HAZ', 'RC', 'URS', 'SRS'], ['SDS']]);
  expect(rows.map(cellsOf)).toEqual([
    'HAZ-1 | RC-1 | - | SRS-1 | SDS-1 | src/a.ts#f | test/a.test.ts#t',
    'HAZ-1 | RC-1 | - | SRS-2 | - | - | TST-1',
    '- | - | URS-1 | SRS-1 | SDS-1 | src/a.ts#f | test/a.test.ts#t',
  ]);
});

// @verifies SRS-3672
test('a gap is marked in the column in which something is missing', () => {
  const { rows } = chains(['RC-1 > HAZ-1', 'SRS-1 > RC-2', 'test/a.test.ts#t > SRS-1'], {}, [
    'HAZ-2',
    'SDS-1',
    'URS-1',
  ]);
  expect(rows.map((row) => `${cellsOf(row)}: ${row.missing.join(' ')}`)).toEqual([
    'HAZ-1 | RC-1 | - | - | - | - | -: 3',
    'HAZ-2 | - | - | - | - | - | -: 1',
    // It has a test, but no result that passed; no design either.
    '- | RC-2 | - | SRS-1 | - | - | test/a.test.ts#t: 4 7',
    '- | - | URS-1 | - | - | - | -: 3',
    '- | - | - | - | SDS-1 | - | -: 5',
  ]);
});

describe('the verdict of a chain', () => {
  const verdict = (state: 'verified' | 'failed' | 'suspect', reason = '') => ({
    state,
    reasons: reason ? [{ sentence: reason }] : [],
    evidence: [] as [number, number][],
  });
  const below = ['SRS-1', 'SRS-2'].flatMap((id) => [`src/a.ts#f > ${id}`, `test/a.test.ts#t > ${id}`]);
  const links = ['RC-1 > HAZ-1', 'SRS-1 > RC-1', 'SRS-2 > RC-1', ...below];
  const said = (more: Partial<Model>) =>
    chains(links, more).rows.map(({ cells, state, reason }) =>
      `${cells[2]}: ${state} ${reason ? sayReason(reason) : ''}`.trim(),
    );

  // @verifies SRS-3672
  test('is that of its lowest item: what another chain of the same hazard lacks does not count', () => {
    expect(
      said({
        verdicts: {
          'SRS-1': verdict('verified'),
          'SRS-2': verdict('failed', '`t` failed.'),
          'RC-1': verdict('failed', 'SRS-2 failed.'),
          'HAZ-1': verdict('failed', 'RC-1 failed.'),
        },
      }),
    ).toEqual(['SRS-1: verified', 'SRS-2: failed `t` failed.']);
  });

  // @verifies SRS-3672
  test('is suspect where a link above the item is', () => {
    const model = chains(links).rows;
    expect(model).toHaveLength(2);
    const suspect = links
      .map((link) => link.split(' > '))
      .map(([from = '', to = '']) => ({
        ...(pump.model.links[1] as Link),
        from,
        to,
        relation: to === 'HAZ-1' ? 'controls' : from.startsWith('test') ? 'verifies' : 'implements',
        state: from === 'SRS-1' ? ('suspect' as const) : ('reviewed' as const),
      }));
    expect(
      said({
        links: suspect,
        verdicts: {
          'SRS-1': verdict('verified'),
          'SRS-2': verdict('verified'),
          'RC-1': verdict('suspect'),
          'HAZ-1': verdict('suspect'),
        },
      }),
    ).toEqual([
      'SRS-1: suspect The link SRS-1 implements RC-1 was not reviewed since one of its ends changed.',
      'SRS-2: verified',
    ]);
  });
});

// @verifies SRS-3672
test('a row that misses something is never verified', () => {
  const { rows } = chains(['RC-1 > HAZ-1', 'SRS-1 > RC-1'], {
    verdicts: { 'SRS-1': { state: 'verified', reasons: [], evidence: [] } },
  });
  expect(rows.map(({ missing, state }) => [missing, state])).toEqual([[[3, 4], 'open']]);
});

const id = fc.constantFrom(
  'HAZ-1',
  'HAZ-2',
  'RC-1',
  'RC-2',
  'URS-1',
  'SRS-1',
  'SRS-2',
  'SDS-1',
  'SDS-2',
  'TST-1',
  'src/a.ts#f',
  'test/a.test.ts#t',
);

// @verifies SRS-3672
test('every item of the chain stands in a row, whatever is linked with what', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 14 }), (pairs) => {
      const { rows, types } = chains(
        pairs.filter(([from, to]) => from !== to && !to.includes('#')).map((pair) => pair.join(' > ')),
        {},
        ['SRS-1'],
      );
      const shown = new Set(rows.flatMap(({ cells }) => cells.flat()));
      const wanted = [
        ...new Set(pairs.filter(([from, to]) => from !== to && !to.includes('#')).flat()),
      ].filter((key) => [...types.spine, ...types.below, ...types.tests].includes(key.split('-')[0] ?? ''));
      expect(wanted.filter((key) => !shown.has(key))).toEqual([]);
      for (const { cells } of rows)
        for (const cell of cells.slice(0, types.spine.length)) expect(cell.length).toBeLessThan(2);
    }),
  );
});
