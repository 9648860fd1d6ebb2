import type { TestResult, TestStatus } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { compareCounts, countOf, type StatedCase, saidBy, worstOf } from './report-reader.ts';
import { xunit } from './vocabulary/xunit.ts';
import type { Attributes } from './xml.ts';
import { XmlReport } from './xml-report.ts';

interface Assembly {
  line: number;
  name: string;
  counters: { total: string; passed: string; failed: string; skipped: string };
  from: number;
  errors: TestResult[];
}

/**
 * xUnit.net's results (`assemblies`), version 2 and later. An error of an assembly, collection or class, such as one of a fixture's clean-up, is a
 * case of its own, and nothing of the assembly passed: what a broken fixture touched nobody knows.
 * @implements SRS-414, SRS-3121
 */
export class XunitReader extends XmlReport {
  override readonly runner = 'dotnet';
  mismatch: CountMismatch | undefined;
  recognised = false;
  environment = '';
  #assembly: Assembly | undefined;
  #case: (StatedCase & { properties: Map<string, string> }) | undefined;
  #isFixture = false;
  #inMessage = false;

  open(name: string, attribute: Attributes, line: number): void {
    if (name === 'assemblies') this.recognised = true;
    else if (name === 'assembly') this.#openAssembly(attribute, line);
    else if (name === 'test') {
      const said = saidBy(attribute, xunit.elements.test);
      this.#case = {
        ...this.#stated(attribute('type'), attribute('name'), worstOf(said), line),
        function: attribute('method'),
        file: attribute('source-file'),
        duration: attribute('time'),
      };
    } else if (name === 'error' && !this.#case) {
      this.#isFixture = true;
      this.#case = this.#stated('', attribute('name') || attribute('type') || 'error', 'error', line);
    } else if (name === 'trait' && this.#case && this.#case.properties.size < 1000)
      this.#case.properties.set(attribute('name'), attribute('value'));
    else if (name === 'failure' && this.#case) this.#case.status = worstOf([this.#case.status, 'failed']);
    else if (name === 'message' || name === 'reason') this.#inMessage = this.#case?.message === '';
  }

  #openAssembly(attribute: Attributes, line: number): void {
    this.recognised = true;
    this.date ||= [attribute('run-date'), attribute('run-time')].filter(Boolean).join('T');
    this.environment ||= attribute('environment');
    const path = attribute('name').replaceAll('\\', '/');
    this.#assembly = {
      line,
      name: path.slice(path.lastIndexOf('/') + 1),
      counters: {
        total: attribute('total'),
        passed: attribute('passed'),
        failed: attribute('failed'),
        skipped: attribute('skipped'),
      },
      from: this.results.length,
      errors: [],
    };
  }

  #stated(
    className: string,
    name: string,
    status: TestStatus,
    line: number,
  ): StatedCase & { properties: Map<string, string> } {
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
      const result = this.resultOf(this.#case);
      this.results.push(result);
      if (this.#isFixture) this.#assembly?.errors.push(result);
      this.#case = undefined;
      this.#isFixture = false;
    } else if (name === 'assembly' && this.#assembly) this.#closeAssembly(this.#assembly);
  }

  #closeAssembly({ line, counters, from, errors }: Assembly): void {
    const own = this.results.slice(from);
    this.mismatch ??= compareCounts(line, [
      ['were run', counters.total, own.length - errors.length],
      ['passed', counters.passed, countOf(own, 'passed')],
      ['failed', counters.failed, countOf(own, 'failed')],
      ['were skipped', counters.skipped, countOf(own, 'skipped')],
    ]);
    const [error] = errors;
    if (error) this.broken.push({ from, to: this.results.length, message: error.message });
  }
}
