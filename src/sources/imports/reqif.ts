import { type Finding, handedOnName, ownEntry } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import type { Entry, EntryAttribute, EntryLink, Imported, ImportFile } from './entry.ts';
import {
  emptyReqif,
  type ReqifFile,
  type ReqifObject,
  type ReqifValue,
  readReqifFile,
  saysSomething,
  textOf,
  wordsOf,
} from './reqif-file.ts';
import { finding } from './rules.ts';
import { unzip } from './unzip.ts';

/** Where something stands: a line, of a file of an archive where that is not empty. */
type Placed = Pick<ReqifObject, 'line' | 'inner'>;

type Role = 'id' | 'title' | 'text';

/** What of an object is its ID, title and text, with the names of the attributes. */
type Parts = Partial<Record<Role, [name: string, value: ReqifValue]>>;

/**
 * What attributes are where `map` does not say it: those of the implementation guide of the ProSTEP iViP Association, then those of tools,
 * the first that an object has.
 */
const roles: Readonly<Record<Role, readonly string[]>> = {
  id: ['ReqIF.ForeignID', 'UID', 'Object Identifier', 'IE PUID', 'Global ID'],
  title: ['ReqIF.Name', 'ReqIF.ChapterName', 'TITLE', 'Object Heading', 'Object Short Text'],
  text: ['ReqIF.Text', 'STATEMENT', 'Object Text', 'ReqIF.Description'],
};

/**
 * Reads ReqIF, and the files of it in an archive (ReqIFz): objects in the order and depth of the specifications, with all their
 * attributes, and relations as links of their sources. An object with a chapter name and no text that nothing relates to is a heading.
 * @implements SRS-3685
 */
export function readReqif(file: ImportFile): Imported {
  const reqif = emptyReqif();
  if (file.bytes[0] === 0x50 && file.bytes[1] === 0x4b) readArchive(file.bytes, reqif);
  else readReqifFile(file.bytes, '', reqif);
  return entriesOf(file, reqif);
}

/** The files of ReqIFz; what else is in it is shown nowhere, so it is not unpacked. */
function readArchive(bytes: Uint8Array, reqif: ReqifFile): void {
  const inside = [...unzip(bytes).values()].filter(
    ({ name }) => /\.reqif$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name),
  );
  if (inside.length === 0) throw new Unreadable('it holds no file of ReqIF (`*.reqif`)');
  for (const each of inside)
    try {
      readReqifFile(each.read(), each.name, reqif);
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      const { message, line, column } = problem;
      throw new Unreadable(`${each.name.slice(0, 100)} in it: ${message}`, line, column);
    }
}

function entriesOf({ path, map, meaningOf }: ImportFile, reqif: ReqifFile): Imported {
  const findings: Finding[] = [];
  const at = ({ line, inner }: Placed) => ({ line, column: 1, ...(inner === '' ? {} : { at: inner }) });
  const tell = ({ line, inner }: Placed, message: string, hint: string): void => {
    const where = inner === '' ? '' : `${inner.slice(0, 100)}: `;
    findings.push(
      finding('import-left-out', { file: path, line, column: 1 }, { message: where + message, hint }),
    );
  };
  const named = new Map([...reqif.objects].map(([key, object]) => [key, namedValues(object, reqif)]));
  const roleByName = new Map<string, Role | 'other'>();
  const parts = new Map([...named].map(([key, values]) => [key, partsOf(values)]));
  const related = new Set(reqif.relations.flatMap(({ source, target }) => [source, target]));
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
  return { entries, findings };

  function linksOf(): Map<string, EntryLink[]> {
    const found = new Map<string, EntryLink[]>();
    for (const { source, target, type, longName, line, inner } of reqif.relations) {
      const [from, to] = [reqif.objects.get(source), idOf(target)];
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

  function roleOf(name: string): Role | 'other' {
    const known = roleByName.get(name);
    if (known !== undefined) return known;
    const meaning = meaningOf(name);
    const isSaid = meaning !== 'other' || ownEntry(map.fields, name) !== undefined;
    const usual = (Object.keys(roles) as Role[]).find((role) => roles[role].includes(name)) ?? 'other';
    const role = isSaid ? meaning : usual;
    roleByName.set(name, role);
    return role;
  }

  /** The values of an object by their roles: of several, one that `map` names, else the first that tools use. */
  function partsOf(values: ReadonlyMap<string, ReqifValue>): Parts {
    const found: Parts = {};
    for (const own of values) {
      const role = roleOf(own[0]);
      if (role === 'other' || !saysSomething(own[1])) continue;
      const before = found[role];
      if (before === undefined || rank(role, own[0]) < rank(role, before[0])) found[role] = own;
    }
    return found;
  }

  function rank(role: Role, name: string): number {
    if (ownEntry(map.fields, name) !== undefined) return -1;
    return roles[role].includes(name) ? roles[role].indexOf(name) : roles[role].length;
  }

  function idOf(key: string): string {
    const object = reqif.objects.get(key);
    if (!object) return '';
    const own = parts.get(key)?.id;
    return own ? wordsOf(own[1]) : object.identifier;
  }

  function entryOf(object: ReqifObject, specification: string, level: number): Entry {
    const { identifier, longName, line, inner } = object;
    const values = named.get(identifier) ?? new Map<string, ReqifValue>();
    const { id: ownId, title: ownTitle, text: ownText } = parts.get(identifier) ?? {};
    const isHeading =
      ownText === undefined && ownTitle !== undefined && isChapter(ownTitle[0]) && !related.has(identifier);
    const handedOn = values.get(handedOnName);
    const used = new Set([handedOnName, ...[ownId, ownTitle, ownText].map((each) => each?.[0])]);
    const id = idOf(identifier);
    const text =
      ownText === undefined
        ? { text: '', form: 'plain' as const }
        : textOf(ownText[1], (what) =>
            tell(
              { line, inner },
              `${id.slice(0, 60)}: ${what} cannot be shown in Markdown.`,
              'Say in words what it shows.',
            ),
          );
    const type = reqif.types.get(object.type)?.name;
    return {
      ...(isHeading ? {} : { id }),
      ...(type === undefined || isHeading ? {} : { type }),
      ...(handedOn === undefined ? {} : { handedOn: wordsOf(handedOn) }),
      title: ownTitle === undefined ? (longName === id ? '' : longName) : wordsOf(ownTitle[1]),
      ...text,
      attributes: [...values].flatMap(([name, value]): EntryAttribute[] => {
        const words = used.has(name) ? '' : wordsOf(value);
        return words === '' ? [] : [{ name, value: words, at: at({ line, inner }) }];
      }),
      links: links.get(identifier) ?? [],
      level: Math.min(5, level),
      at: at(object),
      heldAt: specification === '' ? `object ${identifier}` : `${specification}, object ${identifier}`,
    };
  }
}

/** Names of attributes that headings of a chapter have. */
function isChapter(name: string): boolean {
  return name === 'ReqIF.ChapterName' || name === 'Object Heading';
}

function heading(title: string, at: Entry['at']): Entry {
  return { title, text: '', form: 'plain', attributes: [], links: [], level: 1, at };
}

/** The values of an object by the names of its attributes, with those of its type where it has none, and names for what is enumerated. */
function namedValues(
  { type, values }: ReqifObject,
  { types, enumerated }: ReqifFile,
): Map<string, ReqifValue> {
  const found = new Map<string, ReqifValue>();
  const own = types.get(type)?.attributes ?? new Map<string, never>();
  for (const [key, { name, byDefault }] of own) {
    const value = values.get(key) ?? byDefault;
    if (value !== undefined && !found.has(name)) found.set(name, named(value));
  }
  for (const [key, value] of values) if (!own.has(key)) found.set(key, named(value));
  return found;

  function named(value: ReqifValue): ReqifValue {
    if (typeof value !== 'string') return value;
    const names = value.split('\n').map((each) => enumerated.get(each));
    return names.every((each) => each !== undefined) ? names.join(', ') : value;
  }
}
