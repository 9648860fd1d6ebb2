import { specificationId } from '../../model/index.ts';
import { wholeText } from '../unreadable.ts';
import { artifactOf, coversOf } from './covers.ts';
import type { Entry, EntryAttribute, EntryLink, Imported, ImportFile, Position } from './entry.ts';
import { finding } from './rules.ts';

/** What a line of an item begins: a part of it, or a value that it holds itself. */
const keyword = /^(Description|Rationale|Comment|Covers|Depends|Needs|Tags):\s*(.*)$/;
const itemLine = new RegExp(`^\`?(${specificationId})\`?`, 'u');
const listedId = new RegExp(
  `^\\s{0,3}[+*-](?:.*[^\\p{L}\\p{N}_])?(${specificationId})(?![\\p{L}\\p{N}_])`,
  'u',
);
const forward = new RegExp(
  `(?<![A-Za-z])([A-Za-z]+)\\s*-->\\s*([A-Za-z]+(?:,\\s*[A-Za-z]+)*)\\s*:\\s*(${specificationId})`,
  'u',
);

/** An item or a text between items while it is read. */
interface Draft {
  id?: string;
  title: string;
  level: number;
  at: Position;
  /** Line of the file on which its text begins. */
  start: number;
  /** Lines of its text, one for each line of the file; those that are no text are empty. */
  text: string[];
  attributes: EntryAttribute[];
  links: EntryLink[];
  /** The list that is being read, or the text. */
  part: 'text' | 'Covers' | 'Depends' | 'Needs' | 'Tags';
}

/**
 * Reads specification items of OpenFastTrace in Markdown (its user guide, "Specification Item Format"): ID below a heading, keywords,
 * lists of what is covered, and forwarding. Description, rationale and comment are the text.
 * @implements SRS-3681
 */
export function readOpenFastTrace({ path, bytes, map }: ImportFile): Imported {
  const lines = wholeText(bytes).split(/\r\n?|\n/);
  const drafts: Draft[] = [];
  const findings: Imported['findings'] = [];
  let draft: Draft | undefined;
  let isOff = false;
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const at = { line: index + 1, column: 1 };
    const turned = /(?:^|[^\p{L}\p{N}_])oft:(on|off)(?![\p{L}\p{N}_])/u.exec(line)?.[1];
    if (turned !== undefined) isOff = turned === 'off';
    const own: string | undefined = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const inFence: boolean = fence !== undefined;
    if (own !== undefined) fence = fence === undefined ? own : own.startsWith(fence) ? undefined : fence;
    const isPlain = isOff || turned !== undefined || inFence || own !== undefined;
    const heading = isPlain ? undefined : headingAt(lines, index);
    const id = isPlain ? undefined : itemLine.exec(line)?.[1];
    if (heading) draft = begin({ ...heading, at, start: index + 2 });
    else if (id !== undefined) {
      const isOwn =
        draft && draft.id === undefined && draft.text.every((each) => /^\s*$|^[=-]{3,}\s*$/.test(each));
      draft = isOwn && draft ? draft : begin({ title: '', level: draft?.level ?? 1, at, start: index + 2 });
      Object.assign(draft, { id, at, start: index + 2, text: [] });
    } else if (!isPlain && forward.test(line)) {
      drafts.push(forwarded(forward.exec(line) as RegExpExecArray, draft?.level ?? 1, at));
      draft = begin({ title: '', level: draft?.level ?? 1, at, start: index + 2 });
    } else {
      draft ??= begin({ title: '', level: 1, at, start: index + 1 });
      draft.text.push(isPlain || draft.id === undefined ? line : textOf(line, draft, at));
    }
  }
  return { entries: drafts.map((each) => entryOf(each, map.fields)), findings };

  function begin(given: Pick<Draft, 'title' | 'level' | 'at' | 'start'>): Draft {
    const made: Draft = { ...given, text: [], attributes: [], links: [], part: 'text' };
    drafts.push(made);
    return made;
  }

  /** What of a line of an item is text; the rest goes into the item. */
  function textOf(line: string, item: Draft, at: Position): string {
    const [, word, rest = ''] = keyword.exec(line) ?? [];
    const status = /^Status:\s*(approved|proposed|draft|rejected)\s*$/.exec(line)?.[1];
    if (status !== undefined) {
      item.attributes.push({ name: 'status', value: status, at });
      return '';
    }
    if (word === 'Covers' || word === 'Depends' || word === 'Needs' || word === 'Tags') {
      item.part = word;
      if (word === 'Needs' || word === 'Tags') addWords(item, word, rest, at);
      else if (rest.trim() !== '') tell(line, `a line of its own below "${word}:" holds each ID`, at);
      return '';
    }
    if (word !== undefined) {
      item.part = 'text';
      return word === 'Description' ? rest : line;
    }
    if (item.part === 'text') return line;
    if (line.trim() === '') return line;
    return listLine(line, item, at);
  }

  function listLine(line: string, item: Draft, at: Position): string {
    if (item.part === 'Needs' || item.part === 'Tags') {
      const word = /^\s{0,3}[+*-]\s*(.*)$/.exec(line)?.[1];
      if (word !== undefined) {
        addWords(item, item.part, word, at);
        return '';
      }
      item.part = 'text';
      return line;
    }
    const to = listedId.exec(line)?.[1];
    if (to !== undefined)
      item.links.push({
        relation: item.part === 'Covers' ? 'covers' : 'depends',
        to,
        at: { ...at, column: line.indexOf(to) + 1 },
      });
    else tell(line, `it stands below "${item.part}:" and names no ID`, at);
    return '';
  }

  function tell(line: string, why: string, at: Position): void {
    findings.push(
      finding(
        'import-left-out',
        { file: path, ...at },
        {
          message: `"${line.trim().slice(0, 80)}" is not read: ${why}.`,
          hint: 'Write a list with one `type~name~revision` a line.',
        },
      ),
    );
  }
}

/** A heading of either form; the line below it may underline it. */
function headingAt(lines: readonly string[], index: number): { title: string; level: number } | undefined {
  const line = lines[index] as string;
  const [, signs = '', title = ''] = /^(#{1,6})\s*(.*?)(?:\s#+)?\s*$/.exec(line) ?? [];
  if (signs !== '') return { title, level: Math.max(1, signs.length - 1) };
  const under = /^([=-])\1{2,}\s*$/.exec(lines[index + 1] ?? '')?.[1];
  const isWords = /^[^\s#>|`*+-]/.test(line) && !itemLine.test(line) && !keyword.test(line);
  return under !== undefined && isWords ? { title: line.trim(), level: 1 } : undefined;
}

function addWords(item: Draft, part: 'Needs' | 'Tags', text: string, at: Position): void {
  const words = text.split(',').map((word) => word.replace(/^[\s`*_]+|[\s`*_]+$/g, ''));
  const name = part.toLowerCase();
  const said = words.filter((word) => word !== '').join(', ');
  if (said === '') return;
  const before = item.attributes.find((each) => each.name === name);
  if (before) before.value = `${before.value}, ${said}`;
  else item.attributes.push({ name, value: said, at });
}

/** `arch --> dsn : req~x~1`: the item arch~x~1, which covers the requirement and needs what it is handed on to. */
function forwarded([, by = '', to = '', id = '']: RegExpExecArray, level: number, at: Position): Draft {
  return {
    id: `${by}${id.slice(id.indexOf('~'))}`,
    title: '',
    level,
    at,
    start: at.line,
    text: [],
    attributes: [{ name: 'needs', value: to, at }],
    links: [{ relation: 'covers', to: id, at }],
    part: 'text',
  };
}

function entryOf(
  { id, title, level, at, start, text, attributes, links }: Draft,
  fields: Readonly<Record<string, string>>,
): Entry {
  return {
    ...(id === undefined ? {} : { id }),
    title,
    text: text.join('\n'),
    form: 'markdown',
    attributes,
    links: id === undefined ? links : links.map((link) => coversOf(link, artifactOf(id), fields)),
    level: Math.min(5, level),
    at,
    textAt: { line: start, column: 1, runsOn: true },
  };
}
