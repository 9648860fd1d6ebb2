import { compareText, type Facts, type Finding, type Item, type UntaggedId } from '../model/index.ts';
import { comparePlaces } from './order.ts';
import { finding } from './rules.ts';

/** Most places a finding names. */
const most = 3;

/**
 * Findings on items that comments in source name in no tag: one `id-without-tag` for each label that stands before them where a tag should,
 * and one `id-in-comment` for prose, however many files they are in. Left out is what a tag of the same file names, and what no item has,
 * but for a label before an ID of a prefix that items have: a slip, or an item that is gone.
 * @implements SRS-3551
 */
export function checkUntagged(
  { untagged, links, namedTests }: Pick<Facts, 'untagged' | 'links' | 'namedTests'>,
  items: readonly Item[],
): Finding[] {
  if (untagged.length === 0) return [];
  const known = new Set(items.map(({ id }) => id));
  const prefixes = new Set(items.map(({ id }) => prefixOf(id)));
  const tagged = new Set([...links, ...namedTests].map(({ to, place }) => `${to} ${place.file}`));
  const open = untagged
    .filter(({ id, label, place }) => {
      const isMeant = known.has(id) || (label !== undefined && prefixes.has(prefixOf(id)));
      return isMeant && !tagged.has(`${id} ${place.file}`);
    })
    .sort((a, b) => comparePlaces(a.place, b.place) || compareText(a.id, b.id));
  return [...Map.groupBy(open, ({ label }) => label?.toLowerCase())].map(([, own]) => describe(own));
}

function prefixOf(id: string): string {
  return id.replace(/[^\p{L}].*$/su, '');
}

function describe(own: readonly UntaggedId[]): Finding {
  const { label, place, id } = own[0] as UntaggedId;
  const files = new Set(own.map((each) => each.place.file)).size;
  const where = own.slice(0, most).map((each) => `${each.id} (${each.place.file}:${each.place.line})`);
  const more = own.length > most ? ` and ${own.length - most} more` : '';
  const inFiles = files === 1 ? '' : ` in ${files} files`;
  const nothing = `link nothing: ${where.join(', ')}${more}`;
  if (label === undefined)
    return finding('id-in-comment', place, {
      message: `Comments${inFiles} speak of items in no tag, so they ${nothing}.`,
      hint: `Where the code carries an item out or tests it, write a tag above it: @implements ${id}, @verifies ${id}. A comment that only explains may stay.`,
    });
  const what = label === '' ? 'An identifier alone' : `"${label}"`;
  return finding('id-without-tag', place, {
    message: `${what} is no tag, so these comments${inFiles} ${nothing}.`,
    hint: `Write a tag on a line of its own directly above the definition: @implements ${id}, or @verifies ${id} above a test. In backticks it is an example.`,
  });
}
