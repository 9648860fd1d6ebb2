import { describe, expect, it } from 'vitest';
import { resultsSource } from '../../src/sources/results/index.ts';
import { context } from '../code/context.ts';

const read = (text: string) =>
  resultsSource.read({ path: 'reports/a.xml', bytes: Buffer.from(text) }, context());
const statuses = (text: string): string =>
  read(text)
    .results.map(({ status }) => status)
    .join(' ');
const told = (text: string): string[] =>
  read(text).findings.map(({ rule, severity, line, message }) => `${rule} ${severity} ${line}: ${message}`);

const junit = (inCase: string, atCase = '', atSuite = '', inSuite = '') =>
  `<testsuites>\n<testsuite name="s"${atSuite}>${inSuite}<testcase name="a"/>\n<testcase name="b"${atCase}>${inCase}</testcase>\n</testsuite><testsuite name="t"><testcase name="c"/></testsuite></testsuites>`;
const nunit = (inCase: string, atCase = '', inSuite = '') =>
  `<test-run result="Passed"><test-suite name="s" result="Passed">${inSuite}<test-case name="a" result="Passed"/>\n<test-case name="b" result="Passed"${atCase}>${inCase}</test-case></test-suite>\n<test-suite name="t"><test-case name="c" result="Passed"/></test-suite></test-run>`;
const xunit = (inCase: string, atCase = '', inSuite = '') =>
  `<assemblies><assembly name="p.dll"><collection>${inSuite}<test name="a" result="Pass"/>\n<test name="b" result="Pass"${atCase}>${inCase}</test></collection><collection><test name="c" result="Pass"/></collection></assembly></assemblies>`;
const trx = (inCase: string, atCase = '', inRun = '') =>
  `<TestRun><Results><UnitTestResult testName="a" outcome="Passed"/><UnitTestResult testName="b" outcome="Passed"${atCase}>${inCase}</UnitTestResult><UnitTestResult testName="c" outcome="Passed"/></Results>${inRun}</TestRun>`;

// @verifies SRS-3120
describe('what a format is not known to hold', () => {
  it.each([
    ['an element in another case', '<Failure/>', '`Failure` in `testcase`'],
    ['an element with a prefix', '<j:failure xmlns:j="x"/>', '`j:failure` in `testcase`'],
    ['an element of another tool', '<aborted/>', '`aborted` in `testcase`'],
    ['an element deep within', '<properties><error-log/></properties>', '`error-log` in `properties`'],
    ['an element in an output', '<system-out><note/></system-out>', '`note` in `system-out`'],
    ['an element within an unknown one', '<extra><more/></extra>', '`extra` in `testcase`'],
  ])('in a case of JUnit: %s', (_, inCase, word) => {
    expect(statuses(junit(inCase))).toBe('passed notrun passed');
    expect(told(junit(inCase))).toEqual([
      `unknown-in-report error 3: reports/a.xml holds the element ${word}, which JUnit XML is not known to have. One case with it counts as not run.`,
    ]);
    expect(read(junit(inCase)).results[1]?.message).toBe(
      `its report holds the element ${word} in line 3, which is not known`,
    );
  });

  it.each(['skipped/>', '*skipped/>', '<![CDATA[failure]]>'])(
    'in a case of JUnit: text of its own, %s',
    (inCase) => {
      expect(statuses(junit(inCase))).toBe('passed notrun passed');
      const text = inCase.replace(/<!\[CDATA\[|\]\]>/g, '');
      expect(told(junit(inCase))).toEqual([
        `unknown-in-report error 3: reports/a.xml holds the text ${JSON.stringify(text)} in \`testcase\`, which JUnit XML is not known to have. One case with it counts as not run.`,
      ]);
    },
  );

  it.each([
    ' success="False"',
    ' executed="True"',
    ' Status="passed"',
    ' j:status="passed"',
    ' outcome="Passed"',
    ' isSkipped="true"',
    ' test-result="ok"',
    ' disabled="1"',
    ' was_ignored="no"',
    ' kind="failed"',
    ' how="not run"',
  ])('at a case of JUnit: an attribute that may tell a state,%s', (atCase) => {
    expect(statuses(junit('', atCase))).toBe('passed notrun passed');
    const name = atCase.slice(1, atCase.indexOf('='));
    expect(told(junit('', atCase))).toEqual([
      `unknown-in-report error 3: reports/a.xml holds the attribute \`${name}\` at \`testcase\`, which JUnit XML is not known to have. One case with it counts as not run.`,
    ]);
  });

  it.each(['PASSED', 'Passed', 'passed ', 'green', '', '__proto__', 'constructor'])(
    'at a case of JUnit: the state %j',
    (word) => {
      expect(statuses(junit('', ` status="${word}"`))).toBe('passed notrun passed');
      expect(told(junit('', ` status="${word}"`))).toEqual([
        `unknown-in-report error 3: reports/a.xml holds the value ${JSON.stringify(word)} of \`status\` at \`testcase\`, which JUnit XML is not known to have. One case with it counts as not run.`,
      ]);
    },
  );

  it.each([
    ['an element', junit('', '', '', '<TestCase name="x"><failure/></TestCase>')],
    ['a text', junit('', '', '', 'failure/>')],
    ['a prefixed suite', junit('', '', '', '<j:testsuite xmlns:j="x"><testcase name="x"/></j:testsuite>')],
    ['a state', junit('', '', ' outcome="bad"')],
    ['a word of a state', junit('', '', ' result="mixed"')],
  ])('in a suite of JUnit, %s is doubted with all the suite holds, and no more', (_, text) => {
    expect(read(text).results.flatMap(({ name, status }) => (status === 'passed' ? [name] : []))).toEqual([
      'c',
    ]);
    expect(read(text).findings).toHaveLength(1);
  });

  it.each([
    ['NUnit 3', nunit('<Failure/>'), nunit('', ' outcome="Failed"'), nunit('', '', '<warning-list/>')],
    ['xUnit.net', xunit('<Failure/>'), xunit('', ' status="Fail"'), xunit('', '', '<TEST result="Fail"/>')],
    ['TRX', trx('<errorInfo/>'), trx('', ' passed="false"'), undefined],
  ])('in %s', (name, inCase, atCase, inSuite) => {
    for (const text of [inCase, atCase]) {
      expect(statuses(text)).toBe('passed notrun passed');
      expect(told(text)).toEqual([expect.stringContaining(`which ${name} is not known to have. One case`)]);
    }
    if (inSuite) expect(statuses(inSuite)).toBe('notrun notrun passed');
    expect(statuses(trx('', '', '<Summary/>'))).toBe('notrun notrun notrun');
  });

  it.each([
    nunit('').replace('name="b" result="Passed"', 'name="b" result="passed"'),
    xunit('').replace('name="b" result="Pass"', 'name="b" result="PASS"'),
    trx('').replace('testName="b" outcome="Passed"', 'testName="b" outcome="passed"'),
  ])('another case of a word that is known: %s', (text) => {
    expect(statuses(text)).toBe('passed notrun passed');
    expect(read(text).findings.map(({ rule }) => rule)).toEqual(['unknown-in-report']);
  });

  it('is told once for each word, with the number of cases', () => {
    const text = `<testsuite>\n${'<testcase name="a"><x/></testcase>\n'.repeat(300)}</testsuite>`;
    expect(told(text)).toEqual([
      'unknown-in-report error 2: reports/a.xml holds the element `x` in `testcase`, which JUnit XML is not known to have. 300 cases with it count as not run.',
    ]);
  });

  it('takes no failure back', () => {
    expect(statuses(junit('<failure/><x/>'))).toBe('passed failed passed');
    expect(statuses(junit('<x><failure/></x>'))).toBe('passed failed passed');
    expect(statuses(junit('<skipped/><x/>'))).toBe('passed skipped passed');
  });
});

// @verifies SRS-3120
describe('what tools add', () => {
  it.each([
    junit('<system-out>a</system-out><system-err>b</system-err>'),
    junit('<properties><property name="result" value="failed"/></properties>'),
    junit('<attachments><attachment>a.png</attachment></attachments>'),
    junit(
      '',
      ' assertions="3" owner="a" url="b" line="3" hostname="h" id="1" timestamp="2026-01-01" time="1"',
    ),
    junit('', ' value_param="failed" type_param="error" tags="skipped"'),
    junit('', '', ' ignored="0" passed="2" flakes="0" success="2" warnings="0"'),
    nunit('<output>a</output><assertions><assertion result="Passed"/></assertions>', ' runstate="Runnable"'),
    nunit(
      '<reason><message>a</message></reason><attachments><attachment><filePath>a</filePath></attachment></attachments>',
    ),
    nunit('', '', '<settings><setting name="a" value="failed"/></settings><environment/>'),
    xunit(
      '<output>a</output><traits><trait name="status" value="failed"/></traits><warnings><warning/></warnings>',
    ),
    trx('<Output><StdOut>a</StdOut></Output><ResultFiles><ResultFile path="failed"/></ResultFiles>'),
    trx('', '', '<TestSettings><a outcome="Failed"/></TestSettings><TestEntries><TestEntry/></TestEntries>'),
    trx(
      '',
      '',
      '<ResultSummary outcome="Completed"><RunInfos><RunInfo outcome="Warning"/></RunInfos></ResultSummary>',
    ),
  ])('is let stand: %s', (text) => {
    expect(told(text)).toEqual([]);
    expect(statuses(text)).toBe('passed passed passed');
  });
});

// @verifies SRS-3121
describe('what broke outside of the cases', () => {
  it.each([
    [
      'a fixture of NUnit',
      nunit('').replace('name="s" result="Passed"', 'name="s" result="Failed" site="TearDown"'),
      'error error passed',
    ],
    [
      'a failed fixture of NUnit that does not say where',
      nunit('').replace('name="s" result="Passed"', 'name="s" result="Failed"'),
      'error error passed',
    ],
    [
      'a run of NUnit',
      nunit('').replace('<test-run result="Passed"', '<test-run result="Failed"'),
      'error error error',
    ],
    [
      'a suite of NUnit that failed by its cases',
      nunit('').replace('name="s" result="Passed"', 'name="s" result="Failed" site="Child"'),
      'passed passed passed',
    ],
    [
      'an aborted run of Visual Studio',
      trx('', '', '<ResultSummary outcome="Aborted"/>'),
      'error error error',
    ],
    [
      'a clean-up in Visual Studio',
      trx(
        '',
        '',
        '<ResultSummary outcome="Completed"><RunInfos><RunInfo outcome="Error"><Text>t</Text></RunInfo></RunInfos></ResultSummary>',
      ),
      'error error error',
    ],
    [
      'a run of Visual Studio that failed by its cases',
      trx('', '', '<ResultSummary outcome="Failed"/>'),
      'passed passed passed',
    ],
    [
      'an assembly of xUnit.net',
      xunit('').replace(
        '<collection>',
        '<errors><error type="assembly-cleanup" name="x"/></errors><collection>',
      ),
      'error error error error',
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text).findings).toEqual([]);
    expect(statuses(text)).toBe(expected);
  });

  // @verifies SRS-3120
  it('an empty list of errors in a suite of NUnit says nothing, and one that holds some is doubted', () => {
    expect(read(nunit('', '', '<errors/>')).findings).toEqual([]);
    expect(statuses(nunit('', '', '<errors/>'))).toBe('passed passed passed');
    expect(statuses(nunit('', '', '<errors><error/></errors>'))).toBe('notrun notrun passed');
    const byCases = nunit('', ' result="Failed"').replace(
      '<test-run result="Passed">',
      '<test-run result="Failed(Child)">',
    );
    expect(told(byCases.replace(' result="Passed" result="Failed"', ' result="Failed"'))).toEqual([]);
    expect(statuses(byCases.replace(' result="Passed" result="Failed"', ' result="Failed"'))).toBe(
      'passed failed passed',
    );
  });

  // @verifies SRS-3363
  it('Surefire may count the tries that it tells of in a case', () => {
    const surefire = (counters: string) =>
      `<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/surefire-test-report.xsd" name="s" ${counters}><testcase name="a"><flakyFailure/></testcase><testcase name="b"><failure/><rerunFailure/></testcase><testcase name="c"/></testsuite>`;
    const counted = surefire('tests="5" errors="0" failures="3"');
    expect(read(counted).findings).toEqual([]);
    expect(statuses(counted)).toBe('repeated failed passed');
    const mismatch = 'reports/a.xml counts for nothing: it says that it has 5 tests and holds 3.';
    const messages = (text: string) => read(text).findings.map(({ message }) => message);
    expect(messages(surefire('tests="5" errors="0" failures="2"'))).toEqual([mismatch]);
    expect(messages(surefire('tests="5" errors="0" failures="3" flakes="1"'))).toEqual([mismatch]);
    expect(messages(counted.replace('xsi:noNamespaceSchemaLocation', 'schema'))).toEqual([mismatch]);
  });

  it('a case that holds a failure did not pass, whatever it calls itself', () => {
    expect(statuses(nunit('<failure><message>m</message></failure>'))).toBe('passed failed passed');
    expect(statuses(nunit('<assertions><assertion result="Error"/></assertions>'))).toBe(
      'passed error passed',
    );
    expect(statuses(xunit('<failure><message>m</message></failure>'))).toBe('passed failed passed');
    expect(statuses(trx('<Output><ErrorInfo><Message>m</Message></ErrorInfo></Output>'))).toBe(
      'passed failed passed',
    );
  });
});
