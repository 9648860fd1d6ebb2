import { z } from 'zod';
import { compareText, type Item, otherSource, type SoupItem } from '../../model/index.ts';
import { type ReviewState, reviewStates, reviewWords, scopedFiles } from '../../soup/index.ts';
import { standsIn } from '../context.ts';
import { namesOf } from './architecture.ts';
import { defineBlock } from './block.ts';

/**
 * SOUP items as locked, with what the register says of them (IEC 62304 5.3.3, 5.3.4, 7.1.2, 7.1.3, 8.1.2): first what is in the product, one row
 * each, then what comes with it, then the tools. What comes with tools is counted, and stands in the bills of materials. Where the
 * document shows the entry of the register itself, the row does not repeat what the entry says; where it shows all of them, the columns of
 * purpose and risk are left out.
 * @implements SRS-3875, SRS-3634, SRS-2916, SRS-3529, SRS-3640, SRS-3543
 */
export const soupList = defineBlock({
  name: 'soup-list',
  summary:
    'SOUP items as the lockfiles hold them: version, licence, where used, what the register says, whether it was reviewed for this version.',
  parameters: z.strictObject({
    scope: z.enum(['all', 'production', 'development']).default('all'),
  }),
  shows: ['SOUP', 'soup'],
  data(context, { scope }) {
    const { model, graph } = context;
    const states = reviewStates(model, context.config);
    const names = namesOf(model.architecture);
    const entries = new Map(model.items.filter(({ type }) => type === 'SOUP').map((item) => [item.id, item]));
    const standing = model.vulnerabilities.filter(({ withdrawn }) => !withdrawn);
    const vulnerable = new Map(
      model.soup.map(({ purl }) => [
        purl,
        standing.filter(({ packages }) => packages.some((each) => each.locked && each.purl === purl)),
      ]),
    );
    const shown = model.soup.filter(
      (item) => scope === 'all' || (item.scope === 'development') === (scope === 'development'),
    );
    const covered = Map.groupBy(model.soup, ({ entry }) => entry);
    const rowOf = (item: SoupItem) => ({
      name: item.name,
      ecosystem: item.ecosystem,
      version: item.version,
      purl: item.purl,
      source: otherSource(item.purl, item.version),
      licence: item.licence,
      scope: item.scope === 'optional' ? item.scope : '',
      kind: item.kind === 'package' ? '' : item.kind,
      hash: hashOf(item),
      isCommit: item.integrity === 'commit',
      vulnerabilities: (vulnerable.get(item.purl) ?? []).map(({ id, assessment }) => ({
        id,
        state: assessment?.state ?? 'not assessed',
      })),
      usedBy: item.usedBy.map((id) => ({ id, name: names.get(id) ?? id })),
      safetyClass: item.safetyClass,
      entry: item.entry,
      state: reviewWords[states.get(item.purl) ?? 'unrecorded'],
      isReviewed: states.get(item.purl) === 'reviewed',
      isTool: item.scope === 'development',
      // An entry for many packages says nothing of this one.
      isOwn: item.direct || (item.entry !== '' && covered.get(item.entry)?.length === 1),
      isEntryShown: standsIn(entries.get(item.entry), context),
      ...recordedIn(entries.get(item.entry)),
      hazards: item.entry === '' ? [] : graph.up(item.entry).map(({ to }) => to),
    });
    const rows = shown
      .map(rowOf)
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.version, b.version));
    const ours = rows.filter(({ isOwn }) => isOwn);
    const brought = rows.filter(({ isOwn }) => !isOwn);
    const count = (state: ReviewState) => shown.filter(({ purl }) => states.get(purl) === state).length;
    return {
      areEntriesShown: ours.length > 0 && ours.every(({ isEntryShown }) => isEntryShown),
      product: ours.filter(({ isTool }) => !isTool),
      withProduct: brought.filter(({ isTool }) => !isTool),
      tools: ours.filter(({ isTool }) => isTool),
      withTools: brought.filter(({ isTool }) => isTool).length,
      total: rows.length,
      reviewed: count('reviewed'),
      moved: count('moved'),
      incomplete: count('incomplete'),
      unrecorded: count('unrecorded'),
      scoped: scopedFiles(model.soupFiles),
      files: [...new Set(shown.flatMap(({ places }) => places.map(({ file }) => file)))].sort(compareText),
    };
  },
});

/** The first of the strongest hashes, as far as a reader compares it by eye; the bills of materials hold all of each. */
function hashOf({ hashes }: SoupItem): string {
  const [best] = [...hashes].sort((a, b) => b.value.length - a.value.length);
  return best ? `${best.algorithm} ${best.value.slice(0, 16)}…` : '';
}

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
    controls: of('compensating-controls'),
    updateRule: of('update-rule'),
    support: of('support'),
    endOfLife: of('end-of-life'),
  };
}
