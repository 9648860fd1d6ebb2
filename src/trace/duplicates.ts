import { compareText, type Finding, formatPlace, type Item } from '../model/index.ts';
import { comparePlaces } from './order.ts';
import { finding } from './rules.ts';

/**
 * One item an ID. What is defined at several places is kept with all of them and with the attributes that all of them state; title and
 * text are those of one, chosen by what they say. So the paths of the files decide nothing.
 * Findings: `duplicate-id`.
 * @param sorted items of one ID stand side by side, in the order of their places
 * @implements SRS-601
 */
export function joinDuplicates(sorted: readonly Item[]): { items: Item[]; findings: Finding[] } {
  const items: Item[] = [];
  const findings: Finding[] = [];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const first = sorted[start] as Item;
    while (sorted[end]?.id === first.id) end++;
    const all = sorted
      .slice(start, end)
      .filter(
        ({ place }, index, same) =>
          index === 0 || comparePlaces(place, (same[index - 1] as Item).place) !== 0,
      );
    items.push(all.length === 1 ? first : joined(all));
    if (all.length > 1) findings.push(told(all));
  }
  return { items, findings };
}

function joined(all: readonly Item[]): Item {
  const [shown, ...others] = all.toSorted((a, b) => compareText(said(a), said(b))) as [Item, ...Item[]];
  const agreed = Object.entries(shown.attributes).filter(([name, value]) =>
    others.every(({ attributes }) => Object.hasOwn(attributes, name) && attributes[name] === value),
  );
  return { ...shown, attributes: Object.fromEntries(agreed), alsoAt: others.map(({ place }) => place) };
}

/** What an item says, as one text. The fingerprint alone does not see spaces and the order of attributes. */
const said = ({ fingerprint, title, body, attributes }: Item): string =>
  JSON.stringify([fingerprint, title, body, attributes]);

function told(all: readonly Item[]): Finding {
  const { id } = all[0] as Item;
  const places = all.map(({ place }) => `at ${formatPlace(place)}`);
  const times = all.length === 2 ? 'twice' : `${all.length} times`;
  return finding('duplicate-id', (all[1] as Item).place, {
    message: `${id} is defined ${times}: ${places.slice(0, -1).join(', ')} and ${places.at(-1)}. None of them counts, so it is not verified.`,
    hint: 'Leave one of them, or give the others an ID of their own. Pages that only repeat items are named in `sources.quotes`.',
    item: id,
  });
}
