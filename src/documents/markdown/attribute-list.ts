import type { Element, ElementContent, Text } from 'hast';
import type { Translate } from '../messages.ts';
import type { NamedPlace } from '../place-in-words.ts';

/**
 * Marks the list of `key: value` entries that follows an item's heading, so that an output can set it as a table of attributes
 * rather than as prose, the keys as words in the language of the document, and pages that values name as document and heading. Any
 * other list stays as it is.
 * @param placeOf the place that a value names
 * @implements SRS-3649
 */
export function markAttributeList(
  list: Element | undefined,
  t: Translate,
  placeOf: (target: string) => NamedPlace | undefined,
): void {
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
    entry.children = [name, ...withPlaces(` ${rest}`, placeOf), ...entry.children.slice(1)];
  }
}

/** A value with the places it names as links; the path is from the root, as pages resolve what begins with a slash. */
function withPlaces(text: string, placeOf: (target: string) => NamedPlace | undefined): ElementContent[] {
  const content: ElementContent[] = [];
  let plain = '';
  for (const piece of text.split(/([,;]?\s+)/)) {
    const place = placeOf(piece);
    if (!place) {
      plain += piece;
      continue;
    }
    const href = `/${encodeURI(place.page)}${place.anchor === '' ? '' : `#${encodeURIComponent(place.anchor)}`}`;
    content.push(
      { type: 'text', value: plain },
      {
        type: 'element',
        tagName: 'a',
        properties: { href },
        children: [{ type: 'text', value: place.words }],
      },
    );
    plain = '';
  }
  return plain === '' ? content : [...content, { type: 'text', value: plain }];
}

/** Attributes whose key alone does not say what is meant. */
const spelledOut: Readonly<Record<string, string>> = {
  'hardware-software': 'Hardware and software it needs',
};

/** `residual-probability` → `Residual probability`. */
function inWords(key: string, t: Translate): string {
  const words = spelledOut[key] ?? key.replaceAll(/[-_]/g, ' ');
  return t(words.charAt(0).toUpperCase() + words.slice(1));
}

/** An attribute's name and value. */
const attributeForm = /^([\p{L}][\p{L}\p{N} _-]{0,60}):\s*([\s\S]*)$/u;
