import {
  append,
  type Facts,
  handedOnHash,
  type Item,
  type ItemWords,
  onOneLine,
  ownEntry,
  type Refused,
} from '../model/index.ts';
import { markdownSource } from '../sources/markdown/index.ts';
import type { SourceContext } from '../sources/source.ts';
import { addItem, nothingSaid } from './add-items.ts';
import { changesOf, editItem } from './edit-item.ts';
import { type OpenPage, openPage } from './open-page.ts';
import { type Edit, edited } from './page-tree.ts';
import type { ItemAddition, ItemChange, Problem, UpdatedPage } from './update-plan.ts';

/**
 * Writes changes into their pages, and reads these again: each changed item says what it shall say then, every other one what it said before.
 * A change for which that cannot be had is a problem.
 * @param additions items that are new, in the order of the file
 * @param read bytes of a file of the project
 * @implements SRS-3770, SRS-3812
 */
export function editPages(
  changes: readonly ItemChange[],
  additions: readonly ItemAddition[],
  context: SourceContext,
  read: (path: string) => Uint8Array | undefined,
): { pages: UpdatedPage[]; problems: Problem[] } {
  const pages: UpdatedPage[] = [];
  const problems: Problem[] = [];
  const changed = Map.groupBy(changes, ({ item }) => item.place.file);
  const added = Map.groupBy(additions, ({ above }) => above.place.file);
  for (const path of new Set([...changed.keys(), ...added.keys()])) {
    const own = changed.get(path) ?? [];
    const more = added.get(path) ?? [];
    const page = openPage(path, read(path), context);
    if ('refused' in page) {
      for (const each of [...own.map(({ item }) => item), ...more]) problems.push(byHand(each, page.refused));
      continue;
    }
    const edits: Edit[] = [];
    const written: ItemChange[] = [];
    for (const change of own) {
      const made = editsOf(page, change);
      if ('refused' in made) problems.push(byHand(change.item, made.refused));
      else {
        append(edits, made);
        written.push(change);
      }
    }
    const anew: ItemAddition[] = [];
    for (const addition of more) {
      const stands = page.facts.items.find(({ id }) => id === addition.above.id);
      const made =
        stands?.fingerprint === addition.above.fingerprint
          ? addItem(page, addition)
          : { refused: 'the page has changed while it was read' };
      if ('refused' in made) problems.push(byHand(addition, made.refused));
      else {
        edits.push(made);
        anew.push(addition);
      }
    }
    const text = edited(page.text, edits);
    if (text === undefined) {
      for (const each of [...written.map(({ item }) => item), ...anew])
        problems.push(byHand(each, 'two changes touch the same words'));
      continue;
    }
    const after = page.whole(text);
    const again = markdownSource.read({ path, bytes: Buffer.from(after) }, context);
    append(problems, readBack(page.facts, again, written, anew));
    pages.push({ path, before: page.whole(page.text), after });
  }
  return { pages, problems };
}

function byHand({ id, place }: Pick<Item, 'id' | 'place'>, why: string): Problem {
  return {
    place,
    message: `What the file says of ${id} cannot be written into its page: ${why}.`,
    hint: 'Make the change in the page, and export the file again.',
  };
}

function editsOf(page: OpenPage, { item, before, after }: ItemChange): Edit[] | Refused {
  const stands = page.facts.items.find(({ id }) => id === item.id);
  if (stands?.fingerprint !== item.fingerprint) return { refused: 'its page has changed while it was read' };
  return editItem(page, stands, before, after);
}

/** What a page would say else than it shall. */
function readBack(
  before: Facts,
  after: Facts,
  changes: readonly ItemChange[],
  additions: readonly ItemAddition[],
): Problem[] {
  const now = new Map(after.items.map((item) => [item.id, item]));
  const wrong = changes.filter((change) => {
    const item = now.get(change.item.id);
    return !item || !says(item, before, after, change);
  });
  const wrongNew = additions.filter(({ id, words }) => {
    const item = now.get(id);
    return !item || !says(item, before, after, { before: nothingSaid, after: words });
  });
  if (wrong.length + wrongNew.length > 0)
    return [...wrong.map(({ item }) => item), ...wrongNew].map((each) =>
      byHand(each, 'read again, the page would not say the same'),
    );
  const isNew = new Set(additions.map(({ id }) => id));
  const anchors = [
    ...changes.map(({ item }) => item),
    ...additions.map(({ above }) => above).filter(({ form }) => form === 'row'),
  ];
  const changed = new Set(changes.map(({ item }) => item.id));
  // What is around a row says something else when the row does.
  const around = before.items.filter(({ place }) =>
    anchors.some((item) => item.place.line > place.line && item.place.line <= (place.endLine ?? 0)),
  );
  const free = new Set([...changed, ...around.map(({ id }) => id)]);
  const others = ({ items, links }: Facts): string =>
    JSON.stringify([
      items.flatMap(({ id, fingerprint }) => (isNew.has(id) ? [] : [[id, free.has(id) ? '' : fingerprint]])),
      links
        .flatMap(({ from, relation, to }) =>
          changed.has(from) || isNew.has(from) ? [] : [`${from} ${relation} ${to}`],
        )
        .sort(),
    ]);
  return others(before) === others(after)
    ? []
    : [...changes.map(({ item }) => item), ...additions].map((each) =>
        byHand(each, 'other items of the page would say something else'),
      );
}

function says(
  item: Item,
  before: Facts,
  after: Facts,
  change: Pick<ItemChange, 'before' | 'after'>,
): boolean {
  const { id, title, body, attributes } = item;
  const links = linksAfter(id, before, after, change.before);
  // The title of a row may be the beginning of its text.
  const isGiven =
    item.form === 'row' &&
    !changesOf(change.before, change.after).title &&
    onOneLine(title) !== change.before.title;
  const wanted = isGiven ? { ...change.after, title } : change.after;
  return handedOnHash(id, { title, text: body, attributes, links }) === handedOnHash(id, wanted);
}

/** Links of an item with what its page states now; those that other pages state stay. */
function linksAfter(id: string, before: Facts, after: Facts, words: ItemWords): Record<string, string[]> {
  const stated = ({ links }: Facts): string[][] =>
    links.flatMap(({ from, relation, to }) => (from === id ? [[relation, to]] : []));
  const here = new Set(stated(before).map((each) => each.join(' ')));
  const made: Record<string, string[]> = {};
  const add = (relation: string, to: string): void => {
    made[relation] = [...(ownEntry(made, relation) ?? []), to];
  };
  for (const [relation, ids] of Object.entries(words.links))
    for (const to of ids) if (!here.has(`${relation} ${to}`)) add(relation, to);
  for (const [relation = '', to = ''] of stated(after)) add(relation, to);
  return made;
}
