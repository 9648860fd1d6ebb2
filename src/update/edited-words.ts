import { compareText, type ItemWords, type Place } from '../model/index.ts';
import type { Edited } from '../sources/imports/index.ts';
import type { OwnItem } from './compare-items.ts';
import type { EditedItem } from './update-plan.ts';

/** Columns that say what Dossier knows of an item; nobody changes it there. */
const told = new Set(['State', 'Place']);

/**
 * What the items of an edited file say. A column that is no longer there says what the project says: it was left out, not emptied.
 * @param path of the file
 * @param relations names of relations
 */
export function editedItems(
  path: string,
  { entries }: Edited,
  own: ReadonlyMap<string, OwnItem>,
  relations: ReadonlySet<string>,
): EditedItem[] {
  return entries.flatMap(({ id, title, text, attributes, columns, handedOn = '', at }): EditedItem[] => {
    if (id === undefined) return [];
    const said: ItemWords = {
      title,
      text,
      attributes: Object.fromEntries(
        attributes
          .filter(({ name }) => !told.has(name) && !relations.has(name))
          .map(({ name, value }) => [name, value]),
      ),
      links: Object.fromEntries(
        attributes.filter(({ name }) => relations.has(name)).map(({ name, value }) => [name, idsOf(value)]),
      ),
    };
    const known = own.get(id)?.words;
    const place: Place = { file: path, ...at };
    return [{ id, place, handedOn, words: known && columns ? withColumns(said, known, columns) : said }];
  });
}

function withColumns(said: ItemWords, known: ItemWords, columns: readonly string[]): ItemWords {
  const missing = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !columns.includes(name)));
  return {
    title: columns.includes('Title') ? said.title : known.title,
    text: columns.includes('Markdown') ? said.text : known.text,
    attributes: { ...missing(known.attributes), ...said.attributes },
    links: { ...missing(known.links), ...said.links },
  };
}

function idsOf(value: string): string[] {
  return [...new Set(value.split(/[,;\s]+/).filter((id) => id !== ''))].sort(compareText);
}
