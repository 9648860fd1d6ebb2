import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { compareCounts, countOf, type ReportReader, resultOf, type StatedCase } from './report-reader.ts';
import type { Attributes } from './xml.ts';

/**
 * NUnit 3's results (`test-run`). A result that is inconclusive proves nothing: it counts as one that did not run.
 * @implements SRS-414
 */
export class NunitReader implements ReportReader {
  readonly results: TestResult[] = [];
  mismatch: CountMismatch | undefined;
  recognised = false;
  date = '';
  environment = '';
  readonly #path: string;
  readonly #ids: IdSyntax;
  readonly #suites: string[] = [];
  #stated: { line: number; total: string; passed: string; failed: string } | undefined;
  #case: (StatedCase & { properties: Map<string, string> }) | undefined;
  #inMessage = false;

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
  }

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
    } else if (name === 'environment')
      this.environment ||= ['os-version', 'os-architecture', 'clr-version', 'nunit-version']
        .filter((key) => attribute(key) !== '')
        .map((key) => `${key} ${attribute(key)}`)
        .join(', ');
    else if (name === 'test-suite') this.#suites.push(attribute('name'));
    else if (name === 'test-case') {
      this.#case = {
        suite: this.#suites.join(' > '),
        className: attribute('classname'),
        name: attribute('name'),
        status: statusOf(attribute('result'), attribute('label')),
        message: '',
        properties: new Map(),
        line,
      };
    } else if (name === 'property' && this.#case && this.#case.properties.size < 1000)
      this.#case.properties.set(attribute('name'), attribute('value'));
    else if (name === 'message') this.#inMessage = this.#case?.message === '';
  }

  text(text: string): void {
    if (this.#case && this.#inMessage && this.#case.message.length < 1000) this.#case.message += text;
  }

  close(name: string): void {
    if (name === 'message') this.#inMessage = false;
    else if (name === 'test-suite') this.#suites.pop();
    else if (name === 'test-case' && this.#case) {
      this.results.push(resultOf(this.#path, this.#ids, this.#case));
      this.#case = undefined;
    } else if (name === 'test-run' && this.#stated) {
      const { line, total, passed, failed } = this.#stated;
      this.mismatch = compareCounts(line, [
        ['were run', total, this.results.length],
        ['passed', passed, countOf(this.results, 'passed')],
        ['failed', failed, countOf(this.results, 'failed', 'error')],
      ]);
    }
  }
}

function statusOf(result: string, label: string): TestStatus {
  if (/^passed$/i.test(result)) return 'passed';
  if (/^failed$/i.test(result)) return /^error$/i.test(label) ? 'error' : 'failed';
  return /^skipped$/i.test(result) ? 'skipped' : 'notrun';
}
