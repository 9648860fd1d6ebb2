/**
 * A deterministic automaton over ASCII. It reads a text in one step a character, whatever the text is: nothing is tried twice. State 0
 * is none, state 1 the start.
 */
export class Automaton {
  readonly #next: number[][] = [[], []];
  readonly #final: boolean[] = [false, false];

  state(): number {
    this.#next.push([]);
    this.#final.push(false);
    return this.#next.length - 1;
  }

  accept(states: readonly number[]): void {
    for (const state of states) this.#final[state] = true;
  }

  /** @returns the first sign that already leads elsewhere, so that nobody could tell which way it is meant; undefined where none does */
  edges(from: readonly number[], signs: string, to: number): string | undefined {
    for (const state of from)
      for (const sign of signs) {
        const code = sign.charCodeAt(0);
        const known = this.#next[state]?.[code] ?? 0;
        if (known !== 0 && known !== to) return sign;
        (this.#next[state] as number[])[code] = to;
      }
    return undefined;
  }

  step(state: number, code: number): number {
    return this.#next[state]?.[code] ?? 0;
  }

  isFinal(state: number): boolean {
    return this.#final[state] === true;
  }

  /**
   * End of the longest piece from `start` on that is accepted.
   * @param mayEnd whether a piece may end before this offset
   * @returns -1 where there is none
   */
  endOf(text: string, start: number, mayEnd: (offset: number) => boolean): number {
    let state = 1;
    const ends: number[] = [];
    let at = start;
    for (; at < text.length; at++) {
      state = this.step(state, text.charCodeAt(at));
      if (state === 0) break;
      if (this.isFinal(state)) ends.push(at + 1);
    }
    return ends.findLast(mayEnd) ?? -1;
  }

  /** The shortest text that two automata accept, the first in the order of ASCII; undefined where there is none. */
  static shared(one: Automaton, other: Automaton): string | undefined {
    const seen = new Set(['1 1']);
    let border: [a: number, b: number, text: string][] = [[1, 1, '']];
    while (border.length > 0) {
      const next: typeof border = [];
      for (const [a, b, text] of border) {
        if (one.isFinal(a) && other.isFinal(b)) return text;
        for (let code = 0; code < 128; code++) {
          const [to, and] = [one.step(a, code), other.step(b, code)];
          if (to === 0 || and === 0 || seen.has(`${to} ${and}`)) continue;
          seen.add(`${to} ${and}`);
          next.push([to, and, text + String.fromCharCode(code)]);
        }
      }
      border = next;
    }
    return undefined;
  }
}
