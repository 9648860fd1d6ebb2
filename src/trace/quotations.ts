import { type DeclaredLink, type Facts, type Finding, formatPlace, type Item } from '../model/index.ts';
import { finding } from './rules.ts';

/**
 * Findings `quotation-differs`: what pages that repeat items say against what their definitions say. Of an attribute or a text that only
 * one of the two has there is nothing to compare; what is defined twice, or nowhere, has findings of its own.
 * @implements SRS-3424
 */
export function checkQuotations(
  { quotedItems, quotedLinks }: Pick<Facts, 'quotedItems' | 'quotedLinks'>,
  items: readonly Item[],
  links: readonly DeclaredLink[],
): Finding[] {
  if (quotedItems.length + quotedLinks.length === 0) return [];
  const defined = new Map(items.filter(({ alsoAt }) => !alsoAt).map((item) => [item.id, item]));
  const stated = new Set(links.map(keyOf));
  const differing = quotedItems.flatMap((quoted): Finding[] => {
    const item = defined.get(quoted.id);
    return item ? differences(quoted, item).map((what) => differs(quoted, item, what)) : [];
  });
  const unstated = quotedLinks
    .filter((link) => defined.has(link.from) && defined.has(link.to) && !stated.has(keyOf(link)))
    .map(({ from, relation, to, place }) =>
      finding('quotation-differs', place, {
        message: `${from} ${relation} ${to} stands in a quotation, but no definition says so: it is no link.`,
        hint: 'Write the link where the item is defined, or take it out here.',
        item: from,
      }),
    );
  return [...differing, ...unstated];
}

function keyOf({ from, relation, to }: DeclaredLink): string {
  return `${from} ${relation} ${to}`;
}

/** What a quotation says differently, in words. */
function differences(quoted: Item, item: Item): string[] {
  const texts = [item.title, item.body, `${item.title} ${item.body}`].map(fold);
  const isSaid = (text: string): boolean =>
    text === '' ||
    texts.some((own) => own === text || (text.endsWith('…') && own.startsWith(text.slice(0, -1))));
  const attributes = Object.entries(quoted.attributes).flatMap(([name, value]) => {
    const own = Object.hasOwn(item.attributes, name) ? (item.attributes[name] as string) : value;
    return fold(own) === fold(value) ? [] : [`"${name}" is "${shown(value)}", there "${shown(own)}"`];
  });
  const text = [quoted.title, quoted.body].find((each) => !isSaid(fold(each)));
  return text === undefined
    ? attributes
    : [...attributes, `the text is "${shown(text)}", there it is another`];
}

function differs(quoted: Item, { id, place }: Item, what: string): Finding {
  return finding('quotation-differs', quoted.place, {
    message: `${id} is quoted here and defined at ${formatPlace(place)}: here ${what}.`,
    hint: 'Write what stands at the definition, or leave it out here.',
    item: id,
  });
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shown(text: string): string {
  const folded = fold(text);
  return folded.length > 60 ? `${folded.slice(0, 60)}…` : folded;
}
