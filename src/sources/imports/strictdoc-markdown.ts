import { fenceOpening, isFenceClosing } from '../../markdown/line-forms.ts';
import { Unreadable } from '../unreadable.ts';
import type { SdocDocument, SdocField, SdocNode } from './strictdoc-nodes.ts';

/** `**Key**: value`, with ` \` behind it where another one follows. */
const fieldForm = /^(\s*)\*\*([A-Za-z0-9][A-Za-z0-9 _-]*)\*\*:(?:[ \t]+(.*?))?[ \t]*(\\?)$/;
const headingForm = /^ {0,3}(#+)(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
/** Fields of the grammar that StrictDoc brings, which its other format writes in capitals. */
const usual = new Set(['level', 'status', 'tags', 'title', 'statement', 'rationale', 'comment', 'prefix']);

/** A line of the document, and whether it stands in fenced code. */
interface Line {
  text: string;
  number: number;
  isCode: boolean;
}

/**
 * Reads the nodes of a document of StrictDoc in Markdown (its `spec/Markdown.md`): headings with fields below them are nodes, others are
 * sections, and what stands below these is text.
 * @throws Unreadable for what is no such document
 * @implements SRS-3794
 */
export function readMarkdownNodes(text: string): SdocDocument {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, index) => (!line.isCode && headingForm.test(line.text) ? [index] : []));
  const [first] = starts;
  if (first === undefined || lines.slice(0, first).some(({ text: words }) => words.trim() !== ''))
    throw new Unreadable('it is no document of StrictDoc: a heading does not begin it');
  const header = new Map<string, string>([['MARKUP', 'Markdown']]);
  const nodes = starts.flatMap((start, turn): SdocNode[] => {
    const heading = lines[start] as Line;
    const [, signs = '', words = ''] = headingForm.exec(heading.text) ?? [];
    const body = lines.slice(start + 1, starts[turn + 1]);
    if (turn > 0) return nodesOf(heading, signs.length - 1, words, body);
    const { fields, rest } = metaOf(body);
    header.set('TITLE', words);
    for (const { name, value } of fields) if (!header.has(name)) header.set(name, value);
    return textNode(rest, 1);
  });
  return { header, nodes };
}

function linesOf(text: string): Line[] {
  let open = '';
  return text.split(/\r\n?|\n/).map((line, index) => {
    const isCode = open !== '';
    if (isCode) open = isFenceClosing(line, open) ? '' : open;
    else open = fenceOpening(line.replace(/^ {1,3}/, ''))?.run ?? '';
    return { text: line, number: index + 1, isCode };
  });
}

/** A heading is a node, or a section with the records and the text below it. */
function nodesOf(heading: Line, level: number, title: string, body: readonly Line[]): SdocNode[] {
  const { fields, relations, rest } = metaOf(body);
  const type = fields.find(({ name }) => name === 'TYPE')?.value;
  const own = fields.filter(({ name }) => name !== 'TYPE');
  const named: SdocField = {
    name: 'TITLE',
    value: title,
    lines: [title],
    line: heading.number,
    textLine: heading.number,
  };
  const node = { line: heading.number, level, relations };
  if (type === 'SECTION' || own.length === 0)
    return [
      { ...node, tag: 'SECTION', fields: [named, ...own] },
      ...recordsOf(rest).flatMap((record) =>
        isRecord(record) ? nodesWithout(record, level + 1) : textNode(record, level + 1),
      ),
    ];
  return [{ ...node, tag: type ?? 'REQUIREMENT', fields: [named, ...own, ...contentOf(rest)] }];
}

/** A record without a heading of its own. */
function nodesWithout(record: readonly Line[], level: number): SdocNode[] {
  const { fields, relations, rest } = metaOf(record);
  const tag = fields.find(({ name }) => name === 'TYPE')?.value ?? 'TEXT';
  const own = fields.filter(({ name }) => name !== 'TYPE');
  const line = record.find(({ text }) => text.trim() !== '')?.number ?? 1;
  return [{ tag, line, level, fields: [...own, ...contentOf(rest)], relations }];
}

function textNode(rest: readonly Line[], level: number): SdocNode[] {
  const fields = contentOf(rest);
  return fields.length === 0
    ? []
    : [{ tag: 'TEXT', line: fields[0]?.line ?? 1, level, fields, relations: [] }];
}

/** Parts of a body that each begin with `**Type**:` behind a blank line, and what stands before them. */
function recordsOf(body: readonly Line[]): Line[][] {
  const records: Line[][] = [[]];
  for (const [index, line] of body.entries()) {
    const isFirst = (body[index - 1]?.text ?? '').trim() === '';
    if (isFirst && !line.isCode && nameOf(line) === 'TYPE') records.push([]);
    records.at(-1)?.push(line);
  }
  return records.filter((record) => record.some(({ text }) => text.trim() !== ''));
}

function isRecord(record: readonly Line[]): boolean {
  const [first] = record.filter(({ text }) => text.trim() !== '');
  return first !== undefined && nameOf(first) === 'TYPE';
}

/** The name of the field that a line begins, as the other format writes it; empty where it begins none. */
function nameOf({ text }: Line): string {
  const [, indent = '', name = ''] = fieldForm.exec(text) ?? [];
  if (indent !== '') return '';
  return usual.has(name.toLowerCase()) || /^type$/i.test(name) ? name.toUpperCase() : name;
}

/** The block of fields that begins a body, with its relations, and what stands below it. */
function metaOf(body: readonly Line[]): Pick<SdocNode, 'fields' | 'relations'> & { rest: Line[] } {
  const fields: SdocField[] = [];
  const relations: SdocNode['relations'] = [];
  let index = body.findIndex(({ text }) => text.trim() !== '');
  if (index < 0) return { fields, relations, rest: [] };
  const start = index;
  let inRelations = false;
  for (; index < body.length; index++) {
    const line = body[index] as Line;
    if (line.text.trim() === '') break;
    const name = nameOf(line);
    if (/^relations$/i.test(name)) inRelations = true;
    else if (inRelations) readRelation(relations, line);
    else if (name === '' || (index === start && isAlone(body, index)))
      return { fields, relations, rest: body.slice(start) };
    else fields.push(fieldAt(line, name));
  }
  return { fields, relations, rest: body.slice(index) };
}

/** A field that is content: a statement, or one whose value stands below it. */
function isAlone(body: readonly Line[], index: number): boolean {
  const line = body[index] as Line;
  const value = fieldForm.exec(line.text)?.[3] ?? '';
  return nameOf(line) === 'STATEMENT' || value === '';
}

function fieldAt(line: Line, name: string): SdocField {
  const value = (fieldForm.exec(line.text)?.[3] ?? '').replace(/^`(.*)`$/, '$1');
  return { name, value, lines: [value], line: line.number, textLine: line.number };
}

/** One pair of a relation: `- **Type**: Parent \` begins it. */
function readRelation(relations: SdocNode['relations'], { text, number }: Line): void {
  const [, bullet, pair = ''] = /^\s*(- )?\s*(.*)$/.exec(text) ?? [];
  if (bullet !== undefined) relations.push({ type: '', value: '', role: '', line: number });
  const own = relations.at(-1);
  const [, , key = '', said = ''] = fieldForm.exec(pair) ?? [];
  const value = said.replace(/^`(.*)`$/, '$1');
  if (!own || key === '')
    throw new Unreadable(`"${text.trim().slice(0, 60)}" is no relation of StrictDoc`, number);
  if (/^type$/i.test(key)) own.type = value;
  else if (/^role$/i.test(key)) own.role = value;
  else if (/^path$/i.test(key) || (/^id$/i.test(key) && own.type !== 'File')) own.value = value;
}

/** Fields below the block: each begins with its name behind a blank line; what stands before them is the statement. */
function contentOf(body: readonly Line[]): SdocField[] {
  const fields: SdocField[] = [];
  for (const [index, line] of body.entries()) {
    const isFirst = (body[index - 1]?.text ?? '').trim() === '';
    const name = isFirst && !line.isCode ? nameOf(line) : '';
    if (name !== '') {
      const { value } = fieldAt(line, name);
      fields.push({
        name,
        value,
        lines: value === '' ? [] : [value],
        line: line.number,
        textLine: line.number,
      });
      continue;
    }
    const own = fields.at(-1);
    if (own) own.lines.push(line.text);
    else if (line.text.trim() !== '')
      fields.push({
        name: 'STATEMENT',
        value: '',
        lines: [line.text],
        line: line.number,
        textLine: line.number,
      });
  }
  for (const field of fields) trim(field);
  return fields;
}

function trim(field: SdocField): void {
  while (field.lines.at(-1)?.trim() === '') field.lines.pop();
  while (field.lines[0]?.trim() === '') {
    field.lines.shift();
    field.textLine++;
  }
  field.value = field.lines.join(' ').trim();
}
