import { describe, expect, it } from 'vitest';
import { evaluateClauses } from '../../src/gates/index.ts';
import { fdaPremarket, iec62304, iec82304, iso14971, mdr } from '../../src/index.ts';
import type { ApprovalRecord, Report } from '../../src/model/index.ts';
import type { ClauseCoverage } from '../../src/regulation/clause-coverage.ts';
import { clauseSetOf } from '../../src/regulation/clause-set-of.ts';
import { iec62304Proofs } from '../../src/regulation/proofs/iec62304.ts';
import { type ClauseInput, proofJudge } from '../../src/regulation/proofs/judge-proof.ts';
import { fdaProofs, iec82304Proofs, iso14971Proofs, mdrProofs } from '../../src/regulation/proofs/others.ts';
import { linked, type Sketch } from './project.ts';

function coverage(
  sketch: Sketch,
  { approved = [], ...more }: Partial<ClauseInput> & { approved?: string[] } = {},
): Map<string, ClauseCoverage> {
  const { model, ...project } = linked(sketch);
  const approvals = approved.map(
    (id): ApprovalRecord => ({
      file: `approvals/${id}.json`,
      from: 'file',
      state: 'valid',
      reason: '',
      gate: 'G5',
      role: 'quality',
      meaning: 'approval',
      name: 'Somebody',
      time: '2026-11-20T10:00:00Z',
      subjects: [id],
    }),
  );
  const entries = evaluateClauses({
    ...project,
    model: { ...model, approvals },
    findings: [],
    accepted: [],
    ...more,
  });
  return new Map(entries.map((entry) => [`${entry.standard} ${entry.clause.clause}`, entry]));
}

const report = (status: 'passed' | 'failed', origin: Report['origin'] = 'current'): Report => ({
  path: 'reports/junit.xml',
  format: 'junit',
  sha256: '',
  level: 'system',
  origin,
  results: [
    {
      suite: 's',
      className: '',
      name: 'SRS-1 sounds',
      file: '',
      status,
      message: '',
      properties: {},
      ids: ['TST-1'],
      place: { file: 'reports/junit.xml', line: 1, column: 1 },
    },
  ],
});

const pages = {
  'content/srs.md': '# R\n\n### SRS-1 Sound\n\n- type: functional\n\n### TST-1 Sounds\n\n- verifies: SRS-1\n',
  'content/plan.md': '# Plan\n\n## Standards, methods and tools\n\nText.\n',
};
const sketch: Sketch = {
  pages,
  class: 'C',
  site: {
    regulation: { profiles: [iec62304({ tailored: { '5.6': 'the software is one item' } }), iec82304()] },
    documents: [
      { id: 'P-SRS', type: 'software-requirements', title: 'R', pages: ['content/srs.md'] },
      { id: 'P-SDP', type: 'software-development-plan', title: 'P', pages: ['content/plan.md'] },
      { id: 'P-STR', type: 'test-report', title: 'T', pages: [] },
    ],
  },
};

// @verifies SRS-2107
describe('the state of a clause', () => {
  it('is open for a document that is written and not approved, however complete', () => {
    const { state, proofs } = coverage(sketch).get('IEC 62304 5.1.4') as ClauseCoverage;
    expect(state).toBe('open');
    expect(proofs).toEqual([
      { state: 'open', text: 'Written; no approval of this content is on record.', documents: ['P-SDP'] },
    ]);
    expect(coverage(sketch, { approved: ['P-SDP'] }).get('IEC 62304 5.1.4')?.state).toBe('evidenced');
    // Who approved a change as a whole did not say that the plan does what the clause asks.
    expect(coverage(sketch, { approved: ['tree'] }).get('IEC 62304 5.1.4')).toMatchObject({
      state: 'open',
      proofs: [
        {
          text: 'Written, and approved with the whole content. The clause asks for an approval of the document itself, and none is on record.',
        },
      ],
    });
  });

  it('is open for an approved document without the section the clause asks for', () => {
    const { state, proofs } = coverage(sketch, { approved: ['P-SDP'] }).get(
      'IEC 62304 5.1.5',
    ) as ClauseCoverage;
    expect(state).toBe('open');
    expect(proofs[0]?.text).toBe('Lacking: Integration and integration tests.');
  });

  it('is evidenced by results of this version only', () => {
    const approved = ['P-STR'];
    const of = (...reports: Report[]) =>
      coverage({ ...sketch, reports }, { approved }).get('IEC 62304 5.7.1');
    expect(of()?.state).toBe('open');
    expect(of(report('passed', 'other'))?.state).toBe('open');
    expect(of(report('failed'))?.state).toBe('open');
    expect(of(report('passed'))).toMatchObject({
      state: 'evidenced',
      proofs: [
        { text: 'Results of system tests: 1 passed, 0 failed, 0 not run.', documents: ['P-STR'] },
        { text: 'Nothing found by requirement-verified.', documents: ['P-SRS'] },
      ],
    });
  });

  it('is open for a finding of a rule it rests on, accepted or not, and for a rule that is off', () => {
    const finding = { rule: 'requirement-verified', severity: 'error' as const, message: 'No.' };
    const reports = [report('passed')];
    const of = (more: Partial<ClauseInput>, site = sketch.site) =>
      coverage({ ...sketch, reports, site: site as object }, more).get('IEC 62304 5.7.1')?.proofs[1]?.text;
    expect(of({ findings: [finding] })).toBe('Found: requirement-verified (1).');
    expect(of({ accepted: [{ finding }] })).toBe('Found: requirement-verified (1).');
    expect(of({}, { ...sketch.site, trace: { rules: { 'requirement-verified': 'off' } } })).toBe(
      'Switched off: requirement-verified.',
    );
  });

  it('is open where there is nothing to look at', () => {
    expect(
      coverage(sketch)
        .get('IEC 62304 7.3.3')
        ?.proofs.map(({ text }) => text),
    ).toEqual(['Hazards: there is none.', 'Hazards: there is none.']);
  });

  it('is open where a rule found nothing because it had nothing to look at', () => {
    const { model, config } = linked({ pages, site: { documents: [] } });
    const judge = proofJudge({ model, config, findings: [], accepted: [] }, []);
    const text = (...rules: string[]) => judge({ kind: 'clean', rules }, '1').text;
    expect(text('risk-unacceptable')).toBe('Nothing was looked at: no criteria for risks are configured.');
    expect(text('soup-unrecorded')).toBe('Nothing was looked at: no SOUP is read from a lockfile.');
    expect(text('dependency-undeclared')).toBe('Nothing was looked at: the architecture names no element.');
    expect(text('duplicate-id', 'section-empty')).toBe('Nothing was looked at: no profile is configured.');
    expect(text('language-missing')).toBe('Nothing was looked at: no market is stated.');
    expect(text('failed-test')).toBe('Nothing was looked at: there is no report of tests.');
    expect(text('duplicate-id', 'suspect-link')).toBe('Nothing found by duplicate-id, suspect-link.');
  });

  it('is external for what is held outside, never evidenced', () => {
    expect(coverage(sketch).get('IEC 62304 9.1')).toMatchObject({
      state: 'external',
      proofs: [{ text: 'Held outside: records of problem resolution.' }],
    });
  });

  it('is not applicable with the reason of the configuration, or because of the class', () => {
    expect(coverage(sketch).get('IEC 62304 5.6.3')).toMatchObject({
      state: 'not-applicable',
      reason: 'the software is one item',
    });
    expect(coverage({ ...sketch, class: 'A' }).get('IEC 62304 5.3.1')).toMatchObject({
      state: 'not-applicable',
      reason: 'not asked of class A',
    });
  });

  it('is never more than listed for a bare heading and an unconfirmed entry', () => {
    const all = coverage(sketch, { approved: ['P-SRS', 'P-SDP', 'P-STR'] });
    expect(all.get('IEC 62304 5.4')).toMatchObject({ state: 'listed', reason: 'a heading, no requirement' });
    expect(all.get('IEC 62304 6.2.6')).toMatchObject({
      state: 'listed',
      reason: 'no public list confirms this clause',
    });
    expect(all.size).toBe(110);
  });
});

// @verifies SRS-2107
it('every clause has something that proves it, and nothing proves what is no clause', () => {
  const all = {
    'IEC 62304': iec62304Proofs,
    'IEC 82304-1': iec82304Proofs,
    'ISO 14971': iso14971Proofs,
    MDR: mdrProofs,
    'FDA premarket': fdaProofs,
  } as const;
  for (const [standard, proofs] of Object.entries(all)) {
    const clauses = clauseSetOf(standard as keyof typeof all)
      ?.clauses.filter(({ heading, confirmed }) => !heading && confirmed)
      .map(({ clause }) => clause);
    expect(Object.keys(proofs).sort(), standard).toEqual(clauses?.sort());
  }
  const others = [iso14971(), mdr(), fdaPremarket({ level: 'basic' })];
  expect(coverage({ site: { regulation: { profiles: others } } }).size).toBe(19 + 14 + 12);
});
