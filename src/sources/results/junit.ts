import { append, type TestResult, type TestStatus } from '../../model/index.ts';
import { CounterCheck, type CountMismatch } from './counters.ts';
import { Hooks, hookScope } from './hooks.ts';
import { runnerTold } from './junit-runner.ts';
import { ownText } from './own-text.ts';
import { type StatedCase, saidBy, worstOf } from './report-reader.ts';
import { countTries, triesIn } from './tries.ts';
import { junit } from './vocabulary/junit.ts';
import type { Attributes } from './xml.ts';
import { XmlReport } from './xml-report.ts';

/** A suite that is open; nested ones stand behind each other. */
interface Suite {
  /** Its name behind those of the suites around it. */
  path: string;
  name: string;
  file: string;
  /** File of the last `Root Suite` in it: Cypress names it there only, and not at the suites that follow. */
  rootFile?: string;
  /** Results before it. */
  from: number;
  /** What it says of a failure of its own, outside of its cases. */
  broke?: string;
  /** The worst state that an attribute says it has. */
  state: TestStatus;
  /** Whether an attribute says of a case of its own that it passed, and the cases of which none says anything. */
  statesPasses: boolean;
  silent: TestResult[];
}

/** Properties of suites that tell what the tests ran on. Directories and names of machines are left out: they say nothing of the software. */
const environmental =
  /^(?:os|os\.(?:name|version|arch)|platform|java\.(?:version|vendor)|python|node|browser|runner|environment|commit|build|version|tool(?:\..*)?|hardware|device)$/i;
const mostEnvironment = 20;

/** A case that is open. */
interface Case extends StatedCase {
  /** Elements `failure` and `error` so far. */
  complaints: number;
  /** Elements that tell of a try before the last one, so far. */
  retries: number;
  /** Elements `skipped` so far. */
  skips: number;
  /** The attribute `status` says that it did not run. */
  isIdleByWord: boolean;
  /** An attribute tells its state. */
  tells: boolean;
  /** One says that it passed. */
  isStatedPass: boolean;
}

const none: ReadonlyMap<string, string> = new Map();
const emptyCase: Case = {
  suite: '',
  name: '',
  className: '',
  status: 'passed',
  message: '',
  properties: none,
  line: 1,
  complaints: 0,
  retries: 0,
  skips: 0,
  isIdleByWord: false,
  tells: false,
  isStatedPass: false,
};
const caseWords = junit.elements.testcase;
const suiteWords = junit.elements.testsuite;

/**
 * Collects the cases of a JUnit report: the common shape of vitest, jest-junit, pytest, Surefire and GoogleTest.
 * GoogleTest marks disabled cases with `status="notrun"`; with Surefire's and nextest's `rerunFailure` and `flakyFailure` a case did not simply
 * pass. An error of a suite fails what the suite holds.
 * @implements SRS-401, SRS-402, SRS-3121, SRS-3122
 */
export class JunitReader extends XmlReport {
  readonly tries: TestResult[][] = [];
  readonly #suites: Suite[] = [];
  readonly #environment = new Map<string, string>();
  readonly #counters = new CounterCheck();
  readonly #hooks = new Hooks();
  #case: Case | undefined;
  #nestedCase = false;
  #suiteFailure = false;
  /** The text that follows is the message: of the first failure or skip that has no attribute for it. */
  #inMessage = false;
  #root = '';

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
    if (!this.#case) this.runner ||= runnerTold(name, attribute);
    if (name === 'testsuite' || name === 'testsuites') {
      this.#counters.open(attribute, line);
      this.#openSuite(name === 'testsuite' ? ownText(attribute('name')) : '', attribute);
    } else if (name === 'testcase') this.#openCase(attribute, line);
    else if (name === 'property') this.#takeProperty(attribute);
    else if (this.#case) this.#takeOutcome(this.#case, name, attribute);
    else if (name === 'failure' || name === 'error') this.#takeSuiteFailure(name, attribute, line);
  }

  /** The name of `testsuites` is that of the run, and none of a suite. */
  #openSuite(name: string, attribute: Attributes): void {
    this.date ||= attribute('timestamp');
    const outer = this.#suites.at(-1);
    const file = ownText(attribute('file') || attribute('filepath')).replaceAll('\\', '/');
    if (outer && name === 'Root Suite') outer.rootFile = file;
    this.#suites.push({
      path: outer?.path && name ? `${outer.path} > ${name}` : outer?.path || name,
      name,
      file: file || outer?.rootFile || '',
      from: this.results.length,
      state: worstOf(['passed', ...saidBy(attribute, suiteWords)]),
      statesPasses: false,
      silent: [],
    });
  }

  #openCase(attribute: Attributes, line: number): void {
    this.#nestedCase ||= this.#case !== undefined;
    const said = saidBy(attribute, caseWords);
    this.#case = {
      ...emptyCase,
      name: attribute('name'),
      className: attribute('classname'),
      file: attribute('file'),
      status: said.length === 0 ? 'passed' : worstOf(said),
      tells: said.length > 0,
      isStatedPass: said.includes('passed'),
      isIdleByWord: said[0] === 'skipped' || said[0] === 'notrun',
      duration: attribute('time'),
      line,
    };
  }

  /** A suite that broke outside of its cases, in a set-up say, is a case of its own: it must not pass unseen. */
  #takeSuiteFailure(name: 'failure' | 'error', attribute: Attributes, line: number): void {
    this.#case = { ...emptyCase, name: this.#suites.at(-1)?.name ?? '', line };
    this.#takeOutcome(this.#case, name, attribute);
    this.#suiteFailure = true;
  }

  #takeProperty(attribute: Attributes): void {
    const [name, value] = [attribute('name'), attribute('value')];
    if (this.#case) {
      this.#setProperty(this.#case, name, value);
      return;
    }
    this.#counters.note(name, value);
    // Surefire
    if (name === 'user.dir' || name === 'basedir') this.directory ||= value;
    if (
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
      open.skips++;
      if (open.status === 'passed' || open.status === 'repeated') open.status = 'skipped';
      this.#takeMessage(open, attribute);
    } else if (
      name === 'rerunFailure' ||
      name === 'flakyFailure' ||
      name === 'rerunError' ||
      name === 'flakyError'
    ) {
      if (open.status === 'passed') open.status = 'repeated';
      open.complaints++;
      open.retries++;
      open.message ||= attribute('message');
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

  comment(text: string): void {
    this.#counters.remark(text);
  }

  close(name: string): void {
    if (name === 'testsuite' || name === 'testsuites') {
      this.#closeSuite();
    } else if (name === 'testcase') this.#closeCase();
    else if (name === 'failure' || name === 'error' || name === 'skipped') {
      this.#inMessage = false;
      if (this.#suiteFailure) this.#closeCase();
    }
  }

  #closeSuite(): void {
    const suite = this.#suites.pop();
    if (!suite) return;
    const { from, broke, statesPasses, silent } = suite;
    let tries: TestResult[][] | undefined;
    const findTries = () => {
      tries ??= triesIn(this.results.slice(from));
      return tries;
    };
    if (this.#counters.close(() => countTries(findTries()))) append(this.tries, findTries());
    // Qt 5 leaves the state of a skipped test out.
    for (const result of statesPasses ? silent : [])
      if (result.status === 'passed')
        Object.assign(result, {
          status: 'notrun',
          message: 'its report tells no state of it, as of the others',
        });
    const message = broke ?? this.#contradiction(suite);
    if (message !== undefined) this.broken.push({ from, to: this.results.length, message });
    if (this.#suites.length === 0)
      for (const each of this.#hooks.brokenIn(this.results)) this.broken.push(each);
  }

  /** A suite that says it did not pass, while all of its cases did, broke outside of them. */
  #contradiction({ from, state }: Suite): string | undefined {
    if (state === 'passed') return undefined;
    for (let at = from; at < this.results.length; at++)
      if (this.results[at]?.status !== 'passed') return undefined;
    return `it says of itself \`${state}\`, and all of its cases passed`;
  }

  #closeCase(): void {
    const open = this.#case;
    this.#case = undefined;
    if (!open) return;
    const suite = this.#suites.at(-1);
    const result = this.resultOf(open);
    const isFailing = open.status === 'failed' || open.status === 'error';
    const hook =
      isFailing && !this.#suiteFailure ? hookScope({ ...open, suite: suite?.name ?? '' }) : undefined;
    if (this.#suiteFailure) this.#counters.takeSuiteFailure();
    else this.#counters.take(open, hook !== undefined);
    if (suite && (this.#suiteFailure || hook === 'suite')) suite.broke ??= result.message;
    if (hook) this.#hooks.take(hook, result);
    if (suite && !this.#suiteFailure) {
      suite.statesPasses ||= open.isStatedPass;
      if (!open.tells) suite.silent.push(result);
    }
    this.#suiteFailure = false;
    result.suite = suite?.path ?? '';
    result.file ||= suite?.file ?? '';
    this.results.push(result);
  }
}
