import { describe, expect, it } from 'vitest';
import { sayReason } from '../../src/model/index.ts';
import { linkSketch, lockOf, reportOf, type Sketch, told } from './project.ts';

const whole: Sketch = {
  items: ['HAZ-1', 'RC-1', 'URS-1', 'SRS-1', 'SDS-1', 'TST-1'],
  links: [
    'RC-1 controls HAZ-1',
    'SRS-1 implements RC-1',
    'SRS-1 satisfies URS-1',
    'SDS-1 implements SRS-1',
    'TST-1 verifies SRS-1',
    'src/alarm.ts#sound implements SDS-1',
  ],
  results: [{ name: 'TST-1 alarm sounds' }],
};

function verdicts(sketch: Sketch): Record<string, string> {
  const { model } = linkSketch(sketch);
  return Object.fromEntries(Object.entries(model.verdicts).map(([id, { state }]) => [id, state]));
}

function reasons(sketch: Sketch, id: string): string[] {
  return (linkSketch(sketch).model.verdicts[id]?.reasons ?? []).map((reason) => sayReason(reason));
}

const all = (state: string): Record<string, string> =>
  Object.fromEntries(['HAZ-1', 'RC-1', 'URS-1', 'SRS-1', 'SDS-1', 'TST-1'].map((id) => [id, state]));

describe('a whole chain', () => {
  // @verifies SRS-610
  it('is verified when its test passed', () => {
    expect(verdicts(whole)).toEqual(all('verified'));
    expect(linkSketch(whole).model.verdicts['SRS-1']).toEqual({
      state: 'verified',
      reasons: [],
      evidence: [[0, 0]],
    });
  });

  // @verifies SRS-611, SRS-612
  it('has failed up to the hazard when its test failed anywhere', () => {
    const results = [{ name: 'TST-1' }, { name: 'TST-1', status: 'failed' as const, message: 'too late' }];
    expect(verdicts({ ...whole, results })).toEqual(all('failed'));
    expect(reasons({ ...whole, results }, 'SRS-1')).toEqual(['TST-1 failed: too late.']);
    expect(reasons({ ...whole, results }, 'HAZ-1')).toEqual(['RC-1 is failed.']);
  });

  it.each([
    [
      'skipped',
      [{ name: 'TST-1', status: 'skipped' as const, message: 'no device' }],
      'TST-1 was skipped (no device).',
    ],
    ['not run', [{ name: 'TST-1', status: 'notrun' as const }], 'TST-1 was not run.'],
    [
      'skipped in part',
      [{ name: 'TST-1' }, { name: 'TST-1', status: 'skipped' as const }],
      'TST-1 was skipped in 1 of 2 results.',
    ],
    [
      'passed only when repeated',
      [{ name: 'TST-1', status: 'repeated' as const }],
      'TST-1 passed only when it was repeated.',
    ],
    ['without result', [], 'TST-1 has no result.'],
  ])('is open when its test is %s', (_, results, reason) => {
    expect(verdicts({ ...whole, results })).toEqual(all('open'));
    expect(reasons({ ...whole, results }, 'SRS-1')).toEqual([reason]);
  });

  it.each([
    ['other', 'TST-1 has no result of this commit: the result is of another commit.'],
    ['unknown', 'TST-1 has no result of this commit: the result names no commit.'],
    ['altered', 'TST-1 has no result of this commit: the report was altered after it was stamped.'],
  ] as const)('is open when its result is of a report of origin %s', (origin, reason) => {
    const sketch = { ...whole, results: [], reports: [reportOf(origin, [{ name: 'TST-1' }])] };
    expect(verdicts(sketch)).toEqual(all('open'));
    expect(reasons(sketch, 'TST-1')).toEqual([reason]);
  });

  // @verifies SRS-411
  it('does not fail by a result of another commit', () => {
    const reports = [reportOf('other', [{ name: 'TST-1', status: 'failed' }])];
    expect(verdicts({ ...whole, reports })).toEqual(all('verified'));
  });

  // @verifies SRS-620
  it('is suspect above a changed end, code included, and stays verified beside it', () => {
    const lock = lockOf(whole);
    expect(verdicts({ ...whole, lock })).toEqual(all('verified'));
    const changedCode = verdicts({ ...whole, lock, changed: ['src/alarm.ts#sound'] });
    expect(changedCode).toEqual({ ...all('suspect'), 'TST-1': 'verified' });
    const changedHazard = verdicts({ ...whole, lock, changed: ['HAZ-1'] });
    expect(changedHazard).toEqual({ ...all('verified'), 'HAZ-1': 'suspect' });
    expect(reasons({ ...whole, lock, changed: ['HAZ-1'] }, 'HAZ-1')).toEqual([
      'The link RC-1 controls HAZ-1 was not reviewed since one of its ends changed.',
    ]);
  });
});

describe('a link that nobody reviewed', () => {
  const added: Sketch = { ...whole, links: [...(whole.links ?? []), 'test/a.test.ts#one verifies SRS-1'] };
  const results = [{ name: 'TST-1 alarm sounds' }, { name: 'one', file: 'test/a.test.ts' }];

  // @verifies SRS-3143
  it('verifies nothing once the project reviews its links, up to the hazard', () => {
    const lock = lockOf(whole);
    expect(verdicts({ ...added, results, lock })).toMatchObject({
      'HAZ-1': 'suspect',
      'RC-1': 'suspect',
      'SRS-1': 'suspect',
      'TST-1': 'verified',
    });
    expect(reasons({ ...added, results, lock }, 'SRS-1')).toEqual([
      'The link test/a.test.ts#one verifies SRS-1 was never reviewed.',
    ]);
    expect(verdicts({ ...added, results, lock: lockOf(added) })).toMatchObject(all('verified'));
  });

  // @verifies SRS-3143
  it('is told once, and takes nothing away, before the first review', () => {
    expect(verdicts({ ...added, results })).toMatchObject(all('verified'));
    expect(told(linkSketch({ ...added, results }), 'no-trace-lock', 'unreviewed-link')).toEqual([
      'content/trace.lock:1:1 No link was reviewed yet: content/trace.lock holds none of the 7 links. | Review the links, then run `dossier accept --all --reason "..."` and commit the file.',
    ]);
  });

  // @verifies SRS-3143
  it('is suspect too where the lock is there and holds nothing any more', () => {
    expect(verdicts({ ...whole, lock: [] })).toEqual({ ...all('suspect'), 'TST-1': 'verified' });
    expect(told(linkSketch({ ...whole, lock: [] }), 'no-trace-lock')).toEqual([]);
  });
});

describe('what the rules of the project demand', () => {
  const strict = { 'requirement-implemented': 'error', 'design-implemented': 'error' } as const;
  const without = (...gone: string[]): Sketch => ({
    ...whole,
    links: whole.links?.filter((link) => !gone.includes(link)) ?? [],
    trace: { rules: strict },
  });

  // @verifies SRS-3144
  it('is met by a whole chain', () => {
    expect(verdicts({ ...whole, trace: { rules: strict } })).toEqual(all('verified'));
  });

  // @verifies SRS-3144
  it('keeps a requirement open that nothing implements, up to the hazard', () => {
    const bare = without('SDS-1 implements SRS-1', 'src/alarm.ts#sound implements SDS-1');
    expect(verdicts(bare)).toMatchObject({
      'SRS-1': 'open',
      'RC-1': 'open',
      'URS-1': 'open',
      'HAZ-1': 'open',
    });
    expect(reasons(bare, 'SRS-1')).toEqual([
      'SRS-1 has no link "implemented by" from a design or code region.',
    ]);
    expect(reasons(bare, 'RC-1')).toEqual(['SRS-1 is not verified.']);
    expect(verdicts({ ...bare, trace: {} })).toMatchObject({ 'SRS-1': 'verified', 'HAZ-1': 'verified' });
  });

  // @verifies SRS-3144
  it('keeps a requirement open whose design no code implements', () => {
    const drawn = without('src/alarm.ts#sound implements SDS-1');
    expect(verdicts(drawn)).toMatchObject({ 'SDS-1': 'open', 'SRS-1': 'open', 'HAZ-1': 'open' });
    expect(reasons(drawn, 'SRS-1')).toEqual(['SDS-1 has no link "implemented by" from a code region.']);
  });

  // @verifies SRS-3144
  it('is said once where it is what the item lacks anyway, and excuses what the rule excuses', () => {
    const rules = { 'hazard-controlled': 'error' } as const;
    expect(reasons({ items: ['HAZ-1'], trace: { rules } }, 'HAZ-1')).toEqual([
      'No risk control controls it.',
    ]);
    const justified = { 'requirement-justified': 'error' } as const;
    const items: Sketch['items'] = [['SRS-1', { rationale: 'a custom of the trade' }], 'SRS-2', 'TST-1'];
    const sketch: Sketch = {
      items,
      links: ['TST-1 verifies SRS-1', 'TST-1 verifies SRS-2'],
      results: [{ name: 'TST-1' }],
      trace: { rules: justified },
    };
    expect(verdicts(sketch)).toMatchObject({ 'SRS-1': 'verified', 'SRS-2': 'open' });
    expect(reasons(sketch, 'SRS-2')).toEqual(['SRS-2 has no link to a user need or risk control.']);
  });
});

// @verifies SRS-606, SRS-612
describe('empty scope', () => {
  it('is never verified', () => {
    const sketch: Sketch = {
      items: ['HAZ-1', 'RC-1', 'URS-1', 'SRS-1', 'SDS-1', 'TST-1', 'ANOM-1'],
      results: [],
    };
    expect(verdicts(sketch)).toEqual({ ...all('open'), 'ANOM-1': 'none' });
    expect(reasons(sketch, 'HAZ-1')).toEqual(['No risk control controls it.']);
    expect(reasons(sketch, 'RC-1')).toEqual(['No software requirement implements it.']);
    expect(reasons(sketch, 'URS-1')).toEqual(['No software requirement satisfies it.']);
    expect(reasons(sketch, 'SRS-1')).toEqual(['No test verifies it.']);
    expect(reasons(sketch, 'SDS-1')).toEqual(['No test verifies it, and it implements no requirement.']);
  });

  it('is not filled by code that says it verifies, by a commit, or by a link of a wrong type', () => {
    const changes = [
      {
        commit: 'd'.repeat(40),
        date: '',
        subject: '',
        author: '',
        trailers: [{ relation: 'verifies', id: 'SRS-1' }],
      },
    ];
    const links = ['src/self-check.ts#check verifies SRS-1', 'ANOM-1 verifies SRS-1', 'SDS-1 controls HAZ-1'];
    const sketch: Sketch = {
      items: ['SRS-1', 'ANOM-1', 'SDS-1', 'HAZ-1'],
      links,
      revision: { changes },
      results: [{ name: 'check', file: 'src/self-check.ts' }],
    };
    expect(verdicts(sketch)).toMatchObject({ 'SRS-1': 'open', 'HAZ-1': 'open' });
  });
});

describe('a hazard', () => {
  const acceptance = {
    accepted: 'The valve closes by its spring.',
    'accepted-by': 'Jane Roe',
    'benefit-risk': 'The therapy saves lives.',
  };
  const items: Sketch['items'] = [['HAZ-1', acceptance], 'RC-1', 'SRS-1', 'TST-1'];
  // @verifies SRS-605
  it('is accepted with a reason where nothing controls it, but not over a failed test', () => {
    expect(verdicts({ items, results: [] })['HAZ-1']).toBe('accepted');
    expect(reasons({ items, results: [] }, 'HAZ-1')).toEqual([
      'Accepted by Jane Roe: The valve closes by its spring.',
    ]);
    const failing = { ...whole, items, results: [{ name: 'TST-1', status: 'error' as const }] };
    expect(verdicts(failing)['HAZ-1']).toBe('failed');
    expect(verdicts({ items: [['HAZ-1', { accepted: ' ' }]] })['HAZ-1']).toBe('open');
  });

  // @verifies SRS-3223
  it.each([
    ['accepted', '.'],
    ['accepted', 'x'],
    ['accepted', 'negligible'],
    ['accepted-by', '-'],
    ['accepted-by', 'unknown'],
    ['benefit-risk', ''],
    ['benefit-risk', 'low low low'],
  ])('is not accepted where `%s` is "%s"', (name, value) => {
    expect(verdicts({ items: [['HAZ-1', { ...acceptance, [name]: value }]] })['HAZ-1']).toBe('open');
  });

  it('waits for every one of its controls', () => {
    const sketch = {
      ...whole,
      items: [...(whole.items ?? []), 'RC-2'],
      links: [...(whole.links ?? []), 'RC-2 controls HAZ-1'],
    };
    expect(verdicts(sketch)).toMatchObject({ 'RC-1': 'verified', 'RC-2': 'open', 'HAZ-1': 'open' });
    expect(reasons(sketch, 'HAZ-1')).toEqual(['RC-2 is not verified.']);
  });
});

describe('a cycle', () => {
  // @verifies SRS-604
  it('is never verified, nor what rests on it', () => {
    const sketch: Sketch = {
      items: ['RC-1', 'SRS-1', 'SRS-2', 'TST-1'],
      links: [
        'SRS-1 implements SRS-2',
        'SRS-2 implements SRS-1',
        'SRS-1 implements RC-1',
        'TST-1 verifies SRS-1',
        'TST-1 verifies SRS-2',
      ],
      results: [{ name: 'TST-1' }],
    };
    expect(verdicts(sketch)).toEqual({
      'RC-1': 'open',
      'SRS-1': 'open',
      'SRS-2': 'open',
      'TST-1': 'verified',
    });
    expect(reasons(sketch, 'SRS-1')).toEqual(['SRS-1 stands in a cycle of links, which rests on nothing.']);
  });

  // @verifies SRS-1402
  it('of any length needs no call stack', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `SRS-${index}`);
    const links = ids.slice(1).map((id, index) => `${id} implements SRS-${index}`);
    expect(linkSketch({ items: ids, links }).model.verdicts['SRS-0']?.state).toBe('open');
    const closed = linkSketch({ items: ids, links: [...links, 'SRS-0 implements SRS-19999'] });
    expect(closed.findings.filter(({ rule }) => rule === 'cyclic-link')).toHaveLength(1);
  });
});
