import type { TestResult } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { compareCounts, countOf, type StatedCase, saidBy, worstOf } from './report-reader.ts';
import { trx } from './vocabulary/trx.ts';
import type { Attributes } from './xml.ts';
import { XmlReport } from './xml-report.ts';

interface Case extends StatedCase {
  id: string;
  properties: Map<string, string>;
  inner: boolean;
}

const { UnitTestResult: caseWords, RunInfo: infoWords, ResultSummary: summaryWords } = trx.elements;

/**
 * Visual Studio's results (TRX, `TestRun`). Classes of the cases stand behind the results and are joined by the test's ID; rows of data-driven tests are
 * cases of their own beside the test that holds them. A run that did not end well, or that broke outside of its tests, proves nothing.
 * @implements SRS-414, SRS-3121
 */
export class TrxReader extends XmlReport {
  override readonly runner = 'dotnet';
  mismatch: CountMismatch | undefined;
  recognised = false;
  readonly #cases: Case[] = [];
  /** Class and method of each test, by its ID. */
  readonly #methods = new Map<string, { className: string; function: string }>();
  readonly #open: Case[] = [];
  #definition = '';
  #counters: { line: number; total: string; passed: string; failed: string } | undefined;
  #inMessage = false;
  /** What is said against the whole run. */
  #ofRun: string | undefined;

  override get taken(): number {
    return this.#cases.length;
  }

  open(name: string, attribute: Attributes, line: number): void {
    if (name === 'TestRun') this.recognised = true;
    else if (name === 'Times') this.date ||= attribute('start');
    else if (/^(?:UnitTestResult|TestResultAggregation|GenericTestResult|ManualTestResult)$/.test(name)) {
      const found: Case = {
        id: attribute('testId'),
        suite: '',
        className: '',
        name: attribute('testName'),
        status: worstOf(saidBy(attribute, caseWords)),
        message: '',
        duration: attribute('duration'),
        properties: new Map(),
        line,
        inner: this.#open.length > 0,
      };
      this.#open.push(found);
      this.#cases.push(found);
    } else if (name === 'ErrorInfo') {
      const open = this.#open.at(-1);
      if (open) open.status = worstOf([open.status, 'failed']);
    } else if (name === 'RunInfo') this.#takeRun(attribute, infoWords, ['Warning']);
    else if (name === 'ResultSummary') this.#takeRun(attribute, summaryWords, ['Failed', 'Warning']);
    else if (name === 'Message') this.#inMessage = this.#open.at(-1)?.message === '';
    else if (name === 'UnitTest') this.#definition = attribute('id');
    else if (name === 'TestMethod' && this.#definition !== '')
      this.#methods.set(this.#definition, {
        className: attribute('className'),
        function: attribute('name'),
      });
    else if (name === 'Counters')
      this.#counters = {
        line,
        total: attribute('total'),
        passed: attribute('passed'),
        failed: attribute('failed'),
      };
  }

  /** What is said of the whole run: a failed test fails it, and a warning of the runner's is none of the tests'. */
  #takeRun(attribute: Attributes, words: Parameters<typeof saidBy>[1], harmless: string[]): void {
    const word = attribute('outcome');
    const said = saidBy(attribute, words);
    if (said.some((status) => status !== 'passed') && !harmless.includes(word))
      this.#ofRun ??= `the outcome of the run is ${word}`;
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (open && this.#inMessage && open.message.length < 1000) open.message += text;
  }

  close(name: string): void {
    if (name === 'Message') this.#inMessage = false;
    else if (name === 'UnitTest') this.#definition = '';
    else if (/Result$|^TestResultAggregation$/.test(name)) this.#open.pop();
    else if (name === 'TestRun') {
      this.results = this.#cases.map((found) => this.resultOf({ ...found, ...this.#methods.get(found.id) }));
      this.mismatch = this.#compare();
      if (this.#ofRun !== undefined)
        this.broken.push({ from: 0, to: this.results.length, message: this.#ofRun });
    }
  }

  /** Counters cover the rows of data-driven tests in some versions, and only the tests in others. */
  #compare(): CountMismatch | undefined {
    if (!this.#counters) return undefined;
    const { line, total, passed, failed } = this.#counters;
    const outer = this.results.filter((_, index) => !this.#cases[index]?.inner);
    const against = (results: readonly TestResult[]) =>
      compareCounts(line, [
        ['were run', total, results.length],
        ['passed', passed, countOf(results, 'passed')],
        // Timeouts and aborted tests have counters of their own: there may be more failures than this one says, never fewer.
        ['failed', failed, Math.min(Number(failed) || 0, countOf(results, 'failed', 'error'))],
      ]);
    const rows = this.results.filter((_, index) => this.#cases[index]?.inner);
    const leaves = rows.length === 0 ? outer : this.results;
    return against(leaves) && against(outer) && against(rows) ? against(outer) : undefined;
  }
}
