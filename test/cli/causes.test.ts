import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { TestProject } from './project.ts';

let project: TestProject;
beforeEach(() => {
  project = TestProject.clean();
});
afterEach(() => project.remove());
const found = (): Finding[] => JSON.parse(project.run('-q', 'check', '--format', 'json').out).findings;

/** Another report of the same tests, and a run of both through the stamp. */
function runBoth(): void {
  project.write('reports/more.xml', project.read('reports/junit.xml'));
  const again = 'for file in reports/*.xml; do printf "<!-- again -->" >> $file; done';
  project.must('stamp', '--', 'sh', '-c', again);
}

// @verifies SRS-3165
describe('after an edit', () => {
  it('one finding tells of all reports, and what waits for it is folded below it', () => {
    runBoth();
    const commit = project.git('rev-parse', 'HEAD').slice(0, 12);
    project.edit('src/queue.ts', 'events[0]', 'events[1]').write('README.md', 'More.\n');
    project.edit('src/queue.ts', 'events[1]', 'events[0]');
    const message = `2 reports are of another commit than this tree (${commit}): reports/junit.xml, reports/more.xml; their results verify nothing; 1 software requirement waits for it.`;
    const hint =
      'Run the tests through `dossier stamp -- sh -c for file in reports/*.xml; do printf "<!-- again -->" >> $file; done`.';
    expect(found()).toEqual([
      {
        rule: 'evidence-of-other-commit',
        severity: 'error',
        message,
        hint,
        file: 'reports/junit.xml',
        line: 1,
        column: 1,
        waiting: 1,
      },
      expect.objectContaining({
        rule: 'requirement-verified',
        item: 'SRS-041',
        cause: 'evidence-of-other-commit',
      }),
    ]);
    expect(project.run('-q', 'check').out).toMatch(
      /^reports\/junit\.xml:1:1 {2}error {2}2 reports are [\s\S]*\n {2}waits: requirement-verified: SRS-041\n\n1 error, 0 warnings, 0 info; 1 more waits for one of them\n$/,
    );
    const github = project.run('-q', 'check', '--format', 'github').out;
    expect(github).toMatch(/^::error file=reports\/junit\.xml,.*%0Arequirement-verified: SRS-041\n$/);
    const properties = JSON.parse(project.run('-q', 'check', '--format', 'sarif').out).runs[0].results.map(
      (result: { properties: object }) => result.properties,
    );
    expect(properties).toEqual([{ waiting: 1 }, { cause: 'evidence-of-other-commit' }]);
    const gitlab = JSON.parse(project.run('-q', 'check', '--format', 'gitlab').out);
    expect(gitlab.map(({ cause }: Finding) => cause)).toEqual([undefined, 'evidence-of-other-commit']);
    expect(project.run('-q', 'check', '--format', 'junit').out).toContain(
      'Waits for evidence-of-other-commit.',
    );
  });

  it('what is wrong for itself is told for itself, with a hint that fits', () => {
    project.edit('content/requirements.md', 'within 2 s of', 'within 1 s, unlike SRS-999, of');
    const findings = found();
    expect(findings.find(({ rule }) => rule === 'unknown-id')).toMatchObject({ item: 'SRS-999' });
    // Its links are suspect: a run of the tests alone would not verify it.
    const open = findings.filter(({ rule }) => rule === 'requirement-verified');
    expect(open.map(({ cause, hint }) => [cause, hint])).toEqual([
      [undefined, 'Review the links below it that are suspect, then run `dossier accept`.'],
    ]);
  });
});

// @verifies SRS-3165, SRS-3164
it('without version control one finding comes first, and everything waits for it', () => {
  project.write('.git/HEAD', 'broken');
  const [first, ...others] = found();
  expect(first).toMatchObject({
    rule: 'no-version-control',
    severity: 'error',
    message:
      'This is no git work tree: nothing tells of which tree evidence is; 1 software requirement and 1 other finding wait for it.',
    waiting: 2,
  });
  expect(others.map(({ cause }) => cause)).toEqual(['no-version-control', 'no-version-control']);
});

// @verifies SRS-3164
it('why there is no commit is told as it is now, not as it was at the last check', () => {
  const told = (variables = {}) => project.runWith(variables, '-q', 'check').out;
  rmSync(join(project.root, '.git'), { recursive: true });
  expect(told()).toContain('This is no git work tree: ');
  project.git('init', '-q');
  expect(told()).toContain('There is no commit yet: ');
  expect(told({ PATH: '/nowhere' })).toContain('Git is not installed: ');
});

// @verifies SRS-3165
it('a requirement that nothing implements is told once, and that it is not verified waits for that', () => {
  const rules =
    "trace: { rules: { 'requirement-implemented': 'error', 'design-traced': 'off' } },\n  documents: [";
  project
    .edit('site.config.ts', 'documents: [', rules)
    .edit('content/requirements.md', '- implements: SRS-041\n', '')
    .edit('src/queue.ts', 'SDS-010, SRS-041', 'SDS-010')
    .edit(
      'content/requirements.md',
      '## SRS-041',
      '## SRS-042 Log\n\n- satisfies: URS-001\n\nThe alarm shall be logged.\n\n## SRS-041',
    );
  project.commit('Take the link away');
  project.must('accept', '--all', '--reason', 'read again');
  project.commit('Review').retest();
  const told = found().filter(({ item = '' }) => /SRS-04[12]/.test(item));
  const message = 'has no link "implemented by" from a design or code region.';
  expect(
    told.map(({ rule, item, cause, waiting, message }) => ({ rule, item, cause, waiting, message })),
  ).toEqual([
    { rule: 'requirement-implemented', item: 'SRS-041', waiting: 1, message: `SRS-041 ${message}` },
    {
      rule: 'requirement-verified',
      item: 'SRS-041',
      cause: 'requirement-implemented',
      message: `SRS-041 is open, not verified: SRS-041 ${message}`,
    },
    expect.objectContaining({
      rule: 'requirement-implemented',
      item: 'SRS-042',
      message: `SRS-042 ${message}`,
    }),
    expect.objectContaining({ rule: 'requirement-verified', item: 'SRS-042' }),
  ]);
  expect(project.run('-q', 'check').out).toMatch(
    /error {2}SRS-041 has no link "implemented by"[^\n]*\n[\s\S]*\n {2}waits: requirement-verified: SRS-041\n/,
  );
});

// @verifies SRS-3165
it('what a profile demands of an item too does not wait for the reports alone', () => {
  project
    .edit('site.config.ts', 'import { defineSite }', 'import { defineSite, iec62304 }')
    .edit('site.config.ts', 'documents: [', 'regulation: { profiles: [iec62304()] },\n  documents: [')
    .edit('content/requirements.md', '- implements: SRS-041\n', '')
    .edit('src/queue.ts', 'SDS-010, SRS-041', 'SDS-010');
  project.commit('Take the link away');
  project.must('accept', '--all', '--reason', 'read again');
  const told = found().filter(({ rule, item }) => rule === 'requirement-verified' && item === 'SRS-041');
  expect(told.map(({ cause }) => cause)).toEqual([undefined]);
});
