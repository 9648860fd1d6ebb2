import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import type { Attributes, XmlReader } from './xml.ts';

/** A suite that is open; nested ones stand behind each other. */
interface Suite {
  name: string;
  file: string;
  properties: Map<string, string>;
}

/** A case that is open. */
interface Case {
  attributes: { name: string; className: string; file: string };
  status: TestStatus;
  message: string;
  properties: Map<string, string>;
  line: number;
}

/**
 * Collects the cases of a JUnit report: the common shape of vitest, jest-junit, pytest, Surefire and GoogleTest.
 * GoogleTest marks disabled cases with `status="notrun"`; Surefire's `rerunFailure` and `flakyFailure` stay on the case as
 * property `flaky`, since a case that passed at the second try did not simply pass.
 * @implements SRS-401, SRS-402
 */
export class JunitReader implements XmlReader {
  readonly results: TestResult[] = [];
  readonly #path: string;
  readonly #ids: IdSyntax;
  readonly #suites: Suite[] = [];
  #case: Case | undefined;
  #message: 'failure' | 'skip' | undefined;
  #root = '';

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
  }

  /** Whether the file is a JUnit report at all. */
  get recognised(): boolean {
    return this.#root === 'testsuites' || this.#root === 'testsuite';
  }

  open(name: string, attribute: Attributes, line: number): void {
    this.#root ||= name;
    if (name === 'testsuite') {
      this.#suites.push({
        name: attribute('name'),
        file: attribute('file') || attribute('filepath'),
        properties: new Map(),
      });
    } else if (name === 'testcase') this.#openCase(attribute, line);
    else if (name === 'property') this.#takeProperty(attribute);
    else if (this.#case) this.#takeOutcome(this.#case, name, attribute);
  }

  #openCase(attribute: Attributes, line: number): void {
    const status = attribute('status');
    const skipped = status === 'notrun' || attribute('result') === 'suppressed';
    this.#case = {
      attributes: { name: attribute('name'), className: attribute('classname'), file: attribute('file') },
      status: skipped ? 'notrun' : status === 'disabled' ? 'skipped' : 'passed',
      message: '',
      properties: new Map(),
      line,
    };
  }

  #takeProperty(attribute: Attributes): void {
    const target = this.#case ?? this.#suites.at(-1);
    if (target && target.properties.size < 1000) target.properties.set(attribute('name'), attribute('value'));
  }

  #takeOutcome(open: Case, name: string, attribute: Attributes): void {
    if (name === 'failure' || name === 'error') {
      open.status = name === 'failure' ? 'failed' : 'error';
      open.message ||= attribute('message');
      this.#message = 'failure';
    } else if (name === 'skipped') {
      if (open.status === 'passed') open.status = 'skipped';
      open.message ||= attribute('message');
      this.#message = 'skip';
    } else if (
      name === 'rerunFailure' ||
      name === 'flakyFailure' ||
      name === 'rerunError' ||
      name === 'flakyError'
    ) {
      open.properties.set('flaky', 'true');
    }
  }

  text(text: string): void {
    const open = this.#case;
    if (open && this.#message && open.message.length < 1000) open.message += text;
  }

  close(name: string): void {
    if (name === 'testsuite') this.#suites.pop();
    else if (name === 'testcase') this.#closeCase();
    else if (name === 'failure' || name === 'error' || name === 'skipped') this.#message = undefined;
  }

  #closeCase(): void {
    const open = this.#case;
    this.#case = undefined;
    if (!open) return;
    const { name, className, file } = open.attributes;
    const suite = this.#suites.at(-1);
    const properties = new Map([...this.#suites.flatMap((each) => [...each.properties]), ...open.properties]);
    const words = [name, className, ...open.properties.keys(), ...open.properties.values()];
    const ids = new Set(words.flatMap((word) => this.#ids.find(word).map(({ id }) => id)));
    this.results.push({
      suite: this.#suites
        .map((each) => each.name)
        .filter(Boolean)
        .join(' > '),
      className,
      name,
      file: (file || suite?.file || '').replaceAll('\\', '/'),
      status: open.status,
      message: (open.message.trim().split(/\r?\n/, 1)[0] ?? '').slice(0, 500),
      properties: Object.fromEntries([...properties].sort(([a], [b]) => (a < b ? -1 : 1))),
      ids: [...ids].sort(),
      place: { file: this.#path, line: open.line, column: 1 },
    });
  }
}
