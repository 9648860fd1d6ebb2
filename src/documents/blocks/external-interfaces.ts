import { z } from 'zod';
import { defineBlock } from './block.ts';

/**
 * What crosses the boundary of the software: with whom, in which direction, by what (IEC 82304-1 7.2.3.2). Made from the
 * architecture, so that it cannot drift from it. Users read what goes in and what comes out, and nothing of what is inside.
 * @implements SRS-2121, SRS-3628
 */
export const externalInterfaces = defineBlock({
  name: 'external-interfaces',
  summary:
    'Relations of the software to persons, devices and systems outside of it: direction, purpose, technology.',
  parameters: z.strictObject({}),
  shows: ['code'],
  data({ model, addresses: { forUsers = false } }) {
    const elements = new Map(model.architecture?.elements.map((element) => [element.id, element]));
    const isOutside = (id: string): boolean => elements.get(id)?.item === '';
    return {
      forUsers,
      rows: (model.architecture?.edges ?? [])
        .filter(({ from, to }) => isOutside(from) !== isOutside(to))
        .map(({ from, to, description }) => {
          const outwards = isOutside(to);
          const [inner, outer] = outwards ? [from, to] : [to, from];
          return {
            outside: elements.get(outer)?.name ?? outer,
            kind: elements.get(outer)?.kind ?? '',
            inside: elements.get(inner)?.name ?? inner,
            outwards,
            description,
            technology:
              elements.get(outer)?.technology || (forUsers ? '' : (elements.get(inner)?.technology ?? '')),
          };
        })
        .sort((a, b) => Number(a.outwards) - Number(b.outwards)),
    };
  },
});
