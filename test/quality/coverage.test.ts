import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageSource } from '../../src/sources/coverage/index.ts';
import { fileFinder } from '../../src/sources/find-file.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';

const projectContext = context();

function read(content: string | Uint8Array): ReturnType<typeof coverageSource.read> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return coverageSource.read({ path: 'reports/cover', bytes }, projectContext);
}

const lcov = `TN:
SF:src/alarm.ts
FN:1,raise
FNDA:2,raise
FNF:1
FNH:1
DA:1,2
DA:2,0
DA:3,1
LF:3
LH:2
BRDA:1,0,0,1
BRDA:1,0,1,-
BRF:2
BRH:1
end_of_record
SF:src/pump.ts
DA:1,0
LF:1
LH:0
end_of_record
`;

const cobertura = `<?xml version="1.0" ?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage lines-valid="3" lines-covered="2" line-rate="0.66" branches-valid="2" branches-covered="1" version="1">
  <sources><source>/home/ci/src</source></sources>
  <packages><package name="src"><classes>
    <class name="alarm.ts" filename="src/alarm.ts"><methods>
        <method name="raise"><lines><line number="1" hits="2"/></lines></method></methods>
      <lines><line number="1" hits="2" branch="true" condition-coverage="50% (1/2)"/><line number="2" hits="0"/><line number="3" hits="1"/></lines>
    </class></classes></package></packages>
</coverage>`;

const jacoco = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="alarm"><sessioninfo id="ci" start="1" dump="2"/><package name="org/alarm"><class name="org/alarm/Alarm" sourcefilename="Alarm.java"><counter type="LINE" missed="1" covered="2"/></class><sourcefile name="Alarm.java"><line nr="3" mi="0" ci="3" mb="1" cb="1"/><line nr="4" mi="2" ci="0" mb="0" cb="0"/><line nr="5" mi="0" ci="1" mb="0" cb="0"/><counter type="INSTRUCTION" missed="2" covered="4"/><counter type="BRANCH" missed="1" covered="1"/><counter type="LINE" missed="1" covered="2"/></sourcefile></package></report>`;

const alarm = (file: string) => ({
  file,
  lines: { covered: 2, total: 3 },
  branches: { covered: 1, total: 2 },
});

// @verifies SRS-1801
describe('coverage reports', () => {
  it.each([
    ['cobertura', cobertura, [alarm('src/alarm.ts')]],
    ['jacoco', jacoco, [alarm('org/alarm/Alarm.java')]],
    [
      'lcov',
      lcov,
      [
        alarm('src/alarm.ts'),
        { file: 'src/pump.ts', lines: { covered: 0, total: 1 }, branches: { covered: 0, total: 0 } },
      ],
    ],
  ])('of %s give lines and branches of each file', (format, text, files) => {
    const { coverage, findings } = read(text);
    expect(findings).toEqual([]);
    expect(coverage).toEqual([{ format, files, place: { file: 'reports/cover', line: 1, column: 1 } }]);
  });

  // @verifies SRS-3272
  it.each([
    [
      'of lcov with a line twice that its sums count neither once nor twice',
      lcov.replace('DA:2,0', 'DA:1,0').replace('LH:2', 'LH:1'),
      'LF says 3, and the record holds 2',
    ],
    [
      'of lcov with a branch twice that its sums count neither once nor twice',
      lcov.replace('BRDA:1,0,1,-', 'BRDA:1,0,0,-').replace('BRH:1', 'BRH:2'),
      'BRF says 2, and the record holds 1',
    ],
    [
      'of lcov without a sum',
      lcov.replace('LF:1\nLH:0\n', 'LF:1\n'),
      'a record lacks the sum LH that others have',
    ],
    [
      'of Cobertura with a line twice in a class',
      cobertura.replace('<line number="3"', '<line number="2"').replace('lines-valid="3"', 'lines-valid="2"'),
      'line 2 of src/alarm.ts stands twice in a class',
    ],
  ])('%s contradict themselves, and are refused', (_, content, reason) => {
    expect(read(content).findings.map(({ message }) => message)).toEqual([
      `reports/cover counts for nothing: ${reason}.`,
    ]);
  });

  // @verifies SRS-3272
  it('of Cobertura may repeat in a class what two of its methods share', () => {
    const twice = cobertura
      .replace(
        '</methods>',
        '<method name="lower"><lines><line number="1" hits="0"/></lines></method></methods>',
      )
      .replace('<line number="3"', '<line number="1" hits="0"/><line number="3"')
      .replace('lines-valid="3"', 'lines-valid="4"');
    expect(read(twice).coverage[0]?.files).toEqual([alarm('src/alarm.ts')]);
  });

  // @verifies SRS-3272
  it('may count each row of a line or branch that stands twice, and lends none what another has', () => {
    expect(read(lcov.replace('BRDA:1,0,1,-', 'BRDA:1,0,0,-')).coverage[0]?.files[0]).toEqual(
      alarm('src/alarm.ts'),
    );
    expect(read(lcov.replace('DA:2,0', 'DA:1,0')).coverage[0]?.files[0]).toEqual(alarm('src/alarm.ts'));
    const twice = cobertura.replace('<line number="2"', '<line number="3"');
    expect(read(twice).coverage[0]?.files).toEqual([alarm('src/alarm.ts')]);
  });

  // @verifies SRS-3361
  it('of Cobertura may add up the lines of methods', () => {
    const lower = '<method name="lower"><lines><line number="1" hits="0"/></lines></method>';
    const ofMethods = cobertura
      .replace('</methods>', `${lower}</methods>`)
      .replace('lines-valid="3" lines-covered="2"', 'lines-valid="2" lines-covered="1"');
    expect(read(ofMethods).coverage[0]?.files).toEqual([alarm('src/alarm.ts')]);
  });

  // @verifies SRS-3361
  it('of JaCoCo whose lines do not say whether they ran are counted by their counter', () => {
    const silent = jacoco.replace(/ mi="\d+" ci="\d+"/g, '');
    expect(read(silent).coverage[0]?.files).toEqual(read(jacoco).coverage[0]?.files);
    const messages = (text: string) => read(text).findings.map(({ message }) => message);
    expect(messages(jacoco.replace(' mi="2" ci="0"', ''))).toEqual([
      'reports/cover counts for nothing: a line has no count.',
    ]);
    expect(
      messages(silent.replace('<counter type="LINE" missed="1" covered="2"/></sourcefile>', '</sourcefile>')),
    ).toEqual(['reports/cover counts for nothing: org/alarm/Alarm.java has no counter of lines.']);
    expect(
      messages(
        silent.replace('missed="1" covered="2"/></sourcefile>', 'missed="2" covered="2"/></sourcefile>'),
      ),
    ).toEqual([
      'reports/cover counts for nothing: the counter of lines of org/alarm/Alarm.java disagrees with its lines.',
    ]);
  });

  it('takes records of one file together', () => {
    const twice = 'SF:a\nDA:1,1\nDA:2,0\nend_of_record\nSF:a\nDA:1,0\nDA:2,1\nDA:3,0\nend_of_record\n';
    expect(read(twice).coverage[0]?.files).toEqual([
      { file: 'a', lines: { covered: 2, total: 3 }, branches: { covered: 0, total: 0 } },
    ]);
  });

  it.each([
    ['cut off', lcov.slice(0, -5), 'it is no lcov tracefile'],
    ['without an end', lcov.replace(/end_of_record\n$/, ''), 'the last record has no end'],
    ['with a line taken out', lcov.replace('DA:2,0\n', ''), 'LF says 3, and the record holds 2'],
    ['with a count changed', lcov.replace('DA:2,0', 'DA:2,7'), 'LH says 2, and the record holds 3'],
    [
      'with a record that is not known',
      lcov.replace('DA:2,0', 'DAX:2,0'),
      'DAX is no record of lcov that is known',
    ],
    ['of nothing', '', 'it names no source file'],
    [
      'of Cobertura with a line in another spelling',
      cobertura.replace('<line ', '<Line '),
      'the element Line is not known in it',
    ],
    [
      'of Cobertura with an unknown element',
      cobertura.replace('<packages>', '<packages><extra/>'),
      'the element extra is not known in it',
    ],
    [
      'of JaCoCo with an unknown element',
      jacoco.replace('<package ', '<x:line nr="1"/><package '),
      'the element x:line is not known in it',
    ],
    ['of a sum without its record', 'LF:3\n', 'LF stands outside of a record'],
    ['of a foreign format', '{"total": 100}', 'it is no lcov tracefile'],
    ['of a foreign root', '<testsuites/>', 'it is no coverage report'],
    [
      'with entities of its own',
      cobertura.replace(/SYSTEM "[^"]*"/, '[<!ENTITY e SYSTEM "file:///etc/hostname">]'),
      'the file declares a document type of its own; such files are refused',
    ],
    [
      'with a class taken out',
      cobertura.replace('<line number="3" hits="1"/>', ''),
      'lines-valid says 3, and the report holds 2',
    ],
    [
      'with a counter that is wrong',
      jacoco.replace('<line nr="4" mi="2" ci="0" mb="0" cb="0"/>', ''),
      'the counter of lines of org/alarm/Alarm.java disagrees with its lines',
    ],
    [
      'with bytes that are no text',
      new Uint8Array([0x53, 0x46, 0x3a, 0xff, 0xfe, 0x0a]),
      'it is neither UTF-8 nor UTF-16 text',
    ],
  ])('%s count for nothing', (_, content, reason) => {
    const { coverage, findings } = read(content);
    expect(coverage).toEqual([]);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['unreadable-coverage', `reports/cover counts for nothing: ${reason}.`],
    ]);
  });

  it('damaged anywhere are read whole or not at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(lcov, cobertura, jacoco),
        fc.nat(2000),
        fc.nat(40),
        fc.string({ maxLength: 6 }),
        (text, from, length, put) => {
          const { coverage, findings } = read(text.slice(0, from) + put + text.slice(from + length));
          expect(coverage.length + findings.length).toBe(1);
          for (const { files } of coverage)
            for (const { lines, branches } of files) {
              expect(lines.covered).toBeLessThanOrEqual(lines.total);
              expect(branches.covered).toBeLessThanOrEqual(branches.total);
            }
        },
      ),
      { numRuns: runs(600) },
    );
  });
});

// @verifies SRS-1802
it('files are found by what paths have in common, and directories of another machine are left out', () => {
  const find = fileFinder(['src/main/java/org/alarm/Alarm.java', 'src/alarm.ts', 'a/same.ts', 'b/same.ts']);
  expect(find('org/alarm/Alarm.java')).toBe('src/main/java/org/alarm/Alarm.java');
  expect(find('/home/ci/work/src/alarm.ts')).toBe('src/alarm.ts');
  expect(find('same.ts')).toBe('same.ts');
  expect(find('/home/ci/secret/gone.ts')).toBe('gone.ts');
});
