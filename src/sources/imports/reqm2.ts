import { readXml } from '../results/xml.ts';
import { inSentence, Unreadable } from '../unreadable.ts';
import { coversOf } from './covers.ts';
import type { Entry, EntryAttribute, EntryLink, Imported, ImportFile } from './entry.ts';
import { finding } from './rules.ts';

/** Elements that say something of an item; what is below others is told by name. */
const attributes = new Map([
  ['status', 'status'],
  ['source', 'source'],
  ['sourcerevision', 'source revision'],
  ['creationdate', 'creation date'],
  ['safetyclass', 'safety class'],
  ['verifycrit', 'verification criteria'],
  ['furtherinfo', 'further information'],
  ['usecase', 'use case'],
]);
const texts = new Map([
  ['description', ''],
  ['rationale', 'Rationale:'],
  ['comment', 'Comment:'],
]);
/** Elements that hold others, and those whose reverse is computed. */
const frames = new Set(
  'specdocument specobjects specobject needscoverage providescoverage provcov dependencies tags fulfilledby ffbObj'.split(
    ' ',
  ),
);
const taken = new Set(
  'id version shortdesc needsobj linksto dstversion dependson tag sourcefile sourceline ffbId ffbType ffbVersion'.split(
    ' ',
  ),
);

function isKnown(name: string): boolean {
  return frames.has(name) || taken.has(name) || texts.has(name) || attributes.has(name);
}

interface Draft {
  line: number;
  /** Element → what it says, one for each time it stands there, with its line. */
  said: Map<string, { value: string; line: number }[]>;
}

/**
 * Reads ReqM2 XML (`specdocument`), as OpenFastTrace writes and reads it: IDs are `<doctype>~<id>~<version>`.
 * @implements SRS-3682
 */
export function readReqM2({ path, bytes, map }: ImportFile): Imported {
  const entries: Entry[] = [];
  const left = new Map<string, { line: number; count: number }>();
  /** How deep it is inside an element that is not read. */
  let inLeft = 0;
  let doctype = '';
  let draft: Draft | undefined;
  let root = '';
  let text = '';
  let line = 1;
  const problem = readXml(bytes, {
    open(name, attribute, at) {
      root ||= name;
      if (name === 'specobjects') doctype = attribute('doctype');
      if (name === 'specobject') draft = { line: at, said: new Map() };
      if (inLeft > 0 || (draft && !isKnown(name))) inLeft++;
      if (inLeft === 1) {
        const before = left.get(name);
        left.set(name, { line: before?.line ?? at, count: (before?.count ?? 0) + 1 });
      }
      text = '';
      line = at;
    },
    text(part) {
      if (draft) text += part;
    },
    close(name) {
      if (inLeft > 0) inLeft--;
      else if (draft && !frames.has(name)) {
        const said = draft.said.get(name) ?? [];
        draft.said.set(name, said);
        said.push({ value: text.trim(), line });
      }
      if (draft && name === 'specobject') {
        entries.push(entryOf(draft, doctype, map.fields));
        draft = undefined;
      }
      text = '';
    },
  });
  if (problem) throw new Unreadable(inSentence(problem.message), problem.line, problem.column);
  if (root !== 'specdocument')
    throw new Unreadable('it is no document of ReqM2: its root is not <specdocument>');
  const findings = [...left].map(([name, { line: at, count }]) =>
    finding(
      'import-left-out',
      { file: path, line: at, column: 1 },
      {
        message: `<${name.slice(0, 40)}> of ${count} ${count === 1 ? 'item' : 'items'} is not read.`,
        hint: 'Write what it says into the description.',
      },
    ),
  );
  return { entries, findings };
}

function entryOf({ line, said }: Draft, doctype: string, fields: Readonly<Record<string, string>>): Entry {
  const all = (name: string): { value: string; line: number }[] =>
    (said.get(name) ?? []).filter(({ value }) => value !== '');
  const one = (name: string): string => all(name)[0]?.value ?? '';
  if (one('id') === '') throw new Unreadable('a <specobject> has no <id>', line);
  const at = { line, column: 1 };
  const versions = all('dstversion');
  const covers = all('linksto').map(
    (each, index): EntryLink => ({
      relation: 'covers',
      to: `${plainId(each.value)}~${versions[index]?.value ?? ''}`,
      at: { line: each.line, column: 1 },
    }),
  );
  const depends = all('dependson').map(
    (each): EntryLink => ({
      relation: 'depends',
      to: plainId(each.value),
      at: { line: each.line, column: 1 },
    }),
  );
  const lists: EntryAttribute[] = [
    {
      name: 'needs',
      value: all('needsobj')
        .map(({ value }) => value)
        .join(', '),
    },
    {
      name: 'tags',
      value: all('tag')
        .map(({ value }) => value)
        .join(', '),
    },
  ];
  const name = one('id').replace(/^[A-Za-z]+(?:~[A-Za-z]+)?:/, '');
  const id = `${doctype}~${name}~${one('version')}`;
  const source = one('sourcefile');
  return {
    id,
    title: one('shortdesc'),
    text: [...texts]
      .flatMap(([name, head]) => (one(name) === '' ? [] : [head, one(name)]))
      .filter((part) => part !== '')
      .join('\n\n'),
    form: 'plain',
    attributes: [
      ...[...attributes].map(([element, name]) => ({
        name,
        value: all(element)
          .map(({ value }) => value)
          .join(', '),
      })),
      ...lists,
    ].filter(({ value }) => value !== ''),
    links: [...covers, ...depends].map((link) => coversOf(link, doctype, fields)),
    level: 1,
    at,
    ...(source === ''
      ? {}
      : { heldAt: one('sourceline') === '' ? source : `${source}, line ${one('sourceline')}` }),
  };
}

/** `req:alarm.sound, v1` is how older tools write `req~alarm.sound~1`. */
function plainId(written: string): string {
  return written.replace(/^([A-Za-z]+)(?:~[A-Za-z]+)?:/, '$1~').replace(/, *v(\d+)$/, '~$1');
}
