import type { ImportMap } from '../../config/index.ts';
import { literal } from '../../config/literal.ts';
import { type Finding, isBareNumber, ownEntry } from '../../model/index.ts';
import { familyName } from '../markdown/unknown-ids.ts';
import { vocabularyOf } from '../markdown/vocabulary.ts';
import type { SourceContext } from '../source.ts';
import type { Entry, Imported, ImportFile } from './entry.ts';
import { finding } from './rules.ts';
import { type Told, type UnknownId, unknownIds } from './unknown-ids.ts';
import { fold } from './write-entries.ts';

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
  const unknown = new Map<string, UnknownId[]>();
  const mapped = entries.flatMap((entry): Entry[] => {
    if (entry.id === undefined || ownEntry(map.types, entry.type ?? '') === '') {
      const { id: _, ...between } = entry;
      return [mapFields(between, map, context, tell)];
    }
    const id = idOf(entry.id, map.prefix);
    const type = context.ids.typeOf(id);
    if (type === undefined) {
      const meant = meantBy(entry, map).find((each) => ownEntry(context.settings.types, each) !== undefined);
      const family = `${meant ?? ''} ${familyName(id)}`;
      unknown.set(family, [...(unknown.get(family) ?? []), { id, meant, at: entry.at }]);
      return [];
    }
    checkType(entry, id, type, map, tell);
    return [mapFields({ ...entry, id }, map, context, tell)];
  });
  return {
    entries: mapped,
    findings: [
      ...findings,
      ...[...unknown.values()].map((family) => findingOf(path, unknownIds(family, context))),
      ...[...told.values()].map((each) => findingOf(path, each)),
    ],
  };
}

type Tell = (key: string, said: Omit<Told, 'count'>) => void;

function findingOf(path: string, { rule, message, hint, remedy, at, count }: Told): Finding {
  const more = count === 1 ? '' : ` (and ${count - 1} more of its kind)`;
  return finding(
    rule,
    { file: path, ...at },
    { message: message(more), ...(hint === undefined ? {} : { hint }), remedy },
  );
}

function idOf(written: string, prefix: string): string {
  const id = fold(written);
  return isBareNumber(id) ? `${prefix}${id}` : id;
}

/** The type that the file says is that of the ID: of two that differ nobody knows which is meant. */
function checkType(entry: Entry, id: string, type: string, map: ImportMap, tell: Tell): void {
  const { type: said, at } = entry;
  if (said === undefined) return;
  const meant = meantBy(entry, map);
  if (meant.includes(type)) return;
  const shown = JSON.stringify(said.slice(0, 60));
  const before = ownEntry(map.types, said);
  const all = before === undefined ? type : [...meant, type];
  tell(`type ${said} ${type}`, {
    rule: 'import-type',
    message: (more) => `${id}${more} is ${shown} in the file, but its ID is one of ${type}.`,
    hint: `Say what the word means: \`types: ${literal({ [said.slice(0, 60)]: all })}\` in \`map\`; or mend the ID.`,
    remedy: 'sources.imports.map',
    at,
  });
}

/** The types that the word of an entry stands for; its own name where `map` says nothing. */
function meantBy({ type = '' }: Entry, { types }: ImportMap): string[] {
  return [ownEntry(types, type) ?? type].flat();
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
        remedy: 'sources.imports.map',
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
