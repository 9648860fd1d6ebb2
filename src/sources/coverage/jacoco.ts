import type { CoverageFacts } from '../../model/index.ts';
import { type Attributes, readXml, type XmlReader } from '../results/xml.ts';
import { inSentence, Unreadable } from '../unreadable.ts';
import { countOf, LinesRun } from './lines-run.ts';

/**
 * Reads JaCoCo XML: the lines of each `sourcefile` of a package, held against its counter of lines. Files are named without the root of the source.
 * @implements SRS-3272, SRS-3361
 */
export function readJacoco(bytes: Uint8Array): Omit<CoverageFacts, 'place'> {
  const reader = new JacocoReader();
  const problem = readXml(bytes, reader, 'by name');
  if (problem) throw new Unreadable(inSentence(problem.message), problem.line);
  if (reader.problem) throw reader.problem;
  return { format: 'jacoco', files: reader.run.files() };
}

/** Elements of the format: what stands in others might be a line that did not run. */
const known = new Set('report sessioninfo group package class method counter sourcefile line'.split(' '));

class JacocoReader implements XmlReader {
  readonly run = new LinesRun();
  problem: Unreadable | undefined;
  #depth = 0;
  #package = '';
  /** Empty outside of a source file. */
  #file = '';
  /** Its counter of lines was there. */
  #isCounted = false;
  /** Its lines that say nothing of their instructions. */
  #silent: number[] = [];

  open(name: string, attribute: Attributes, line: number): void {
    if (this.#depth++ === 0 && name !== 'report') this.#refuse('it is no JaCoCo report', line);
    if (!known.has(name)) this.#refuse(`the element ${name.slice(0, 100)} is not known in it`, line);
    if (name === 'package') this.#package = attribute('name');
    else if (name === 'sourcefile') {
      if (attribute('name') === '') this.#refuse('a source file has no name', line);
      this.#file = [this.#package, attribute('name')].filter(Boolean).join('/');
      this.#isCounted = false;
      this.#silent = [];
      this.run.open(this.#file);
    } else if (this.#file !== '' && name === 'line') this.#takeLine(attribute, line);
    else if (this.#file !== '' && name === 'counter') this.#compare(attribute, line);
  }

  #takeLine(attribute: Attributes, at: number): void {
    const of = (key: string): number | undefined => countOf(attribute(key));
    const [number, run, missed] = [of('nr'), of('ci'), of('mi')];
    const isSilent = attribute('ci') === '' && attribute('mi') === '';
    if (number === undefined || (!isSilent && (run === undefined || missed === undefined))) {
      this.#refuse('a line has no count', at);
      return;
    }
    if (run === undefined) this.#silent.push(number);
    else this.run.line(this.#file, number, run > 0);
    const [taken = 0, left = 0] = [of('cb'), of('mb')];
    if (taken + left > 0)
      this.run.branch(this.#file, String(number), { covered: taken, total: taken + left });
  }

  #compare(attribute: Attributes, at: number): void {
    const counted = { LINE: 'lines', BRANCH: 'branches' }[attribute('type')] as
      | 'lines'
      | 'branches'
      | undefined;
    if (!counted) return;
    if (counted === 'lines') {
      this.#isCounted = true;
      this.#countSilent(countOf(attribute('covered')) ?? 0, at);
    }
    const { covered, total } = this.run.count(this.#file)[counted];
    if (countOf(attribute('covered')) !== covered || countOf(attribute('missed')) !== total - covered)
      this.#refuse(`the counter of ${counted} of ${this.#file.slice(0, 200)} disagrees with its lines`, at);
  }

  /** In a file none of whose lines says whether it ran (gcovr), their counter alone tells how many did. */
  #countSilent(covered: number, at: number): void {
    if (this.#silent.length === 0) return;
    if (this.run.count(this.#file).lines.total > 0) this.#refuse('a line has no count', at);
    for (const [index, number] of this.#silent.entries()) this.run.line(this.#file, number, index < covered);
    this.#silent = [];
  }

  #refuse(message: string, line: number): void {
    this.problem ??= new Unreadable(message, line);
  }

  close(name: string): void {
    this.#depth--;
    if (name === 'sourcefile') {
      if (!this.#isCounted && this.#silent.length + this.run.count(this.#file).lines.total > 0)
        this.#refuse(`${this.#file.slice(0, 200)} has no counter of lines`, 1);
      this.#file = '';
    } else if (name === 'package') this.#package = '';
  }

  text(): void {
    // Nothing that counts stands in text.
  }
}
