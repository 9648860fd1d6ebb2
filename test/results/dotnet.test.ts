import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultsSource } from '../../src/sources/results/index.ts';
import { context } from '../code/context.ts';

const nunit = `<?xml version="1.0" encoding="utf-8"?>
<test-run id="2" testcasecount="5" result="Failed" total="5" passed="1" failed="2" inconclusive="1" skipped="1">
  <test-suite type="Assembly" name="Pump.Tests.dll" fullname="/ci/Pump.Tests.dll">
    <test-suite type="TestFixture" name="AlarmTests" fullname="Pump.AlarmTests">
      <test-case id="1" name="SoundsWithinTwoSeconds" classname="Pump.AlarmTests" result="Passed"><properties><property name="Requirement" value="SRS-041"/></properties></test-case>
      <test-case id="2" name="KeepsSilent" classname="Pump.AlarmTests" result="Failed"><failure><message><![CDATA[  Expected: True
  But was: False]]></message><stack-trace><![CDATA[at X]]></stack-trace></failure></test-case>
      <test-case id="3" name="Breaks" classname="Pump.AlarmTests" result="Failed" label="Error"><failure><message>boom</message></failure></test-case>
      <test-case id="4" name="Later" classname="Pump.AlarmTests" result="Skipped" label="Ignored"><reason><message>not yet</message></reason></test-case>
      <test-case id="5" name="Who knows" classname="Pump.AlarmTests" result="Inconclusive"/>
    </test-suite>
  </test-suite>
</test-run>`;

const xunit = `<assemblies timestamp="03/01/2026 10:00:00">
  <assembly name="C:\\ci\\Pump.Tests.dll" total="3" passed="1" failed="1" skipped="1" errors="1">
    <errors><error type="test-class-cleanup" name="Pump.PumpTests"><failure exception-type="E"><message>cleanup broke</message></failure></error></errors>
    <collection total="3" passed="1" failed="1" skipped="1" name="c">
      <test name="Pump.PumpTests.Starts" type="Pump.PumpTests" method="Starts" time="0.1" result="Pass"><traits><trait name="verifies" value="SRS-007"/></traits></test>
      <test name="Pump.PumpTests.Stops" type="Pump.PumpTests" method="Stops" time="0.1" result="Fail"><failure exception-type="E"><message>Assert.Equal() Failure</message></failure></test>
      <test name="Pump.PumpTests.Later" type="Pump.PumpTests" method="Later" time="0" result="Skip"><reason>not yet</reason></test>
    </collection>
  </assembly>
</assemblies>`;

const trx = `<?xml version="1.0" encoding="UTF-8"?>
<TestRun id="r" name="run" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
  <Results>
    <UnitTestResult executionId="e1" testId="t1" testName="Starts SRS-041" outcome="Passed" duration="00:00:00.1"/>
    <UnitTestResult executionId="e2" testId="t2" testName="Stops" outcome="Failed"><Output><ErrorInfo><Message>Assert.IsTrue failed.</Message></ErrorInfo></Output></UnitTestResult>
    <UnitTestResult executionId="e3" testId="t3" testName="Later" outcome="NotExecuted"/>
    <UnitTestResult executionId="e4" testId="t4" testName="Doubtful" outcome="PassedButRunAborted"/>
  </Results>
  <TestDefinitions>
    <UnitTest name="Starts SRS-041" storage="pump.dll" id="t1"><TestMethod codeBase="pump.dll" className="Pump.PumpTests" name="Starts"/></UnitTest>
    <UnitTest name="Stops" storage="pump.dll" id="t2"><TestMethod codeBase="pump.dll" className="Pump.PumpTests" name="Stops"/></UnitTest>
  </TestDefinitions>
  <ResultSummary outcome="Failed"><Counters total="4" executed="3" passed="1" failed="1" error="0"/></ResultSummary>
</TestRun>`;

const read = (text: string) =>
  resultsSource.read({ path: 'reports/a.xml', bytes: Buffer.from(text) }, context());
const told = (text: string) =>
  read(text).results.map(({ className, name, status, message, ids }) =>
    [className, name, status, message, ids.join(' ')].join(' | '),
  );

describe('reports of other test runners', () => {
  // @verifies SRS-414
  it('NUnit 3', () => {
    expect(told(nunit)).toEqual([
      'Pump.AlarmTests | SoundsWithinTwoSeconds | passed |  | SRS-041',
      'Pump.AlarmTests | KeepsSilent | failed | Expected: True | ',
      'Pump.AlarmTests | Breaks | error | boom | ',
      'Pump.AlarmTests | Later | skipped | not yet | ',
      'Pump.AlarmTests | Who knows | notrun |  | ',
    ]);
    expect(read(nunit).reportFormats).toEqual([{ path: 'reports/a.xml', format: 'nunit', runner: 'dotnet' }]);
    expect(read(nunit).results[0]?.suite).toBe('Pump.Tests.dll > AlarmTests');
  });

  // @verifies SRS-414
  it('xUnit.net, with the errors of its fixtures', () => {
    expect(told(xunit)).toEqual([
      ' | Pump.PumpTests | error | cleanup broke | ',
      'Pump.PumpTests | Pump.PumpTests.Starts | error | its suite broke: cleanup broke | SRS-007',
      'Pump.PumpTests | Pump.PumpTests.Stops | failed | Assert.Equal() Failure | ',
      'Pump.PumpTests | Pump.PumpTests.Later | skipped | not yet | ',
    ]);
    expect(read(xunit).results[1]?.suite).toBe('Pump.Tests.dll');
  });

  // @verifies SRS-414
  it('Visual Studio, where only a pass without doubts is one', () => {
    expect(told(trx)).toEqual([
      'Pump.PumpTests | Starts SRS-041 | passed |  | ',
      'Pump.PumpTests | Stops | failed | Assert.IsTrue failed. | ',
      ' | Later | skipped |  | ',
      ' | Doubtful | failed |  | ',
    ]);
  });
});

describe('a report that disagrees with itself', () => {
  // @verifies SRS-414
  it.each([
    ['nunit', nunit.replace('total="5" passed="1"', 'total="6" passed="1"'), '6 tests were run and holds 5'],
    ['nunit', nunit.replace('passed="1" failed', 'passed="2" failed'), '2 tests passed and holds 1'],
    [
      'xunit',
      xunit.replace(
        'total="3" passed="1" failed="1" skipped="1" errors',
        'total="4" passed="1" failed="1" skipped="1" errors',
      ),
      '4 tests were run and holds 3',
    ],
    ['trx', trx.replace('total="4"', 'total="5"'), '5 tests were run and holds 4'],
    ['trx', trx.replace('failed="1"', 'failed="3"'), '3 tests failed and holds 2'],
  ])('counts for nothing: %s', (_format, text, words) => {
    const { results, findings } = read(text);
    expect(results).toEqual([]);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      expect.stringMatching(
        new RegExp(`^report-count-mismatch: reports/a\\.xml counts for nothing: it says that ${words}`),
      ),
    ]);
  });

  // @verifies SRS-414, SRS-403
  it('or is damaged counts for nothing, and never for a pass more', () => {
    for (const text of [nunit, xunit, trx]) {
      const passed = read(text).results.filter(({ status }) => status === 'passed').length;
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.nat(40), (at, cut) => {
          const { results, findings } = read(text.slice(0, at) + text.slice(at + cut));
          const refused = findings.filter(
            ({ rule }) => !['unknown-in-report', 'result-id-ignored'].includes(rule),
          );
          expect(results.length === 0 || refused.length === 0).toBe(true);
          expect(results.filter(({ status }) => status === 'passed').length).toBeLessThanOrEqual(passed);
        }),
      );
      expect(read(text.slice(0, -20)).findings).toHaveLength(1);
    }
  });
});
