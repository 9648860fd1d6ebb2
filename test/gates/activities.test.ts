import { describe, expect, it } from 'vitest';
import { createComposer } from '../../src/documents/index.ts';
import { checkActivities } from '../../src/gates/activities/check.ts';
import { evaluateActivities, evaluateClauses, evaluateGates } from '../../src/gates/index.ts';
import { iec62304, type SiteConfig } from '../../src/index.ts';
import { type Model, sayReason } from '../../src/model/index.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { addresses, documentOf, htmlOf, pumpDocuments, templatesWith } from '../documents/project.ts';
import { linked } from '../regulation/project.ts';
import { buildSite } from '../site/built.ts';
import { pumpSite } from '../site/project.ts';

const plan = '# Plan\n\n## Tasks\n\nWhat is done.\n\n## Training\n\nTBD\n\n## Activities\n';
const site: Partial<SiteConfig> = {
  regulation: { profiles: [iec62304()] },
  deployment: { environments: [{ name: 'staging', purpose: 'Is asked before others are.', gate: 'G3' }] },
  documents: [
    { id: 'P-SDP', type: 'software-development-plan', title: 'Plan', pages: ['content/plan.md'] },
    { id: 'P-SRS', type: 'software-requirements', title: 'Requirements', pages: [] },
  ],
};

interface Told {
  evidence: string | undefined;
  more?: string;
  model?: Partial<Model>;
  site?: Partial<SiteConfig>;
}

/** A project whose plan has one activity with this evidence, or none. */
function project({ evidence, more = '', model: changes = {}, site: own = {} }: Told) {
  const stated = evidence === '' ? '' : `- evidence: ${evidence}\n`;
  const activity =
    evidence === undefined
      ? ''
      : `\n### ACT-001 Everything is complete and verified\n\n${stated}${more}\nDone.\n`;
  const { model, config } = linked({
    pages: { 'content/plan.md': plan + activity },
    site: { ...site, ...own } as Partial<SiteConfig>,
    class: 'B',
  });
  return {
    model: { ...model, deployments: [], artifacts: [], ...changes } as Model,
    config,
    findings: [],
    accepted: [],
  };
}

/** State of the one activity, with what it lacks. */
function stateOf(evidence: string, model: Partial<Model> = {}, more = ''): string {
  const [activity] = evaluateActivities(project({ evidence, more, model }));
  const reasons = activity?.reasons.map((reason) => sayReason(reason)) ?? [];
  return [activity?.state, ...reasons].join(' ');
}

const found = (evidence: string | undefined): string[] =>
  checkActivities(project({ evidence })).map(
    ({ rule, severity, message, file, line }) => `${file}:${line} ${severity} ${rule} ${message}`,
  );
const report = (level: string, ...states: string[]): Partial<Model> =>
  ({
    reports: [
      {
        path: `test-runs/${level}.json`,
        level,
        origin: 'current',
        results: states.map((status) => ({ status })),
      },
    ],
  }) as unknown as Partial<Model>;
const old = (model: Partial<Model>): Partial<Model> =>
  ({ reports: model.reports?.map((each) => ({ ...each, origin: 'other' })) }) as Partial<Model>;
const document = (id: string, status: string, language = 'en') => ({
  id,
  name: id,
  status,
  language,
  pages: [],
});
const signed = (subject: string, more = {}): Partial<Model> =>
  ({
    approvals: [
      { state: 'valid', role: 'clinician', meaning: 'approval', gate: 'G5', subjects: [subject], ...more },
    ],
  }) as unknown as Partial<Model>;

describe('an activity of the plan', () => {
  // @verifies SRS-3696
  it('is complete by its evidence alone, never by a word of its text', () => {
    expect(stateOf('')).toBe('not judged No evidence is stated by which it could be judged.');
    expect(stateOf('', {}, '- state: complete\n- verdict: verified\n')).toBe(
      'not judged No evidence is stated by which it could be judged.',
    );
    expect(stateOf('complete')).toBe('not judged Nobody can judge it by "complete".');
    expect(stateOf('section P-SDP Tasks')).toBe('complete');
    expect(stateOf('section P-SDP Tasks; document P-SDP')).toBe('open The document P-SDP is not approved.');
    expect(stateOf('section P-SDP Tasks; done')).toBe('not judged Nobody can judge it by "done".');
  });

  // @verifies SRS-3696
  it('is judged by approved documents, in every language', () => {
    const documents = (...all: object[]) => ({ documents: all }) as unknown as Partial<Model>;
    const missing = 'open The document P-IFU is not approved.';
    expect(stateOf('document P-IFU', documents(document('P-IFU', 'approved')))).toBe('complete');
    expect(stateOf('document P-IFU', documents(document('P-IFU', 'released')))).toBe('complete');
    expect(stateOf('document P-IFU', documents(document('P-IFU', 'in-review')))).toBe(missing);
    const both = documents(document('P-IFU', 'approved'), document('P-IFU', 'draft', 'de'));
    expect(stateOf('document P-IFU', both)).toBe(missing);
  });

  // @verifies SRS-3696
  it('is judged by sections with text, tests and records of this content', () => {
    expect(stateOf('section P-SDP tasks')).toBe('complete');
    expect(stateOf('section P-SDP Training')).toBe('open The section P-SDP Training is not written.');
    const none = 'open There is no result of unit tests of this content.';
    expect(stateOf('tests unit')).toBe(none);
    expect(stateOf('tests unit', report('system', 'passed'))).toBe(none);
    expect(stateOf('tests unit', old(report('unit', 'passed')))).toBe(none);
    expect(stateOf('tests unit', report('unit', 'passed', 'passed'))).toBe('complete');
    expect(stateOf('tests unit', report('unit', 'passed', 'skipped'))).toBe(
      'open 1 of 2 unit tests of this content did not pass.',
    );
    const byHand = 'record test-runs/system.json';
    expect(stateOf(byHand, report('system', 'passed'))).toBe('complete');
    expect(stateOf('record test-runs/', report('system', 'passed'))).toBe('complete');
    expect(stateOf('record test-runs/sys', report('system', 'passed'))).toBe(
      'open There is no record of this content at test-runs/sys.',
    );
    expect(stateOf(byHand, old(report('system', 'passed')))).toBe(
      'open There is no record of this content at test-runs/system.json.',
    );
    const analyses = [{ path: 'reports/lint.sarif', origin: 'current', format: 'unreadable', results: [] }];
    expect(stateOf('record reports/lint.sarif', { analyses } as unknown as Partial<Model>)).toBe(
      'open There is no record of this content at reports/lint.sarif.',
    );
    expect(stateOf(byHand, report('system', 'repeated'))).toBe(
      'open The record test-runs/system.json holds what did not pass.',
    );
    expect(stateOf(byHand, report('system'))).toBe(
      'open The record test-runs/system.json holds what did not pass.',
    );
  });

  // @verifies SRS-3696
  it('that only people can judge is complete when somebody signed it for this content', () => {
    const missing = 'open Nobody signed it for this content in the role clinician.';
    expect(stateOf('signature clinician')).toBe(missing);
    expect(stateOf('signature clinician', signed('criterion:ACT-001'))).toBe('complete');
    expect(stateOf('signature clinician', signed('criterion:ACT-002'))).toBe(missing);
    expect(stateOf('signature clinician', signed('tree'))).toBe(missing);
    for (const more of [{ state: 'void' }, { role: 'reviewer' }, { meaning: 'review' }])
      expect(stateOf('signature clinician', signed('criterion:ACT-001', more))).toBe(missing);
  });

  // @verifies SRS-3696
  it('is judged by gates, criteria, clauses and deployments', () => {
    const revision = { system: 'git', dirty: true, shortCommit: 'c', tag: '', date: '2026-11-20T10:00:00Z' };
    const dirty = { release: { revision, draft: true, draftReasons: [] } } as unknown as Partial<Model>;
    expect(stateOf('criterion G1.1')).toBe('complete');
    expect(stateOf('criterion G1.1', dirty)).toBe('open The criterion G1.1 is not met.');
    expect(stateOf('gate G1')).toBe('open The gate G1 is not passed.');
    expect(stateOf('clause IEC 62304 8.3')).toBe('complete');
    expect(stateOf('clause IEC 62304 8.3', dirty)).toBe('open The clause IEC 62304 8.3 is not evidenced.');
    expect(stateOf('clause IEC 62304 5.1.4')).toBe('open The clause IEC 62304 5.1.4 is not evidenced.');
    expect(stateOf('deployment staging')).toBe('open No software of this content was deployed to staging.');
  });

  // @verifies SRS-3696
  it('is told as overdue where the gate by which it is due is passed', () => {
    const dueBy = (gate: string, off: boolean) => {
      const criteria = Array.from({ length: 8 }, (_, index) => `G1.${index + 1}`).filter(
        (id) => id !== 'G1.1',
      );
      const gates = { off: Object.fromEntries(criteria.map((id) => [id, 'not asked in this test at all'])) };
      const made = project({
        evidence: 'document P-SDP',
        more: `- by: ${gate}\n`,
        site: off ? { gates } : {},
      });
      return evaluateActivities(made).map(({ by, overdue }) => `${by} ${overdue}`);
    };
    expect(dueBy('G1', true)).toEqual(['G1 true']);
    expect(dueBy('G1', false)).toEqual(['G1 false']);
    expect(dueBy('G5', true)).toEqual(['G5 false']);
    expect(dueBy('soon', true)).toEqual(['G5 false']);
  });
});

describe('the criterion on activities of the plan', () => {
  const ofPlan = (told: Told): string[] => {
    const gate = evaluateGates(project(told)).find((each) => each.gate === 'G5');
    const result = gate?.criteria.find(({ criterion }) => criterion.id === 'G5.5');
    return [result?.state ?? '', result?.evidence.at(-1) ?? ''];
  };

  // @verifies SRS-3697
  it('lists those that are not complete', () => {
    expect(ofPlan({ evidence: 'section P-SDP Training' })).toEqual([
      'open',
      '1 of 1 activities of the plan are not complete. ACT-001 open: The section P-SDP Training is not written.',
    ]);
    expect(ofPlan({ evidence: 'section P-SDP Tasks' })).toEqual([
      'met',
      '1 of 1 activities of the plan are complete.',
    ]);
  });

  // @verifies SRS-3697
  it('is open where a profile asks and none is written, and asks nothing without', () => {
    expect(ofPlan({ evidence: undefined })).toEqual([
      'open',
      'No activity of the plan is written as an item of the type ACT, so none is judged.',
    ]);
    const profiles = [iec62304({ class: 'A' })];
    expect(ofPlan({ evidence: undefined, site: { regulation: { profiles } } })[1]).not.toContain('ACT');
    const tailored = { '5.8.6': 'the release of this software is not ours to make' };
    const without = { regulation: { profiles: [iec62304({ tailored })] } };
    expect(ofPlan({ evidence: undefined, site: without })[1]).not.toContain('ACT');
  });

  // @verifies SRS-3697
  it('is asked of the clause too', () => {
    const outcomes = (evidence: string | undefined) =>
      evaluateClauses(project({ evidence }))
        .find(({ clause }) => clause.clause === '5.8.6')
        ?.proofs.map(({ state, text }) => `${state} ${text}`)
        .at(-1);
    expect(outcomes('section P-SDP Tasks')).toBe('holds 1 of 1 activities of the plan are complete.');
    expect(outcomes(undefined)).toBe(
      'open No activity of the plan is written as an item of the type ACT, so none is judged.',
    );
  });
});

// @verifies SRS-3698
describe('evidence that nobody can judge', () => {
  const at = 'content/plan.md:15 error';

  it('is told where it is stated', () => {
    expect(found('section P-SDP Tasks; document P-SRS; criterion G5.1; gate G4; tests system')).toEqual([]);
    expect(found('everything done')).toEqual([
      `${at} activity-evidence ACT-001 names \`everything done\` as its evidence. "everything done" is no evidence that can be judged.`,
    ]);
    expect(found('document P-SDX')).toEqual([
      `${at} activity-evidence ACT-001 names \`document P-SDX\` as its evidence. There is no document "P-SDX".`,
    ]);
    expect(found('section P-SDP Teaching; tests all; deployment moon; criterion G9.1; gate G6')).toEqual(
      [
        ['section P-SDP Teaching', 'section "P-SDP Teaching"'],
        ['tests all', 'level of tests "all"'],
        ['deployment moon', 'environment "moon"'],
        ['criterion G9.1', 'criterion "G9.1"'],
        ['gate G6', 'gate "G6"'],
      ].map(
        ([evidence, what]) =>
          `${at} activity-evidence ACT-001 names \`${evidence}\` as its evidence. There is no ${what}.`,
      ),
    );
    expect(found('clause IEC 62304 99; clause ISO 14971 5.4').map((each) => each.split('. ')[1])).toEqual([
      'There is no clause "IEC 62304 99" of a profile of this project.',
      'There is no clause "ISO 14971 5.4" of a profile of this project.',
    ]);
    expect(found('record ; signature')).toHaveLength(2);
  });

  it('is told of what waits for the activities themselves', () => {
    const told = found('gate G5; criterion G5.5; clause IEC 62304 5.8.6; clause IEC 62304 5');
    expect(told.map((each) => each.replace(/^.* as its evidence\. /, ''))).toEqual([
      'The gate G5 waits for the activities of the plan itself.',
      'The criterion G5.5 waits for the activities of the plan itself.',
      'The clause IEC 62304 5.8.6 waits for the activities of the plan itself.',
      'The clause IEC 62304 5 waits for the activities of the plan itself.',
    ]);
    expect(told.every((each) => each.startsWith(`${at} activity-cycle `))).toBe(true);
    expect(stateOf('gate G5')).toBe('not judged Nobody can judge it by "gate G5".');
  });

  it('is a warning where none is stated', () => {
    expect(found('')).toEqual([
      'content/plan.md:13 warning activity-unjudged ACT-001 states no evidence, so that nobody can judge whether it is complete.',
    ]);
  });
});

// @verifies SRS-3697
it('activities are shown with evidence, state and what they lack, in the language of the document', () => {
  const page = [
    '# Plan',
    '| ID | Title | Clause | Evidence | By |\n| --- | --- | --- | --- | --- |\n| ACT-001 | Train | IEC 62304 5.1 | signature trainer | G2 |\n| ACT-002 | Rest | | | |',
    '```dossier\nactivities\n```\n',
  ].join('\n\n');
  const rows = (language: string): string[] => {
    const composer = createComposer(pumpDocuments(page), templatesWith());
    const html = htmlOf(composer.compose({ ...documentOf('plain'), language }, addresses));
    return html
      .slice(html.indexOf('</table>'))
      .split('</tr>')
      .map((row) =>
        row
          .replace(/<[^>]+>|&nbsp;/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      );
  };
  expect(rows('en').slice(1, 3)).toEqual([
    'ACT-001 Train IEC 62304 5.1 G2 signature trainer ○ open Nobody signed it for this content in the role trainer.',
    'ACT-002 Rest not stated G5 not stated – not judged No evidence is stated by which it could be judged.',
  ]);
  expect(rows('en')[0]).toContain('0 of 2 activities of the plan are complete.');
  expect(rows('de')[1]).toContain(
    '○ offen Niemand hat es zu diesem Inhalt in der Rolle trainer unterschrieben.',
  );
});

// @verifies SRS-3697
it('the site shows activities at the gates and each on its page, and nothing where there is none', async () => {
  const input = pumpSite();
  const none = await buildSite(input);
  expect(String(none.files.get('gates/index.html'))).not.toContain('Activities of the plan');
  const [first] = input.model.items;
  if (!first) throw new Error('the pump has items');
  const item = {
    ...first,
    id: 'ACT-001',
    type: 'ACT',
    title: 'Train',
    attributes: { evidence: 'signature trainer' },
  };
  const model = { ...input.model, items: [...input.model.items, item] };
  const { files } = await buildSite({ ...input, model, graph: buildGraph(model) });
  const missing = 'Nobody signed it for this content in the role trainer.';
  const shown = String(files.get('gates/index.html'));
  expect(shown).toMatch(/id="activities"[\s\S]*ACT-001<\/a> Train[\s\S]*open[\s\S]*Nobody signed it/);
  const [, page] = [...files].find(([path]) => /^items\/.*ACT-001.*\.html$/.test(path)) ?? [];
  expect(String(page).replace(/<svg.*?<\/svg>/gs, '')).toMatch(
    /<div class="verdict is-open"><p>.*open.*<\/p><ul><li>Nobody signed it/,
  );
  expect(String(page)).toContain(missing);
});
