import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import { field, type JsonText, listOf, textField } from '../safe-json.ts';
import { JsonDoubts, lineOf, namedIn, secondsIn } from './json-report.ts';
import type { ReportAnswer } from './report-answer.ts';
import { resultOf, worstOf } from './report-reader.ts';

const statuses: Readonly<Record<string, TestStatus>> = {
  passed: 'passed',
  failed: 'failed',
  ambiguous: 'failed',
  skipped: 'skipped',
  pending: 'notrun',
  undefined: 'notrun',
  unknown: 'notrun',
  unused: 'notrun',
};

const keys = {
  feature: 'uri id keyword name description line tags elements comments metadata'.split(' '),
  element:
    'id keyword name description line type steps tags before after start_timestamp embeddings output comments examples rows'.split(
      ' ',
    ),
  step: 'result keyword line name match arguments hidden embeddings output rows doc_string before after comments text'.split(
    ' ',
  ),
  result: 'status duration error_message'.split(' '),
};

/** What of a scenario was read: the states of its steps and hooks, and what failed. */
interface Run {
  said: TestStatus[];
  message: string;
  nanoseconds: number;
}

/**
 * The JSON of Cucumber (Ruby, JVM, JavaScript). A scenario passed when it has steps and each of them, of its background and of
 * its hooks did. Its tags name what it verifies.
 * @implements SRS-3126
 */
export function readCucumber(path: string, json: JsonText, ids: IdSyntax): ReportAnswer {
  const doubts = new JsonDoubts();
  const results: TestResult[] = [];
  const byPlace = new Map<string, TestResult[]>();
  const features = json.value as unknown[];
  if (features.length === 0) return { refused: { message: 'it holds no feature.', line: 1, column: 1 } };
  for (const [at, feature] of features.entries()) {
    const elements = field(feature, 'elements');
    if (!Array.isArray(elements) || typeof field(feature, 'uri') !== 'string')
      return {
        refused: {
          message: 'it holds something that is no feature.',
          line: lineOf(json, [String(at)]),
          column: 1,
        },
      };
    const from = results.length;
    let background: Run = { said: [], message: '', nanoseconds: 0 };
    for (const [index, element] of elements.entries()) {
      const line = lineOf(json, [String(at), 'elements', String(index)]);
      const run = readElement(element, doubts, line, results.length);
      if (textField(element, 'type') === 'background') {
        background = run;
        continue;
      }
      const stepCount = background.said.length + listOf(element, 'steps').length;
      const result = resultOf(path, ids, {
        suite: textField(feature, 'name'),
        className: '',
        name: textField(element, 'name'),
        file: textField(feature, 'uri'),
        titles: [textField(feature, 'name'), textField(element, 'name')],
        status: stepCount === 0 ? 'notrun' : worstOf([...background.said, ...run.said]),
        message: background.message || run.message,
        duration: secondsIn(background.nanoseconds + run.nanoseconds, 1e9),
        properties: namedIn(
          [...listOf(feature, 'tags'), ...listOf(element, 'tags')].map((tag) => field(tag, 'name')),
          ids,
        ),
        line,
      });
      background = { said: [], message: '', nanoseconds: 0 };
      results.push(result);
      const place = `${textField(feature, 'uri')}:${String(field(element, 'line'))}`;
      const known = byPlace.get(place);
      if (known) known.push(result);
      else byPlace.set(place, [result]);
    }
    doubts.hold('a feature', feature, keys.feature, lineOf(json, [String(at)]), from, results.length);
    if (background.said.length > 0)
      return {
        refused: {
          message: 'a background stands without a scenario.',
          line: lineOf(json, [String(at)]),
          column: 1,
        },
      };
  }
  return {
    results,
    doubts: doubts.found,
    tries: [...byPlace.values()].filter(({ length }) => length > 1),
    about: { path, format: 'cucumber', runner: 'cucumber' },
  };
}

function readElement(element: unknown, doubts: JsonDoubts, line: number, index: number): Run {
  const run: Run = { said: [], message: '', nanoseconds: 0 };
  doubts.hold('a scenario', element, keys.element, line, index);
  const take = (holder: unknown): void => {
    const result = field(holder, 'result');
    doubts.hold('a result', result, keys.result, line, index);
    const status = doubts.word('status', field(result, 'status'), statuses, line, index);
    const duration = field(result, 'duration');
    if (typeof duration === 'number') run.nanoseconds += duration;
    const message = textField(result, 'error_message');
    run.said.push(message !== '' && status === 'passed' ? 'failed' : status);
    if (status !== 'passed') run.message ||= message;
  };
  for (const key of ['before', 'after'])
    for (const hook of doubts.list(element, key, line, index)) take(hook);
  for (const step of doubts.list(element, 'steps', line, index)) {
    doubts.hold('a step', step, keys.step, line, index);
    take(step);
    for (const key of ['before', 'after']) for (const hook of doubts.list(step, key, line, index)) take(hook);
  }
  return run;
}
