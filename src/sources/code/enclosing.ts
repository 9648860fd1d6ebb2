import { endsStatement } from './extent.ts';
import { type CodeText, type Header, readHeader } from './headers.ts';

/** Answers which definitions hold an offset, outermost first; undefined where it lies too deep. Quick when asked in the order of offsets. */
export function enclosingFinder(source: CodeText): (offset: number) => Header[] | undefined {
  if (source.language.layout === 'indentation') return indentationFinder(source);
  let walk = new BracketWalk(source);
  return (offset) => {
    if (offset < walk.at) walk = new BracketWalk(source);
    walk.to(offset);
    return walk.open.length > mostOpen ? undefined : headersOf(source, walk.open, offset);
  };
}

interface OpenBracket {
  char: string;
  at: number;
  /** Where the statement starts that the bracket belongs to. */
  statement: number;
}

/** Walks through code once and knows which brackets are open. */
class BracketWalk {
  readonly open: OpenBracket[] = [];
  at = 0;
  readonly #code: string;
  readonly #lineEndsStatement: boolean;
  #statement = 0;
  #last = 0;

  constructor({ code, language }: CodeText) {
    this.#code = code;
    this.#lineEndsStatement = language.lineEndsStatement ?? false;
  }

  to(offset: number): void {
    for (; this.at < offset; this.at++) {
      const char = this.#code[this.at];
      if (char === '(' || char === '{' || char === '[') {
        this.open.push({ char, at: this.at, statement: this.#statement });
        if (char === '{') this.#statement = this.at + 1;
      } else if (char === ')' || char === ']' || char === '}') this.#close(char);
      else if (char === ';') this.#statement = this.at + 1;
      else if (char === '\n' && this.#isStatementEnd()) this.#statement = this.at + 1;
      if (char !== undefined && char > ' ') this.#last = this.at;
    }
  }

  #isStatementEnd(): boolean {
    const around = this.open.at(-1)?.char;
    return (
      this.#lineEndsStatement &&
      (around === undefined || around === '{') &&
      endsStatement(this.#code, this.#last, this.at)
    );
  }

  #close(char: string): void {
    while (this.open.length > 0 && !pairs(this.open.at(-1)?.char as string, char)) this.open.pop();
    const closed = this.open.pop();
    // An object or a body within a call: the statement around it goes on.
    const within = char !== '}' || this.open.at(-1)?.char === '(';
    this.#statement = within ? (closed?.statement ?? this.#statement) : this.at + 1;
  }
}

/** Most brackets that are open around a definition; what is deeper is no code of people. */
const mostOpen = 100;

function headersOf(source: CodeText, open: readonly OpenBracket[], offset: number): Header[] {
  const headers: Header[] = [];
  let seen = -1;
  for (const { char, at, statement } of open) {
    if (char === '[' || statement === seen) continue;
    const header = readHeader(source, statement);
    if (!header || header.start >= offset || header.start > at || header.transparent) continue;
    if (char === '(' ? header.call !== at : header.kind === 'value') continue;
    seen = statement;
    headers.push(header);
  }
  return headers;
}

function pairs(open: string, close: string): boolean {
  return (
    (open === '(' && close === ')') || (open === '[' && close === ']') || (open === '{' && close === '}')
  );
}

/** By indentation: the lines above that stand further out. Of two at one depth, with nothing further out between them, the second has the headers of the first. */
function indentationFinder(source: CodeText): (offset: number) => Header[] {
  const { code } = source;
  let last = { lineStart: -1, indent: -1, headers: [] as Header[] };
  return (offset) => {
    const lineStart = code.lastIndexOf('\n', offset - 1) + 1;
    const own = offset - lineStart;
    if (lineStart === last.lineStart && own === last.indent) return last.headers;
    let indent = own;
    const headers: Header[] = [];
    for (let end = lineStart - 1; end > 0 && indent > 0; ) {
      const start = code.lastIndexOf('\n', end - 1) + 1;
      const line = code.slice(start, end);
      const margin = line.length - line.trimStart().length;
      if (line.trim() !== '' && margin < indent) {
        indent = margin;
        const header = /^\s*[)\]}]/.test(line) ? undefined : readHeader(source, start + margin);
        if (header) headers.unshift(header);
      }
      if (start === last.lineStart && indent === last.indent) {
        headers.unshift(...last.headers);
        break;
      }
      end = start - 1;
    }
    last = { lineStart, indent: own, headers };
    return headers;
  };
}
