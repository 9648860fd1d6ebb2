import { type ArchitectureElement, chainOf, isReason } from '../../model/index.ts';
import { detailedDesign } from '../../regulation/documents/design.ts';
import type { DemandKind, JudgeGround } from './judge.ts';

/** Topics that criteria of class C treat besides (IEC 62304 5.5.4). A tag of an element and a section of the detailed design have the name of one. */
const subjects = detailedDesign.sections.filter(({ asked }) =>
  asked.some(({ clause }) => clause === '5.5.4'),
);

/**
 * Each topic is answered at the element or at what is around it, or in the detailed design, if only with why it does not apply.
 * @implements SRS-3730
 */
export const topics: DemandKind = {
  isAsked: (row) => row.topics === true,
  judge(element, _rows, ground) {
    const asked = { sentence: 'criteria on the further topics of class C' };
    const answered = subjects.map(({ id, title }) => ({ title, where: answeredAt(id, element, ground) }));
    const at = (where: Where): string =>
      answered
        .filter((each) => each.where === where)
        .map(({ title }) => title)
        .join('; ');
    const values = { element: at('element'), design: at('design'), lacking: at('') };
    const sentence =
      values.lacking !== ''
        ? values.element === '' && values.design === ''
          ? 'Neither it nor a detailed design treats the list of class C.'
          : 'Neither it nor the detailed design says anything of: {lacking}.'
        : values.element === ''
          ? 'The detailed design treats the list of class C.'
          : values.design === ''
            ? 'It treats the list of class C itself.'
            : 'It treats itself: {element}. The detailed design treats: {design}.';
    return { asked, met: values.lacking === '', said: { sentence, values } };
  },
};

type Where = 'element' | 'design' | '';

function answeredAt(topic: string, { id }: ArchitectureElement, { elements, sections }: JudgeGround): Where {
  for (const each of chainOf(id, elements)) if (isAnswer(elements.get(each)?.tags[topic])) return 'element';
  const entry = sections.find(({ section }) => section.id === topic);
  return entry && entry.state !== 'missing' && entry.state !== 'empty' ? 'design' : '';
}

/** A sentence, or why the topic does not apply: `not applicable: it allocates nothing`. */
function isAnswer(text = ''): boolean {
  const [, reason] = /^not[ -]applicable\b[\s:,.–-]*(.*)$/is.exec(text.trim()) ?? [];
  return isReason(reason ?? text);
}
