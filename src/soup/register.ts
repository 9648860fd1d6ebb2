import picomatch from 'picomatch';
import { ecosystems, type Item, type SoupItem } from '../model/index.ts';

/** One entry of the SOUP register: an item of the type `SOUP`. */
export interface RegisterEntry {
  item: Item;
  /** Attribute `package`: `npm:commander`, or patterns for a group, such as `npm:@babel/*`. */
  packages: string[];
  /** Speaks of several packages at once; needs a reason. */
  isGroup: boolean;
  covers(item: Pick<SoupItem, 'ecosystem' | 'name'>): boolean;
}

/** Longest list of packages and longest pattern taken. */
const most = 200;
const longest = 200;

/**
 * The register's entries, in the order of their IDs. An item without `package` covers nothing.
 * @implements SRS-1701
 */
export function registerOf(items: readonly Item[]): RegisterEntry[] {
  return items
    .filter(({ type }) => type === 'SOUP')
    .map((item) => {
      const packages = (item.attributes.package ?? '')
        .split(/[,\s]+/)
        .filter((name) => name !== '' && name.length <= longest)
        .slice(0, most);
      const matchers = packages.map(matcherOf);
      return {
        item,
        packages,
        isGroup: packages.length > 1 || packages.some((name) => /[*?{[]/.test(name)),
        covers: (soup) => matchers.some((matches) => matches(soup)),
      };
    });
}

const packageName = new RegExp(`^(?:(${ecosystems.join('|')}):)?(.+)$`);

/** `ecosystem:name`, or a name alone, which then fits any ecosystem. A pattern's `*` stays within a segment, `**` does not. */
function matcherOf(text: string): RegisterEntry['covers'] {
  const [, ecosystem = '', name = ''] = packageName.exec(text) ?? [];
  const fits =
    /[*?{[]/.test(name) && name !== '*'
      ? picomatch(name, { nocase: false, dot: true })
      : (candidate: string) => name === '*' || candidate === name;
  return (item) => (ecosystem === '' || item.ecosystem === ecosystem) && fits(item.name);
}

/** The entry that speaks of an item: its own before a group's. */
export function entryOf(soup: SoupItem, entries: readonly RegisterEntry[]): RegisterEntry | undefined {
  const covering = entries.filter((entry) => entry.covers(soup));
  return covering.find(({ isGroup }) => !isGroup) ?? covering[0];
}

/** The items with the `entry` of each from the register. */
export function matchRegister(soup: readonly SoupItem[], items: readonly Item[]): SoupItem[] {
  const entries = registerOf(items);
  return soup.map((item) => ({ ...item, entry: entryOf(item, entries)?.item.id ?? '' }));
}
