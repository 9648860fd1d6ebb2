import { field, listOf, textField } from '../safe-json.ts';
import { Unreadable, wholeJson, wholeText } from '../unreadable.ts';
import type { Entry, EntryAttribute, Imported, ImportFile } from './entry.ts';
import { finding } from './rules.ts';

/** Lists that say why an item has no link upwards, downwards or at all. */
const justifications = ['just_up', 'just_down', 'just_global'] as const;

/**
 * Reads a `.lobster` file of requirements (LOBSTER, schema `lobster-req-trace`). Tags are IDs without their namespace and version; the
 * items of code and tests of the other schemas are no items here, and a report is made of what is read elsewhere.
 * @implements SRS-3694
 */
export function readLobster({ path, bytes }: ImportFile): Imported {
  const { value, lines } = wholeJson(wholeText(bytes), { lineDepth: 2 });
  const schema = textField(value, 'schema');
  const data = listOf(value, 'data');
  if (!schema.startsWith('lobster-')) throw new Unreadable('it names no schema of LOBSTER');
  if (schema !== 'lobster-report' && !Array.isArray(field(value, 'data')))
    throw new Unreadable('it has no list of data, as files of LOBSTER do');
  const lineOf = (index: number): number => lines.get(`data\0${index}`) ?? 1;
  if (schema === 'lobster-report')
    throw new Unreadable('it is a report of LOBSTER; name the files it was made of');
  if (schema !== 'lobster-req-trace')
    return {
      entries: [],
      findings: [
        finding(
          'import-left-out',
          { file: path, line: 1, column: 1 },
          {
            message: `Code and tests of the file (${schema}, ${data.length} in all) are no items here.`,
            hint: 'Tag the source itself, and name the reports of the tests in `sources.results`.',
          },
        ),
      ],
    };
  return { entries: data.map((item, index) => entryOf(item, lineOf(index))), findings: [] };
}

function entryOf(item: unknown, line: number): Entry {
  const tag = textField(item, 'tag');
  const id = idOf(tag);
  if (id === '')
    throw new Unreadable(
      `an item has the tag ${JSON.stringify(tag.slice(0, 60))}, which names nothing`,
      line,
    );
  const entry: Entry = {
    id,
    title: titleOf(textField(item, 'name'), id),
    text: textField(item, 'text'),
    form: 'plain',
    attributes: attributesOf(item, tag),
    links: textsOf(item, 'refs').map((to) => ({ relation: 'refs', to: idOf(to) })),
    level: 1,
    at: { line, column: 1 },
  };
  const type = textField(item, 'kind');
  if (type !== '') entry.type = type;
  const place = placeOf(field(item, 'location'));
  if (place !== '') entry.heldAt = place;
  return entry;
}

/** `req pump.alarm@3` is `pump.alarm`. */
function idOf(tag: string): string {
  return tag.slice(tag.indexOf(' ') + 1).replace(/@[^@]*$/, '');
}

/** A name that only repeats the ID says nothing. */
function titleOf(name: string, id: string): string {
  return name === id ? '' : name;
}

function attributesOf(item: unknown, tag: string): EntryAttribute[] {
  const version = /@([^@]*)$/.exec(tag)?.[1] ?? '';
  return [
    { name: 'version', value: version },
    { name: 'status', value: textField(item, 'status') },
    ...justifications.map((name) => ({ name, value: textsOf(item, name).join('; ') })),
  ].filter(({ value }) => value !== '');
}

function textsOf(item: unknown, name: string): string[] {
  return listOf(item, name).filter((each) => typeof each === 'string');
}

/** Where the tool has it: a file and line, or an item of codebeamer. */
function placeOf(location: unknown): string {
  const file = textField(location, 'file');
  const line = field(location, 'line');
  if (file !== '') return typeof line === 'number' ? `${file}, line ${line}` : file;
  const cb = textField(location, 'cb_root');
  const number = field(location, 'item');
  return cb !== '' && typeof number === 'number' ? `${cb}, item ${number}` : '';
}
