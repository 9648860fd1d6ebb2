import { expect, it } from 'vitest';
import { soupTrace } from '../../src/documents/blocks/soup-trace.ts';
import { testsInSource } from '../../src/documents/blocks/tests-in-source.ts';
import { testTitle } from '../../src/documents/test-title.ts';
import type { Link } from '../../src/model/index.ts';
import { pumpSite } from '../site/project.ts';
import { composePage, htmlOf } from './project.ts';

const rowsOf = (html: string): string[] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<\/t[hd]>(?=<t)/g, ' | ')
      .replace(/<\/?(?:ul|p)[^>]*>|<\/li>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const matrix = (from: string, to: string) =>
  rowsOf(htmlOf(composePage(`\`\`\`dossier\ntrace-matrix from=${from} to=${to}\n\`\`\`\n`)));

// @verifies SRS-3647
it('a matrix from hazards has a row for each control, with titles, and counts the tests below', () => {
  expect(matrix('HAZ', 'TST')).toEqual([
    'Hazards → Risk controls | Software requirements | Designs | Test cases | State',
    'HAZ-004 Air bubble reaches the patient – no claim',
    'RC-012 Stop the pump on air | SRS-041 Alarm latency ✓ | SDS-003 Alarm timer – no claim | TST-201 Alarm sounds in time – no claim | ? suspect',
    'HAZ-005 Überdruck in der Leitung ≈ accepted Accepted by R. Weber: The valve is mechanical.',
    'none | none | none | none | ≈ accepted',
  ]);
});

// @verifies SRS-3884
it('a test in source that carries out a test case is told with that case, and counted only where it verifies something itself', () => {
  const { model, graph } = pumpSite();
  const key = model.regions.find(({ kind }) => kind === 'test')?.key ?? '';
  const passed = { ...model.verdicts, [key]: { state: 'verified' as const, reasons: [], evidence: [] } };
  const counted = (relation: string, verdicts = model.verdicts) => {
    const up = () => [{ relation }] as never;
    return testsInSource({ model: { ...model, verdicts }, graph: { ...graph, up } }, [key, 'SRS-041']);
  };
  expect(counted('implements')).toEqual({ all: 0, passed: 0 });
  expect(counted('verifies')).toEqual({ all: 1, passed: 0 });
  expect(counted('verifies', passed)).toEqual({ all: 1, passed: 1 });
});

// @verifies SRS-3647
it('a matrix tells of a verdict only the reasons that its row does not show', () => {
  const { model } = pumpSite();
  const open = (id: string) => ({ sentence: '{subject} is not verified.', values: { subject: id } });
  const reasons = [open('TST-201'), open('SRS-043'), { sentence: 'No test verifies it.' }];
  const verdicts = { ...model.verdicts, 'SRS-041': { state: 'open' as const, reasons, evidence: [] } };
  const page = composePage('```dossier\ntrace-matrix from=SRS to=TST\n```\n', { model: { verdicts } });
  const [, row = ''] = rowsOf(htmlOf(page));
  expect(row).toMatch(/ \| ○ open SRS-043 is not verified\. No test verifies it\.$/);
});

// @verifies SRS-3647
it('a matrix from requirements names the tests of each, with their place', () => {
  const [head, row = ''] = matrix('SRS', 'TST');
  expect(head).toBe('Software requirements | Designs | Test cases | State');
  expect(row).toContain(
    'SRS-041 Alarm latency | SDS-003 Alarm timer – no claim | TST-201 Alarm sounds in time',
  );
});

// @verifies SRS-3647
it('a matrix says that the tests it counts are those of what lies below its row', () => {
  const { model } = pumpSite();
  const region = model.regions.find(({ kind }) => kind === 'test');
  const [link] = model.links.filter(({ from }) => from === region?.key);
  const links = [...model.links, { ...(link as Link), relation: 'verifies', to: 'SDS-003' }].filter(
    ({ from, to }) => from !== region?.key || to === 'SDS-003',
  );
  const page = composePage('```dossier\ntrace-matrix from=SRS to=TST\n```\n', { model: { links } });
  const [, row = ''] = rowsOf(htmlOf(page));
  expect(row).toMatch(/Of what lies below: [01] of 1 tests in source passed/);
});

// @verifies SRS-3908
it.each([
  ['refuses %s', 'refuses …'],
  ['%# of $kind.name is read', '… of … is read'],
  [`facts of $${'{theme}'}`, 'facts of …'],
  ['100 % of 5 $ and a%', '100 % of 5 $ and a%'],
])('the title of a test "%s" leaves open what each case is called after', (title, read) => {
  expect(testTitle(title)).toBe(read);
  const { model } = pumpSite();
  const regions = model.regions.map((region) =>
    region.kind === 'test' ? { ...region, name: title } : region,
  );
  const { key = '' } = regions.find(({ kind }) => kind === 'test') ?? {};
  const [link] = model.links.filter(({ from }) => from === key) as [Link];
  const links = [{ ...link, relation: 'verifies', to: 'SRS-042' }];
  const page = composePage('```dossier\ntrace-matrix from=SRS to=TST\n```\n', { model: { regions, links } });
  expect(htmlOf(page)).toContain(`</span> ${read} <`);
});

// @verifies SRS-3648
it('SOUP leads over its users to hazards', () => {
  const { model, graph } = pumpSite();
  const soup = (name: string, more: object) => ({
    name,
    version: '1.0.0',
    entry: '',
    usedBy: [],
    scope: 'production',
    safetyClass: 'C',
    ...more,
  });
  const element = { id: 'alarm', name: 'Alarm engine', implements: ['SRS-041'] };
  const { rows } = soupTrace.data(
    {
      model: {
        ...model,
        architecture: { elements: [element] },
        soup: [
          soup('used', { usedBy: ['alarm'] }),
          soup('tool', { scope: 'development', usedBy: ['alarm'] }),
          soup('named', { entry: 'SRS-041' }),
          soup('neither', {}),
        ],
      },
      graph,
    } as never,
    {} as never,
  ) as { rows: object[] };
  expect(rows).toEqual([
    {
      name: 'named',
      version: '1.0.0',
      entry: 'SRS-041',
      safetyClass: 'C',
      usedBy: [],
      named: ['HAZ-004'],
      through: [],
    },
    {
      name: 'used',
      version: '1.0.0',
      entry: '',
      safetyClass: 'C',
      usedBy: ['Alarm engine'],
      named: [],
      through: ['HAZ-004'],
    },
  ]);
});

// @verifies SRS-3648
it('a change leads to the release that first held it', () => {
  const { model } = pumpSite();
  const [commit] = model.release.revision.changes.map((change) => change.commit);
  const changes = (release: string) => {
    const commits = { [String(commit)]: { date: '', author: '', subject: '', release } };
    const history = { items: {}, commits, releases: {}, cut: '' as const };
    return rowsOf(htmlOf(composePage('```dossier\nchanges\n```\n', { model: { history } })))[1];
  };
  expect(changes('v2.2.0')).toMatch(/ \| SRS-041 \| v2\.2\.0$/);
  expect(changes('')).toMatch(/ \| SRS-041 \| not released$/);
});

// @verifies SRS-3652
it('the table of items names the software items and the last change of each', () => {
  const architecture = { elements: [{ id: 'alarm', name: 'Alarm engine', implements: ['SRS-041'] }] };
  const history = {
    items: {
      'SRS-041': [
        { kind: 'changed', commit: 'c2' },
        { kind: 'created', commit: 'c1' },
      ],
    },
    commits: {
      c1: { date: '2025-01-01T00:00:00Z', author: '', subject: '', release: 'v1.0.0' },
      c2: { date: '2026-02-03T00:00:00Z', author: '', subject: '', release: '' },
    },
  };
  const table = (model: object) =>
    rowsOf(htmlOf(composePage('```dossier\nitem-table type=SRS\n```\n', { model: model as never }))).slice(
      0,
      2,
    );
  expect(table({ architecture, history })).toEqual([
    'ID | Title | Traced to | Software item | Last changed | State',
    'SRS-041 | Alarm latency | RC-012 | Alarm engine | 2026-02-03, not released | ✓ verified',
  ]);
  expect(table({})[0]).toBe('ID | Title | Traced to | State');
});
