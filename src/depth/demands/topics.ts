import type { DemandKind } from './judge.ts';

/** The subjects that criteria of class C have to treat stand in sections of the detailed design. */
export const topics: DemandKind = {
  isAsked: (row) => row.topics === true,
  judge(_element, _rows, { sections }) {
    const asked = { sentence: 'criteria on the further topics of class C' };
    if (sections.length === 0)
      return { asked, met: false, said: { sentence: 'No detailed design treats the list of class C.' } };
    const lacking = sections.filter(({ state }) => state === 'missing' || state === 'empty');
    if (lacking.length === 0)
      return { asked, met: true, said: { sentence: 'The detailed design treats the list of class C.' } };
    const values = { sections: lacking.map(({ section }) => section.title).join('; ') };
    return {
      asked,
      met: false,
      said: { sentence: 'The detailed design says nothing of: {sections}.', values },
    };
  },
};
