import { Unreadable, wholeText } from '../unreadable.ts';
import type { Entry, EntryAttribute, Imported, ImportFile, Position } from './entry.ts';
import { finding } from './rules.ts';
import { wholeYaml } from './yaml.ts';

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Reads items from a list in YAML, as rdm and many projects keep their requirements: one mapping each, with an ID, or lists of them below
 * keys. Scalars and lists of scalars are attributes, texts of several lines belong to the text under their names. What lists items within
 * an item holds those below it.
 * @implements SRS-3787
 */
export function readYamlList({ path, bytes, meaningOf }: ImportFile): Imported {
  const source = wholeText(bytes).replace(/\r\n?/g, '\n');
  const value = wholeYaml(source, 1, 'written');
  const places = placesOf(source);
  const entries: Entry[] = [];
  /** What is no item, by what it is, with the first place. */
  const left = new Map<string, { count: number; line: number }>();
  const leave = (what: string, line: number): void => {
    const before = left.get(what);
    left.set(what, { count: (before?.count ?? 0) + 1, line: before?.line ?? line });
  };
  const keyOf = (item: Mapping, meaning: 'id' | 'title' | 'text'): string =>
    Object.keys(item).find((name) => meaningOf(name) === meaning && isScalar(item[name])) ?? '';

  function readList(list: readonly unknown[], level: number): void {
    for (const item of list) {
      const idKey = isMapping(item) ? keyOf(item, 'id') : '';
      if (!isMapping(item) || idKey === '') leave('entries have no ID and are no items', places.last());
      else readItem(item, idKey, level);
    }
  }

  function readItem(item: Mapping, idKey: string, level: number): void {
    const id = item[idKey] as string;
    const at = places.next(idKey, id);
    const [titleKey, textKey] = [keyOf(item, 'title'), keyOf(item, 'text')];
    const texts = textKey === '' ? [] : [item[textKey] as string];
    const attributes: EntryAttribute[] = [];
    const below: (readonly unknown[])[] = [];
    for (const [name, value] of Object.entries(item)) {
      if ([idKey, titleKey, textKey].includes(name) || isNothing(value)) continue;
      if (isScalar(value) && value.trim().includes('\n')) texts.push(`**${name}**`, value);
      else if (isScalar(value)) attributes.push({ name, value, at });
      else if (Array.isArray(value) && value.every(isScalar))
        attributes.push({ name, value: value.join(', '), at });
      else if (Array.isArray(value) && value.some((each) => isMapping(each) && keyOf(each, 'id') !== ''))
        below.push(value);
      else leave(`values of \`${name.slice(0, 40)}\` are neither words nor a list of words`, at.line);
    }
    entries.push({
      id,
      title: titleKey === '' ? '' : (item[titleKey] as string),
      text: texts.map((text) => text.trim()).join('\n\n'),
      form: 'markdown',
      attributes,
      links: [],
      level,
      at,
    });
    for (const list of below) readList(list, Math.min(5, level + 1));
  }

  const lists = Array.isArray(value) ? [value] : listsOf(value);
  for (const list of lists) readList(list, 1);
  if (entries.length === 0) throw new Unreadable('it holds no list of mappings with an ID');
  return {
    entries,
    findings: [...left].map(([what, { count, line }]) =>
      finding(
        'import-left-out',
        { file: path, line, column: 1 },
        {
          message: `${count} ${what}.`,
          hint: 'Give it an ID, or a value of words; or keep it in a file that is not read.',
        },
      ),
    ),
  };
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string {
  return typeof value === 'string';
}

/** As YAML writes no value. */
function isNothing(value: unknown): boolean {
  return isScalar(value) && /^(?:null|~|)$/i.test(value.trim());
}

/** Lists below the keys of a mapping. */
function listsOf(value: unknown): (readonly unknown[])[] {
  return isMapping(value) ? Object.values(value).filter((each) => Array.isArray(each)) : [];
}

/** Lines at which items state their IDs, in the order of the file. */
function placesOf(source: string): { next(key: string, id: string): Position; last(): number } {
  const lines = new Map<string, number[]>();
  for (const [index, line] of source.split('\n').entries())
    for (const [, key = '', value = ''] of line.matchAll(pair)) {
      const own = `${key.trim()}\0${value.trim()}`;
      const known = lines.get(own);
      if (known) known.push(index + 1);
      else lines.set(own, [index + 1]);
    }
  let last = 1;
  return {
    next(key, id) {
      last = lines.get(`${key}\0${id}`)?.shift() ?? last;
      return { line: last, column: 1 };
    },
    last: () => last,
  };
}

/** A key and a value of one line, quoted or not. */
const pair =
  /(?<![^\s{,-])["']?(?!-\s)([^\s"':{},[\]][^"':{},[\]]{0,99})["']?\s*:\s+["']?([^\s"'{}[\],#][^"'{}[\],#]*)/g;
