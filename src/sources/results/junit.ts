import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import { CounterCheck, type CountMismatch } from './counters.ts';
import { ownText } from './own-text.ts';
import { type ReportReader, resultOf, type StatedCase } from './report-reader.ts';
import type { Attributes } from './xml.ts';

/** A suite that is open; nested ones stand behind each other. */
interface Suite {
  /** Its name behind those of the suites around it. */
  path: string;
  name: string;
  file: string;
}

/** Properties of suites that tell what the tests ran on. Directories and names of machines are left out: they say nothing of the software. */
const environmental =
  /^(?:os|os\.(?:name|version|arch)|platform|java\.(?:version|vendor)|python|node|browser|runner|environment|commit|build|version|tool(?:\..*)?|hardware|device)$/i;
const mostEnvironment = 20;

/** A case that is open. */
interface Case extends StatedCase {
  /** Elements `failure` and `error` so far. */
  complaints: number;
  /** An element `skipped` stands in it. */
  isSkip: boolean;
  /** The attribute `status` says that it did not run. */
  isIdleByWord: boolean;
}

const none: ReadonlyMap<string, string> = new Map();

/**
 * Collects the cases of a JUnit report: the common shape of vitest, jest-junit, pytest, Surefire and GoogleTest.
 * GoogleTest marks disabled cases with `status="notrun"`; Surefire's `rerunFailure` and `flakyFailure` stay on the case as
 * property `flaky`, since a case that passed at the second try did not simply pass.
 * @implements SRS-401, SRS-402
 */
export class JunitReader implements ReportReader {
  readonly results: TestResult[] = [];
  date = '';
  readonly #path: string;
  readonly #ids: IdSyntax;
  readonly #suites: Suite[] = [];
  readonly #environment = new Map<string, string>();
  readonly #counters = new CounterCheck();
  #case: Case | undefined;
  #nestedCase = false;
  #suiteFailure = false;
  /** The text that follows is the message: of the first failure or skip that has no attribute for it. */
  #inMessage = false;
  #root = '';

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
  }

  /** Whether the file is a JUnit report at all: its root is one of a report, and no case stands within a case. */
  get recognised(): boolean {
    return (this.#root === 'testsuites' || this.#root === 'testsuite') && !this.#nestedCase;
  }

  get environment(): string {
    return [...this.#environment].map(([name, value]) => `${name} ${value}`).join(', ');
  }

  /** The first counter in the start tag of a suite that the cases do not bear out. */
  get mismatch(): CountMismatch | undefined {
    return this.#counters.mismatch;
  }

  open(name: string, attribute: Attributes, line: number): void {
    this.#root ||= name;
    if (name === 'testsuite' || name === 'testsuites') this.#counters.open(attribute, line);
    if (name === 'testsuite') {
      this.date ||= attribute('timestamp');
      const [outer, name] = [this.#suites.at(-1), ownText(attribute('name'))];
      this.#suites.push({
        path: outer?.path && name ? `${outer.path} > ${name}` : outer?.path || name,
        name,
        file: ownText(attribute('file') || attribute('filepath')).replaceAll('\\', '/'),
      });
    } else if (name === 'testcase') this.#openCase(attribute, line);
    else if (name === 'property') this.#takeProperty(attribute);
    else if (this.#case) this.#takeOutcome(this.#case, name, attribute);
    else if (name === 'failure' || name === 'error') this.#takeSuiteFailure(name, attribute, line);
  }

  #openCase(attribute: Attributes, line: number): void {
    this.#nestedCase ||= this.#case !== undefined;
    const [word, result] = [attribute('status'), attribute('result')];
    const byWord = statusOf(word, '');
    this.#case = {
      suite: '',
      name: attribute('name'),
      className: attribute('classname'),
      file: attribute('file'),
      status: result === '' ? byWord : statusOf(word, result),
      complaints: 0,
      isSkip: false,
      isIdleByWord: byWord === 'skipped' || byWord === 'notrun',
      message: '',
      properties: none,
      line,
    };
  }

  /** A suite that broke outside of its cases, in a set-up say, is a case of its own: it must not pass unseen. */
  #takeSuiteFailure(name: 'failure' | 'error', attribute: Attributes, line: number): void {
    this.#openCase((key) => (key === 'name' ? (this.#suites.at(-1)?.name ?? '') : ''), line);
    if (this.#case) this.#takeOutcome(this.#case, name, attribute);
    this.#suiteFailure = true;
  }

  #takeProperty(attribute: Attributes): void {
    const [name, value] = [attribute('name'), attribute('value')];
    if (this.#case) {
      this.#setProperty(this.#case, name, value);
    } else if (
      this.#suites.length > 0 &&
      environmental.test(name) &&
      this.#environment.size < mostEnvironment &&
      !this.#environment.has(name)
    )
      this.#environment.set(name, value.slice(0, 200));
  }

  #takeOutcome(open: Case, name: string, attribute: Attributes): void {
    if (name === 'failure' || name === 'error') {
      open.status = name === 'error' || open.status === 'error' ? 'error' : 'failed';
      open.complaints++;
      this.#takeMessage(open, attribute);
    } else if (name === 'skipped') {
      open.isSkip = true;
      if (open.status === 'passed') open.status = 'skipped';
      this.#takeMessage(open, attribute);
    } else if (
      name === 'rerunFailure' ||
      name === 'flakyFailure' ||
      name === 'rerunError' ||
      name === 'flakyError'
    ) {
      this.#setProperty(open, 'flaky', 'true');
    }
  }

  /** Most cases have none, so their map is made with the first. */
  #setProperty(open: Case, name: string, value: string): void {
    if (open.properties === none) open.properties = new Map();
    if (open.properties.size < 1000) (open.properties as Map<string, string>).set(name, value);
  }

  #takeMessage(open: Case, attribute: Attributes): void {
    this.#inMessage = open.message === '' && attribute('message') === '';
    open.message ||= attribute('message');
  }

  text(text: string): void {
    const open = this.#case;
    if (open && this.#inMessage && open.message.length < 1000) open.message += text;
  }

  close(name: string): void {
    if (name === 'testsuite' || name === 'testsuites') this.#counters.close();
    if (name === 'testsuite') this.#suites.pop();
    else if (name === 'testcase') this.#closeCase();
    else if (name === 'failure' || name === 'error' || name === 'skipped') {
      this.#inMessage = false;
      if (this.#suiteFailure) this.#closeCase();
    }
  }

  #closeCase(): void {
    const open = this.#case;
    this.#case = undefined;
    if (!open) return;
    if (this.#suiteFailure) this.#counters.takeSuiteFailure();
    else this.#counters.take(open.status, open.complaints, open);
    this.#suiteFailure = false;
    const suite = this.#suites.at(-1);
    const result = resultOf(this.#path, this.#ids, open);
    result.suite = suite?.path ?? '';
    result.file ||= suite?.file ?? '';
    this.results.push(result);
  }
}

/**
 * What the attributes `status` (GoogleTest, CTest, Jenkins) and `result` (GoogleTest) say of a case. A word that is not known is
 * no claim that the case passed.
 */
function statusOf(status: string, result: string): TestStatus {
  if (status === '' && result === '') return 'passed';
  const words = [status, result].filter((word) => word !== '').map((word) => word.toLowerCase());
  const known = words.map((word) => statuses.get(word) ?? 'notrun');
  return worstFirst.find((each) => known.includes(each)) ?? 'passed';
}

const worstFirst: readonly TestStatus[] = ['error', 'failed', 'notrun', 'skipped', 'passed'];

const statuses: ReadonlyMap<string, TestStatus> = new Map([
  ...['run', 'completed', 'passed', 'pass', 'success', 'successful', 'ok', 'fixed'].map(
    (word) => [word, 'passed'] as const,
  ),
  ...['failed', 'fail', 'failure', 'regression'].map((word) => [word, 'failed'] as const),
  ...['error', 'errored', 'broken'].map((word) => [word, 'error'] as const),
  ...['skipped', 'disabled', 'ignored', 'pending', 'todo'].map((word) => [word, 'skipped'] as const),
  ...['notrun', 'not_run', 'suppressed'].map((word) => [word, 'notrun'] as const),
]);
