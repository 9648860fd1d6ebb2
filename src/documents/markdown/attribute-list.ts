import type { Element, Text } from 'hast';
import type { Translate } from '../messages.ts';

/**
 * Marks the list of `key: value` entries that follows an item's heading, so that an output can set it as a table of attributes
 * rather than as prose, the keys as words in the language of the document. Any other list stays as it is.
 * @implements SRS-3649
 */
export function markAttributeList(list: Element | undefined, t: Translate): void {
  if (list?.tagName !== 'ul') return;
  const entries = list.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'li',
  );
  const firsts = entries.map(({ children }) => children[0]);
  if (!firsts.every((first) => first?.type === 'text' && attributeForm.test(first.value))) return;
  list.properties = { className: ['attribute-list'] };
  for (const [index, entry] of entries.entries()) {
    const first = firsts[index] as Text;
    const [, key = '', rest = ''] = attributeForm.exec(first.value) ?? [];
    const name: Element = {
      type: 'element',
      tagName: 'strong',
      properties: {},
      children: [{ type: 'text', value: `${inWords(key, t)}:` }],
    };
    entry.children = [name, { type: 'text', value: ` ${rest}` }, ...entry.children.slice(1)];
  }
}

/** `residual-probability` → `Residual probability`. */
function inWords(key: string, t: Translate): string {
  const words = key.replaceAll(/[-_]/g, ' ');
  return t(words.charAt(0).toUpperCase() + words.slice(1));
}

/** An attribute's name and value. */
const attributeForm = /^([\p{L}][\p{L}\p{N} _-]{0,60}):\s*([\s\S]*)$/u;
