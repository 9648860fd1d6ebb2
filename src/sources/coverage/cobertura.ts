import type { CoverageFacts } from '../../model/index.ts';
import { type Attributes, readXml, type XmlReader } from '../results/xml.ts';
import { inSentence, Unreadable } from '../unreadable.ts';
import { countOf, LinesRun } from './lines-run.ts';

/**
 * Reads Cobertura XML: the lines of each `class`, whose `filename` is taken as it stands, held against the sums of the root.
 * @implements SRS-3272, SRS-3361
 */
export function readCobertura(bytes: Uint8Array): Omit<CoverageFacts, 'place'> {
  const reader = new CoberturaReader();
  const problem = readXml(bytes, reader, 'by name');
  if (problem) throw new Unreadable(inSentence(problem.message), problem.line);
  reader.settle();
  return { format: 'cobertura', files: reader.run.files() };
}

/** Elements of the format: what stands in others might be a line that did not run. */
const known = new Set(
  'coverage sources source packages package classes class methods method lines line conditions condition'.split(
    ' ',
  ),
);

class CoberturaReader implements XmlReader {
  readonly run = new LinesRun();
  readonly #path: string[] = [];
  #file = '';
  #problem: Unreadable | undefined;
  /** How often a class states a line, and how many of its methods do. */
  #stated = { itself: new Map<number, number>(), methods: new Map<number, number>() };
  /** Lines of all classes, those in methods left out, and those in methods alone. */
  readonly #ofClasses = { total: 0, covered: 0 };
  readonly #ofMethods = { total: 0, covered: 0 };
  /** A line that a class states more often than its methods do. */
  #repeated: Unreadable | undefined;
  readonly #sums = { total: '', covered: '' };

  open(name: string, attribute: Attributes, line: number): void {
    if (this.#path.length === 0) {
      if (name !== 'coverage') this.#refuse('it is no coverage report', line);
      Object.assign(this.#sums, { total: attribute('lines-valid'), covered: attribute('lines-covered') });
    }
    if (!known.has(name)) this.#refuse(`the element ${name.slice(0, 100)} is not known in it`, line);
    this.#path.push(name);
    if (name === 'class') {
      this.#stated = { itself: new Map(), methods: new Map() };
      this.#file = attribute('filename').replaceAll('\\', '/');
      if (this.#file === '') this.#refuse('a class names no source file', line);
      else this.run.open(this.#file);
    } else if (name === 'line' && this.#path.includes('class')) this.#takeLine(attribute, line);
  }

  #takeLine(attribute: Attributes, at: number): void {
    const [number, hits] = [countOf(attribute('number')), countOf(attribute('hits'))];
    if (number === undefined || hits === undefined) {
      this.#refuse('a line has no count', at);
      return;
    }
    this.run.line(this.#file, number, hits > 0, this.#count(number, at));
    const sum = this.#path.includes('method') ? this.#ofMethods : this.#ofClasses;
    sum.total++;
    if (hits > 0) sum.covered++;
    const conditions = /\((\d{1,9})\/(\d{1,9})\)/.exec(attribute('condition-coverage'));
    if (!conditions) return;
    const counted = { covered: Number(conditions[1]), total: Number(conditions[2]) };
    const told = Number(/^\s*(\d{1,3}(?:\.\d+)?)%/.exec(attribute('condition-coverage'))?.[1] ?? Number.NaN);
    if (Math.abs(told - (100 * counted.covered) / counted.total) > 1)
      this.#refuse(`the branches of line ${number} disagree with their percentage`, at);
    if (counted.covered > counted.total) this.#refuse('more branches are covered than there are', at);
    else this.run.branch(this.#file, String(number), counted);
  }

  /**
   * Some tools repeat the lines of each method in the class; what stands there more often is a line of its own, or another line's.
   * @returns which of several lines of this number it is
   */
  #count(number: number, at: number): number {
    const inMethod = this.#path.includes('method');
    const counts = inMethod ? this.#stated.methods : this.#stated.itself;
    const count = (counts.get(number) ?? 0) + 1;
    counts.set(number, count);
    const more = inMethod ? 0 : Math.max(0, count - Math.max(1, this.#stated.methods.get(number) ?? 0));
    if (more > 0)
      this.#repeated ??= new Unreadable(
        `line ${number} of ${this.#file.slice(0, 200)} stands twice in a class`,
        at,
      );
    return more + 1;
  }

  #refuse(message: string, line: number): void {
    this.#problem ??= new Unreadable(message, line);
  }

  close(): void {
    this.#path.pop();
  }

  text(): void {
    // Nothing that counts stands in text.
  }

  /**
   * Tools count a line that two classes or methods share once or twice; both are right, any other sum is not. A line that a class repeats beyond
   * its methods counts each time (gcovr), and refuses a report that does not count it so.
   */
  settle(): void {
    if (this.#problem) throw this.#problem;
    const distinct = { total: 0, covered: 0 };
    for (const { lines } of this.run.files()) {
      distinct.total += lines.total;
      distinct.covered += lines.covered;
    }
    const told = { total: countOf(this.#sums.total), covered: countOf(this.#sums.covered) };
    const { total, covered } = this.#ofClasses;
    if (this.#repeated && (told.total !== total || told.covered !== covered)) throw this.#repeated;
    const sums = [distinct, this.#ofClasses, this.#ofMethods];
    for (const which of ['total', 'covered'] as const) {
      if (told[which] !== undefined && !sums.some((sum) => sum[which] === told[which]))
        throw new Unreadable(
          `${which === 'total' ? 'lines-valid' : 'lines-covered'} says ${told[which]}, and the report holds ${distinct[which]}`,
        );
    }
  }
}
