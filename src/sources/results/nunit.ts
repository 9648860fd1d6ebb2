import type { CountMismatch } from './counters.ts';
import {
  type BrokenSuite,
  compareCounts,
  countOf,
  type StatedCase,
  saidBy,
  worstOf,
} from './report-reader.ts';
import { nunit } from './vocabulary/nunit.ts';
import type { Attributes } from './xml.ts';
import { XmlReport } from './xml-report.ts';

/** A suite that is open. */
interface Suite extends Omit<BrokenSuite, 'to'> {
  name: string;
  isFailed: boolean;
  /** Where it failed; empty where it does not say: in itself. */
  site: string;
}

const { 'test-case': caseWords, assertion: assertionWords } = nunit.elements;

/**
 * NUnit 3's results (`test-run`). A result that is inconclusive proves nothing: it counts as one that did not run. A suite that failed in its
 * set-up or clean-up fails what it holds.
 * @implements SRS-414, SRS-3121
 */
export class NunitReader extends XmlReport {
  override readonly runner = 'dotnet';
  mismatch: CountMismatch | undefined;
  recognised = false;
  environment = '';
  readonly #suites: Suite[] = [];
  #stated: { line: number; total: string; passed: string; failed: string } | undefined;
  #case: (StatedCase & { properties: Map<string, string> }) | undefined;
  #inMessage = false;

  open(name: string, attribute: Attributes, line: number): void {
    if (name === 'test-run') {
      this.recognised = true;
      this.date = attribute('start-time');
      this.#stated = {
        line,
        total: attribute('total') || attribute('testcasecount'),
        passed: attribute('passed'),
        failed: attribute('failed'),
      };
      this.#openSuite('', attribute);
    } else if (name === 'environment') {
      this.directory ||= attribute('cwd');
      this.environment ||= ['os-version', 'os-architecture', 'clr-version', 'nunit-version']
        .filter((key) => attribute(key) !== '')
        .map((key) => `${key} ${attribute(key)}`)
        .join(', ');
    } else if (name === 'test-suite') this.#openSuite(attribute('name'), attribute);
    else if (name === 'test-case') this.#openCase(attribute, line);
    else if (name === 'property' && this.#case && this.#case.properties.size < 1000)
      this.#case.properties.set(attribute('name'), attribute('value'));
    else if (name === 'failure') this.#takeFailure();
    else if (name === 'assertion')
      for (const said of saidBy(attribute, assertionWords)) this.#contradict(said);
    else if (name === 'message') this.#inMessage = (this.#case ?? this.#suites.at(-1))?.message === '';
  }

  /** Whatever a suite calls itself, it failed when it holds a failure; `Child` says that this is one of its tests. */
  #takeFailure(): void {
    if (this.#case) this.#contradict('failed');
    else if (this.#suites.length > 0) (this.#suites.at(-1) as Suite).isFailed = true;
  }

  #openSuite(name: string, attribute: Attributes): void {
    this.#suites.push({
      name,
      from: this.results.length,
      isFailed: attribute('result') === 'Failed',
      site: attribute('site'),
      message: '',
    });
  }

  #openCase(attribute: Attributes, line: number): void {
    const said = saidBy(attribute, caseWords);
    const status = attribute('result') === '' ? 'notrun' : worstOf(said);
    this.#case = {
      suite: this.#suites.flatMap(({ name }) => name || []).join(' > '),
      className: attribute('classname'),
      name: attribute('name'),
      function: attribute('methodname'),
      status: status === 'failed' && attribute('label') === 'Error' ? 'error' : status,
      message: '',
      duration: attribute('duration') || attribute('time'),
      properties: new Map(),
      line,
    };
  }

  /** Whatever the case calls itself, what it holds counts against it. */
  #contradict(said: StatedCase['status']): void {
    if (this.#case) this.#case.status = worstOf([this.#case.status, said]);
  }

  text(text: string): void {
    const open = this.#case ?? this.#suites.at(-1);
    if (open && this.#inMessage && open.message.length < 1000) open.message += text;
  }

  close(name: string): void {
    if (name === 'message') this.#inMessage = false;
    else if (name === 'test-suite') this.#closeSuite();
    else if (name === 'test-case' && this.#case) {
      this.results.push(this.resultOf(this.#case));
      this.#case = undefined;
    } else if (name === 'test-run') {
      this.#closeSuite();
      if (this.#stated) this.mismatch = this.#compare(this.#stated);
    }
  }

  /** A suite that failed by its cases says `Child`; one that leaves the place out and holds no failing case failed by itself. */
  #closeSuite(): void {
    const suite = this.#suites.pop();
    if (!suite?.isFailed || suite.site === 'Child') return;
    const { from, message } = suite;
    const isByCases = this.results
      .slice(from)
      .some(({ status }) => status === 'failed' || status === 'error');
    if (suite.site === '' && isByCases) return;
    this.broken.push({ from, to: this.results.length, message: message.trim().split(/\r?\n/, 1)[0] ?? '' });
  }

  #compare({ line, total, passed, failed }: { line: number; total: string; passed: string; failed: string }) {
    return compareCounts(line, [
      ['were run', total, this.results.length],
      ['passed', passed, countOf(this.results, 'passed')],
      ['failed', failed, countOf(this.results, 'failed', 'error')],
    ]);
  }
}
