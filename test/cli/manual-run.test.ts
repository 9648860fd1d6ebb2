import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
let tested = '';
beforeAll(() => {
  project = TestProject.clean();
  project.write(
    'content/requirements.md',
    `${project.read('content/requirements.md')}\n## TST-301 Is heard in the ward\n\n- verifies: SRS-041\n- level: system\n- automated: no\n\nListen.\n`,
  );
  project.edit('content/trace.md', '#', '# Results\n\n```dossier\ntest-report\n```\n\n#');
  project.commit('Add a test by hand');
  project.must('accept', '--all', '--reason', 'reviewed');
  project.commit('Accept');
  project.retest();
  tested = project.git('rev-parse', 'HEAD').trim();
});
afterAll(() => project.remove());

const record = (commit: string, version = '2.4.1', result = 'passed') =>
  project.write(
    'test-runs/ward.md',
    `# Ward\n\n- tester: Jane Roe\n- date: 2026-03-02\n- version: ${version}\n- commit: ${commit}\n\n## TST-301 Is heard\n\n| Action | Expected | Observed | Result |\n| --- | --- | --- | --- |\n| Send 80 kPa | is heard | after 1 s | ${result} |\n`,
  );

const told = () => {
  const { out } = project.run('check', '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
  return findings
    .map(({ rule, message }) => `${rule}: ${message}`)
    .filter((line) => !line.startsWith('unreviewed'));
};
const gate = (id: string) => {
  const { out } = project.run('gate', id.slice(0, 2), '--format', 'json');
  const [found] = JSON.parse(out) as { criteria: { criterion: { id: string }; state: string }[] }[];
  return found?.criteria.find(({ criterion }) => criterion.id === id)?.state;
};

// @verifies SRS-2902
it('a record of tests by hand verifies the content it names, and no other', () => {
  expect(told()).toEqual([expect.stringMatching(/^requirement-verified: .*TST-301 has no result/)]);
  record(tested.slice(0, 9));
  expect(told()).toEqual([]);
  // The record is no part of what was tested: committed, it still speaks of this content, and the stamp does too.
  project.commit('Record the tests by hand');
  expect(project.git('rev-parse', 'HEAD').trim()).not.toBe(tested);
  expect(told()).toEqual([]);

  record(tested, '2.4.0');
  expect(told()).toEqual([
    expect.stringMatching(/TST-301 has no result of this commit: the result is of another commit/),
  ]);
  record('0123456789');
  expect(told()).toEqual([
    'evidence-without-commit: The report test-runs/ward.md names no commit that this repository holds; its results verify nothing; 1 software requirement waits for it.',
    expect.stringMatching(/^requirement-verified: .*the result names no commit/),
  ]);
  record(tested, '2.4.1', 'failed');
  expect(told()).toContain('failed-test: Test "TST-301 Is heard" failed: step 1: after 1 s');

  record(tested);
  expect(told()).toEqual([]);
  project.write('src/queue.ts', `${project.read('src/queue.ts')}// changed\n`);
  expect(gate('G5.1')).toBe('open');
  project.git('checkout', '-q', 'src/queue.ts');
});

// @verifies SRS-2906
it('gates ask whether tests by hand and of capacity passed on this content', () => {
  expect(gate('G5.1')).toBe('met');
  record(tested, '2.4.1', 'failed');
  expect(gate('G5.1')).toBe('failed');
  record(tested);
  expect(gate('G4.3')).toBe('external');
  const capacity = (value: number) => {
    project.write(
      'reports/load.capacity.json',
      JSON.stringify({
        format: 'dossier-capacity-1',
        title: 'Load',
        measurements: [{ name: 'Latency', value, unit: 's', maximum: 2 }],
      }),
    );
    project.retest();
  };
  capacity(2.5);
  expect(gate('G4.3')).toBe('failed');
  capacity(1.5);
  expect(gate('G4.3')).toBe('met');
});

// @verifies SRS-2908
it('the test report shows steps, who carried them out, and what was measured', () => {
  project.run('build', '--no-pdf');
  const pages = readdirSync(join(project.root, 'dist/site'), { recursive: true }) as string[];
  const trace = pages.find((path) => /alm-trm/i.test(path) && path.endsWith('.html'));
  const page = project.read(`dist/site/${trace}`);
  expect(page).toContain('Tester: Jane Roe.');
  expect(page).toMatch(/<td>Send 80 kPa<\/td><td>is heard<\/td><td>after 1 s<\/td><td>passed<\/td>/);
  expect(page).toMatch(/Latency<\/th>.*<td>1\.5 s<\/td><td>≤ 2 s<\/td><td>within the limit/);
});
