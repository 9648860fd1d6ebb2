import type { ImportMap } from '../../config/index.ts';
import { type Finding, isBareNumber, ownEntry } from '../../model/index.ts';
import { vocabularyOf } from '../markdown/vocabulary.ts';
import type { SourceContext } from '../source.ts';
import type { Entry, Imported, ImportFile, Position } from './entry.ts';
import { finding } from './rules.ts';
import { fold } from './write-entries.ts';

/** Something that is wrong at several places, told once. */
interface Told {
  rule: 'import-id' | 'import-type' | 'import-relation';
  message: (count: string) => string;
  hint?: string;
  at: Position;
  count: number;
}

/** What names of columns and fields stand for. */
export function meaningsOf({ fields }: ImportMap, context: SourceContext): ImportFile['meaningOf'] {
  const { ofColumn } = vocabularyOf(context);
  return (name) => {
    const { kind } = ofColumn(ownEntry(fields, name) ?? name);
    return kind === 'id' || kind === 'title' || kind === 'text' ? kind : 'other';
  };
}

/**
 * Entries in the words of the project: IDs with their prefix, relations and attributes by their names here. What has no meaning is told
 * once for all of its kind, and left out: an item without an ID of a registered form, a link of an unknown relation.
 * @implements SRS-3662
 */
export function mapEntries(
  path: string,
  { entries, findings }: Imported,
  map: ImportMap,
  context: SourceContext,
): Imported {
  const told = new Map<string, Told>();
  const tell: Tell = (key, said) => {
    const before = told.get(key);
    if (before) before.count++;
    else told.set(key, { ...said, count: 1 });
  };
  const mapped = entries.flatMap((entry): Entry[] => {
    if (entry.id === undefined || ownEntry(map.types, entry.type ?? '') === '') {
      const { id: _, ...between } = entry;
      return [mapFields(between, map, context, tell)];
    }
    const id = idOf(entry.id, map.prefix);
    const type = context.ids.typeOf(id);
    if (type === undefined) {
      const shown = JSON.stringify(id.slice(0, 60));
      tell(`id ${id.replace(/\d+/g, '0').slice(0, 60)}`, {
        rule: 'import-id',
        message: (more) => `${shown}${more} is no ID of a registered form, so the item is not read.`,
        at: entry.at,
      });
      return [];
    }
    checkType(entry, id, type, map, tell);
    return [mapFields({ ...entry, id }, map, context, tell)];
  });
  return {
    entries: mapped,
    findings: [...findings, ...[...told.values()].map((each) => findingOf(path, each))],
  };
}

type Tell = (key: string, said: Omit<Told, 'count'>) => void;

function findingOf(path: string, { rule, message, hint, at, count }: Told): Finding {
  const more = count === 1 ? '' : ` (and ${count - 1} more of its kind)`;
  return finding(
    rule,
    { file: path, ...at },
    { message: message(more), ...(hint === undefined ? {} : { hint }) },
  );
}

function idOf(written: string, prefix: string): string {
  const id = fold(written);
  return isBareNumber(id) ? `${prefix}${id}` : id;
}

/** The type that the file says is that of the ID: of two that differ nobody knows which is meant. */
function checkType(
  { type: said, at }: Entry,
  id: string,
  type: string,
  { types }: ImportMap,
  tell: Tell,
): void {
  if (said === undefined) return;
  const meant = ownEntry(types, said) ?? said;
  if (meant === type) return;
  const shown = JSON.stringify(said.slice(0, 60));
  tell(`type ${said} ${type}`, {
    rule: 'import-type',
    message: (more) => `${id}${more} is ${shown} in the file, but its ID is one of ${type}.`,
    hint: `Say what the word means: \`types: { ${shown}: '${type}' }\` in \`map\`; or mend the ID.`,
    at,
  });
}

function mapFields(entry: Entry, { fields, prefix }: ImportMap, context: SourceContext, tell: Tell): Entry {
  const vocabulary = vocabularyOf(context);
  let { title, text } = entry;
  const attributes: Entry['attributes'][number][] = [];
  const links: Entry['links'][number][] = [];
  for (const { name, value, at } of entry.attributes) {
    const target = ownEntry(fields, name) ?? name;
    const place = at === undefined ? {} : { at };
    if (target === '') continue;
    const meaning = vocabulary.ofColumn(target);
    if (meaning.kind === 'relation')
      for (const to of wordsOf(value)) links.push({ relation: meaning.said, to: idOf(to, prefix), ...place });
    else if (meaning.kind === 'title' && title === '') title = value;
    else if (meaning.kind === 'text' && text === '') text = value;
    else
      attributes.push({
        name: attributeKey(meaning.kind === 'attribute' ? meaning.name : target),
        value,
        ...place,
      });
  }
  for (const { relation, to, ...place } of entry.links) {
    const target = ownEntry(fields, relation) ?? relation;
    if (target === '') continue;
    const meaning = vocabulary.ofKey(target);
    if (meaning.kind === 'relation') links.push({ relation: meaning.said, to: idOf(to, prefix), ...place });
    else
      tell(`relation ${relation}`, {
        rule: 'import-relation',
        message: (more) =>
          `${entry.id ?? 'A text'}${more} has a link "${relation.slice(0, 60)}" to ${to.slice(0, 60)}, which is no relation of \`trace.relations\`; it is not read.`,
        hint: `Say what it means: \`fields: { ${JSON.stringify(relation.slice(0, 60))}: '<relation>' }\` in \`map\`, with one of ${vocabulary.relations.join(', ')}; or '' to leave it out.`,
        at: place.at ?? entry.at,
      });
  }
  return { ...entry, title, text, attributes, links };
}

/** IDs with commas, semicolons or line ends between. */
function wordsOf(value: string): string[] {
  return value
    .split(/[,;\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** A name as the key of an attribute list: letters, digits, blanks and hyphens, a letter first. */
function attributeKey(name: string): string {
  const key = name
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 40)
    .trim();
  return /^\p{L}/u.test(key) ? key : `field ${key}`.slice(0, 40).trim();
}
