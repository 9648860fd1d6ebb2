import { expect, it } from 'vitest';
import { composePage, htmlOf } from './project.ts';

const anomaly = {
  id: 'ANOM-001',
  type: 'ANOM',
  title: 'The journal lacks its beginning',
  attributes: {
    resolution: 'resolved',
    type: 'corrective',
    scope: 'the <b>journal</b>',
    criticality: 'low',
    found: 'system test',
    investigation: 'filled until entries were lost',
    effect: 'none',
    evaluation: 'acceptable',
    evaluator: 'Jane Roe',
    evaluated: '2026-01-20',
    advised: 'nobody, as it is in the instructions',
    'change-request': 'CR-7',
    'resolution-verified': 'test of the journal',
    'verified-by': 'John Roe, 2026-02-01',
  },
  body: '',
  fingerprint: '',
  place: { file: 'content/other.md', line: 1, column: 1 },
};

// @verifies SRS-3716
it('the table of anomalies has the fields of a problem report in four columns', () => {
  const html = htmlOf(
    composePage('```dossier\nanomalies\n```\n', { model: { items: [anomaly as never], links: [] } }),
  );
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    cell.split('<br>').map((line) => line.replace(/<[^>]+>/g, '')),
  );
  expect(cells).toEqual([
    [
      'Type: corrective',
      'Scope: the &lt;b&gt;journal&lt;/b&gt;',
      'Criticality: low',
      'Found: system test',
      'Versions: not stated',
    ],
    [
      'Investigated: filled until entries were lost',
      'Cause: not stated',
      'Effect on safety: none',
      'Workaround: not stated',
    ],
    [
      'Evaluation: acceptable',
      'Evaluated by: Jane Roe',
      'Evaluated: 2026-01-20',
      'Told: nobody, as it is in the instructions',
    ],
    [
      'Change request: CR-7',
      'Verified how: test of the journal',
      'Verified by: John Roe, 2026-02-01',
      'Plan: not stated',
    ],
  ]);
  expect(html).toContain('Resolution: resolved. Affects: –. Hazard: –.');
});
