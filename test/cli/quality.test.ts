import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
  project
    .edit('src/queue.ts', ' * @implements', ' * @c4 component "Event queue"\n * @implements')
    .edit(
      'site.config.ts',
      'documents: [',
      "regulation: { depth: [{ class: 'C', coverage: { lines: 90 } }] },\n  quality: {},\n  documents: [",
    )
    .edit(
      'content/trace.md',
      '#',
      '# Evidence\n\n```dossier\ncoverage-by-unit\n```\n\n```dossier\nstatic-analysis\n```\n\n#',
    );
  project.commit('Demand coverage');
});
afterAll(() => project.remove());

function told(): string[] {
  const { out } = project.run('check', '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
  return findings
    .filter(({ rule }) => /coverage-|analysis|suppression|vulnerab|^scan-/.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

const lcov = (hits: number[]) =>
  `SF:src/queue.ts\n${hits.map((count, index) => `DA:${index + 1},${count}\n`).join('')}end_of_record\n`;

// @verifies SRS-1802, SRS-1804
it('coverage counts once it is stamped, and is held against the class of the unit', () => {
  const silent =
    'coverage-low: Event queue: No coverage report of this tree speaks of it. Demanded are tests that run 90 % of its lines, by `regulation.depth` (class C).';
  expect(told()).toEqual([silent]);
  project.write('reports/lcov.info', lcov([1, 1, 1, 0]));
  expect(told()).toEqual([silent]);
  project.retest();
  expect(told()).toEqual([
    'coverage-low: Event queue: Tests run of its lines 75 %, of its branches –. Demanded are tests that run 90 % of its lines, by `regulation.depth` (class C).',
  ]);
  project.write('reports/lcov.info', lcov([1, 1, 1, 1]));
  expect(told()).toEqual([silent]);
  project.retest();
  expect(told()).toEqual([]);
});

// @verifies SRS-1803
it('coverage is shown by unit', () => {
  project.run('build', '--no-pdf');
  const pages = readdirSync(join(project.root, 'dist/site'), { recursive: true }) as string[];
  const page = pages
    .filter((path) => /alm-trm/i.test(path) && path.endsWith('.html'))
    .map((path) => project.read(`dist/site/${path}`))
    .join('\n');
  expect(page).toContain('Event queue');
  expect(page).toContain('100 % (4 / 4)');
});

// @verifies SRS-1806, SRS-1807
it('static analysis that is demanded has to be of this tree, and to leave nothing open without a reason', () => {
  project.edit('site.config.ts', 'quality: {', 'quality: { analysis: { demanded: true },');
  project.commit('Demand analysis');
  const silent = 'analysis-missing: Static analysis is demanded, and no report of this tree was read.';
  project.retest();
  expect(told()).toEqual([silent]);
  const result = {
    ruleId: 'no-eval',
    level: 'error',
    message: { text: 'eval is used' },
    locations: [
      { physicalLocation: { artifactLocation: { uri: 'src/queue.ts' }, region: { startLine: 2 } } },
    ],
  };
  const write = (...results: object[]) =>
    project.write(
      'reports/lint.sarif',
      JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } }, results }] }),
    );
  write(result, { ...result, suppressions: [{ kind: 'inSource' }] });
  expect(told()).toEqual([
    silent,
    'analysis-open: Lint reports at level error: eval is used (no-eval)',
    'suppression-unjustified: A result of Lint is suppressed and nobody says why: eval is used (no-eval)',
  ]);
  write({ ...result, suppressions: [{ kind: 'inSource', justification: 'it is test data only' }] });
  project.retest();
  expect(told()).toEqual([]);
});

// @verifies SRS-1810, SRS-1811, SRS-1812, SRS-3227
it('vulnerabilities have to be reported lately, of what is locked, and assessed', () => {
  const version = '1.2.3';
  const packages = {
    '': { dependencies: { left: version } },
    'node_modules/left': { version, resolved: 'https://registry.npmjs.org/left.tgz' },
  };
  project.write('package-lock.json', JSON.stringify({ name: 'alarm', lockfileVersion: 3, packages }));
  project.commit('Lock');
  const scan = (date: string, found: string) =>
    project.write(
      'reports/vulnerabilities/grype.json',
      JSON.stringify({
        matches: [
          {
            vulnerability: { id: 'CVE-2026-0001', severity: 'High' },
            artifact: { name: 'left', version: found, purl: `pkg:npm/left@${found}` },
          },
        ],
        descriptor: { version: '1', timestamp: date },
      }),
    );
  const about = () => told().filter((line) => /^(?:vulnerab|scan)/.test(line));
  const unassessed = (found: string) =>
    `vulnerability-unassessed: CVE-2026-0001 (high) in left ${found} is assessed by nobody.`;
  scan('2026-02-20T00:00:00Z', version);
  expect(about()).toEqual([unassessed(version)]);
  scan('2026-01-01T00:00:00Z', '1.0.0');
  expect(about().sort()).toEqual([
    'scan-of-other-lock: reports/vulnerabilities/grype.json is about another lockfile than the one that is built: it names left 1.0.0, which no lockfile holds.',
    'scan-old: reports/vulnerabilities/grype.json was made 59 days before the commit; at most 30 are allowed.',
    unassessed('1.0.0'),
  ]);
  scan('2026-02-20T00:00:00Z', version);
  const item = (state: string, more = '') =>
    project.write(
      'content/anomalies.md',
      `# Anomalies\n\n### ANOM-001 Left falls over\n\n- vulnerability: CVE-2026-0001\n- assessment: ${state}\n${more}\nIt falls.\n\n\`\`\`dossier\nvulnerabilities\n\`\`\`\n`,
    );
  item('not affected');
  expect(about()).toEqual([
    'vulnerability-unjustified: ANOM-001 says `not affected` of CVE-2026-0001, and not why.',
  ]);
  item('under investigation');
  expect(about()).toEqual([
    'vulnerability-open: CVE-2026-0001 (high) in left 1.2.3 is open: ANOM-001 says `under investigation`.',
  ]);
  const bound = (more: Record<string, string> = {}) =>
    item(
      'not affected',
      Object.entries({
        justification: 'nothing calls what falls over',
        package: 'npm:left',
        version: '1.2.3',
        expires: '2026-12-31',
        ...more,
      })
        .map(([name, value]) => `- ${name}: ${value}\n`)
        .join(''),
    );
  bound();
  expect(about()).toEqual([]);
  bound({ expires: '2026-02-28' });
  expect(about()).toEqual([
    `${unassessed(version)} ANOM-001 says \`not affected\`, which does not count: it expired on 2026-02-28.`,
  ]);
  bound({ justification: '.' });
  expect(about()).toEqual([
    'vulnerability-unjustified: ANOM-001 says `not affected` of CVE-2026-0001, and not why.',
  ]);
  bound({ assessment: 'fixed' });
  project.edit('content/anomalies.md', '- assessment: not affected\n', '');
  expect(about()).toEqual([
    'vulnerability-contradicted: ANOM-001 says `fixed` of CVE-2026-0001, but this tree locks left 1.2.3.',
  ]);
  project.edit('content/anomalies.md', 'assessment: fixed', 'assessment: not afected');
  expect(about()).toEqual([unassessed(version)]);
  scan('2099-01-01T00:00:00Z', version);
  expect(about()).toContain(
    'scan-old: reports/vulnerabilities/grype.json says that it was made 26604 days after the commit, so nobody can tell how old it is.',
  );
});
