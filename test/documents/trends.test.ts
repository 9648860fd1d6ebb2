import { expect, it } from 'vitest';
import type { EarlierRelease, Measurement } from '../../src/model/index.ts';
import { composePage, htmlOf } from './project.ts';

const place = { file: 'content/other.md', line: 1, column: 1 };
const anomaly = (id: string, attributes: Record<string, string>) =>
  ({ id, type: 'ANOM', title: id, attributes, body: '', fingerprint: '', place }) as never;
const state = (id: string, open: boolean, type = '', severity = '') => ({ id, open, type, severity });
const release = (name: string, more: Partial<EarlierRelease>): EarlierRelease => ({
  release: name,
  date: '2026-01-02T00:00:00Z',
  archive: 'none',
  ...more,
});
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) => wordsOf(row));

// @verifies SRS-3785
it('anomalies over releases are counted where a release is known, and said to be unknown where not', () => {
  const html = htmlOf(
    composePage('```dossier\nanomaly-trend\n```\n', {
      model: {
        items: [
          anomaly('ANOM-001', { resolution: 'resolved', type: 'corrective' }),
          anomaly('ANOM-003', { resolution: 'deferred', type: 'Adaptive', criticality: 'Low: rare' }),
          anomaly('ANOM-004', {}),
        ],
        links: [],
        earlier: [
          release('v1', {
            archive: 'whole',
            anomalies: [state('ANOM-001', true, 'corrective', 'high'), state('ANOM-002', true)],
          }),
          release('v2', {
            anomalies: [state('ANOM-001', true, 'corrective', 'high'), state('ANOM-003', true)],
          }),
          release('v3', {}),
          release('v4', {
            archive: 'altered',
            anomalies: [state('ANOM-001', true), state('ANOM-003', true)],
          }),
        ],
      },
    }),
  );
  expect(rowsOf(html)).toEqual([
    'v1 2026-01-02 2 – – corrective 1, not stated 1 high 1, not stated 1 its archive',
    'v2 2026-01-02 2 1 1 corrective 1, not stated 1 high 1, not stated 1 the pages of its commit',
    'v3 2026-01-02 not known: this clone does not hold its pages',
    'v4 2026-01-02 2 – – not stated 2 not stated 2 the pages of its commit, as its archive is not what it says',
    expect.stringMatching(/ 2 1 1 adaptive 1, not stated 1 low 1, not stated 1 this content$/),
  ]);
  expect(html).toMatch(
    /<desc id="anomaly-trend-desc">v1: 2; v2: 2 \(\+1 −1\); v3: not known; v4: 2; [^;]+: 2 \(\+1 −1\)\.<\/desc>/,
  );
  expect(html.match(/<rect /g)).toHaveLength(4);
  const none = htmlOf(composePage('```dossier\nanomaly-trend\n```\n', { model: { items: [], links: [] } }));
  expect(wordsOf(none)).toContain('No earlier release is known, so there is no trend.');
});

const measured = (value: number, maximum = 2): Measurement => ({
  name: 'latency',
  value,
  unit: 's',
  maximum,
  load: '20 alarms',
});

// @verifies SRS-3786
it('what was measured is drawn over releases with limits and gaps', () => {
  const { model } = { model: { reports: [] as never[] } };
  const report = {
    path: 'reports/a.json',
    sha256: '',
    origin: 'current',
    format: 'capacity',
    level: 'system',
    results: [
      {
        name: 'latency',
        suite: '',
        className: '',
        file: '',
        status: 'passed',
        message: '',
        properties: {},
        ids: [],
        place,
        measurements: [measured(1.9)],
      },
    ],
  };
  const html = htmlOf(
    composePage('```dossier\ncapacity-trend\n```\n', {
      model: {
        ...model,
        items: [],
        links: [],
        reports: [report as never],
        verdicts: {},
        earlier: [
          release('v1', {
            archive: 'whole',
            measured: [measured(1.2, 1.5), { ...measured(7), name: 'size', unit: '' }],
          }),
          release('v2', { archive: 'whole', measured: [measured(2.5)] }),
          release('v3', {}),
          release('v4', { archive: 'altered' }),
          release('v5', { archive: 'whole', measured: [] }),
        ],
      },
    }),
  );
  expect(rowsOf(html)).toEqual([
    'v1 1.2 s ≤ 1.5 s within the limit',
    'v2 2.5 s ≤ 2 s beyond the limit',
    'v3 not known: its archive is not at hand',
    'v4 not known: its archive is not what it says',
    'v5 not measured',
    expect.stringMatching(/ 1\.9 s ≤ 2 s within the limit$/),
    'v1 7 ≤ 2 beyond the limit',
    'v2 not measured',
    'v3 not known: its archive is not at hand',
    'v4 not known: its archive is not what it says',
    'v5 not measured',
    expect.stringMatching(/ not measured$/),
  ]);
  // One drawing: the other thing was measured once.
  expect(html.match(/<svg /g)).toHaveLength(1);
  const [drawing = ''] = /<svg .*?<\/svg>/s.exec(html) ?? [];
  expect([drawing.match(/<circle /g)?.length, drawing.match(/stroke-dasharray/g)?.length]).toEqual([2, 3]);
  // v1 and v2 are joined, nothing is across the gap.
  expect(drawing.match(/<path d="M[\d.]+ [\d.]+L/g)).toHaveLength(1);
  expect(drawing).toContain('v2: 2.5 s (≤ 2 s, beyond the limit); v3: not known;');
});
