/** Finds the lines on which the keys of a JSON text stand, as the tools that write lockfiles lay them out: one key a line. */
export class KeyLines {
  readonly #lines = new Map<string, number>();

  constructor(text: string) {
    let line = 1;
    for (let start = 0; start < text.length; line++) {
      let end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      let at = start;
      while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
      if (text[at] === '"') {
        const close = text.indexOf('"', at + 1);
        const rest = close > at && close < end ? text.slice(close + 1, end).trimStart() : '';
        if (/^:\s*[{[]/.test(rest)) {
          const key = text.slice(at + 1, close);
          if (!this.#lines.has(key)) this.#lines.set(key, line);
        }
      }
      start = end + 1;
    }
  }

  /** Line of a key whose value is an object or a list, the first where it stands twice; 1 where it does not stand alone on its line. */
  lineOf(key: string): number {
    return this.#lines.get(key) ?? 1;
  }
}
