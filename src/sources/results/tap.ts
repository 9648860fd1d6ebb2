import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import { JsonDoubts, secondsIn } from './json-report.ts';
import type { ReportAnswer } from './report-answer.ts';
import { type BrokenSuite, resultOf } from './report-reader.ts';
import { tellsState } from './vocabulary/vocabulary.ts';

/** A test point as it stands. */
interface Point {
  isOk: boolean;
  description: string;
  directive: '' | 'skip' | 'todo';
  reason: string;
  line: number;
  /** Top-level keys of its YAML block. */
  facts: Map<string, string>;
  /** Results of its sub-tests: from this index up to where its own would stand. */
  from: number;
  /** Whether one of its sub-tests failed, one to do left out. */
  isBrokenBelow: boolean;
}

/** Test points of one depth of indentation. */
interface Level {
  indent: number;
  plan: number | undefined;
  planLine: number;
  count: number;
  from: number;
  hasFailed: boolean;
}

/** The first thing that is wrong. */
class Wrong extends Error {
  readonly line: number;
  readonly isCount: boolean;

  constructor(message: string, line: number, isCount = false) {
    super(message);
    this.line = line;
    this.isCount = isCount;
  }
}

const maximumDepth = 100;
const orphans = 'sub-tests end without the test they are of';
const point = /^(not )?ok(?: +(\d{1,9}))?(?: +- +| +|$)(.*)$/;
const plan = /^1\.\.(\d{1,9})(?: *(?:#.*)?)$/;

/** Keys of the YAML block of a test that passed, as node:test, node-tap and prove write them. */
const known = ['duration_ms', 'type', 'at', 'location', 'file', 'time', 'name', 'diagnostic', 'tags'];

/**
 * The Test Anything Protocol, versions 13 and 14, with the sub-tests and facts of node:test. Each level needs its plan, and as many test points, in
 * their order; a parent agrees with its sub-tests. What goes wrong outside of a group's tests fails what the group holds.
 * @implements SRS-3124, SRS-3365
 */
export function readTap(path: string, text: string, ids: IdSyntax): ReportAnswer {
  try {
    return new TapReader(path, ids).read(text);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const { message, line, isCount } = error;
    return isCount
      ? { mismatch: { message, line } }
      : { refused: { message: `${message}.`, line, column: 1 } };
  }
}

class TapReader {
  readonly #results: TestResult[] = [];
  readonly #broken: BrokenSuite[] = [];
  readonly #doubts = new JsonDoubts();
  readonly #path: string;
  readonly #ids: IdSyntax;
  readonly #levels: Level[] = [];
  /** The last point, whose YAML block may follow. */
  #point: Point | undefined;
  /** Indentation of the open YAML block. */
  #yaml: number | undefined;
  #isNode = false;
  #passes: { count: number; line: number } | undefined;

  constructor(path: string, ids: IdSyntax) {
    this.#path = path;
    this.#ids = ids;
  }

  read(text: string): ReportAnswer {
    this.#levels.push(this.#newLevel(0));
    let line = 0;
    for (const written of lines(text)) this.#take(written, ++line);
    if (this.#yaml !== undefined) throw new Wrong('a block of facts has no end', line);
    this.#settle();
    if (this.#levels.length > 1) throw new Wrong(orphans, line);
    this.#checkPlan(this.#levels[0] as Level, line);
    this.#checkPasses();
    const runner = this.#isNode ? { runner: 'node' } : {};
    return {
      results: this.#results,
      broken: this.#broken,
      doubts: this.#doubts.found,
      about: { path: this.#path, format: 'tap', ...runner },
    };
  }

  #newLevel(indent: number): Level {
    return { indent, plan: undefined, planLine: 1, count: 0, from: this.#results.length, hasFailed: false };
  }

  /** node:test counts what passed at the end. */
  #checkPasses(): void {
    if (!this.#isNode || !this.#passes) return;
    const { count, line } = this.#passes;
    const held = this.#results.filter(({ status }) => status === 'passed').length;
    if (count !== held)
      throw new Wrong(`it says that ${count} tests passed and holds ${held} that did`, line, true);
  }

  #take(written: string, line: number): void {
    const indent = written.length - written.trimStart().length;
    const said = written.trim();
    if (this.#yaml !== undefined) {
      this.#takeFact(indent, said);
      return;
    }
    if (this.#point && said === '---') {
      this.#yaml = indent;
      return;
    }
    const passes = indent === 0 ? /^# pass (\d{1,9})$/.exec(said) : null;
    if (passes) this.#passes = { count: Number(passes[1]), line };
    if (
      said === '' ||
      said.startsWith('#') ||
      /^TAP version 1[34]$/.test(said) ||
      /^pragma [+-]\w+$/.test(said)
    )
      return;
    if (/^Bail out!/i.test(said)) {
      this.#settle();
      throw new Wrong(`the run was given up: ${said.slice(0, 200)}`, line);
    }
    const [whole, not, number, rest = ''] = point.exec(said) ?? [];
    const planned = plan.exec(said);
    if (whole !== undefined) this.#takePoint({ isOk: not === undefined, number, rest, indent, line });
    else if (planned) this.#takePlan(Number(planned[1]), indent, line);
    else if (/^(?:not[\s_-]*)?ok\b|^\d+\.\.\d/i.test(said))
      throw new Wrong('a line looks like one of a test and is none', line);
  }

  #takePoint({
    isOk,
    number,
    rest,
    indent,
    line,
  }: {
    isOk: boolean;
    number: string | undefined;
    rest: string;
    indent: number;
    line: number;
  }): void {
    this.#settle();
    const below = this.#enter(indent, line);
    const level = this.#levels.at(-1) as Level;
    level.count++;
    if (number !== undefined && Number(number) !== level.count)
      throw new Wrong(
        `it says that test ${number} follows, and holds ${level.count - 1} before it`,
        line,
        true,
      );
    const { description, directive, reason } = directiveOf(rest, (word) =>
      this.#doubts.add(`the directive \`${word}\``, line, this.#results.length),
    );
    this.#point = {
      isOk,
      description,
      directive,
      reason,
      line,
      facts: new Map(),
      from: below?.from ?? this.#results.length,
      isBrokenBelow: below?.hasFailed ?? false,
    };
  }

  /**
   * Makes the level of an indentation the innermost one. Where the first of its tests has sub-tests, these stand before anything of its own.
   * @returns the level of the sub-tests that just ended, where some did
   */
  #enter(indent: number, line: number): Level | undefined {
    const level = this.#levels.at(-1) as Level;
    if (indent === level.indent) return undefined;
    if (indent > level.indent) {
      if (this.#levels.length >= maximumDepth)
        throw new Wrong(`tests are nested more than ${maximumDepth} deep`, line);
      this.#levels.push(this.#newLevel(indent));
      return undefined;
    }
    this.#levels.pop();
    const outer = this.#levels.at(-1) as Level;
    if (outer.indent > indent) throw new Wrong(orphans, line);
    this.#checkPlan(level, line);
    if (outer.indent < indent) this.#levels.push({ ...this.#newLevel(indent), from: level.from });
    return level;
  }

  #checkPlan({ plan, planLine, count }: Level, line: number): void {
    if (plan === undefined) throw new Wrong('it has no plan (`1..N`), so it may be cut off', line);
    if (plan !== count)
      throw new Wrong(`it says that ${plan} tests were run and holds ${count} that did`, planLine, true);
  }

  #takePlan(count: number, indent: number, line: number): void {
    this.#settle();
    if (this.#enter(indent, line)) throw new Wrong(orphans, line);
    const level = this.#levels.at(-1) as Level;
    if (level.plan !== undefined) throw new Wrong('it has two plans', line);
    Object.assign(level, { plan: count, planLine: line });
  }

  #takeFact(indent: number, said: string): void {
    if (said === '...' && indent === this.#yaml) this.#yaml = undefined;
    else if (indent === this.#yaml) {
      const [, key = '', value = ''] = /^([\w-]+): *(.*)$/.exec(said) ?? [];
      if (key !== '' && (this.#point?.facts.size ?? 0) < 100) this.#point?.facts.set(key, value);
    }
  }

  /** Makes a result of the last point, now that its facts are known. */
  #settle(): void {
    const found = this.#point;
    this.#point = undefined;
    if (!found) return;
    const level = this.#levels.at(-1) as Level;
    const status = statusOf(found);
    const hasBroken = status === 'failed';
    level.hasFailed ||= hasBroken;
    const { facts, from, line, isOk, isBrokenBelow, description } = found;
    if (/^'(?:test|suite)'$/.test(facts.get('type') ?? '') && facts.has('duration_ms')) this.#isNode = true;
    if (isOk && isBrokenBelow)
      throw new Wrong('it says that a test passed of whose sub-tests one failed', line, true);
    const message = unquoted(facts.get('error') ?? facts.get('message') ?? found.reason);
    for (let index = from; index < this.#results.length; index++) this.#nest(index, description);
    if (hasBroken && !isBrokenBelow && from < this.#results.length)
      this.#broken.push({ from, to: this.#results.length, message });
    // A group of node:test is no test of its own; when it failed by itself, this must not pass unseen.
    if (facts.get('type') === "'suite'" && (status !== 'failed' || isBrokenBelow)) return;
    const index = this.#results.length;
    if (status === 'passed')
      for (const [key, value] of facts)
        if (!known.includes(key) && (tellsState(key, value) || /^(?:error|stack|code)$/i.test(key)))
          this.#doubts.add(`the fact \`${key}\` of a test`, line, index);
    this.#results.push(
      resultOf(this.#path, this.#ids, {
        suite: '',
        className: '',
        name: description,
        titles: [description],
        file: unquoted(facts.get('location') ?? '').replace(/(?::\d+){1,2}$/, ''),
        status,
        message,
        duration: secondsIn(Number(facts.get('duration_ms') ?? Number.NaN), 1e3),
        properties: new Map(),
        line,
      }),
    );
  }

  /** Puts a title round a result of a sub-test. */
  #nest(index: number, title: string): void {
    const result = this.#results[index] as TestResult;
    result.titles?.unshift(title);
    result.suite = (result.titles ?? []).slice(0, -1).join(' > ');
  }
}

function statusOf({ isOk, directive }: Point): TestStatus {
  if (directive === 'todo') return 'skipped';
  if (!isOk) return 'failed';
  return directive === 'skip' ? 'skipped' : 'passed';
}

/** Takes a description and its directive apart; a hash sign that is escaped, or after no blank, is none. */
function directiveOf(rest: string, doubt: (word: string) => void) {
  for (const { index } of rest.matchAll(/(?<=^|[ \t])#(?=[ \t]*\S)/g)) {
    const [, word = '', reason = ''] = /^#[ \t]*(\S+)[ \t]*(.*)$/.exec(rest.slice(index)) ?? [];
    const named = { description: unescaped(rest.slice(0, index)), reason };
    if (/^skip/i.test(word)) return { ...named, directive: 'skip' as const };
    if (/^todo/i.test(word)) return { ...named, directive: 'todo' as const };
    // node-tap
    if (/^time=[\d.]+m?s$/.test(word) && reason === '') return { ...named, directive: '' as const };
    if (tellsState(word.replace(/[:,.]$/, ''), undefined)) doubt(word.slice(0, 100));
  }
  return { description: unescaped(rest), directive: '' as const, reason: '' };
}

function unescaped(text: string): string {
  return text.replace(/\\([\\#])/g, '$1').trim();
}

function unquoted(value: string): string {
  const [, quoted] = /^'(.*)'$/.exec(value) ?? /^"(.*)"$/.exec(value) ?? [];
  return quoted ?? value;
}

function* lines(text: string): Generator<string> {
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield text.slice(start, end);
    start = end + 1;
  }
}
