import type { TestResult } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { namedIn } from './json-report.ts';
import { compareCounts, type StatedCase, saidBy, worstOf } from './report-reader.ts';
import { robot } from './vocabulary/robot.ts';
import type { Attributes } from './xml.ts';
import { XmlReport } from './xml-report.ts';

interface Suite {
  name: string;
  source: string;
  from: number;
  isFailed: boolean;
  message: string;
}

interface Case extends StatedCase {
  tags: string[];
}

/** Words of Robot Framework itself in the message of a suite whose own keywords failed. */
const ownFailure =
  /^(?:Parent suite |Suite )?(?:setup|teardown) failed|\b(?:setup|teardown) (?:also )?failed/i;

/**
 * Robot Framework's `output.xml`, of version 3 and later. What keywords say is theirs: a test's own `status` decides. A suite whose set-up or teardown
 * failed fails what it holds, and what was run again and merged did not simply pass. Tags name what a test verifies.
 * @implements SRS-3127
 */
export class RobotReader extends XmlReport {
  override readonly runner = 'robot';
  mismatch: CountMismatch | undefined;
  recognised = false;
  environment = '';
  readonly #suites: Suite[] = [];
  #case: Case | undefined;
  #isInStatistics = false;
  #hasTotals = false;
  #stated: { line: number; pass: string; fail: string } | undefined;
  /** Text since the last start or end of an element. */
  #text = '';

  open(name: string, attribute: Attributes, line: number): void {
    this.#text = '';
    if (name === 'statistics') this.#isInStatistics = true;
    else if (this.#isInStatistics) {
      // The total of all tests stands last; older versions have that of critical ones before it.
      if (name === 'stat' && !this.#hasTotals)
        this.#stated = { line, pass: attribute('pass'), fail: attribute('fail') };
    } else if (name === 'robot') {
      this.recognised = true;
      this.environment = attribute('generator');
      this.date = attribute('generated').replace(/^(\d{4})(\d\d)(\d\d) /, '$1-$2-$3T');
    } else if (name === 'suite')
      this.#suites.push({
        name: attribute('name'),
        source: attribute('source') || (this.#suites.at(-1)?.source ?? ''),
        from: this.results.length,
        isFailed: false,
        message: '',
      });
    else if (name === 'test') this.#openCase(attribute, line);
    else if (name === 'status') this.#takeStatus(attribute);
  }

  #openCase(attribute: Attributes, line: number): void {
    const suites = this.#suites.map(({ name }) => name);
    this.#case = {
      suite: suites.join(' > '),
      className: '',
      name: attribute('name'),
      titles: [...suites, attribute('name')],
      file: this.#suites.at(-1)?.source ?? '',
      status: 'notrun',
      message: '',
      properties: new Map(),
      tags: [],
      line,
    };
  }

  #takeStatus(attribute: Attributes): void {
    const status = worstOf(saidBy(attribute, robot.elements.status));
    if (this.#case) Object.assign(this.#case, { status, duration: attribute('elapsed') });
    else {
      const suite = this.#suites.at(-1);
      if (suite) suite.isFailed = status === 'failed';
    }
  }

  text(text: string): void {
    if (this.#text.length < 5000) this.#text += text;
  }

  close(name: string): void {
    if (name === 'statistics') this.#isInStatistics = false;
    else if (name === 'total') this.#hasTotals = true;
    else if (this.#isInStatistics) return;
    else if (name === 'status') this.#takeMessage();
    else if (name === 'tag' && this.#case && this.#case.tags.length < 1000) this.#case.tags.push(this.#text);
    else if (name === 'test') this.#closeCase();
    else if (name === 'suite' && this.#suites.length > 0) this.#closeSuite();
    else if (name === 'robot') this.mismatch = this.#compare();
    this.#text = '';
  }

  #takeMessage(): void {
    const holder = this.#case ?? this.#suites.at(-1);
    if (holder) holder.message = this.#text.trim();
    if (this.#case?.status === 'passed' && /re-executed|results merged|old.status/i.test(this.#text))
      Object.assign(this.#case, {
        status: 'repeated',
        message: 'it was run again, and the results were merged',
      });
  }

  #closeCase(): void {
    const open = this.#case;
    this.#case = undefined;
    if (open) this.results.push(this.resultOf({ ...open, properties: namedIn(open.tags, this.ids) }));
  }

  #closeSuite(): void {
    const { from, isFailed, message } = this.#suites.pop() as Suite;
    const isByTests = this.results.slice(from).some(({ status }) => status === 'failed');
    if (isFailed && (!isByTests || ownFailure.test(message)))
      this.broken.push({ from, to: this.results.length, message: message.replace(/\s+/g, ' ') });
  }

  /** Tests of a suite whose teardown failed are counted as failed, though each says that it passed. */
  #compare(): CountMismatch | undefined {
    if (!this.#stated) return { line: 1, message: 'it has no statistics, so it may be cut off' };
    const { line, pass, fail } = this.#stated;
    const [own, settled] = [this.results, this.results.map((result) => ({ ...result }))];
    for (const { from, to } of this.broken)
      for (const result of settled.slice(from, to)) if (result.status === 'passed') result.status = 'failed';
    const against = (results: readonly TestResult[]) =>
      compareCounts(line, [
        ['passed', pass, results.filter(({ status }) => status === 'passed' || status === 'repeated').length],
        ['failed', fail, results.filter(({ status }) => status === 'failed').length],
      ]);
    return against(own) && against(settled);
  }
}
