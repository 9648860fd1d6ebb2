import { endsStatement } from './extent.ts';
import { type CodeText, type Header, readHeader } from './headers.ts';

/** Answers which definitions hold an offset, outermost first. Quick when asked in the order of offsets. */
export function enclosingFinder(source: CodeText): (offset: number) => Header[] {
  if (source.language.layout === 'indentation') return (offset) => byIndentation(source, offset);
  let walk = new BracketWalk(source);
  return (offset) => {
    if (offset < walk.at) walk = new BracketWalk(source);
    walk.to(offset);
    return headersOf(source, walk.open, offset);
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

/** Deepest nesting that names show; what is deeper is no code of people. */
const mostOpen = 100;

function headersOf(source: CodeText, open: readonly OpenBracket[], offset: number): Header[] {
  const headers: Header[] = [];
  let seen = -1;
  for (const { char, at, statement } of open.slice(-mostOpen)) {
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

function byIndentation(source: CodeText, offset: number): Header[] {
  const { code } = source;
  const lineStart = code.lastIndexOf('\n', offset - 1) + 1;
  let indent = offset - lineStart;
  const headers: Header[] = [];
  let end = lineStart - 1;
  while (end > 0 && indent > 0) {
    const start = code.lastIndexOf('\n', end - 1) + 1;
    const line = code.slice(start, end);
    const own = line.length - line.trimStart().length;
    if (line.trim() !== '' && own < indent) {
      indent = own;
      const header = /^\s*[)\]}]/.test(line) ? undefined : readHeader(source, start + own);
      if (header) headers.unshift(header);
    }
    end = start - 1;
  }
  return headers;
}
