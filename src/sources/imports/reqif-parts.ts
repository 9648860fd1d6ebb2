import { handedOnName, ownEntry } from '../../model/index.ts';
import type { ImportFile } from './entry.ts';
import { type ReqifFile, type ReqifObject, type ReqifValue, saysSomething, wordsOf } from './reqif-file.ts';

type Role = 'id' | 'title' | 'text';

/** A value by the name of its attribute. */
export interface NamedValue {
  name: string;
  value: ReqifValue;
}

/** What of an object is its ID, title and text, and all that it says. */
export interface ReqifParts extends Partial<Record<Role, NamedValue>> {
  values: NamedValue[];
  handedOn?: ReqifValue;
  /** The words of its ID, or its identifier where it has none. */
  words: string;
}

/**
 * What attributes are where `map` does not say it: those of the implementation guide of the ProSTEP iViP Association, then those of tools,
 * the first that an object has.
 */
const roles: Readonly<Record<Role, readonly string[]>> = {
  id: ['ReqIF.ForeignID', 'UID', 'Object Identifier', 'IE PUID', 'Global ID'],
  title: ['ReqIF.Name', 'ReqIF.ChapterName', 'TITLE', 'Object Heading', 'Object Short Text'],
  text: ['ReqIF.Text', 'STATEMENT', 'Object Text', 'ReqIF.Description'],
};

/** An attribute of a type, and what it is to its objects. */
interface Column {
  key: string;
  name: string;
  byDefault: ReqifValue | undefined;
  role: Role | 'other';
  /** Of several values of a role the one with the lowest counts. */
  rank: number;
}

/**
 * Takes objects of a file apart: the values by the names of their attributes, with those of the type where an object has none, and names
 * for what is enumerated. What is the same for all objects of a type is found once.
 */
export function partsReader(
  { types, enumerated }: ReqifFile,
  { map, meaningOf }: Pick<ImportFile, 'map' | 'meaningOf'>,
): (object: ReqifObject) => ReqifParts {
  const columns = new Map([...types].map(([key, type]) => [key, columnsOf(type.attributes)]));
  return (object) => {
    const parts: ReqifParts = { values: [], words: object.identifier };
    let left = object.values.size;
    for (const column of columns.get(object.type) ?? []) {
      const said = object.values.get(column.key);
      if (said !== undefined) left--;
      const value = said ?? column.byDefault;
      if (value !== undefined && !parts.values.some(({ name }) => name === column.name))
        take(parts, column, named(value));
    }
    if (left > 0) takeUnknown(parts, object);
    if (parts.id) parts.words = wordsOf(parts.id.value);
    return parts;
  };

  function columnsOf(attributes: ReadonlyMap<string, { name: string; byDefault: ReqifValue | undefined }>) {
    return [...attributes].map(([key, { name, byDefault }]) => columnOf(key, name, byDefault));
  }

  function columnOf(key: string, name: string, byDefault?: ReqifValue): Column {
    const meaning = meaningOf(name);
    const isSaid = ownEntry(map.fields, name) !== undefined;
    const usual = (Object.keys(roles) as Role[]).find((role) => roles[role].includes(name)) ?? 'other';
    const role = isSaid || meaning !== 'other' ? meaning : usual;
    const known = role === 'other' ? [] : roles[role];
    const rank = isSaid ? -1 : known.includes(name) ? known.indexOf(name) : known.length;
    return { key, name, byDefault, role, rank };
  }

  /** Values of attributes that the type does not have. */
  function takeUnknown(parts: ReqifParts, { type, values }: ReqifObject): void {
    const own = types.get(type)?.attributes;
    for (const [key, value] of values) if (!own?.has(key)) take(parts, columnOf(key, key), named(value));
  }

  function named(value: ReqifValue): ReqifValue {
    if (typeof value !== 'string') return value;
    if (!value.includes('\n')) return enumerated.get(value) ?? value;
    const names = value.split('\n').map((each) => enumerated.get(each));
    return names.every((each) => each !== undefined) ? names.join(', ') : value;
  }
}

function take(parts: ReqifParts, { name, role, rank }: Column, value: ReqifValue): void {
  const taken: NamedValue & { rank: number } = { name, value, rank };
  parts.values.push(taken);
  if (name === handedOnName) parts.handedOn = value;
  if (role === 'other' || !saysSomething(value)) return;
  const before = parts[role] as typeof taken | undefined;
  if (before === undefined || rank < before.rank) parts[role] = taken;
}
