import { Unreadable } from '../unreadable.ts';

/** A value with the line it (or its key) stands on. Exactly one of the three is there; an empty value is the text ''. */
export interface YamlNode {
  line: number;
  text?: string;
  map?: Map<string, YamlNode>;
  list?: YamlNode[];
}

/** A line of the file without its indentation. */
export interface Line {
  number: number;
  indent: number;
  text: string;
}

/** Deepest nesting that is read; lockfiles have ten levels at most. */
export const maximumDepth = 64;

/** A value that begins and ends on one line. */
export function lineValue(text: string, line: Line): YamlNode {
  if (begins(text, '{["\'')) return new FlowReader(text, line).whole();
  if (begins(text, '&*!@`%')) throw wrong(line);
  return { line: line.number, text: withoutComment(text) };
}

class FlowReader {
  readonly #text: string;
  readonly #line: Line;
  #at = 0;

  constructor(text: string, line: Line) {
    this.#text = text;
    this.#line = line;
  }

  whole(): YamlNode {
    const node = this.#value(0);
    const rest = this.#text.slice(this.#at).trim();
    if (rest !== '' && !rest.startsWith('#')) throw wrong(this.#line);
    return node;
  }

  #value(depth: number): YamlNode {
    if (depth > maximumDepth) throw wrong(this.#line);
    this.#blanks();
    const line = this.#line.number;
    const first = this.#text[this.#at];
    if (first === '{') return { line, map: this.#map(depth) };
    if (first === '[') return { line, list: this.#list(depth) };
    return { line, text: this.#scalar(/[,}\]]/) };
  }

  #map(depth: number): Map<string, YamlNode> {
    const map = new Map<string, YamlNode>();
    this.#at++;
    for (;;) {
      if (this.#ends('}')) return map;
      const key = this.#scalar(/[,}\]]|:(?:\s|$)/);
      this.#blanks();
      if (this.#text[this.#at] !== ':' || map.has(key)) throw wrong(this.#line);
      this.#at++;
      map.set(key, this.#value(depth + 1));
      this.#separator('}');
    }
  }

  #list(depth: number): YamlNode[] {
    const list: YamlNode[] = [];
    this.#at++;
    for (;;) {
      if (this.#ends(']')) return list;
      list.push(this.#value(depth + 1));
      this.#separator(']');
    }
  }

  #ends(closing: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== closing) return false;
    this.#at++;
    return true;
  }

  #separator(closing: string): void {
    this.#blanks();
    if (this.#text[this.#at] === ',') this.#at++;
    else if (this.#text[this.#at] !== closing) throw wrong(this.#line);
  }

  #scalar(end: RegExp): string {
    this.#blanks();
    const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'/y;
    quoted.lastIndex = this.#at;
    const match = quoted.exec(this.#text);
    if (match) {
      this.#at = quoted.lastIndex;
      return match[1] === undefined
        ? (match[2] ?? '').replaceAll("''", "'")
        : unescaped(match[1], this.#line);
    }
    const rest = this.#text.slice(this.#at);
    const length = end.exec(rest)?.index ?? rest.length;
    const plain = rest.slice(0, length).trim();
    if (/^[&*!"'@`%]/.test(plain)) throw wrong(this.#line);
    this.#at += length;
    return plain;
  }

  #blanks(): void {
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at++;
  }
}

/** Whether a text begins with one of some signs. Asked of each line several times, where regular expressions take most of the time. */
export function begins(text: string, signs: string): boolean {
  return text !== '' && signs.includes(text.charAt(0));
}

export function withoutComment(text: string): string {
  const at = text.indexOf(' #');
  return (at < 0 ? text : text.slice(0, at)).trimEnd();
}

/** Escapes of double-quoted scalars, as far as JSON knows them. */
export function unescaped(text: string, line: Line): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    throw wrong(line);
  }
}

export function wrong({ number, indent, text }: Line): Unreadable {
  return new Unreadable(
    `this is no line of the YAML that package managers write: ${text.slice(0, 60)}`,
    number,
    indent + 1,
  );
}
