import type { Finding, Model } from '../model/index.ts';
import { type ActiveProfile, demanded, formatDemands, of82304, ofMdr } from './demand.ts';
import { finding } from './rules.ts';

/**
 * Finding `symbol-unexplained`: symbols are used, and no page of a document holds their glossary.
 * @implements SRS-2119
 */
export function checkSymbols({ pages, documents }: Model, profiles: readonly ActiveProfile[]): Finding[] {
  const demands = demanded([of82304('7.2.2.7'), ofMdr('Annex I 23.1 (h)')], profiles);
  if (demands.length === 0) return [];
  const shown = new Set(documents.flatMap((document) => document.pages));
  const blocks = pages.filter(({ path }) => shown.has(path)).flatMap((page) => page.blocks);
  // The template of the instructions for use shows it.
  if (blocks.some(({ name }) => name === 'symbol-glossary')) return [];
  if (documents.some(({ type }) => type === 'instructions-for-use')) return [];
  const first = blocks.find(({ name }) => name === 'symbol' || name === 'label');
  if (!first) return [];
  return [
    finding('symbol-unexplained', first.place, {
      message: `Symbols are used, and no document explains them, which ${formatDemands(demands, profiles)} demands.`,
      hint: 'Write instructions for use, which explain them, or put the block `symbol-glossary` into a document.',
    }),
  ];
}
