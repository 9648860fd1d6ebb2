import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failuresEscalated } from '../../src/gates/by-evidence.ts';
import { checkAnomalies } from '../../src/quality/check-anomalies.ts';

const place = { file: 'content/anomalies.md', line: 3, column: 1 };
const anomaly = (attributes: Record<string, string>, id = 'ANOM-001') => ({
  id,
  type: 'ANOM',
  attributes,
  place,
});
const report = (level: string, status: string, origin = 'current') => ({
  level,
  origin,
  results: [{ className: 'alarm', name: 'sounds', status }],
});
const escalated = (items: object[], ...reports: object[]) => {
  const { state, text } = failuresEscalated({ items, reports } as never);
  return `${state}: ${text}`;
};

// @verifies SRS-3780
it('a failed test holds back the integration until its anomaly is evaluated', () => {
  const failed = report('system', 'failed');
  expect(escalated([], report('system', 'passed'))).toBe(
    'holds: None of 1 integration and system tests failed.',
  );
  expect(escalated([], report('unit', 'failed'), report('system', 'failed', 'other'))).toBe(
    'open: No integration or system test of this content was read.',
  );
  expect(escalated([anomaly({ test: 'alarm flashes', evaluation: 'harmless' })], failed)).toBe(
    'open: No anomaly names the test that failed: alarm sounds.',
  );
  expect(escalated([anomaly({ test: 'alarm sounds' })], failed)).toBe('open: Not evaluated: ANOM-001.');
  expect(escalated([anomaly({ test: 'alarm sounds', evaluation: 'tbd' })], failed)).toBe(
    'open: Not evaluated: ANOM-001.',
  );
  const done = anomaly({ test: 'alarm sounds', evaluation: 'harmless' });
  expect(escalated([done], failed, report('integration', 'passed'))).toBe(
    'holds: Each test that failed has an anomaly that was evaluated: ANOM-001.',
  );
  expect(escalated([done, anomaly({ test: 'alarm sounds' }, 'ANOM-002')], failed)).toBe(
    'open: Not evaluated: ANOM-002.',
  );
});

// @verifies SRS-3781, SRS-3716
it('an anomaly says by its state what a problem report has to say', () => {
  const check = (attributes: Record<string, string>) =>
    checkAnomalies({
      model: { items: [anomaly(attributes)], release: { revision: { date: '2026-03-01' } } } as never,
      config: { risk: undefined },
    }).map(({ message, hint }) => `${message} ${hint}`);
  const reported = {
    type: 'corrective',
    scope: 'journal',
    criticality: 'low',
    found: 'test',
    versions: '1.0.0',
  };
  const evaluated = {
    ...reported,
    investigation: 'read',
    cause: 'bound',
    effect: 'none on alarms',
    evaluation: 'acceptable',
    evaluator: 'Jane Roe',
    evaluated: '2026-02-01',
    advised: 'nobody',
  };
  expect(check({})).toEqual([]);
  expect(check({ ...reported, resolution: 'reported' })).toEqual([]);
  expect(check({ ...reported, scope: '', criticality: 'tbd', resolution: 'reported' })).toEqual([
    'ANOM-001 is reported and does not say how far it reaches (size of the change, versions, devices); its effect on performance, safety or security. Add `- scope:` (9.1), `- criticality:` (9.1).',
  ]);
  expect(check({ ...evaluated, resolution: 'evaluated' })).toEqual([]);
  expect(check({ ...evaluated, evaluator: '', resolution: 'deferred' })).toEqual([
    'ANOM-001 is deferred and does not say who evaluated it; why it is not mended. Add `- evaluator:` (9.2, 5.8.3), `- rationale:` (9.2, 5.8.3).',
  ]);
  expect(check({ ...evaluated, type: 'bug', evaluated: 'soon', resolution: 'evaluated' })).toEqual([
    'ANOM-001 is evaluated and does not say what kind of problem it is (corrective, preventive, adaptive, perfective); when it was evaluated. Add `- type:` (9.1), `- evaluated:` (9.2).',
  ]);
  expect(check({ ...evaluated, resolution: 'resolved' })).toEqual([
    'ANOM-001 is resolved and does not say which request for a change it led to; how its resolution was verified; who verified that, and when. Add `- change-request:` (9.2, 9.4), `- resolution-verified:` (9.7), `- verified-by:` (9.7, 9.8).',
  ]);
});

// @verifies SRS-3782
it.each(['.github/workflows/technical-file.yml', '.gitlab-ci.yml'])(
  'the pipeline %s reports problems when it fails',
  (path) => {
    const text = readFileSync(new URL(`../../templates/starter/common/${path}`, import.meta.url), 'utf8');
    expect(text).toMatch(
      /(?:failure\(\)|= failed)[\s\S]{0,80}mkdir -p \.dossier\/ci\n *npx --no-install dossier --quiet report-problem \|\| true\n *git diff -- content > \.dossier\/ci\/problem-reports\.patch/,
    );
  },
);
