import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { compareCounts, countOf, type ReportReader, resultOf, type StatedCase } from './report-reader.ts';
import type { Attributes } from './xml.ts';

interface Assembly {
  line: number;
  name: string;
  counters: { total: string; passed: string; failed: string; skipped: string };
  from: number;
}

const statuses: Readonly<Record<string, TestStatus>> = {
  pass: 'passed',
  fail: 'failed',
  skip: 'skipped',
  notrun: 'notrun',
};

/**
 * xUnit.net's results (`assemblies`), version 2 and later. An error of an assembly or collection, such as one of a fixture's clean-up, is a case
 * of its own: it must not pass unseen.
 * @implements SRS-414
 */
export class XunitReader implements ReportReader {
  readonly results: TestResult[] = [];
  mismatch: CountMismatch | undefined;
  recognised = false;
  date = '';
  environment = '';
  readonly #path: string;
  readonly #ids: IdSyntax;
  #assembly: Assembly | undefined;
  #errors = 0;
  #case: (StatedCase & { properties: Map<string, string> }) | undefined;
  #inMessage = false;

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
  }

  open(name: string, attribute: Attributes, line: number): void {
    if (name === 'assemblies') this.recognised = true;
    else if (name === 'assembly') {
      this.recognised = true;
      this.date ||= [attribute('run-date'), attribute('run-time')].filter(Boolean).join('T');
      this.environment ||= attribute('environment');
      const counters = {
        total: attribute('total'),
        passed: attribute('passed'),
        failed: attribute('failed'),
        skipped: attribute('skipped'),
      };
      const path = attribute('name').replaceAll('\\', '/');
      this.#assembly = {
        line,
        name: path.slice(path.lastIndexOf('/') + 1),
        counters,
        from: this.results.length,
      };
      this.#errors = 0;
    } else if (name === 'test') {
      const status = statuses[attribute('result').toLowerCase()] ?? 'notrun';
      this.#case = this.#stated(attribute('type'), attribute('name'), status, line);
    } else if (name === 'error' && !this.#case) {
      this.#errors++;
      this.#case = this.#stated('', attribute('name') || attribute('type') || 'error', 'error', line);
    } else if (name === 'trait' && this.#case && this.#case.properties.size < 1000)
      this.#case.properties.set(attribute('name'), attribute('value'));
    else if (name === 'message' || name === 'reason') this.#inMessage = this.#case?.message === '';
  }

  #stated(className: string, name: string, status: TestStatus, line: number) {
    return {
      suite: this.#assembly?.name ?? '',
      className,
      name,
      status,
      message: '',
      properties: new Map<string, string>(),
      line,
    };
  }

  text(text: string): void {
    if (this.#case && this.#inMessage && this.#case.message.length < 1000) this.#case.message += text;
  }

  close(name: string): void {
    if (name === 'message' || name === 'reason') this.#inMessage = false;
    else if ((name === 'test' || name === 'error') && this.#case) {
      this.results.push(resultOf(this.#path, this.#ids, this.#case));
      this.#case = undefined;
    } else if (name === 'assembly' && this.#assembly) {
      const { line, counters, from } = this.#assembly;
      const own = this.results.slice(from);
      this.mismatch ??= compareCounts(line, [
        ['were run', counters.total, own.length - this.#errors],
        ['passed', counters.passed, countOf(own, 'passed')],
        ['failed', counters.failed, countOf(own, 'failed')],
        ['were skipped', counters.skipped, countOf(own, 'skipped')],
      ]);
    }
  }
}
