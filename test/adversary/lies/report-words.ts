import type { Lie } from '../lie.ts';
import type { Files } from '../mini.ts';

/** A project with one test case, which a report names. */
const project = (path: string, report: string): Files => ({
  'content/requirements.md':
    '# R\n\n## SRS-001 Alarm latency\n\nThe alarm shall sound.\n\n## TST-001 Latency\n\n- verifies: SRS-001\n\nCross the threshold.\n',
  'src/a.ts': '/** @implements SRS-001 */\nexport function sound() {}\n',
  [path]: report,
});

/** A format of reports: the report of one test that passed, and ways to say that it did not, or something nobody knows. */
interface Format {
  path: string;
  passed: string;
  otherwise: readonly (readonly [from: string | RegExp, to: string])[];
}

const name = 'TST-001 latency';
const json = (value: unknown): string => JSON.stringify(value);
const unknownElements = [
  '<Failure/>',
  '<j:failure xmlns:j="x"/>',
  '<FAILURE/>',
  '<failed/>',
  '<aborted/>',
  '<timeout/>',
  '<note><failure/></note>',
  '<Skipped/>',
  '<skip/>',
  '<notrun/>',
];

const formats: Record<string, Format> = {
  'JUnit XML': {
    path: 'reports/a.xml',
    passed: `<testsuites><testsuite name="s"><testcase name="${name}"></testcase></testsuite></testsuites>`,
    otherwise: [
      ...[
        '<failure/>',
        '<failure message="m">text</failure>',
        '<error/>',
        '<skipped/>',
        '<skipped message="later"/>',
        '<rerunFailure/>',
        '<flakyFailure/>',
        '<flakyError/>',
        '<properties/><error type="e"/>',
        '<system-out/><failure/>',
        ...unknownElements,
      ].map((body) => ['></testcase>', `>${body}</testcase>`] as const),
      ...[
        'status="failed"',
        'status="notrun"',
        'status="disabled"',
        'status="skipped"',
        'status="Passed"',
        'status="PASSED"',
        'status="ok "',
        'status="flaky"',
        'status="__proto__"',
        'status="constructor"',
        'result="suppressed"',
        'result="failed"',
        'result="unknown"',
        'success="False"',
        'executed="False"',
        'outcome="Failed"',
        'disabled="1"',
        'isSkipped="true"',
        'x:status="failed" xmlns:x="x"',
      ].map((attribute) => ['"></testcase>', `" ${attribute}></testcase>`] as const),
      ...['tests="2"', 'failures="1"', 'errors="1"', 'skipped="1"', 'tests="0"', 'status="failed"'].map(
        (attribute) => ['name="s"', `name="s" ${attribute}`] as const,
      ),
      ['<testsuite name="s">', '<testsuite name="s"><failure/>'],
      ['<testsuite name="s">', '<testsuite name="s"><error/>'],
      ['<testcase name', '<TestCase name'],
      ['</testsuites>', ''],
      ['</testsuites>', '</testsuites><testsuites/>'],
      ['</testcase>', '</testcase'],
    ],
  },
  'NUnit 3': {
    path: 'reports/a.xml',
    passed: `<test-run result="Passed"><test-suite name="s" result="Passed"><test-case name="${name}" result="Passed"></test-case></test-suite></test-run>`,
    otherwise: [
      ...[
        'Failed',
        'Skipped',
        'Inconclusive',
        'Warning',
        'passed',
        'PASSED',
        'Pass',
        '',
        'Passed ',
        'true',
      ].map((word) => [`${name}" result="Passed"`, `${name}" result="${word}"`] as const),
      [`${name}" result="Passed"`, `${name}"`],
      ...[
        '<failure/>',
        '<failure><message>m</message></failure>',
        '<assertions><assertion result="Error"/></assertions>',
        ...unknownElements.slice(0, 4),
      ].map((body) => ['></test-case>', `>${body}</test-case>`] as const),
      ...['outcome="Failed"', 'runstate="Ignored"', 'executed="False"', 'success="False"'].map(
        (attribute) => ['></test-case>', ` ${attribute}></test-case>`] as const,
      ),
      ['name="s" result="Passed"', 'name="s" result="Failed" site="TearDown"'],
      ['<test-run result="Passed"', '<test-run result="Failed"'],
      ['<test-run', '<test-run failed="1"'],
    ],
  },
  'xUnit.net': {
    path: 'reports/a.xml',
    passed: `<assemblies><assembly name="p.dll"><collection><test name="${name}" result="Pass"></test></collection></assembly></assemblies>`,
    otherwise: [
      ...['Fail', 'Skip', 'NotRun', 'pass', 'PASS', 'Passed', ''].map(
        (word) => ['result="Pass"', `result="${word}"`] as const,
      ),
      [' result="Pass"', ''],
      ...['<failure/>', '<Failure/>', '<failed/>'].map((body) => ['></test>', `>${body}</test>`] as const),
      ['<collection>', '<errors><error type="assembly-cleanup" name="x"/></errors><collection>'],
      ['<assembly ', '<assembly failed="1" '],
    ],
  },
  TRX: {
    path: 'reports/a.trx',
    passed: `<TestRun><Results><UnitTestResult testName="${name}" outcome="Passed"></UnitTestResult></Results></TestRun>`,
    otherwise: [
      ...[
        'Failed',
        'NotExecuted',
        'Inconclusive',
        'Aborted',
        'Timeout',
        'NotRunnable',
        'Warning',
        'PassedButRunAborted',
        'passed',
        'Pass',
        '',
      ].map((word) => ['outcome="Passed"', `outcome="${word}"`] as const),
      [' outcome="Passed"', ''],
      [
        '></UnitTestResult>',
        '><Output><ErrorInfo><Message>m</Message></ErrorInfo></Output></UnitTestResult>',
      ],
      ['></UnitTestResult>', '><errorInfo/></UnitTestResult>'],
      ['</Results>', '</Results><ResultSummary outcome="Aborted"/>'],
    ],
  },
  TAP: {
    path: 'reports/a.tap',
    passed: `TAP version 14\nok 1 - ${name}\n1..1\n`,
    otherwise: [
      ['ok 1', 'not ok 1'],
      ['latency', 'latency # SKIP no bench'],
      ['latency', 'latency # TODO later'],
      ['latency', 'latency # FAILED'],
      ['latency\n', 'latency\n  ---\n  outcome: failed\n  ...\n'],
      ['1..1', '1..2'],
      ['1..1', 'Bail out! rig lost'],
      ['1..1\n', ''],
      ['ok 1', 'OK 1'],
      ['ok 1', 'okay 1'],
      ['ok 1', 'ok 2'],
    ],
  },
  CTRF: {
    path: 'reports/a.json',
    passed: json({
      reportFormat: 'CTRF',
      results: {
        tool: { name: 'jest' },
        summary: { tests: 1, passed: 1 },
        tests: [{ name, status: 'passed', duration: 1 }],
      },
    }),
    otherwise: [
      ...['failed', 'skipped', 'pending', 'other', 'Passed', 'PASSED', 'ok', ''].map(
        (word) => ['"status":"passed"', `"status":"${word}"`] as const,
      ),
      ...[
        '"flaky":true',
        '"retries":1',
        '"retryAttempts":[{"attempt":1,"status":"failed"}]',
        '"steps":[{"name":"s","status":"failed"}]',
        '"outcome":"failed"',
        '"rawStatus":"flaky"',
        '"status":"failed"',
      ].map((member) => ['"duration":1', `"duration":1,${member}`] as const),
      ['"status":"passed",', ''],
      ['"passed":1', '"passed":0'],
      ['"tests":1', '"tests":2'],
    ],
  },
  Cucumber: {
    path: 'reports/a.json',
    passed: json([
      {
        uri: 'a.feature',
        name: 'F',
        elements: [
          {
            type: 'scenario',
            name,
            line: 1,
            steps: [{ keyword: 'Then ', name: 's', result: { status: 'passed' } }],
          },
        ],
      },
    ]),
    otherwise: [
      ...['failed', 'skipped', 'undefined', 'pending', 'ambiguous', 'PASSED', 'unknown', ''].map(
        (word) => ['"status":"passed"', `"status":"${word}"`] as const,
      ),
      ['{"status":"passed"}', '{}'],
      ['{"status":"passed"}', '{"status":"passed","error_message":"m"}'],
      ['"type":"scenario"', '"type":"scenario","after":[{"result":{"status":"failed"}}]'],
      ['"type":"scenario"', '"type":"scenario","outcome":"failed"'],
      [/\[\{"keyword.*?\}\}\]/, '[]'],
    ],
  },
  'Robot Framework': {
    path: 'reports/output.xml',
    passed: `<robot generator="Robot 7.0"><suite name="S"><test name="${name}"><status status="PASS"></status></test><status status="PASS"/></suite><statistics><total><stat pass="1" fail="0">All Tests</stat></total></statistics><errors/></robot>`,
    otherwise: [
      ...['FAIL', 'SKIP', 'NOT RUN', 'pass', 'Passed', ''].map(
        (word) => ['status="PASS"></status>', `status="${word}"></status>`] as const,
      ),
      ['<status status="PASS"></status>', ''],
      ['status="PASS"/></suite>', 'status="FAIL">Suite teardown failed:\nrig lost</status></suite>'],
      ['<status status="PASS"></status>', '<FAIL/><status status="PASS"></status>'],
      ['pass="1" fail="0"', 'pass="0" fail="1"'],
    ],
  },
};

/** Every format of reports, with every way to say that the one test did not pass, and with words that nobody knows. */
export const reportWords: Lie[] = Object.entries(formats).flatMap(([format, { path, passed, otherwise }]) =>
  otherwise.map(([from, to]): Lie => {
    const honest = project(path, passed);
    return {
      kind: 'unknown words',
      name: `${format}: ${from} becomes ${to === '' ? 'nothing' : to}`,
      honest,
      not: ['TST-001 verified', 'SRS-001 verified'],
      change: () => project(path, passed.replace(from, to)),
    };
  }),
);
