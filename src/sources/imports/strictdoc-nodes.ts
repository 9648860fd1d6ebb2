import { Unreadable } from '../unreadable.ts';

/** A field of a node, with the lines of its value. */
export interface SdocField {
  name: string;
  value: string;
  lines: string[];
  line: number;
  /** Line on which the value begins. */
  textLine: number;
}

/** A relation of a node: `Parent`, `Child` or `File`, and the UID or path it names. */
export interface SdocRelation {
  type: string;
  value: string;
  role: string;
  line: number;
}

/** A node of a document: a requirement, a section, a text, or whatever its grammar has. */
export interface SdocNode {
  tag: string;
  line: number;
  /** 1 for what stands directly in the document. */
  level: number;
  fields: SdocField[];
  relations: SdocRelation[];
}

/** A document: the fields of its head, its options among them, and its nodes in their order. */
export interface SdocDocument {
  header: Map<string, string>;
  nodes: SdocNode[];
}

const begin = /^\[(\[?)([A-Z][A-Z_]*)(\]?)\]\s*$/;
const end = /^\[(\[?)\/([A-Z][A-Z_]*)(\]?)\]\s*$/;
const field = /^([A-Z][A-Za-z0-9_-]*):(?: (.*)|\s*)$/;

/**
 * Reads the nodes of a document of StrictDoc. Names of fields are those of the file, so its grammar, own or imported, decides nothing.
 * @throws Unreadable for what is no document, or is cut off
 */
export function readSdocNodes(text: string): SdocDocument {
  const lines = text.split(/\r\n?|\n/);
  if (lines[0]?.trim() !== '[DOCUMENT]')
    throw new Unreadable('it is no document of StrictDoc: [DOCUMENT] does not begin it');
  const header = new Map<string, string>();
  const nodes: SdocNode[] = [];
  const open: { tag: string; line: number }[] = [];
  let node: SdocNode | undefined;
  let isHead = true;
  let inRelations = false;
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as string;
    const at = index + 1;
    const [, brackets, tag] = begin.exec(line) ?? [];
    const closed = end.exec(line)?.[2];
    if (line.trim() === '') continue;
    if (tag === 'GRAMMAR') index = endOfGrammar(lines, index);
    else if (tag !== undefined) {
      isHead = false;
      inRelations = false;
      node = { tag, line: at, level: open.length + 1, fields: [], relations: [] };
      nodes.push(node);
      if (brackets === '[' || tag === 'SECTION') open.push({ tag, line: at });
    } else if (closed !== undefined) {
      if (open.pop()?.tag !== closed) throw new Unreadable(`[/${closed}] closes nothing`, at);
      node = undefined;
    } else if (isHead) readHead(header, line);
    else if (!node) throw unknown(line, at);
    else if (inRelations) readRelation(node, line, at);
    else if (/^RELATIONS:\s*$/.test(line)) inRelations = true;
    else index = readField(node, lines, index);
  }
  const left = open.at(-1);
  if (left) throw new Unreadable(`[[${left.tag}]] is never closed`, left.line);
  return { header, nodes };
}

/** The head holds fields, and options that stand deeper. */
function readHead(header: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^\s*(?:- )?([A-Za-z_][\w-]*):\s*(.*)$/.exec(line) ?? [];
  if (name !== '' && !header.has(name)) header.set(name, value.trim());
}

/** The last line of a grammar: what begins below it is in brackets. */
function endOfGrammar(lines: readonly string[], start: number): number {
  let index = start;
  while (index + 1 < lines.length && !(lines[index + 1] as string).startsWith('[')) index++;
  return index;
}

/** @returns the index of its last line */
function readField(node: SdocNode, lines: readonly string[], start: number): number {
  const [, name, value = ''] = field.exec(lines[start] as string) ?? [];
  if (name === undefined) throw unknown(lines[start] as string, start + 1);
  if (value.trim() !== '>>>') {
    node.fields.push({
      name,
      value: value.trim(),
      lines: [value.trim()],
      line: start + 1,
      textLine: start + 1,
    });
    return start;
  }
  let last = start + 1;
  while (last < lines.length && !(lines[last] as string).startsWith('<<<')) last++;
  if (last === lines.length) throw new Unreadable(`the text of ${name} has no end`, start + 1);
  const own = lines.slice(start + 1, last);
  node.fields.push({ name, value: own.join(' ').trim(), lines: own, line: start + 1, textLine: start + 2 });
  return last;
}

function readRelation(node: SdocNode, line: string, at: number): void {
  const type = /^- TYPE: (.*)$/.exec(line)?.[1]?.trim();
  if (type !== undefined) {
    node.relations.push({ type, value: '', role: '', line: at });
    return;
  }
  const [, name, value = ''] = /^ {2}([A-Z_]+):(?: (.*))?$/.exec(line) ?? [];
  const own = node.relations.at(-1);
  if (name === undefined || !own) throw unknown(line, at);
  if (name === 'VALUE' || name === 'PATH') {
    own.value = value.trim();
    own.line = at;
  } else if (name === 'ROLE') own.role = value.trim();
}

function unknown(line: string, at: number): Unreadable {
  return new Unreadable(`"${line.trim().slice(0, 60)}" is no line of StrictDoc there`, at);
}
