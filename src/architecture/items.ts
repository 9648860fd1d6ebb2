import { elementKinds, elementTags, type Finding, type Item, slipOf, suggestion } from '../model/index.ts';
import { finding } from './rules.ts';

/**
 * What items that are elements state wrongly: `element-value` for a kind or a class that is none, `element-attribute` for an attribute with a
 * slip of the pen.
 * @implements SRS-3558
 */
export function checkItems(items: readonly Item[]): Finding[] {
  return items.filter(({ attributes }) => attributes.c4?.trim()).flatMap(checkItem);
}

function checkItem({ id, attributes, place }: Item): Finding[] {
  const { c4 = '', class: safetyClass = '' } = attributes;
  const wrong = (message: string, hint: string): Finding =>
    finding('element-value', place, { message, hint, item: id });
  const slips = Object.keys(attributes)
    .filter((name) => !elementTags.includes(name))
    .map((name) => [name, slipOf(name, elementTags, 3)] as const);
  return [
    ...(elementKinds.has(c4.trim().toLowerCase())
      ? []
      : [
          wrong(
            `${id} is an element of the kind "${c4.trim()}", which is none.`,
            `Write one of ${[...elementKinds].join(', ')}.`,
          ),
        ]),
    ...(/^[ABC]?$/i.test(safetyClass.trim())
      ? []
      : [
          wrong(
            `${id} states the software safety class "${safetyClass.trim()}", which is none.`,
            'Write A, B or C (IEC 62304 4.3).',
          ),
        ]),
    ...slips.flatMap(([name, meant]) =>
      meant === undefined
        ? []
        : [
            finding('element-attribute', place, {
              message: `"${name}" of ${id} says nothing of the element: there is no such attribute.`,
              hint: `${suggestion(meant)} The attributes of elements are ${elementTags.join(', ')}.`,
              item: id,
            }),
          ],
    ),
  ];
}
