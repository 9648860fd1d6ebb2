import { toString as plainText } from 'mdast-util-to-string';
import { compareText, handedOnHash, type ItemWords, letters, type Place } from '../model/index.ts';
import type { Edited } from '../sources/imports/index.ts';
import type { OwnItem } from './compare-items.ts';
import { mergeText } from './merge-text.ts';
import { parsePage } from './page-tree.ts';
import type { RichTexts } from './rich-texts.ts';
import type { EditedItem } from './update-plan.ts';

/** Columns that say what Dossier knows of an item; nobody changes it there. */
const told = new Set(['State', 'Place']);

/** What an edited file is held against. */
export interface Current {
  own: ReadonlyMap<string, OwnItem>;
  /** Names of relations. */
  relations: ReadonlySet<string>;
  /** Of a format with rich text: the text of each item as the format has it today, and the fingerprint it would carry. */
  rich?: Pick<RichTexts, 'get' | 'onPage'>;
}

/**
 * What the items of an edited file say. A column that is no longer there says what the project says: it was left out, not emptied.
 * @param path of the file
 */
export function editedItems(
  path: string,
  { entries }: Edited,
  { own, relations, rich }: Current,
): EditedItem[] {
  return entries.flatMap(
    ({ id, title, text, attributes, links, columns, handedOn = '', level, at }): EditedItem[] => {
      if (id === undefined) return [];
      const said = wordsOf({ title, text, attributes, links }, relations);
      const mine = own.get(id);
      const known = mine?.words;
      const place: Place = { file: path, ...at };
      if (!mine || !known) return [{ id, place, words: said, level, unchanged: undefined }];
      const current = rich?.get(id);
      const words = current
        ? { ...said, text: rich?.onPage(mergeText(known.text, current.text, text), mine.item) ?? text }
        : columns
          ? withColumns(said, known, columns)
          : said;
      const [ofProject = '', ofFile = ofProject] = handedOn.split(' ');
      const fileHash = current
        ? handedOnHash(id, { ...said, text: letters(plainText(parsePage(text))) })
        : handedOnHash(id, words);
      const projectHash = current?.fingerprint.split(' ')[0] ?? handedOnHash(id, known);
      const unchanged =
        ofProject === '' ? undefined : { file: fileHash === ofFile, project: projectHash === ofProject };
      // With the same words, rich text may still be set otherwise.
      const isSet = current !== undefined && unchanged?.file === true && unchanged.project;
      return [
        {
          id,
          place,
          words,
          level,
          unchanged: isSet && unchanged ? { ...unchanged, file: false } : unchanged,
        },
      ];
    },
  );
}

function wordsOf(
  {
    title,
    text,
    attributes,
    links,
  }: Pick<Edited['entries'][number], 'title' | 'text' | 'attributes' | 'links'>,
  relations: ReadonlySet<string>,
): ItemWords {
  const ends: Record<string, string[]> = {};
  const add = (relation: string, ids: readonly string[]): void => {
    ends[relation] = [...new Set([...(ends[relation] ?? []), ...ids])].sort(compareText);
  };
  for (const { name, value } of attributes) if (relations.has(name)) add(name, idsOf(value));
  for (const { relation, to } of links) add(relation, [to]);
  const others = attributes.filter(({ name }) => !told.has(name) && !relations.has(name));
  return {
    title,
    text,
    attributes: Object.fromEntries(others.map(({ name, value }) => [name, value])),
    links: ends,
  };
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
  return value.split(/[,;\s]+/).filter((id) => id !== '');
}
