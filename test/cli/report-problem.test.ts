import { expect, it } from 'vitest';
import { TestProject } from './project.ts';

// @verifies SRS-1813
it('failed tests are handed on as anomalies, each once', () => {
  const project = TestProject.clean();
  try {
    expect(project.must('report-problem').out).toBe(
      'No failed test of this content is without an anomaly.\n',
    );
    const report = project.read('reports/junit.xml');
    const broken = report
      .replace('failures="0"', 'failures="1"')
      .replace('tests="1" failures="0"', 'tests="1" failures="1"')
      .replace(
        /(<testcase[^>]*serves an alarm first[^>]*?)\s*\/>/,
        '$1><failure message="expected `true`&#10;but it was not"/></testcase>',
      );
    expect(broken).not.toBe(report);
    project.write('reports/junit.xml', broken).must('stamp');
    const nowhere = project.run('report-problem');
    expect([nowhere.code, nowhere.err.trim().split('\n').at(-1)]).toEqual([
      2,
      'There is no anomaly yet: name their page with --file content/anomalies.md.',
    ]);
    expect(project.must('report-problem', '--file', 'content/anomalies.md').out).toMatch(
      /^content\/anomalies\.md: ANOM-001 for .*serves an alarm first\n$/,
    );
    const page = project.read('content/anomalies.md');
    expect(page).toContain('### ANOM-001 serves an alarm first fails');
    expect(page).toMatch(/- affects: .*SRS-041/);
    expect(page).toContain('- versions: 2.4.1');
    expect(page).toContain("The test says: `expected 'true'");
    project.retest();
    expect(project.must('report-problem').out).toBe(
      'No failed test of this content is without an anomaly.\n',
    );
    project.write('content/anomalies.md', page.replace(/- test: .*\n/, '')).retest();
    const outside = project.run('report-problem', '--file', '../out.md');
    expect([outside.code, outside.err.trim().split('\n').at(-1)]).toEqual([
      2,
      '../out.md lies outside the project.',
    ]);
    expect(project.must('report-problem').out).toContain('content/anomalies.md: ANOM-002 for ');
  } finally {
    project.remove();
  }
});
