import { chainOf, isReason } from '../../model/index.ts';
import type { DemandKind } from './judge.ts';

/** The criteria are stated at the element, or at the nearest one around it. */
export const acceptance: DemandKind = {
  isAsked: (row) => row.acceptance === true,
  judge({ id }, _rows, { elements }) {
    const asked = { sentence: 'criteria of acceptance' };
    for (const each of chainOf(id, elements)) {
      const holder = elements.get(each);
      const criteria = holder?.tags.acceptance ?? '';
      if (!holder || !isReason(criteria)) continue;
      const values = { criteria, name: holder.name };
      const sentence =
        each === id
          ? 'It is accepted when: {criteria}'
          : 'As all parts of {name} it is accepted when: {criteria}';
      return { asked, met: true, said: { sentence, values } };
    }
    return { asked, met: false, said: { sentence: 'Nothing says when it is accepted.' } };
  },
};
