import { expect, it } from 'vitest';
import type { Item, Link, Report, TestResult } from '../../src/model/index.ts';
import { pumpSite } from '../site/project.ts';
import { composePage, htmlOf } from './project.ts';

const result = (more: Partial<TestResult>): TestResult => ({
  suite: 's',
  className: '',
  name: 'n',
  file: '',
  status: 'passed',
  message: '',
  properties: {},
  ids: [],
  place: { file: 'reports/a.xml', line: 1, column: 1 },
  ...more,
});
const report = (more: Partial<Report>): Report => ({
  path: 'reports/a.xml',
  sha256: '',
  origin: 'current',
  format: 'junit',
  level: 'unit',
  results: [result({})],
  ...more,
});
const block = (name: string, model: object): string =>
  htmlOf(composePage(`\`\`\`dossier\n${name}\n\`\`\`\n`, { model })).replace(/\s+/g, ' ');

// @verifies SRS-2907
it('the test report tells levels apart, and what tests ran on when', () => {
  const html = block('test-report', {
    reports: [
      report({ date: '2026-03-01T10:00:00', environment: 'os Linux 6' }),
      report({ path: 'reports/b.xml', level: 'system', results: [result({ status: 'failed' }), result({})] }),
      report({ path: 'reports/c.xml', level: 'system', origin: 'other' }),
    ],
  });
  expect(html).toMatch(
    /reports\/a\.xml<\/code><\/th><td>unit<\/td><td>of this tree<\/td><td>1 passed<\/td><td><span class="nowrap">2026-03-01<\/span><\/td><td>not stated<\/td><td>os Linux 6<\/td>/,
  );
  const levels = /<caption>|aria-label="By level"[\s\S]*?<\/table>/.exec(html)?.[0] ?? '';
  expect(
    levels.match(/<tr><th scope="row">.*?<\/tr>/g)?.map((row) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/)
        .join(' '),
    ),
  ).toEqual(['unit 1 1 1 0 0', 'integration 0 0 0 0 0', 'system 1 2 1 1 0']);
});

// @verifies SRS-3122
it('a test that passed when it was repeated is told as that, and is none that passed', () => {
  const html = block('test-report', {
    reports: [
      report({ results: [result({ name: 'first' }), result({ name: 'second', status: 'repeated' })] }),
    ],
  });
  expect(html).toContain('<td>1 passed, 1 passed when repeated</td>');
  expect(html).toContain('<td>1 (+ 1 passed when repeated)</td>');
  expect(html).toContain('<td>second</td><td>passed when repeated</td>');
});

// @verifies SRS-3166, SRS-3162
it('the test report holds every test with result, duration, level and items, and the command that ran it', () => {
  const run = { command: 'npm test', directory: '', began: '', seconds: 12.3, exitCode: 1, files: ['a.xml'] };
  const stamp = {
    commit: '',
    tree: '',
    tools: {},
    os: 'Linux',
    runner: 'CI',
    files: { 'a.xml': '', 'b.xml': '' },
  };
  const html = block('test-report', {
    reports: [
      report({
        results: [result({ name: 'first', seconds: 0.042 }), result({ name: 'second', status: 'failed' })],
        stamp: { ...stamp, runs: [run] },
      }),
      report({
        path: 'reports/b.xml',
        level: 'system',
        origin: 'other',
        results: [result({ name: 'third', ids: ['SRS-042'] })],
        stamp: { ...stamp, reused: { 'b.xml': 'inputs unchanged' } },
      }),
    ],
  });
  expect(html).toContain('<td>CI<br><code>npm test</code> (exit code 1, 12.3 s)</td>');
  expect(html).toContain('<td>CI<br>taken from a cache: inputs unchanged</td>');
  const [, rows = ''] = /aria-label="Every test"[^>]*>(.*?)<\/table>/.exec(html) ?? [];
  expect(
    [...rows.replace(/<thead>.*?<\/thead>/, '').matchAll(/<tr[^>]*>.*?<\/tr>/g)].map(([row]) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  ).toEqual([
    's (unit)',
    'first – passed 0.042 s SRS-041',
    'second – failed – SRS-043',
    's (system) ( of another commit: it verifies nothing here )',
    'third – passed – SRS-042',
  ]);
});

// @verifies SRS-2910
it('known anomalies are listed with what an evaluation needs', () => {
  const item = (id: string, type: string, attributes: Record<string, string>, body = ''): Item => ({
    id,
    type,
    title: `Title of ${id}`,
    attributes,
    body,
    bodyLine: 1,
    form: 'heading',
    place: { file: 'content/a.md', line: 1, column: 1 },
    fingerprint: '',
  });
  const attributes = {
    found: '2026-02-01, J. Roe, field',
    versions: '1.0.0',
    cause: 'a race',
    'defect-code': 'D-12',
    effect: 'alarm is late',
    workaround: 'restart',
    evaluation: 'acceptable',
    evaluator: 'J. Roe',
    evaluated: '2026-02-03',
    plan: 'next version',
    rationale: 'seldom',
  };
  const link = (to: string): Link => ({
    from: 'ANOM-001',
    relation: 'affects',
    to,
    place: { file: 'content/a.md', line: 1, column: 1 },
    origin: 'item',
    state: 'reviewed',
  });
  const html = block('anomalies', {
    items: [
      item('ANOM-001', 'ANOM', attributes, '<!-- to do -->\n\nTwo threads\nmeet.\n\nMore.'),
      item('HAZ-001', 'HAZ', {}),
      item('SRS-001', 'SRS', {}),
    ],
    links: [link('HAZ-001'), link('SRS-001')],
  });
  const cells = [
    ...(html.match(/<tbody>[\s\S]*<\/tbody>/)?.[0] ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g),
  ].map(([, cell = '']) =>
    cell
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  expect(cells).toEqual([
    'ANOM-001 Title of ANOM-001 Two threads meet. Resolution: not stated. Affects: SRS-001 . Hazard: HAZ-001 .',
    `Found: ${attributes.found} Versions: 1.0.0`,
    'Cause: a race Defect: D-12 Effect on safety: alarm is late Workaround: restart',
    'Evaluation: acceptable Evaluated by: J. Roe Evaluated: 2026-02-03',
    'Plan: next version Why it is deferred: seldom',
  ]);
});

// @verifies SRS-2909
it('configuration items are listed with their versions', () => {
  const { release } = pumpSite().model;
  const lastChange = {
    'src/a/one.ts': { commit: `1${'0'.repeat(39)}`, date: '2026-01-01T00:00:00Z' },
    'src/a/two.ts': { commit: `2${'0'.repeat(39)}`, date: '2026-02-01T00:00:00Z' },
    'src/ab.ts': { commit: `3${'0'.repeat(39)}`, date: '2026-03-01T00:00:00Z' },
  };
  const element = { name: 'Alarm engine', item: 'software item', path: 'src/a', files: 2 };
  const html = block('configuration-list', {
    release: { ...release, revision: { ...release.revision, lastChange } },
    architecture: {
      elements: [element, { ...element, name: 'Nurse', item: '', path: '', files: 0 }],
      edges: [],
    },
    analyses: [{ ...report({}), tools: ['Biome 2.5.15'], results: [], format: 'sarif' }],
    soup: [
      { name: 'left', version: '1.2.3', purl: 'pkg:npm/left@1.2.3', direct: true },
      { name: 'right', version: '2.0.0', purl: 'pkg:npm/right@2.0.0', direct: false },
    ],
  });
  expect(html).toContain('left</th><td>SOUP item</td><td>1.2.3</td><td><code>pkg:npm/left@1.2.3</code>');
  expect(html).not.toContain('right');
  expect(html).toContain('Biome</th><td>Tool</td><td>2.5.15</td>');
  expect(html).toContain(
    'Alarm engine</th><td>Software item</td><td>200000000000</td><td><code>src/a</code>',
  );
  expect(html).not.toContain('Nurse');
  expect(html).toMatch(/<td>Document<\/td><td>\w+<\/td>/);
});

// @verifies SRS-3651
it('a result leads to where its test is written, to its items and to what is known of them', () => {
  const { model } = pumpSite();
  const [region] = model.regions.filter(({ key }) => key === 'test/alarm.test.ts#sounds');
  const place = { file: 'content/a.md', line: 1, column: 1 };
  const anomaly = { ...model.items[0], id: 'ANOM-007', type: 'ANOM', attributes: {} } as Item;
  const html = block('test-report', {
    items: [...model.items, anomaly],
    links: [
      ...model.links,
      {
        from: 'ANOM-007',
        relation: 'affects',
        to: 'SRS-041',
        place,
        origin: 'item',
        state: 'reviewed',
      } as Link,
    ],
    reports: [
      report({
        results: [
          result({ suite: 'test/alarm.test.ts', name: 'sounds', seconds: 0.2 }),
          result({ suite: 'alarm', name: 'sounds again' }),
          result({ suite: 'alarm', name: 'late', status: 'failed', message: '3 s', ids: ['SRS-041'] }),
        ],
      }),
    ],
    verdicts: {
      ...model.verdicts,
      [region?.key ?? '']: {
        state: 'verified',
        reasons: [],
        evidence: [
          [0, 0],
          [0, 1],
        ],
      },
    },
  });
  expect(html).toContain('sounds</th><td>line 8</td><td>passed</td>');
  expect(html).toMatch(/sounds again<\/th><td>(?:<a [^>]*>)?<code>test\/alarm\.test\.ts:8<\/code>/);
  expect(html).toMatch(
    /late<\/td><td>failed<\/td><td>3 s<\/td><td><a [^>]*>SRS-041<\/a><\/td><td><a [^>]*>ANOM-007<\/a>/,
  );
});

// @verifies SRS-3905
it('a test report without reports says so once, and not again at each requirement', () => {
  const { model } = pumpSite();
  const [requirement] = model.items.filter(({ type }) => type === 'SRS') as [Item];
  const verdicts = {
    ...model.verdicts,
    [requirement.id]: { state: 'open', reasons: [{ sentence: 'A reason that stands here.' }], evidence: [] },
  };
  const without = block('test-report', { reports: [], verdicts });
  expect(without).toContain('There is no test report; nothing is verified.');
  expect(without).toContain(requirement.title);
  expect(without).not.toContain('A reason that stands here.');
  expect(block('test-report', { reports: [report({})], verdicts })).toContain('A reason that stands here.');
});
