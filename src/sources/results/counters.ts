import type { TestStatus } from '../../model/index.ts';
import type { Attributes } from './xml.ts';

/** What cases were seen below an element of a report. */
interface Seen {
  cases: number;
  failing: number;
  /** Elements `failure` and `error`; a case may have several. */
  complaints: number;
  erred: number;
  /** Cases that did not run, whatever the report calls it. */
  idle: number;
  /** Those of them that are called skipped rather than not run. */
  skipped: number;
  /** Those that are called both, by an attribute and by an element, and may be counted twice. */
  twice: number;
}

/** An open `testsuite` or `testsuites` with the counters its start tag states; undefined for those it leaves out. */
interface Header {
  line: number;
  tests: number | undefined;
  failing: number | undefined;
  skipped: number | undefined;
  disabled: number | undefined;
  below: Seen;
  own: Seen;
}

/** A counter that the cases do not bear out. */
export interface CountMismatch {
  message: string;
  line: number;
}

/**
 * Compares the counters in the start tags of suites with the cases that follow. A report whose own numbers disagree with it
 * lacks cases, or holds some that never ran (jest-junit writes a `todo` as a plain case but does not count it).
 *
 * Customs of the tools that are no disagreement: counters may cover nested suites or only a suite's own cases; a case with several
 * `failure` elements counts once or as often; pytest counts a test that fails and then errs in its teardown once but writes it
 * twice, and one that only errs there twice but writes it once.
 * @implements SRS-406
 */
export class CounterCheck {
  readonly #open: Header[] = [];
  /** The first disagreement. */
  mismatch: CountMismatch | undefined;

  open(attribute: Attributes, line: number): void {
    const [tests, failures, errors, skipped, disabled] = [
      'tests',
      'failures',
      'errors',
      'skipped',
      'disabled',
    ].map((name) => countOf(attribute(name)));
    this.#open.push({
      line,
      tests,
      failing: failures === undefined && errors === undefined ? undefined : (failures ?? 0) + (errors ?? 0),
      skipped,
      disabled,
      below: nothing(),
      own: nothing(),
    });
  }

  /** Counts a case of the innermost suite; `isSkip` when it holds an element `skipped`, `isIdleByWord` when an attribute says so. */
  take(
    status: TestStatus,
    complaints: number,
    { isSkip, isIdleByWord }: { isSkip: boolean; isIdleByWord: boolean },
  ): void {
    const failing = status === 'failed' || status === 'error';
    const seen: Seen = {
      cases: 1,
      failing: Number(failing),
      complaints,
      erred: Number(status === 'error'),
      idle: Number(status === 'skipped' || status === 'notrun'),
      skipped: Number(status === 'skipped' || (status === 'notrun' && isSkip)),
      twice: Number(isSkip && isIdleByWord),
    };
    const header = this.#open.at(-1);
    if (header) {
      add(header.own, seen);
      add(header.below, seen);
    }
  }

  /** Counts a failure of the innermost suite itself; some tools count it, some do not. */
  takeSuiteFailure(): void {
    const header = this.#open.at(-1);
    for (const seen of header ? [header.own, header.below] : []) seen.complaints++;
  }

  close(): void {
    const header = this.#open.pop();
    if (!header) return;
    const outer = this.#open.at(-1);
    if (outer) add(outer.below, header.below);
    const [whole, own] = [disagreement(header, header.below), disagreement(header, header.own)];
    if (whole !== undefined && own !== undefined) this.mismatch ??= { message: whole, line: header.line };
  }
}

function disagreement({ tests, failing, skipped, disabled }: Header, seen: Seen): string | undefined {
  if (tests !== undefined && Math.abs(tests - seen.cases) > seen.erred)
    return `it says that it has ${tests} tests and holds ${seen.cases}`;
  if (failing !== undefined && (failing < seen.failing || failing > seen.complaints))
    return `it says that ${failing} tests failed or erred and holds ${seen.failing} that did`;
  const called = disabled === undefined ? seen.idle : seen.skipped;
  if (skipped !== undefined && skipped > called)
    return `it says that ${skipped} tests were skipped and holds ${called} that were`;
  const others = seen.idle + seen.twice - (skipped ?? 0);
  if (disabled !== undefined && disabled > others)
    return `it says that ${disabled} tests were disabled and holds ${others} that were`;
  return undefined;
}

function countOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function nothing(): Seen {
  return { cases: 0, failing: 0, complaints: 0, erred: 0, idle: 0, skipped: 0, twice: 0 };
}

function add(sum: Seen, more: Seen): void {
  sum.cases += more.cases;
  sum.failing += more.failing;
  sum.complaints += more.complaints;
  sum.erred += more.erred;
  sum.idle += more.idle;
  sum.skipped += more.skipped;
  sum.twice += more.twice;
}
