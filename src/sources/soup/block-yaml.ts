import { Unreadable } from '../unreadable.ts';
import {
  begins,
  type Line,
  lineValue,
  maximumDepth,
  unescaped,
  withoutComment,
  wrong,
  type YamlNode,
} from './flow-yaml.ts';

export type { YamlNode } from './flow-yaml.ts';

/**
 * Reads the YAML that pnpm and Yarn write: block mappings and lists, values of one line, flow collections, block scalars, also as a formatter lays them out. Anchors,
 * aliases and tags, with which a small file could stand for a huge one, are refused, as is a key that stands twice. Linear.
 * @returns one node a document
 * @implements SRS-1623
 */
export function readBlockYaml(text: string): YamlNode[] {
  const documents: BlockReader[] = [];
  const lines = text.split('\n');
  let start = 0;
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at];
    if (line !== undefined && !(begins(line, '-%.') && /^(?:---(?:\s|$)|%|\.\.\.\r?$)/.test(line))) continue;
    // What directives and ends of documents say concerns no lockfile.
    if (line !== undefined && !line.startsWith('-')) {
      lines[at] = '';
      continue;
    }
    documents.push(new BlockReader(lines.slice(start, at), start + 1));
    start = at + 1;
  }
  return documents.flatMap((document) => document.read() ?? []);
}

class BlockReader {
  readonly #lines: readonly string[];
  /** Number of the first line. */
  readonly #first: number;
  #at = 0;
  /** The line that is read next, once it was looked at. */
  #line: Line | undefined;

  constructor(lines: readonly string[], first: number) {
    this.#lines = lines;
    this.#first = first;
  }

  /** The document; undefined where it says nothing. */
  read(): YamlNode | undefined {
    const first = this.#next();
    if (!first) return undefined;
    const node = this.#block(first.indent, 0);
    const left = this.#next();
    if (left) throw wrong(left);
    return node;
  }

  /** The next line that says something; blank lines and comments are passed over. */
  #next(): Line | undefined {
    for (; !this.#line && this.#at < this.#lines.length; this.#at++) {
      const raw = this.#lines[this.#at] as string;
      const indent = raw.search(/\S/);
      if (indent < 0 || raw[indent] === '#') continue;
      this.#line = { number: this.#first + this.#at, indent, text: raw.slice(indent).trimEnd() };
      break;
    }
    return this.#line;
  }

  #advance(): void {
    this.#at++;
    this.#line = undefined;
  }

  #block(indent: number, depth: number): YamlNode {
    const line = this.#next() as Line;
    if (depth > maximumDepth)
      throw new Unreadable(`values are nested more than ${maximumDepth} deep`, line.number, indent + 1);
    return isEntry(line.text) ? this.#list(indent, depth) : this.#map(indent, depth);
  }

  #map(indent: number, depth: number): YamlNode {
    const map = new Map<string, YamlNode>();
    const start = this.#next() as Line;
    for (
      let line = this.#next();
      line && line.indent === indent && !isEntry(line.text);
      line = this.#next()
    ) {
      const { key, rest } = keyOf(line);
      if (map.has(key))
        throw new Unreadable(`the key ${JSON.stringify(key)} stands twice`, line.number, indent + 1);
      this.#advance();
      map.set(key, this.#value(rest, line, indent, depth));
    }
    const after = this.#next();
    if (map.size === 0 || (after && after.indent > indent)) throw wrong(after ?? start);
    return { line: start.number, map };
  }

  /** Entries may stand at the column of the key they belong to. */
  #list(indent: number, depth: number): YamlNode {
    const list: YamlNode[] = [];
    const start = this.#next() as Line;
    for (let line = this.#next(); line && line.indent === indent && isEntry(line.text); line = this.#next()) {
      const rest = line.text.slice(1).trimStart();
      if (rest === '' || !(startsMapping(rest) || isEntry(rest))) {
        this.#advance();
        list.push(this.#value(rest, line, indent, depth));
        continue;
      }
      // The first key of a mapping, or the first dash of a list, stands on the line of the dash.
      const inner = indent + line.text.length - rest.length;
      this.#line = { number: line.number, indent: inner, text: rest };
      list.push(this.#block(inner, depth + 1));
    }
    return { line: start.number, list };
  }

  /** What stands behind a key or dash: a value of one line, a block scalar, or a block further in. */
  #value(rest: string, line: Line, indent: number, depth: number): YamlNode {
    if (begins(rest, '|>') && /^[|>][+-]?\d?$/.test(rest))
      return { line: line.number, text: this.#scalar(indent) };
    if (rest !== '' && !rest.startsWith('#')) return this.#flow(rest, line);
    const next = this.#next();
    if (next && next.indent > indent && begins(next.text, '[{')) {
      this.#advance();
      return standingAt(this.#flow(next.text, next), line);
    }
    if (
      next &&
      (next.indent > indent || (next.indent === indent && isEntry(next.text) && !isEntry(line.text)))
    )
      return standingAt(this.#block(next.indent, depth + 1), line);
    return { line: line.number, text: '' };
  }

  /** A value of one line, or a collection in brackets, which formatters write over several. */
  #flow(rest: string, line: Line): YamlNode {
    if (!begins(rest, '[{')) return lineValue(rest, line);
    const parts = [rest];
    let open = openIn(rest);
    for (let next = this.#next(); open > 0 && next; next = this.#next()) {
      parts.push(next.text);
      open += openIn(next.text);
      this.#advance();
    }
    return lineValue(parts.join(' '), line);
  }

  #scalar(indent: number): string {
    const words: string[] = [];
    for (; this.#at < this.#lines.length; this.#at++) {
      const raw = this.#lines[this.#at] as string;
      const text = raw.trim();
      if (text !== '' && raw.length - raw.trimStart().length <= indent) break;
      words.push(text);
    }
    return words.join(' ').trim();
  }
}

/** A value counts as standing where its key stands. */
function standingAt(node: YamlNode, { number }: Line): YamlNode {
  node.line = number;
  return node;
}

/** How many brackets a line opens more than it closes. */
function openIn(text: string): number {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  return bare.replace(/[^[{]/g, '').length - bare.replace(/[^\]}]/g, '').length;
}

function isEntry(text: string): boolean {
  return text === '-' || text.startsWith('- ');
}

function startsMapping(text: string): boolean {
  if (begins(text, '"\'')) return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(?:\s|$)/.test(text);
  return !begins(text, '[{#&*!|>') && colonIn(withoutComment(text)) >= 0;
}

function keyOf(line: Line): { key: string; rest: string } {
  const quoted =
    begins(line.text, '"\'') && /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?:\s+|$)/.exec(line.text);
  if (quoted) {
    const key =
      quoted[1] === undefined ? (quoted[2] ?? '').replaceAll("''", "'") : unescaped(quoted[1], line);
    return { key, rest: line.text.slice(quoted[0].length) };
  }
  const colon = colonIn(line.text);
  if (colon < 1 || begins(line.text, '&*!?"\'[{|>@`%')) throw wrong(line);
  return { key: line.text.slice(0, colon).trimEnd(), rest: line.text.slice(colon + 1).trimStart() };
}

/** Where a key ends: at the first colon with a blank or nothing behind it; -1 where there is none. */
function colonIn(text: string): number {
  let at = text.indexOf(':');
  while (at >= 0 && at + 1 < text.length && text.charAt(at + 1).trim() !== '') at = text.indexOf(':', at + 1);
  return at;
}

/** A member of a mapping; undefined where there is none. */
export function member(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.map?.get(key);
}

/** Text of a member; empty where it has none. */
export function memberText(node: YamlNode | undefined, key: string): string {
  return node?.map?.get(key)?.text ?? '';
}

/** Members of a member; none where it is no mapping. */
export function members(node: YamlNode | undefined, key: string): [key: string, value: YamlNode][] {
  return [...(node?.map?.get(key)?.map ?? [])];
}
