/** Why a text was not read whole, and where; line and column are 1-based. */
export interface TextProblem {
  message: string;
  line: number;
  column: number;
}

/** What a scan of a JSON text tells besides its values. */
export interface JsonScan {
  /** Members of all objects, those that stand twice included. */
  members: number;
  /** Path of a value, its keys and indexes joined with NUL → line of its key, or of itself in a list; as deep as was asked. */
  lines: ReadonlyMap<string, number>;
}

interface ScanOptions {
  maximumDepth: number;
  /** Depth to which lines are kept; 0 keeps none. */
  lineDepth: number;
  /** Refuse keys that stand twice in one object and `__proto__`; costs a set an object. */
  keys: boolean;
}

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

class Refusal {
  readonly message: string;
  readonly offset: number;
  constructor(message: string, offset: number) {
    this.message = message;
    this.offset = offset;
  }
}

/** Walks over a JSON text (RFC 8259) in linear time; the first defect ends the walk. */
export function scanJson(text: string, options: ScanOptions): JsonScan | TextProblem {
  const walk = new Walk(text, options);
  try {
    walk.document();
    return walk;
  } catch (refusal) {
    if (refusal instanceof Refusal) return { message: refusal.message, ...placeAt(text, refusal.offset) };
    throw refusal;
  }
}

class Walk implements JsonScan {
  members = 0;
  readonly lines = new Map<string, number>();
  readonly #text: string;
  readonly #options: ScanOptions;
  #at = 0;
  #line = 1;
  /** Offset of the next line end not yet counted. */
  #nextEnd: number;

  constructor(text: string, options: ScanOptions) {
    this.#text = text;
    this.#options = options;
    this.#nextEnd = text.indexOf('\n');
  }

  document(): void {
    this.#value(0, '');
    this.#blanks();
    if (this.#at < this.#text.length) this.#unexpected();
  }

  #value(depth: number, path: string): void {
    const code = this.#blanks();
    if (code === 0x7b) this.#object(depth + 1, path);
    else if (code === 0x5b) this.#list(depth + 1, path);
    else if (code === 0x22) this.#string();
    else this.#match(literal);
  }

  #object(depth: number, path: string): void {
    this.#enter(depth);
    const seen = this.#options.keys ? new Set<string>() : undefined;
    if (this.#blanks() === 0x7d) {
      this.#at++;
      return;
    }
    for (;;) {
      if (this.#blanks() !== 0x22) this.#unexpected();
      const start = this.#at;
      this.#string();
      this.members++;
      const raw = this.#text.slice(start, this.#at);
      if (seen) this.#take(seen, raw, start);
      let inner = '';
      if (depth <= this.#options.lineDepth) {
        inner = joined(path, raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1));
        this.#keepLine(inner, start);
      }
      if (this.#blanks() !== 0x3a) this.#unexpected();
      this.#at++;
      this.#value(depth, inner);
      if (this.#ends(0x7d)) return;
    }
  }

  #list(depth: number, path: string): void {
    this.#enter(depth);
    if (this.#blanks() === 0x5d) {
      this.#at++;
      return;
    }
    for (let index = 0; ; index++) {
      let inner = '';
      if (depth <= this.#options.lineDepth) {
        inner = joined(path, String(index));
        this.#blanks();
        this.#keepLine(inner, this.#at);
      }
      this.#value(depth, inner);
      if (this.#ends(0x5d)) return;
    }
  }

  #enter(depth: number): void {
    const { maximumDepth } = this.#options;
    if (depth > maximumDepth)
      throw new Refusal(`Values are nested more than ${maximumDepth} deep.`, this.#at);
    this.#at++;
  }

  /** After a member: true at the end of its object or list, false after a comma. */
  #ends(closing: number): boolean {
    const code = this.#blanks();
    if (code !== closing && code !== 0x2c) this.#unexpected();
    this.#at++;
    return code === closing;
  }

  /** Goes over white space; the code of what follows. */
  #blanks(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09)
      code = this.#text.charCodeAt(++this.#at);
    return code;
  }

  /** A plain loop is several times quicker over a lockfile than an expression. */
  #string(): void {
    for (let at = this.#at + 1; ; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return;
      }
      if (code === 0x5c) {
        this.#at = at;
        this.#match(escaped);
        at = this.#at - 1;
      } else if (code < 0x20 || Number.isNaN(code)) {
        this.#at = at;
        this.#unexpected();
      }
    }
  }

  #match(form: RegExp): void {
    form.lastIndex = this.#at;
    if (!form.test(this.#text)) this.#unexpected();
    this.#at = form.lastIndex;
  }

  #take(seen: Set<string>, raw: string, start: number): void {
    const key = JSON.parse(raw) as string;
    const shown = JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}…` : key);
    if (key === '__proto__') throw new Refusal(`The key ${shown} is refused.`, start);
    if (seen.has(key)) throw new Refusal(`The key ${shown} stands twice in one object.`, start);
    seen.add(key);
  }

  #keepLine(path: string, offset: number): void {
    while (this.#nextEnd >= 0 && this.#nextEnd < offset) {
      this.#line++;
      this.#nextEnd = this.#text.indexOf('\n', this.#nextEnd + 1);
    }
    this.lines.set(path, this.#line);
  }

  #unexpected(): never {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    throw new Refusal(
      this.#at >= this.#text.length
        ? 'The text ends before its last value does.'
        : `No JSON value goes on with ${JSON.stringify(character)} here.`,
      this.#at,
    );
  }
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}\0${key}`;
}

/** Line and column of an offset, 1-based. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
