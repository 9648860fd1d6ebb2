import { type Finding, handedOnName } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { unzip } from '../unzip.ts';
import type {
  Entry,
  EntryAttribute,
  EntryLink,
  Imported,
  ImportedPicture,
  ImportFile,
  Position,
} from './entry.ts';
import {
  emptyReqif,
  type ReqifFile,
  type ReqifObject,
  type ReqifValue,
  readReqifFile,
  wordsOf,
} from './reqif-file.ts';
import { partsReader, type ReqifParts } from './reqif-parts.ts';
import { picturesOf } from './reqif-pictures.ts';
import { finding } from './rules.ts';

/** Where something stands: a line, of a file of an archive where that is not empty. */
type Placed = Pick<ReqifObject, 'line' | 'inner'>;

/**
 * Reads ReqIF, and the files of it in an archive (ReqIFz): objects in the order and depth of the specifications, with all their
 * attributes, and relations as links of their sources. An object with a chapter name and no text that nothing relates to is a heading.
 * @implements SRS-3685
 */
export function readReqif(file: ImportFile): Imported {
  const reqif = emptyReqif();
  if (file.bytes[0] === 0x50 && file.bytes[1] === 0x4b) readArchive(file, reqif);
  else readReqifFile(file.bytes, '', reqif, picturesOf(file.path, ''));
  return entriesOf(file, reqif);
}

/** The files of ReqIFz; of what else is in it only pictures that texts show are unpacked, by whoever shows them. */
function readArchive({ path, bytes }: ImportFile, reqif: ReqifFile): void {
  const files = unzip(bytes);
  const inside = [...files.values()].filter(
    ({ name }) => /\.reqif$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name),
  );
  if (inside.length === 0) throw new Unreadable('it holds no file of ReqIF (`*.reqif`)');
  for (const each of inside)
    try {
      readReqifFile(each.read(), each.name, reqif, picturesOf(path, each.name, files));
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      const { message, line, column } = problem;
      throw new Unreadable(`${each.name.slice(0, 100)} in it: ${message}`, line, column);
    }
}

function entriesOf(file: ImportFile, reqif: ReqifFile): Imported {
  const findings: Finding[] = [];
  const at = ({ line, inner }: Placed): Position =>
    inner === '' ? { line, column: 1 } : { line, column: 1, at: inner };
  const tell = ({ line, inner }: Placed, message: string, hint: string): void => {
    const where = inner === '' ? '' : `${inner.slice(0, 100)}: `;
    findings.push(
      finding('import-left-out', { file: file.path, line, column: 1 }, { message: where + message, hint }),
    );
  };
  const partsOf = partsReader(reqif, file);
  const parts = new Map<string, ReqifParts>();
  for (const [key, object] of reqif.objects) parts.set(key, partsOf(object));
  const pictures = new Map<string, ImportedPicture>();
  const stoodFor: { object: ReqifObject; file: string }[] = [];
  const unseen: ReqifObject[] = [];
  const related = new Set<string>();
  for (const { source, target } of reqif.relations) related.add(source).add(target);
  const links = linksOf();
  const entries: Entry[] = [];
  const placed = new Set<string>();
  for (const { name, inner, places } of reqif.specifications) {
    const deeper = reqif.specifications.length > 1 ? 1 : 0;
    if (deeper > 0) entries.push(heading(name, at({ line: 1, inner })));
    for (const { object: key, level, line } of places) {
      const object = reqif.objects.get(key);
      if (!object)
        tell(
          { line, inner },
          `A place in ${name || 'a specification'} is of an object ${key.slice(0, 60)}, which is not there.`,
          'Export the module again, with all its objects.',
        );
      else if (placed.has(key))
        tell(
          { line, inner },
          `The object ${key.slice(0, 60)} has another place before; it is an item once.`,
          'Leave it in one specification of the export.',
        );
      else entries.push(entryOf(object, name, level + deeper));
      placed.add(key);
    }
  }
  for (const [key, object] of reqif.objects) if (!placed.has(key)) entries.push(entryOf(object, '', 1));
  for (const { identifier, line, inner } of reqif.twice)
    tell(
      { line, inner },
      `Another object has the identifier ${identifier.slice(0, 60)}; this one is not read.`,
      'Export the module again; identifiers are unique in ReqIF.',
    );
  if (reqif.groups > 0)
    tell(
      { line: 1, inner: '' },
      `${reqif.groups} groups of relations are not read, though their relations are.`,
      'Nothing is to do where the relations say it all.',
    );
  const told = reqif.relations.filter(({ values }) => values.size > 0);
  if (told[0])
    tell(
      told[0],
      `Attributes of ${told.length} relations are not read.`,
      'Write what they say at the objects.',
    );
  if (stoodFor[0])
    tell(
      stoodFor[0].object,
      `${stoodFor.length} embedded files, such as ${stoodFor[0].file.slice(0, 80)}, are not carried over; the pictures that stand for them are shown.`,
      'Keep the files beside the module where readers need them.',
    );
  if (unseen[0])
    tell(
      unseen[0],
      `Pictures in attributes of ${unseen.length} objects are not shown; only those in their texts are.`,
      'Say in `fields` of `map` which attribute is the text, or put the picture there.',
    );
  const [{ name = '' } = {}, ...more] = reqif.specifications;
  const title = more.length === 0 && name !== '' ? { title: name } : {};
  return { entries, findings, pictures: [...pictures.values()], ...title };

  function linksOf(): Map<string, EntryLink[]> {
    const found = new Map<string, EntryLink[]>();
    for (const { source, target, type, longName, line, inner } of reqif.relations) {
      const [from, to] = [reqif.objects.get(source), parts.get(target)?.words ?? ''];
      if (!from || to === '') {
        tell(
          { line, inner },
          `A relation leads from ${source.slice(0, 60) || 'nothing'} to ${target.slice(0, 60) || 'nothing'}, and one of them is no object with an ID of the file.`,
          'Export both ends into one file, with their IDs.',
        );
        continue;
      }
      const relation = reqif.types.get(type)?.name || longName || 'relation';
      const own = found.get(source) ?? [];
      found.set(source, own);
      own.push({ relation, to, at: at({ line, inner }) });
    }
    return found;
  }

  function entryOf(object: ReqifObject, specification: string, level: number): Entry {
    const { identifier, longName } = object;
    const own = parts.get(identifier) as ReqifParts;
    const id = own.words;
    const here = at(object);
    const isHeading =
      own.text === undefined &&
      own.title !== undefined &&
      isChapter(own.title.name) &&
      !related.has(identifier);
    const attributes: EntryAttribute[] = [];
    for (const each of own.values) {
      const { name, value } = each;
      if (name === handedOnName || each === own.id || each === own.title || each === own.text) continue;
      if (typeof value !== 'string' && value.pictures.length > 0 && unseen.at(-1) !== object)
        unseen.push(object);
      const words = wordsOf(value);
      if (words !== '') attributes.push({ name, value: words, at: here });
    }
    const titleless = longName === id ? '' : longName;
    const said = textOf(own.text?.value ?? '', object, id);
    const entry: Entry = {
      title: own.title === undefined ? titleless : wordsOf(own.title.value),
      text: said.text,
      form: said.form,
      attributes,
      links: links.get(identifier) ?? noLinks,
      level: Math.min(5, level),
      at: here,
      heldAt: specification === '' ? `object ${identifier}` : `${specification}, object ${identifier}`,
    };
    if (own.handedOn !== undefined) entry.handedOn = wordsOf(own.handedOn);
    if (isHeading) return entry;
    entry.id = id;
    if (said.lostPicture !== undefined) entry.lostPicture = said.lostPicture;
    if (file.isEdited && own.id === undefined) entry.isUnnamed = true;
    const type = reqif.types.get(object.type)?.name;
    if (type !== undefined) entry.type = type;
    return entry;
  }

  function textOf(
    value: ReqifValue,
    object: ReqifObject,
    id: string,
  ): Pick<Entry, 'text' | 'form' | 'lostPicture'> {
    if (typeof value === 'string') return { text: value, form: 'plain' };
    for (const what of value.left)
      tell(object, `${id.slice(0, 60)}: ${what}.`, 'Say in words what it shows.');
    for (const file of value.stoodFor) stoodFor.push({ object, file });
    for (const picture of value.pictures) pictures.set(picture.target, picture);
    const { markdown: text, lostPicture } = value;
    return { text, form: 'markdown', ...(lostPicture !== undefined && { lostPicture }) };
  }
}

const noLinks: readonly EntryLink[] = [];

/** Names of attributes that headings of a chapter have. */
function isChapter(name: string): boolean {
  return name === 'ReqIF.ChapterName' || name === 'Object Heading';
}

function heading(title: string, at: Entry['at']): Entry {
  return { title, text: '', form: 'plain', attributes: [], links: [], level: 1, at };
}
