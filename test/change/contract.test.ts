import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

let project: TestProject;
let start = '';
beforeAll(() => {
  project = TestProject.clean();
  start = project.git('rev-parse', 'HEAD').trim();
});
beforeEach(() => {
  project.git('reset', '-q', '--hard', start);
});
afterAll(() => project.remove());

const why = '## What changed and why\n\nAlarms were late.\n';

/** Findings of the contract as `rule line: message → hint`. */
function told(description: string, ...more: string[]): string[] {
  project.write('.git/description.md', description);
  const { out } = project.run(
    'check',
    '--format',
    'json',
    '--pull-request',
    `${project.root}/.git/description.md`,
    '--base',
    start,
    ...more,
  );
  const { findings } = JSON.parse(out) as {
    findings: { rule: string; line: number; message: string; hint: string }[];
  };
  return findings
    .filter(({ rule }) => rule.startsWith('contract-'))
    .map(({ rule, line, message, hint }) => `${rule} ${line}: ${message} → ${hint}`);
}

const change = () => project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');

describe('a description that says what the change does', () => {
  // @verifies SRS-2301, SRS-2302
  it('is green', () => {
    change();
    expect(told(`- SRS-041 and SDS-010, for RC-012\n\n${why}`)).toEqual([]);
  });

  // @verifies SRS-2301
  it('may name what is reached only', () => {
    change();
    expect(told(`- SRS-041, SDS-010, RC-012, HAZ-001, URS-001, TST-201\n\n${why}`)).toEqual([]);
  });
});

describe('a description that does not', () => {
  // @verifies SRS-2301, SRS-2302
  it('is told the very lines to add', () => {
    change();
    expect(told('')).toEqual([
      'contract-no-reason 1: The description does not say what changed and why. → Write it below the heading "## What changed and why".',
      'contract-no-requirement 1: The description names no software requirement. → Add below "Linked items": - SRS-041 Alarm latency',
      'contract-no-risk-control 1: The change is critical to safety, since SDS-010 serves a risk control, and the description names no risk control. → Add below "Impacted requirements and risk controls": - RC-012 Sound the alarm within two seconds',
      'contract-unnamed 1: The change touches SDS-010, which the description does not name. → Add below "Linked items": - SDS-010 Priority queue',
      'contract-unnamed 1: The change touches SRS-041, which the description does not name. → Add below "Linked items": - SRS-041 Alarm latency',
    ]);
  });

  // @verifies SRS-2301
  it('is told what it names in vain, with the line', () => {
    project
      .write('content/other.md', '## SRS-900 Colour\n\n- rationale: taste\n\nThe casing shall be blue.\n')
      .commit('Add a colour');
    expect(told(`- SRS-900\n- SRS-041\n- SRS-999\n\n${why}`)).toEqual([
      'contract-untouched 2: SRS-041 is named, but the change neither touches nor reaches it. → Take SRS-041 out of the description, or make the change it speaks of.',
      'contract-untouched 3: SRS-999 is named, but there is no such item. → Take SRS-999 out of the description, or make the change it speaks of.',
    ]);
  });

  // @verifies SRS-2301
  it('hides nothing in comments and code blocks', () => {
    change();
    const hidden = `<!-- SRS-041 SDS-010\nRC-012 -->\n\n\`\`\`\nSRS-041\n\`\`\`\n\n${why}`;
    expect(told(hidden).map((line) => line.split(' ')[0])).toEqual([
      'contract-no-requirement',
      'contract-no-risk-control',
      'contract-unnamed',
      'contract-unnamed',
    ]);
  });

  // @verifies SRS-2301
  it('may be long', () => {
    change();
    const ids = Array.from({ length: 1000 }, (_, index) => `SRS-${5000 + index}`).join(' ');
    const lines = told(`- SRS-041 SDS-010 RC-012 ${ids}\n\n${why}`);
    expect(lines).toHaveLength(51);
    expect(told(`- SRS-041 SDS-010 RC-012 ${'<!-- '.repeat(100_000)}\n\n${why}`)).toHaveLength(1);
  });
});

// @verifies SRS-2301, SRS-2302
describe('what a change takes away', () => {
  it('counts like what it changes: code, with the links it had', () => {
    rmSync(join(project.root, 'src/queue.ts'));
    project.write('src/other.ts', 'export const other = 1;\n').commit('Remove the queue');
    const removed = told(`- SRS-041\n\n${why}`).map((line) => line.replace(/ → .*/, ''));
    expect(removed).toEqual([
      'contract-no-risk-control 1: The change is critical to safety, since SDS-010 serves a risk control, and the description names no risk control.',
      'contract-unnamed 1: The change touches SDS-010, which the description does not name.',
    ]);
  });

  it('a link that the changed code no longer has', () => {
    project
      .edit('src/queue.ts', ' * @implements SDS-010, SRS-041\n', '')
      .edit('src/queue.ts', '?? events[0]', '?? events[1]');
    project.commit('Change the queue without saying what it is for');
    expect(told(why).map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['contract-no-risk-control 1', 'contract-unnamed 1']),
    );
  });

  it('a requirement', () => {
    const text = project.read('content/requirements.md');
    const at = text.indexOf('## SDS-010');
    project
      .write('content/requirements.md', text.slice(0, text.indexOf('## SRS-041')) + text.slice(at))
      .commit('Remove a requirement');
    const lines = told(`- RC-012\n\n${why}`).map((line) => line.replace(/ → .*/, ''));
    expect(lines).toContain(
      'contract-unnamed 1: The change touches SRS-041, which the description does not name.',
    );
    expect(told(`- SRS-041 RC-012 SDS-010\n\n${why}`)).toEqual([]);
  });
});

// @verifies SRS-2303
it('SOUP is told by whole names and versions on one line', () => {
  const lock = (version: string) =>
    JSON.stringify({
      lockfileVersion: 3,
      packages: { '': { dependencies: { ms: version } }, 'node_modules/ms': { version } },
    });
  project.write('package-lock.json', lock('1.2.0')).commit('Add');
  const soup = (line: string) =>
    told(`${why}\n${line}\n`).filter((each) => each.startsWith('contract-soup')).length;
  expect(soup('systems 11.2.0 and others')).toBe(1);
  expect(soup('npm:ms\n1.2.0')).toBe(1);
  expect(soup('- npm:ms 1.2.0 (new)')).toBe(0);
  expect(soup('| `npm:ms` | 1.2.0 |')).toBe(0);
});

// @verifies SRS-2303
it('tests without a requirement and SOUP that the description does not name are findings', () => {
  project.write('test/more.test.ts', "import { it } from 'vitest';\nit('runs', () => {});\n");
  project.write(
    'package-lock.json',
    JSON.stringify({
      lockfileVersion: 3,
      packages: { '': { dependencies: { left: '1.2.3' } }, 'node_modules/left': { version: '1.2.3' } },
    }),
  );
  change();
  const named = `- SRS-041 SDS-010 RC-012\n\n${why}`;
  expect(told(named).map((line) => line.replace(/ → .*/, ''))).toEqual([
    'contract-soup 1: SOUP changed: npm:left 1.2.3 (new). The description does not say so.',
    'contract-test-untraced 2: The test "runs" was changed, and nothing says which requirement it verifies.',
  ]);
  expect(told(`${named}\n- npm:left 1.2.3\n`).map((line) => line.split(' ')[0])).toEqual([
    'contract-test-untraced',
  ]);
});

// @verifies SRS-2303
describe('a changed test', () => {
  const named = `- SRS-041 SDS-010 RC-012\n\n${why}`;
  const untraced = () =>
    told(named)
      .filter((line) => line.startsWith('contract-test-untraced'))
      .map((line) => line.slice('contract-test-untraced '.length));
  const hint = '→ Write `@verifies <requirement ID>` above it.';

  it('is told by itself, beside one that says what it verifies', () => {
    const text = project.read('test/queue.test.ts');
    const more =
      "\nit('takes what is first', () => {\n  const one = { alarm: false };\n  expect(nextEvent([one])).toBe(one);\n});\n";
    project.write('test/queue.test.ts', `${text}${more}`).commit('One more test');
    expect(untraced()).toEqual([
      `9: The test "takes what is first" was changed, and nothing says which requirement it verifies. ${hint}`,
    ]);
    project.edit('test/queue.test.ts', "\nit('takes", "\n// @verifies SRS-041\nit('takes").commit('Say so');
    expect(untraced()).toEqual([]);
  });

  it('counts with the lines that it lost, and not with what stands around it', () => {
    const untouched =
      "it('waits', () => {\n  const one = 1;\n  expect(one).toBe(1);\n  expect(one).not.toBe(2);\n});\n";
    project.write(
      'test/old.test.ts',
      `import { expect, it } from 'vitest';\n\nconst limit = 1;\n${untouched}`,
    );
    project.commit('An old test');
    const before = start;
    start = project.git('rev-parse', 'HEAD').trim();
    try {
      project.edit('test/old.test.ts', 'limit = 1', 'limit = 2').commit('Around it');
      expect(untraced()).toEqual([]);
      project.edit('test/old.test.ts', '  expect(one).not.toBe(2);\n', '').commit('Lose a line');
      expect(untraced()).toEqual([
        `4: The test "waits" was changed, and nothing says which requirement it verifies. ${hint}`,
      ]);
    } finally {
      start = before;
    }
  });

  it.each([
    [
      'test/test_pump.py',
      'import pump\n\ndef helper():\n    return 1\n\ndef test_starts():\n    assert pump.start()\n',
      6,
      'test_starts',
    ],
    [
      'test/PumpTest.java',
      'class PumpTest {\n  int helper() { return 1; }\n\n  @Test\n  void starts() {\n    check();\n  }\n}\n',
      5,
      'starts',
    ],
    [
      'test/pump_test.cc',
      '#include "pump.h"\n\nTEST(Pump, Starts) {\n  EXPECT_TRUE(start());\n}\n',
      3,
      'Pump.Starts',
    ],
  ])('is found in %s', (path, text, line, name) => {
    project.write(path, text).commit('Another language');
    expect(untraced()).toEqual([
      `${line}: The test "${name}" was changed, and nothing says which requirement it verifies. ${hint}`,
    ]);
  });
});

describe('a call that cannot be answered', () => {
  it.each([
    [['--pull-request', 'nowhere.md', '--base', 'HEAD'], 'There is no file nowhere.md.'],
    [['--pull-request', 'site.config.ts'], 'A pull request is held against its base: --base origin/main'],
    [
      ['--pull-request', 'site.config.ts', '--base', 'nowhere'],
      'There is no commit nowhere in this repository.',
    ],
  ])('%j is told', (words, message) => {
    const { code, err } = project.run('-q', 'check', ...words);
    expect([code, err.trim()]).toEqual([2, message]);
  });
});
