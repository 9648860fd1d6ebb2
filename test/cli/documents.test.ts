import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { TestProject } from './project.ts';

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
});
beforeEach(() => {
  project.git('checkout', '-q', '.');
  project.git('clean', '-qfd');
});
afterAll(() => project.remove());

const trace = (): string => project.read('dist/site/documents/ALM-TRM/index.html');

// @verifies SRS-805, SRS-106
it('a generated part that does not exist, or has wrong parameters, is a finding at its line, weighed as the project says', () => {
  project.write(
    'content/trace.md',
    '# Trace\n\n```dossier\nno-such-part\n```\n\n```dossier\ntrace-matrix from=HAZ\n```\n',
  );
  const weights = "trace: { rules: { 'block-parameters': 'warning' } },";
  project.edit('site.config.ts', 'documents: [', `${weights}\n  documents: [`);
  project.run('build', '--no-pdf');
  const { findings } = JSON.parse(project.read('dist/data/findings.json'));
  const places = findings.map(
    ({ rule, severity, file, line }: Finding) => `${rule} ${severity} ${file}:${line}`,
  );
  expect(places).toEqual(
    expect.arrayContaining([
      'unknown-block error content/trace.md:3',
      'block-parameters warning content/trace.md:7',
    ]),
  );
});

// @verifies SRS-806
it('a template of the project takes the place of ours, and a broken one is told with its line', () => {
  project.write(
    'templates/partials/blocks/trace-matrix.hbs',
    '<p>Our own matrix with {{rows.length}} rows</p>',
  );
  project.run('build', '--no-pdf');
  expect(trace()).toContain('Our own matrix with 1 rows');
  project.write('templates/partials/blocks/trace-matrix.hbs', '<p>ours</p>\n{{#each rows}}\n');
  const { out, code } = project.run('build', '--no-pdf');
  expect(code).toBe(1);
  expect(out).toMatch(/templates\/partials\/blocks\/trace-matrix\.hbs:\d+:\d+ {2}error/);
});

// @verifies SRS-804, SRS-808
it('a matrix tells the verdict in words, and what is missing', () => {
  project.run('build', '--no-pdf');
  expect(trace()).toMatch(/HAZ-001[\s\S]*RC-012[\s\S]*SRS-041[\s\S]*TST-201[\s\S]*verified/);
  const gaps = (): number => trace().split('<span class="gap">none</span>').length - 1;
  const before = gaps();
  project.edit('content/requirements.md', '- implements: RC-012\n', '');
  project.run('build', '--no-pdf');
  expect(gaps()).toBeGreaterThan(before);
  // The row itself shows why: the control, the gap behind it, and the verdict that follows.
  expect(trace()).toMatch(/>RC-012<\/a>[^\n]*<span class="gap">none<\/span><\/td><td>[^\n]*is-open/);
  expect(trace()).toMatch(/Test cases that no row below reaches: [\s\S]*TST-201/);
});

// @verifies SRS-404
it('a report with entities or without a bottom counts for nothing, soon', () => {
  const hostile = [
    '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]><testsuites><testsuite name="&x;"/></testsuites>',
    `<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><testsuites>&b;</testsuites>`,
    '<testsuite>'.repeat(200_000),
  ];
  for (const report of hostile) {
    project.write('reports/hostile.xml', report);
    const found = project
      .findings()
      .filter((finding) => finding.startsWith('unreadable-report reports/hostile.xml'));
    expect(found, report.slice(0, 60)).toHaveLength(1);
  }
  project.write('reports/hostile.xml', '<testsuites/>');
});

/** Findings of `check`, and of a build without prints, as rule and place. */
function told(...given: string[]): string[] {
  const { out } = project.run(...given, '--format', 'json');
  return JSON.parse(out).findings.map(
    ({ rule, severity, file = '', line = 0 }: Finding) => `${rule} ${severity} ${file}:${line}`,
  );
}

// @verifies SRS-3425
it('what a build refuses, the check refuses, and neither tells it twice', () => {
  project.write(
    'content/trace.md',
    '# Trace\n\n```dossier\nno-such-part\n```\n\n```dossier\ntrace-matrix from=HAZ\n```\n\n```dossier\nitem-table type=HZA\n```\n\n![A picture](a.png)\n\n![None](none.png)\n',
  );
  project.write('content/a.png', 'no picture');
  project.edit('site.config.ts', "type: 'trace-matrices'", "type: 'trace-matrixes'");
  const checked = told('check');
  expect(checked).toEqual(
    expect.arrayContaining([
      'unknown-block error content/trace.md:3',
      'block-parameters error content/trace.md:7',
      'block-parameters error content/trace.md:11',
      'file-not-shown error content/trace.md:15',
      'missing-image error content/trace.md:17',
      expect.stringMatching(/^unknown-document-type warning site\.config\.ts:[1-9]/),
    ]),
  );
  project.run('build', '--no-pdf');
  const { findings } = JSON.parse(project.read('dist/data/findings.json'));
  const built = findings.map(
    ({ rule, severity, file = '', line = 0 }: Finding) => `${rule} ${severity} ${file}:${line}`,
  );
  expect(built.toSorted()).toEqual(checked.toSorted());
});

// @verifies SRS-3425
it('the check says what is wrong with templates of the project, those of documents, site and print', () => {
  project.write('templates/partials/blocks/trace-matrix.hbs', '{{#each rows}}\n');
  project.write('templates/pages/item.hbs', '<p>{{noSuchField}}</p>\n');
  project.write('templates/layouts/print.hbs', '<html>\n{{noSuchWord}}</html>\n');
  expect(told('check').filter((line) => line.startsWith('template-error'))).toEqual([
    'template-error error templates/layouts/print.hbs:2',
    'template-error error templates/pages/item.hbs:1',
    'template-error error templates/partials/blocks/trace-matrix.hbs:2',
  ]);
});

// @verifies SRS-3795
it('a template that says what ours says is not tried anew by each check, and one byte more is', () => {
  const composed = (): boolean => /^site /m.test(project.run('--debug', 'check').err);
  const ours = readFileSync(new URL('../../templates/pages/item.hbs', import.meta.url));
  project.write('templates/pages/item.hbs', ours);
  expect(composed()).toBe(false);
  project.write('templates/pages/item.hbs', `${ours}\n`);
  expect(composed()).toBe(true);
});
