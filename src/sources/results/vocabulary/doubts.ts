import { ownEntry } from '../../../model/index.ts';
import type { Attributes } from '../xml.ts';
import { type ElementWords, tellsState, type Vocabulary } from './vocabulary.ts';

/** A word that nobody knows, and the results it casts doubt on: those from one index up to another. */
export interface Doubt {
  /** What is not known, as the subject of a sentence. */
  word: string;
  line: number;
  from: number;
  to: number;
}

interface Open {
  name: string;
  line: number;
  /** Undefined for an element that is not known itself. */
  words: ElementWords | undefined;
  /** Results before it. */
  from: number;
  found: readonly Omit<Doubt, 'from' | 'to'>[];
}

const none: readonly never[] = [];

/** Most words told of one case, suite or run. */
const mostWords = 20;

/**
 * Holds the elements of a report and their attributes against what its format is known to hold. What is not known is doubted: the case it stands
 * in, else the suite with every case of it.
 * @implements SRS-3120
 */
export class Doubts {
  readonly found: Doubt[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #open: Open[] = [];
  #unread = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /**
   * An element begins.
   * @param results how many the report gave so far
   * @returns whether it is to be read: nothing is in an element that holds no results
   */
  open(name: string, attributes: Attributes, line: number, results: number): boolean {
    const outer = this.#open.at(-1);
    if (this.#unread > 0 || outer?.words?.children === 'anything') {
      this.#unread++;
      return false;
    }
    const { elements } = this.#vocabulary;
    const words = ownEntry(elements, name);
    if (outer?.words && !outer.words.children.includes(name))
      this.#doubt(`the element \`${name.slice(0, 100)}\` in \`${outer.name}\``, line);
    this.#open.push({ name, line, words, from: results, found: none });
    if (words?.states || words?.holds) this.#holdAttributes(name, words, attributes, line);
    return true;
  }

  /** Text stands in a case or suite: no format holds any there, so that it may be what is left of an element. */
  text(text: string): void {
    const { name, line, words } = this.#open.at(-1) ?? {};
    const said = text.trim();
    if (name !== undefined && line !== undefined && words?.holds && said !== '')
      this.#doubt(`the text ${JSON.stringify(said.slice(0, 100))} in \`${name}\``, line);
  }

  #holdAttributes(
    name: string,
    { states, failing, texts, holds }: ElementWords,
    { all }: Attributes,
    line: number,
  ): void {
    for (const key in all) {
      const value = all[key] as string;
      if (states && Object.hasOwn(states, key)) {
        if (!Object.hasOwn(states[key] as object, value))
          this.#doubt(`the value ${JSON.stringify(value.slice(0, 100))} of \`${key}\` at \`${name}\``, line);
      } else if (
        !failing?.includes(key) &&
        !texts?.includes(key) &&
        !(holds === 'suite' && /^\d*$/.test(value)) &&
        tellsState(key, value)
      )
        this.#doubt(`the attribute \`${key.slice(0, 100)}\` at \`${name}\``, line);
    }
  }

  #doubt(word: string, line: number): void {
    const holder = this.#open.findLast(({ words }) => words?.holds);
    if (holder && holder.found.length < mostWords) holder.found = [...holder.found, { word, line }];
  }

  /** Whether what stands here is not to be read. */
  get isUnread(): boolean {
    return this.#unread > 0;
  }

  /**
   * An element ends.
   * @param results how many the report gave by now
   */
  close(results: number): void {
    if (this.#unread > 0) {
      this.#unread--;
      return;
    }
    const closed = this.#open.pop();
    for (const each of closed?.found ?? none)
      this.found.push({ ...each, from: closed?.from ?? 0, to: results });
  }
}
