import { z } from 'zod';
import { compareText } from '../../model/index.ts';
import { namesOf } from './architecture.ts';
import { defineBlock } from './block.ts';

/**
 * SOUP in the product, the software items that use it, and the hazards it can contribute to: those that its entry names, and those whose
 * controls and requirements the software items carry out (IEC 62304 7.1.2 c, 7.1.3, 8.1.2).
 * @implements SRS-3648
 */
export const soupTrace = defineBlock({
  name: 'soup-trace',
  summary:
    'SOUP that the product uses, the software items that use it, and the hazards it can contribute to.',
  parameters: z.strictObject({}),
  shows: ['SOUP', 'soup', 'code'],
  data({ model, graph }) {
    const names = namesOf(model.architecture);
    const elements = new Map((model.architecture?.elements ?? []).map((element) => [element.id, element]));
    const hazardsAbove = (id: string): string[] =>
      [id, ...graph.reach(id, 'up')].filter((key) => graph.item(key)?.type === 'HAZ');
    return {
      rows: model.soup
        .filter(({ scope, usedBy, entry }) => scope !== 'development' && (usedBy.length > 0 || entry !== ''))
        .map(({ name, version, entry, usedBy, safetyClass }) => {
          const named = entry === '' ? [] : hazardsAbove(entry);
          const through = usedBy.flatMap((id) => elements.get(id)?.implements ?? []).flatMap(hazardsAbove);
          return {
            name,
            version,
            entry,
            safetyClass,
            usedBy: usedBy.map((id) => names.get(id) ?? id).sort(compareText),
            named: [...new Set(named)].sort(compareText),
            through: [...new Set(through)].filter((id) => !named.includes(id)).sort(compareText),
          };
        })
        .filter(({ usedBy, named }) => usedBy.length > 0 || named.length > 0)
        .sort((a, b) => compareText(a.name, b.name) || compareText(a.version, b.version)),
    };
  },
});
