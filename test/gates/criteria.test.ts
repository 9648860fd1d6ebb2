import { describe, expect, it } from 'vitest';
import { anomaliesEvaluated, artifactsBound, unevaluatedSoup } from '../../src/gates/by-evidence.ts';
import { criteria, type GateResult, gateIds, gateText, refusals } from '../../src/gates/index.ts';
import { iec62304 } from '../../src/index.ts';
import { rules as soupLocks } from '../../src/soup/rules.ts';
import { rules as soupSources } from '../../src/sources/soup/rules.ts';

/** What is said of what is identified, and a pattern that only may be without effect. */
const ofRegister = new Set([
  'soup-unrecorded',
  'soup-incomplete',
  'soup-moved',
  'soup-integrity',
  'soup-licence',
  'soup-unlocked',
  'soup-end-of-life',
  'soup-uncompensated',
  'soup-anomalies-old',
  'soup-scope-empty',
]);
const item = (id: string, attributes: Record<string, string>) => ({
  id,
  type: id.split('-')[0],
  attributes,
});

// @verifies SRS-3738
it('a profile that asks for software keeps the criterion open where none is named', () => {
  const bound = (profile: ReturnType<typeof iec62304>, ...artifacts: string[]) =>
    artifactsBound({ artifacts: [] }, {
      release: { artifacts },
      regulation: { profiles: [profile] },
    } as never);
  expect(bound(iec62304())).toBeUndefined();
  expect(bound(iec62304({ artifacts: true }))).toMatchObject({
    state: 'open',
    text: 'The profile IEC 62304 asks for the software, and `release.artifacts` names none.',
  });
  expect(bound(iec62304({ artifacts: true }), 'build/pump.tgz')).toMatchObject({
    text: 'No record of this tree states build/pump.tgz.',
  });
});

describe('what is on record is looked into', () => {
  // @verifies SRS-2815
  it('an anomaly without an evaluation keeps its criterion open', () => {
    const evaluated = (...items: object[]) => anomaliesEvaluated({ items } as never);
    expect(evaluated()).toMatchObject({ state: 'holds', text: 'No anomaly is on record.' });
    const done = item('ANOM-001', { evaluation: 'no effect on safety' });
    expect(evaluated(done)).toMatchObject({
      state: 'holds',
      text: '1 anomalies are on record, each with its evaluation.',
    });
    expect(evaluated(done, item('ANOM-002', { evaluation: ' ' }))).toMatchObject({
      state: 'open',
      text: 'Not evaluated: ANOM-002.',
    });
  });

  // @verifies SRS-3541
  it('nothing that says SOUP may be missing is left out by a criterion on SOUP', () => {
    const [known = [], reviewed = []] = criteria.flatMap(({ proofs }) =>
      proofs.flatMap((proof) => (proof.kind === 'soup' ? [proof.rules] : [])),
    );
    const told = [...soupSources, ...soupLocks]
      .map(({ name }) => name)
      .filter((name) => !ofRegister.has(name));
    expect([...known].sort()).toEqual(['lockfile-nearly-named', ...told].sort());
    expect(reviewed).toEqual(expect.arrayContaining([...known]));
  });

  // @verifies SRS-2815
  it('published anomalies of SOUP count as evaluated on a day, and not on one to come', () => {
    const dates = { 1: '2026-02-01', 2: 'soon', 3: '2026-02-31x', 4: '2027-01-01', 5: '', 6: '2026-03-01' };
    const items = Object.entries(dates).map(([n, day]) => item(`SOUP-${n}`, { 'anomalies-evaluated': day }));
    const soup = Object.keys(dates).map((n) => ({ entry: `SOUP-${n}` }));
    const release = { revision: { date: '2026-03-01T10:00:00Z' } };
    expect(unevaluatedSoup({ items, soup, release } as never)).toEqual([
      'SOUP-2',
      'SOUP-3',
      'SOUP-4',
      'SOUP-5',
    ]);
    expect(unevaluatedSoup({ items, soup: [], release } as never)).toEqual([]);
  });
});

describe('a gate', () => {
  // @verifies SRS-1901
  it('of whose criteria all are switched off is not passed, and says why', () => {
    const off = criteria
      .filter(({ gate }) => gate === 'G3')
      .map((criterion) => ({ criterion, state: 'off' as const, evidence: ['no server'], documents: [] }));
    const result: GateResult = {
      gate: 'G3',
      title: 'Deployment',
      passed: false,
      waitsFor: '',
      criteria: off,
    };
    expect(gateText(result)).toContain(
      'G3 Deployment: not passed\n  every criterion is switched off, so that nothing shows it\n  – G3.1 off: ',
    );
    const model = {
      release: { revision: { system: 'git', dirty: false, tag: 'v1', shortCommit: '0' } },
      product: { version: '1' },
      approvals: [],
    };
    expect(refusals(model as never, 'v1', [result], undefined, 'site.config.ts')).toEqual([
      {
        kind: 'gate',
        text: 'G3 is not passed: every criterion of it is switched off, so that nothing shows it.',
      },
    ]);
    expect(refusals(model as never, 'v1', [{ ...result, waitsFor: 'G2' }], undefined, 'c')).toEqual([
      { kind: 'gate', text: 'G3 waits for an earlier gate.' },
    ]);
  });

  // @verifies SRS-1901
  it('has criteria, each with a clause, a proof and an identifier that stays', () => {
    for (const gate of gateIds) {
      const own = criteria.filter((criterion) => criterion.gate === gate);
      expect(own.map(({ id }) => id)).toEqual(own.map((_, index) => `${gate}.${index + 1}`));
      for (const { clauses, proofs } of own)
        expect([clauses.length > 0, proofs.length > 0]).toEqual([true, true]);
    }
  });
});
