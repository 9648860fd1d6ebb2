import { z } from 'zod';
import { compareText, type Item, type SoupItem } from '../../model/index.ts';
import { reviewStates } from '../../soup/index.ts';
import { namesOf } from './architecture.ts';
import { defineBlock } from './block.ts';

/**
 * SOUP items as locked, with what the register says of them (IEC 62304 5.3.3, 5.3.4, 7.1.2, 7.1.3, 8.1.2).
 * @implements SRS-2916
 */
export const soupList = defineBlock({
  name: 'soup-list',
  summary:
    'SOUP items as the lockfiles hold them: version, licence, where used, what the register says, whether it was reviewed for this version.',
  parameters: z.strictObject({
    scope: z.enum(['all', 'production', 'development']).default('all'),
  }),
  shows: ['SOUP', 'soup'],
  data({ model, graph }, { scope }) {
    const states = reviewStates(model);
    const names = namesOf(model.architecture);
    const entries = new Map(model.items.filter(({ type }) => type === 'SOUP').map((item) => [item.id, item]));
    const shown = model.soup.filter(
      (item) => scope === 'all' || (item.scope === 'development') === (scope === 'development'),
    );
    const rowOf = (item: SoupItem) => ({
      name: item.name,
      ecosystem: item.ecosystem,
      version: item.version,
      licence: item.licence,
      scope: item.scope === 'production' ? '' : item.scope,
      reaches: { production: 'yes', optional: 'where installed', development: 'no, development' }[item.scope],
      usedBy: item.usedBy.map((id) => ({ id, name: names.get(id) ?? id })),
      safetyClass: item.safetyClass,
      place: item.places[0],
      entry: item.entry,
      state: states.get(item.purl),
      isReviewed: states.get(item.purl) === 'reviewed',
      isDirect: item.direct,
      ...recordedIn(entries.get(item.entry)),
      hazards: item.entry === '' ? [] : graph.up(item.entry).map(({ to }) => to),
    });
    const rows = shown
      .map(rowOf)
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.version, b.version));
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    return {
      direct: rows.filter(({ isDirect }) => isDirect),
      transitive: rows.filter(({ isDirect }) => !isDirect),
      total: rows.length,
      reviewed: count('reviewed'),
      moved: count('moved'),
      unrecorded: count('unrecorded'),
      files: [...new Set(shown.flatMap(({ places }) => places.map(({ file }) => file)))].sort(compareText),
    };
  },
});

function recordedIn(item: Item | undefined) {
  const of = (name: string): string => item?.attributes[name] ?? '';
  return {
    purpose: of('purpose'),
    owner: of('owner'),
    manufacturer: of('manufacturer'),
    functional: of('functional-requirements'),
    needs: of('hardware-software'),
    risk: of('risk'),
    anomalyList: of('anomaly-list'),
    anomaliesEvaluated: of('anomalies-evaluated'),
    reviewer: of('reviewer'),
    relevant: of('relevant-anomalies'),
    support: of('support'),
    endOfLife: of('end-of-life'),
  };
}
