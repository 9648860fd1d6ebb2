import type { TestStatus } from '../../model/index.ts';
import { customOf } from './customs.ts';
import type { Attributes } from './xml.ts';

/** What cases were seen below an element of a report. */
interface Seen {
  cases: number;
  failing: number;
  /** Elements `failure` and `error`, and tries that failed; a case may have several. */
  complaints: number;
  /** Tries before the last that stand within their case. */
  retries: number;
  erred: number;
  /** Hooks that failed, written as cases. Some tools count them, some do not. */
  hooks: number;
  /** Suites below. */
  suites: number;
  /** Cases that did not run, whatever the report calls it. */
  idle: number;
  /** Those of them that are called skipped rather than not run. */
  skipped: number;
  /** Elements `skipped`; pytest writes one for each sub-test that it skipped. */
  skips: number;
  /** Those that are called both, by an attribute and by an element, and may be counted twice. */
  twice: number;
  /** Cases that are called skipped and failed all the same. */
  skippedFailing: number;
}

/** An open `testsuite` or `testsuites` with the counters its start tag states; undefined for those it leaves out. */
interface Header {
  line: number;
  tests: number | undefined;
  failures: number | undefined;
  errors: number | undefined;
  skipped: number | undefined;
  disabled: number | undefined;
  custom: ReturnType<typeof customOf>;
  /** It says how many tests passed when repeated only. */
  countsFlakes: boolean;
  below: Seen;
  own: Seen;
}

/** A counter that the cases do not bear out. */
export interface CountMismatch {
  message: string;
  line: number;
}

/** A case that was read, as far as it is counted. */
export interface CountedCase {
  status: TestStatus;
  complaints: number;
  /** Elements that tell of a try before the last one. */
  retries: number;
  /** Elements `skipped` that it holds. */
  skips: number;
  /** An attribute says that it did not run. */
  isIdleByWord: boolean;
}

/** How often tests of a suite were tried, where a name stands more than once. */
export interface Tries {
  /** Cases beyond the first of their name. */
  more: number;
  /** Cases that failed before another one of their name. */
  moreFailing: number;
}

/**
 * Compares the counters in the start tags of suites with the cases that follow. A report whose own numbers disagree with it
 * lacks cases, or holds some that never ran (jest-junit writes a `todo` as a plain case but does not count it).
 *
 * Customs of the tools that are no disagreement: counters may cover nested suites, only a suite's own cases, or these and the suites beside them
 * (node:test); a case with several `failure` elements counts once or as often; pytest counts a test that fails and then errs in its teardown once but
 * writes it twice, and one that only errs there twice but writes it once; a test that was tried again counts once or as often as it was tried
 * (gotestsum); a failed hook counts or not (Jest, Mocha, Go); what did not run may be left out (Boost). Others are those of one tool: see
 * `customs.ts`.
 * @implements SRS-406, SRS-3123, SRS-3363
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
    const outer = this.#open.at(-1);
    if (outer) outer.own.suites++;
    this.#open.push({
      line,
      tests,
      failures,
      errors,
      skipped,
      disabled,
      custom:
        ['name', 'hostname', 'xsi:noNamespaceSchemaLocation'].reduce<Header['custom']>(
          (known, name) => known ?? customOf(name, attribute(name)),
          undefined,
        ) ?? outer?.custom,
      countsFlakes: attribute('flakes') !== '',
      below: nothing(),
      own: nothing(),
    });
  }

  /** A property of the innermost suite. */
  note(name: string, value: string): void {
    const header = this.#open.at(-1);
    if (header) header.custom ??= customOf(name, value);
  }

  /** Counts a case of the innermost suite. */
  take(taken: CountedCase, isHook: boolean): void {
    const header = this.#open.at(-1);
    if (!header) return;
    count(header.own, taken, isHook);
    count(header.below, taken, isHook);
  }

  /** A remark of node:test, which counts all tests behind the last one; those with sub-tests have no case of their own. */
  remark(text: string): void {
    const [, what = '', count] = /^ *(fail|cancelled) (\d{1,9}) *$/.exec(text) ?? [];
    if (what !== '') this.#remarked += Number(count);
  }

  #remarked = 0;

  /** Counts a failure of the innermost suite itself; some tools count it, some do not. */
  takeSuiteFailure(): void {
    const header = this.#open.at(-1);
    for (const seen of header ? [header.own, header.below] : []) seen.complaints++;
  }

  /**
   * A suite ends.
   * @param tries of the cases in it
   * @returns whether cases of one name in it are tries of one test: its counters count each name once, or its tool gives names once
   */
  close(tries: () => Tries): boolean {
    const header = this.#open.pop();
    if (!header) return false;
    const outer = this.#open.at(-1);
    if (outer) add(outer.below, header.below);
    else {
      const { failing, skippedFailing } = header.below;
      const held = failing - skippedFailing;
      if (this.#remarked > held)
        this.mismatch ??= {
          message: `it says that ${this.#remarked} tests failed or erred and holds ${held} that did`,
          line: header.line,
        };
    }
    const [whole, own] = [disagreement(header, header.below), disagreement(header, header.own)];
    if (whole === undefined || own === undefined) return header.custom?.namesOnce ?? false;
    const { more, moreFailing } = tries();
    const { below } = header;
    const once: Seen = { ...below, cases: below.cases - more, failing: below.failing - moreFailing };
    // The cases of one name may count once, or each try that failed.
    const isOnce = more > 0 && disagreement(header, once) === undefined;
    if (!isOnce) this.mismatch ??= { message: whole, line: header.line };
    return isOnce || (header.custom?.namesOnce ?? false);
  }
}

function disagreement(header: Header, seen: Seen): string | undefined {
  const { tests, skipped, disabled, custom } = header;
  const { cases, erred, hooks, idle } = seen;
  // A suite of Mocha that says how many it skipped holds them all.
  const leavesOut =
    custom?.leavesOut && !(custom.leavesOutPending && skipped !== undefined && header.own.suites === 0);
  const failing = custom?.countsMessages ? header.failures : sumOf(header.failures, header.errors);
  // Then every try that failed is counted too.
  const countsTries = custom?.countsTries && !header.countsFlakes && failing === seen.complaints;
  const isCounted =
    tests === undefined ||
    (tests >= cases - erred - hooks && tests <= cases + erred) ||
    tests === cases - idle ||
    tests === cases + seen.suites ||
    (countsTries && tests === cases + seen.retries) ||
    (leavesOut && tests > cases);
  if (!isCounted) return `it says that it has ${tests} tests and holds ${cases}`;
  const passedOver = custom?.passesOverSkipped ? seen.skippedFailing : 0;
  if (
    failing !== undefined &&
    (failing < seen.failing - passedOver || failing > seen.complaints - passedOver)
  )
    return `it says that ${failing} tests failed or erred and holds ${seen.failing} that did`;
  const called = Math.max((disabled === undefined ? idle : seen.skipped) + seen.skippedFailing, seen.skips);
  const pending = leavesOut && custom?.leavesOutPending ? Math.max(0, (tests ?? 0) - (cases - hooks)) : 0;
  if (skipped !== undefined && skipped > called + pending)
    return `it says that ${skipped} tests were skipped and holds ${called} that were`;
  const others = idle + seen.twice + seen.skippedFailing - (skipped ?? 0);
  if (disabled !== undefined && disabled > others)
    return `it says that ${disabled} tests were disabled and holds ${others} that were`;
  return undefined;
}

function sumOf(failures: number | undefined, errors: number | undefined): number | undefined {
  return failures === undefined && errors === undefined ? undefined : (failures ?? 0) + (errors ?? 0);
}

function countOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function nothing(): Seen {
  return {
    cases: 0,
    failing: 0,
    complaints: 0,
    retries: 0,
    erred: 0,
    hooks: 0,
    suites: 0,
    idle: 0,
    skipped: 0,
    skips: 0,
    twice: 0,
    skippedFailing: 0,
  };
}

/** Reports have some hundred thousand cases, most of which passed and hold nothing. */
function count(
  seen: Seen,
  { status, complaints, retries, skips, isIdleByWord }: CountedCase,
  isHook: boolean,
): void {
  seen.cases++;
  seen.complaints += complaints;
  seen.retries += retries;
  if (status === 'passed') return;
  const isSkip = skips > 0;
  const failing = !isHook && (status === 'failed' || status === 'error');
  seen.failing += Number(failing);
  seen.erred += Number(status === 'error');
  seen.hooks += Number(isHook);
  seen.idle += Number(status === 'skipped' || status === 'notrun');
  seen.skipped += Number(status === 'skipped' || (status === 'notrun' && isSkip));
  seen.skips += skips;
  seen.twice += Number(isSkip && isIdleByWord);
  seen.skippedFailing += Number(isSkip && failing);
}

function add(sum: Seen, more: Seen): void {
  for (const key of Object.keys(sum) as (keyof Seen)[]) sum[key] += more[key];
}
