import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import { field, type JsonText, listOf, textField } from '../safe-json.ts';
import { Hooks, hookScope } from './hooks.ts';
import { JsonDoubts, lineOf, namedIn, secondsIn } from './json-report.ts';
import type { ReportAnswer } from './report-answer.ts';
import { compareCounts, countOf, resultOf, type StatedCase, worstOf } from './report-reader.ts';

const statuses: Readonly<Record<string, TestStatus>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  pending: 'skipped',
  other: 'notrun',
};

/** Words of the runner's own beside a status that says passed. */
const rawPasses = ['passed', 'pass', 'success', 'ok', 'expected', 'completed', 'finished', 'run'];

/** Keys of a test in the standard; what is in `extra` and `labels` is the project's own. */
const keys =
  `id name status rawStatus duration start stop suite message trace snippet ai line type filePath tags labels retries retryAttempts flaky steps
  stdout stderr threadId attachments browser device screenshot parameters insights extra`.split(/\s+/);

const keysOfReport =
  'reportFormat specVersion reportId timestamp generatedBy results insights baseline extra'.split(' ');
const keysOfRun = 'tool summary tests environment extra'.split(' ');

/** Tools of the standard by the names that runners have here. */
const runners: Readonly<Record<string, string>> = { cypress: 'mocha', '@playwright/test': 'playwright' };

/**
 * Common Test Report Format (CTRF) in JSON, as many runners and converters write it. A test that was tried again, or is called flaky, did not simply
 * pass; one whose own word is no pass is none.
 * @implements SRS-3125
 */
export function readCtrf(path: string, json: JsonText, ids: IdSyntax): ReportAnswer {
  const report = field(json.value, 'results');
  const doubts = new JsonDoubts();
  const results: TestResult[] = [];
  const hooks = new Hooks();
  let passed = 0;
  const tests = field(report, 'tests');
  if (!Array.isArray(tests))
    return { refused: { message: '`results.tests` is no list.', line: 1, column: 1 } };
  for (const [index, test] of tests.entries()) {
    const line = lineOf(json, ['results', 'tests', String(index)]);
    doubts.hold('a test', test, keys, line, index);
    const status = statusIn(test, doubts, line, index);
    if (status === 'passed') passed++;
    const suites = [field(test, 'suite')].flat().filter((suite) => typeof suite === 'string');
    const stated: StatedCase = {
      suite: suites.join(' > '),
      className: '',
      name: textField(test, 'name'),
      file: textField(test, 'filePath'),
      duration: secondsIn(field(test, 'duration'), 1e3),
      ...(Array.isArray(field(test, 'suite')) ? { titles: [...suites, textField(test, 'name')] } : {}),
      status: status === 'passed' && isRepeated(test) ? 'repeated' : status,
      message: textField(test, 'message'),
      properties: namedIn(listOf(test, 'tags'), ids, field(test, 'labels')),
      line,
    };
    const result = resultOf(path, ids, stated);
    results.push(result);
    const scope = status === 'failed' ? hookScope(stated) : undefined;
    if (scope) hooks.take(scope === 'suite' ? 'report' : scope, result);
  }
  for (const [what, object, known] of [
    ['the report', json.value, keysOfReport],
    ['`results`', report, keysOfRun],
  ] as const)
    doubts.hold(what, object, known, 1, 0, results.length);
  const summary = field(report, 'summary');
  const number = (key: string): string => String(field(summary, key) ?? '');
  const mismatch = compareCounts(lineOf(json, ['results', 'summary']), [
    ['were run', number('tests'), results.length],
    ['passed', number('passed'), passed],
    ['failed', number('failed'), countOf(results, 'failed')],
  ]);
  if (mismatch) return { mismatch };
  const tool = textField(field(report, 'tool'), 'name').toLowerCase();
  const environment = [tool, textField(field(report, 'tool'), 'version')].filter(Boolean).join(' ');
  const date = textField(json.value, 'timestamp');
  return {
    results,
    broken: hooks.brokenIn(results),
    doubts: doubts.found,
    about: {
      path,
      format: 'ctrf',
      ...(tool === '' ? {} : { runner: (runners[tool] ?? tool).slice(0, 100) }),
      ...(environment === '' ? {} : { environment: environment.slice(0, 1000) }),
      ...(/^\d{4}-\d\d-\d\d/.test(date) ? { date: date.slice(0, 40) } : {}),
    },
  };
}

function statusIn(test: unknown, doubts: JsonDoubts, line: number, index: number): TestStatus {
  const status = doubts.word('status', field(test, 'status'), statuses, line, index);
  if (status !== 'passed') return status;
  const raw = field(test, 'rawStatus');
  if (raw !== undefined && !(typeof raw === 'string' && rawPasses.includes(raw)))
    doubts.add(`the value ${JSON.stringify(raw).slice(0, 100)} of \`rawStatus\``, line, index);
  const steps = doubts
    .list(test, 'steps', line, index)
    .map((step) => doubts.word('status', field(step, 'status'), statuses, line, index));
  return worstOf([status, ...steps]);
}

/** Whether it was tried more than once, as far as the report tells; a count that is no number may be any. */
function isRepeated(test: unknown): boolean {
  const retries = field(test, 'retries') ?? 0;
  const flaky = field(test, 'flaky') ?? false;
  return retries !== 0 || flaky !== false || listOf(test, 'retryAttempts').length > 0;
}
