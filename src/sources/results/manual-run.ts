import type { IdSyntax } from '../../config/index.ts';
import { readStructure } from '../../markdown/read-structure.ts';
import type { HeadingBlock, Structure, TableBlock } from '../../markdown/structure.ts';
import {
  append,
  type ManualRun,
  type ReportAbout,
  type TestLevel,
  type TestResult,
  type TestStep,
} from '../../model/index.ts';
import { gapsOfHead, type RecordGap, readHead } from '../record-head.ts';

/** What a record of tests by hand says. */
export interface ManualRecord {
  results: TestResult[];
  about: ReportAbout;
  gaps: RecordGap[];
}

const longest = 1000;

/** What has to be said of a whole run, with the way to say it. */
const demanded = [
  ['tester', 'who carried out the tests', 'name'],
  ['date', 'on which day', 'YYYY-MM-DD'],
  ['version', 'which version was tested', 'version'],
  ['commit', 'which commit was tested', 'hash'],
] as const;

/**
 * Reads the Markdown record of tests that a person carried out (IEC 62304 5.7.5, 9.8): a list of attributes below the first heading, then a
 * heading for each test case with a table of its steps. A case passed when each of its steps did. Where the record does not say who
 * tested what and when, none of its cases counts as run.
 * @implements SRS-2901, SRS-2902
 */
export function readManualRun(path: string, content: string, ids: IdSyntax): ManualRecord | string {
  const { structure, refusals } = readStructure(content);
  const [refused] = refusals;
  if (refused) return 'it is nested too deep, or a paragraph of it is too long';
  const [title] = structure.headings;
  if (!title) return 'it has no heading';
  const gaps: RecordGap[] = [];
  const named = structure.headings.filter(({ text }) => ids.find(text).length > 0);
  // The title may name what is tested and stand above the cases.
  const cases = named.length > 1 && named[0] === title ? named.slice(1) : named;
  const { head, doubled } = readHead(structure, readKeys);
  const run = runOf(head, title);
  const missing = [...doubled, ...gapsOfHead(head, demanded, title.line)];
  append(gaps, missing);
  if (cases.length === 0)
    gaps.push({
      message: 'it names no test case.',
      hint: 'Write a heading with the ID of the test case, and below it the table of its steps. Notes of an exploratory session stand in `test-sessions/` (`sources.exploratory`).',
      line: title.line,
    });
  const results = cases.map((heading, index) => {
    const end = cases[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    const found = readCase(structure, heading, end);
    append(gaps, found.gaps);
    const untold = missing[0]?.message;
    return {
      suite: run.title,
      className: '',
      name: heading.text.slice(0, longest),
      file: '',
      ...(untold === undefined
        ? outcomeOf(found.steps)
        : { status: 'notrun' as const, message: `the record counts for nothing: ${untold}` }),
      properties: {},
      ids: [...new Set(ids.namedBy(heading.text))].sort(),
      steps: found.steps,
      place: { file: path, line: heading.line, column: heading.column },
    };
  });
  const level = levelOf(head.get('level') ?? '');
  if (!level)
    gaps.push({
      message: `its level is \`${(head.get('level') ?? '').slice(0, 40)}\`.`,
      hint: 'Write `- level: unit`, `integration` or `system`; system where nothing is written.',
      line: title.line,
    });
  const environment = (head.get('environment') ?? head.get('configuration') ?? '').slice(0, longest);
  return {
    results,
    gaps,
    about: { path, format: 'manual', level: level ?? 'system', ...(environment ? { environment } : {}), run },
  };
}

function runOf(head: ReadonlyMap<string, string>, title: HeadingBlock): ManualRun {
  const of = (key: string): string => (head.get(key) ?? '').slice(0, 200);
  return {
    title: title.text.slice(0, longest),
    tester: of('tester'),
    date: of('date'),
    version: of('version'),
    commit: of('commit').replaceAll('`', ''),
    ...(head.has('variant') ? { variant: of('variant').replaceAll('`', '') } : {}),
  };
}

function levelOf(word: string): TestLevel | undefined {
  if (word === '') return 'system';
  return (['unit', 'integration', 'system'] as const).find((level) => level === word.trim().toLowerCase());
}

/** What is read of the list below the first heading. */
const readKeys = new Set([
  ...demanded.map(([key]) => key),
  'level',
  'environment',
  'configuration',
  'variant',
]);

/** What columns are called. */
const columns = {
  action: /^(?:action|do|input|procedure|test step)$/i,
  expected: /^expected(?: result)?$/i,
  observed: /^(?:observed|actual|measured)(?: result)?$/i,
  status: /^(?:result|verdict|outcome|pass\/fail)$/i,
};

/** The steps of a case: the rows of the tables between its heading and the next case that have a column for the result. */
function readCase(
  { tables }: Structure,
  heading: HeadingBlock,
  end: number,
): { steps: TestStep[]; gaps: RecordGap[] } {
  const id = heading.text.slice(0, 60);
  const gaps: RecordGap[] = [];
  const own = tables.filter(
    ({ line, container }) => line > heading.line && line < end && container === 'page',
  );
  const steps = own.flatMap((table) => stepsOf(table, id, gaps));
  if (steps.length === 0)
    gaps.push({
      message: `"${id}" has no table of steps with a column \`Result\`.`,
      hint: 'Write a table with the columns Step, Action, Expected, Observed and Result below it.',
      line: heading.line,
    });
  return { steps, gaps };
}

function stepsOf({ header, rows }: TableBlock, id: string, gaps: RecordGap[]): TestStep[] {
  const at = (form: RegExp): number => header.findIndex(({ text }) => form.test(text.trim()));
  const places = {
    action: at(columns.action),
    expected: at(columns.expected),
    observed: at(columns.observed),
  };
  const verdict = at(columns.status);
  if (verdict < 0) return [];
  return rows.map(({ cells, line }, index) => {
    const word = cells[verdict]?.text.trim() ?? '';
    const status = statusOf(word);
    if (status === undefined)
      gaps.push({
        message: `step ${index + 1} of "${id}" has ${word === '' ? 'no result' : `the result \`${word.slice(0, 40)}\``}.`,
        hint: 'Write passed, failed, skipped or not run.',
        line,
      });
    const text = (place: number): string => (cells[place]?.text ?? '').slice(0, longest);
    return {
      action: text(places.action),
      expected: text(places.expected),
      observed: text(places.observed),
      status: status ?? 'notrun',
    };
  });
}

function statusOf(word: string): TestStep['status'] | undefined {
  if (/^(?:passed|pass|ok)$/i.test(word)) return 'passed';
  if (/^(?:failed|fail)$/i.test(word)) return 'failed';
  if (/^skipped$/i.test(word)) return 'skipped';
  return /^(?:not run|blocked)$/i.test(word) ? 'notrun' : undefined;
}

/** The worst of the steps; of a case without steps nothing is known. */
function outcomeOf(steps: readonly TestStep[]): Pick<TestResult, 'status' | 'message'> {
  for (const status of ['failed', 'notrun', 'skipped'] as const) {
    const index = steps.findIndex((step) => step.status === status);
    if (index < 0) continue;
    const { observed } = steps[index] as TestStep;
    return { status, message: `step ${index + 1}${observed === '' ? '' : `: ${observed}`}`.slice(0, 500) };
  }
  return steps.length > 0
    ? { status: 'passed', message: '' }
    : { status: 'notrun', message: 'no step is recorded' };
}
