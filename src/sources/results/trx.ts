import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { compareCounts, countOf, type ReportReader, resultOf, type StatedCase } from './report-reader.ts';
import type { Attributes } from './xml.ts';

interface Case extends StatedCase {
  id: string;
  properties: Map<string, string>;
  inner: boolean;
}

/** Only an outcome that says so is a pass; those with doubts, such as `PassedButRunAborted`, are none. */
const statuses: Readonly<Record<string, TestStatus>> = {
  passed: 'passed',
  failed: 'failed',
  error: 'error',
  timeout: 'failed',
  aborted: 'failed',
  passedbutrunaborted: 'failed',
  disconnected: 'failed',
  warning: 'failed',
  notexecuted: 'skipped',
};

/**
 * Visual Studio's results (TRX, `TestRun`). Classes of the cases stand behind the results and are joined by the test's ID; rows of data-driven tests are
 * cases of their own beside the test that holds them.
 * @implements SRS-414
 */
export class TrxReader implements ReportReader {
  results: TestResult[] = [];
  mismatch: CountMismatch | undefined;
  recognised = false;
  date = '';
  readonly #path: string;
  readonly #ids: IdSyntax;
  readonly #cases: Case[] = [];
  readonly #classes = new Map<string, string>();
  readonly #open: Case[] = [];
  #definition = '';
  #counters: { line: number; total: string; passed: string; failed: string } | undefined;
  #inMessage = false;

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
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
        status: statuses[attribute('outcome').toLowerCase()] ?? 'notrun',
        message: '',
        properties: new Map(),
        line,
        inner: this.#open.length > 0,
      };
      this.#open.push(found);
      this.#cases.push(found);
    } else if (name === 'Message') this.#inMessage = this.#open.at(-1)?.message === '';
    else if (name === 'UnitTest') this.#definition = attribute('id');
    else if (name === 'TestMethod' && this.#definition !== '')
      this.#classes.set(this.#definition, attribute('className'));
    else if (name === 'Counters')
      this.#counters = {
        line,
        total: attribute('total'),
        passed: attribute('passed'),
        failed: attribute('failed'),
      };
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
      this.results = this.#cases.map((found) =>
        resultOf(this.#path, this.#ids, { ...found, className: this.#classes.get(found.id) ?? '' }),
      );
      this.mismatch = this.#compare();
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
