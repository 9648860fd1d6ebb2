/** Why a text was not read whole, and where; line and column are 1-based. */
export interface TextProblem {
  message: string;
  line: number;
  column: number;
}

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Ends the walk at the first defect. */
class Defect {
  readonly message: string;
  readonly offset: number;
  constructor(message: string, offset: number) {
    this.message = message;
    this.offset = offset;
  }
}

/**
 * Finds the first defect of a text that is no JSON (RFC 8259), has a key twice in one object, or the key `__proto__`. The engine's own
 * messages differ between versions and often name no place.
 */
export function findJsonDefect(text: string, maximumDepth: number): TextProblem {
  try {
    new Walk(text, maximumDepth).document();
  } catch (defect) {
    if (defect instanceof Defect) return problemAt(text, defect.offset, defect.message);
    throw defect;
  }
  return problemAt(text, 0, 'The text is no JSON.');
}

class Walk {
  readonly #text: string;
  readonly #maximumDepth: number;
  #at = 0;

  constructor(text: string, maximumDepth: number) {
    this.#text = text;
    this.#maximumDepth = maximumDepth;
  }

  document(): void {
    this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) this.#unexpected();
  }

  #value(depth: number): void {
    const code = this.#blanks();
    if (code === 0x7b) this.#object(depth + 1);
    else if (code === 0x5b) this.#list(depth + 1);
    else if (code === 0x22) this.#string();
    else this.#match(literal);
  }

  #object(depth: number): void {
    this.#enter(depth);
    if (this.#isEmpty(0x7d)) return;
    const seen = new Set<string>();
    do {
      if (this.#blanks() !== 0x22) this.#unexpected();
      const start = this.#at;
      this.#string();
      const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
      const shown = JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}…` : key);
      if (key === '__proto__') throw new Defect(`The key ${shown} is refused.`, start);
      if (seen.has(key)) throw new Defect(`The key ${shown} stands twice in one object.`, start);
      seen.add(key);
      if (this.#blanks() !== 0x3a) this.#unexpected();
      this.#at++;
      this.#value(depth);
    } while (this.#goesOn(0x7d));
  }

  #list(depth: number): void {
    this.#enter(depth);
    if (this.#isEmpty(0x5d)) return;
    do this.#value(depth);
    while (this.#goesOn(0x5d));
  }

  #enter(depth: number): void {
    if (depth > this.#maximumDepth) throw new Defect(tooDeep(this.#maximumDepth), this.#at);
    this.#at++;
  }

  #isEmpty(closing: number): boolean {
    if (this.#blanks() !== closing) return false;
    this.#at++;
    return true;
  }

  /** After a member: false at the end of its object or list, true after a comma. */
  #goesOn(closing: number): boolean {
    const code = this.#blanks();
    if (code !== closing && code !== 0x2c) this.#unexpected();
    this.#at++;
    return code === 0x2c;
  }

  /** Goes over white space; the code of what follows. */
  #blanks(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09)
      code = this.#text.charCodeAt(++this.#at);
    return code;
  }

  #string(): void {
    for (this.#at++; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22) break;
      if (code === 0x5c) {
        this.#match(escaped);
        this.#at--;
      } else if (code < 0x20 || Number.isNaN(code)) this.#unexpected();
    }
    this.#at++;
  }

  #match(form: RegExp): void {
    form.lastIndex = this.#at;
    if (!form.test(this.#text)) this.#unexpected();
    this.#at = form.lastIndex;
  }

  #unexpected(): never {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    throw new Defect(
      this.#at >= this.#text.length
        ? 'The text ends before its last value does.'
        : `No JSON value goes on with ${JSON.stringify(character)} here.`,
      this.#at,
    );
  }
}

export function tooDeep(maximumDepth: number): string {
  return `Values are nested more than ${maximumDepth} deep.`;
}

/** A problem at an offset of a text. */
export function problemAt(text: string, offset: number, message: string): TextProblem {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { message, line, column: offset - start + 1 };
}
