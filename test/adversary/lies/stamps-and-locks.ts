import { edited, junit, type Lie, without } from '../lie.ts';
import { type Files, stampOf } from '../mini.ts';

const whole: Files = {
  'content/a.md': `# Alarm

## HAZ-001 The alarm stays silent

- severity: critical
- probability: remote
- residual-probability: improbable

The nurse does not come.

## RC-001 Sound the alarm

- controls: HAZ-001
- kind: protective measure

The pump sounds an alarm.

## URS-001 Hear the alarm

The nurse hears it.

## SRS-001 Alarm latency

- implements: RC-001
- satisfies: URS-001
- verification: test

The alarm shall sound within 2 s.

## SRS-002 Alarm level

- satisfies: URS-001

The alarm shall have 60 dB.

## TST-001 Latency

- verifies: SRS-001

Cross the threshold.
`,
  'src/alarm.ts': '/** @implements SRS-001, SRS-002 */\nexport function sound() {\n  return 2;\n}\n',
  'test/alarm.test.ts':
    "import { it } from 'vitest';\n\n// @verifies SRS-002\nit('sounds', () => {\n  expect(1).toBe(1);\n});\n",
  'reports/unit.xml': junit([{ class: 'test/alarm.test.ts', name: 'sounds' }]),
  'reports/system.xml': junit([{ class: 'system', name: 'TST-001 latency' }]),
};
const up = ['HAZ-001 verified', 'RC-001 verified', 'SRS-001 verified', 'TST-001 verified'];
const stampPath = 'reports/evidence.json';

/** A stamp that says something else than what is there. */
type Stamp = Record<string, unknown> & { files: Record<string, string> };
const stamped = (change: (stamp: Stamp) => unknown) => (files: Files) => {
  const stamp = JSON.parse(stampOf(files)) as Stamp;
  const other = change(stamp);
  return { ...files, [stampPath]: typeof other === 'string' ? other : JSON.stringify(stamp) };
};
const system = (stamp: Stamp): string => stamp.files['system.xml'] as string;
const stamps: Record<string, (stamp: Stamp) => unknown> = {
  'of another tree': (stamp) => Object.assign(stamp, { tree: 'e'.repeat(40) }),
  'of a tree that ends alike': (stamp) => Object.assign(stamp, { tree: `e${'d'.repeat(39)}` }),
  'of a tree cut short': (stamp) => Object.assign(stamp, { tree: 'd'.repeat(12) }),
  'of no tree': (stamp) => Object.assign(stamp, { tree: '' }),
  'of a tree in capitals': (stamp) => Object.assign(stamp, { tree: 'D'.repeat(40) }),
  'of a commit only': (stamp) => void delete stamp.tree,
  'without the report': (stamp) => void delete stamp.files['system.xml'],
  'with another hash': (stamp) => Object.assign(stamp.files, { 'system.xml': 'a'.repeat(64) }),
  'with the hash of the other report': (stamp) =>
    Object.assign(stamp.files, { 'system.xml': stamp.files['unit.xml'] as string }),
  'with an empty hash': (stamp) => Object.assign(stamp.files, { 'system.xml': '' }),
  'with a hash in capitals': (stamp) =>
    Object.assign(stamp.files, { 'system.xml': system(stamp).toUpperCase() }),
  'with a hash and more': (stamp) => Object.assign(stamp.files, { 'system.xml': `${system(stamp)}0` }),
  'with the whole path for a name': (stamp) => {
    stamp.files['reports/system.xml'] = system(stamp);
    delete stamp.files['system.xml'];
  },
  'with a path that leads here': (stamp) => {
    stamp.files['../reports/system.xml'] = system(stamp);
    delete stamp.files['system.xml'];
  },
  'with a name in capitals': (stamp) => {
    stamp.files['SYSTEM.XML'] = system(stamp);
    delete stamp.files['system.xml'];
  },
  'that refused the report': (stamp) =>
    Object.assign(stamp, {
      refused: { 'system.xml': { sha256: system(stamp), tree: '', reason: 'is older than the last change' } },
    }),
  'whose names are inherited': (stamp) => {
    const { 'system.xml': hash, ...left } = stamp.files;
    return JSON.stringify({ ...stamp, files: left }).replace(
      '"files":{',
      `"files":{"__proto__":{"system.xml":"${hash}"},`,
    );
  },
  'cut short': (stamp) => JSON.stringify(stamp).slice(0, -1),
  'with a comment': (stamp) => `// ${JSON.stringify(stamp)}`,
  'that is a list': (stamp) => JSON.stringify([stamp]),
  'with files as a list': (stamp) => JSON.stringify({ ...stamp, files: Object.entries(stamp.files) }),
  empty: () => '',
};

export const otherStamps: Lie[] = Object.entries(stamps).map(([name, change]) => ({
  kind: 'identity',
  name: `a stamp ${name}`,
  honest: whole,
  not: up,
  change: stamped(change),
}));

/** A report changed after it was stamped. */
const altered: Record<string, (report: string) => string> = {
  'a blank more': (report) => `${report} `,
  'another line end': (report) => report.replace('\n', '\r\n'),
  'a byte order mark': (report) => `\uFEFF${report}`,
  'another order': (report) =>
    report.replace('classname="system" name="TST-001 latency"', 'name="TST-001 latency" classname="system"'),
  'another name': (report) => report.replace('latency', 'Latency'),
  'a comment': (report) => `${report}<!-- -->`,
};
export const alteredReports: Lie[] = Object.entries(altered).map(([name, change]) => ({
  kind: 'identity',
  name: `a report with ${name} than when it was stamped`,
  honest: whole,
  not: up,
  change: (files) => ({
    ...files,
    [stampPath]: stampOf(files),
    'reports/system.xml': change(files['reports/system.xml'] as string),
  }),
}));

/** Changes after a review: what hangs on the changed end is not verified any more. */
const changes: Record<string, [path: string, from: string, to: string, not: string[]]> = {
  'a number in a requirement': [
    'content/a.md',
    'within 2 s',
    'within 9 s',
    ['SRS-001 verified', 'HAZ-001 verified'],
  ],
  'the title of a requirement': ['content/a.md', 'Alarm latency', 'Alarm latencies', ['SRS-001 verified']],
  'an attribute of a requirement': [
    'content/a.md',
    '- verification: test',
    '- verification: review',
    ['SRS-001 verified'],
  ],
  'the severity of a hazard': [
    'content/a.md',
    '- severity: critical',
    '- severity: minor',
    ['HAZ-001 verified'],
  ],
  'a residual risk': [
    'content/a.md',
    'residual-probability: improbable',
    'residual-probability: remote',
    ['HAZ-001 verified'],
  ],
  'the kind of a control': [
    'content/a.md',
    'protective measure',
    'inherent design',
    ['RC-001 verified', 'HAZ-001 verified'],
  ],
  'the text of a control': [
    'content/a.md',
    'The pump sounds',
    'The nurse sounds',
    ['RC-001 verified', 'HAZ-001 verified'],
  ],
  'the text of a hazard': ['content/a.md', 'does not come', 'comes', ['HAZ-001 verified']],
  'the text of a test case': [
    'content/a.md',
    'Cross the threshold',
    'Look at the threshold',
    ['SRS-001 verified', 'RC-001 verified'],
  ],
  'the body of a test': [
    'test/alarm.test.ts',
    'toBe(1)',
    'not.toBe(2)',
    ['SRS-002 verified', 'URS-001 verified'],
  ],
  'the body of what implements': [
    'src/alarm.ts',
    'return 2',
    'return 9',
    ['SRS-001 verified', 'SRS-002 verified', 'HAZ-001 verified'],
  ],
  'another requirement at a test case': [
    'content/a.md',
    'verifies: SRS-001',
    'verifies: SRS-001, SRS-002',
    ['SRS-002 verified'],
  ],
  'another requirement at a test': [
    'test/alarm.test.ts',
    '@verifies SRS-002',
    '@verifies SRS-001',
    ['SRS-001 verified'],
  ],
  'another relation of a test': [
    'test/alarm.test.ts',
    '@verifies SRS-002',
    '@implements SRS-002',
    ['SRS-002 verified'],
  ],
  'a user need that is gone': [
    'content/a.md',
    '- satisfies: URS-001\n- verification',
    '- verification',
    ['SRS-001 satisfies URS-001 reviewed'],
  ],
  'a code that implements less': [
    'src/alarm.ts',
    'SRS-001, SRS-002',
    'SRS-002',
    ['SRS-001 verified', 'HAZ-001 verified'],
  ],
  'code that implements nothing': [
    'src/alarm.ts',
    '@implements SRS-001, SRS-002',
    'SRS-001, SRS-002',
    ['SRS-001 verified', 'SRS-002 verified'],
  ],
};
export const changedSince: Lie[] = Object.entries(changes).map(([name, [path, from, to, not]]) => ({
  kind: 'identity',
  name: `after a review: ${name}`,
  honest: whole,
  isReviewed: true,
  not,
  change: (files) => edited(files, path, from, to),
}));

/** What a chain cannot do without. */
const gone: Record<string, (files: Files) => Files> = {
  'the report': (files) => without(files, 'reports/system.xml'),
  'the code': (files) => without(files, 'src/alarm.ts'),
  'the test case': (files) => edited(files, 'content/a.md', /## TST-001[\s\S]*$/, ''),
  'the link of the control': (files) => edited(files, 'content/a.md', '- implements: RC-001\n', ''),
  'the control': (files) => edited(files, 'content/a.md', '- controls: HAZ-001\n', ''),
  'the requirement': (files) => edited(files, 'content/a.md', '## SRS-001', '## SRS-003'),
};
export const missing: Lie[] = Object.entries(gone).map(([name, change]) => ({
  kind: 'identity',
  name: `without ${name}`,
  honest: whole,
  not: ['HAZ-001 verified'],
  change,
}));

/** Relations that are none, or between types that have no such relation. */
const relations: Record<string, [from: string, to: string, not: string[]]> = {
  'a misspelt relation': ['- verifies: SRS-001', '- verifes: SRS-001', ['SRS-001 verified']],
  'a relation in another tense': ['- verifies: SRS-001', '- verified: SRS-001', ['SRS-001 verified']],
  'its inverse': ['- verifies: SRS-001', '- verified-by: SRS-001', ['SRS-001 verified']],
  'another relation': ['- verifies: SRS-001', '- implements: SRS-001', ['SRS-001 verified']],
  'a denial': ['- verifies: SRS-001', '- does not verify: SRS-001', ['SRS-001 verified']],
  'an unknown requirement': ['- verifies: SRS-001', '- verifies: SRS-999', ['SRS-001 verified']],
  'a range that leaves the requirement out': [
    '- verifies: SRS-001',
    '- verifies: SRS-002 to SRS-003',
    ['SRS-001 verified'],
  ],
  'a requirement in small letters': ['- verifies: SRS-001', '- verifies: srs-001', ['SRS-001 verified']],
  'a control that the test verifies instead': [
    '- verifies: SRS-001',
    '- verifies: RC-001',
    ['SRS-001 verified', 'HAZ-001 verified'],
  ],
  'a hazard that the requirement implements': [
    '- implements: RC-001',
    '- implements: HAZ-001',
    ['RC-001 verified', 'HAZ-001 verified'],
  ],
  'a misspelt control': ['- controls: HAZ-001', '- control: HAZ-001', ['HAZ-001 verified']],
  'a control that only mentions it': ['- controls: HAZ-001', 'It controls HAZ-001.', ['HAZ-001 verified']],
  'a circle': [
    '- satisfies: URS-001\n\nThe alarm shall have',
    '- satisfies: URS-001\n- implements: SRS-002\n\nThe alarm shall have',
    ['SRS-002 verified', 'URS-001 verified'],
  ],
};
export const otherRelations: Lie[] = Object.entries(relations).map(([name, [from, to, not]]) => ({
  kind: 'unknown words',
  name: `a link by ${name}`,
  honest: whole,
  not,
  change: (files) => edited(files, 'content/a.md', from, to),
}));

/** The project that several suites change: whole up to its hazard. */
export { whole };
