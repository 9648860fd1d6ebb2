import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { acceptLinks, applyBaseline, formatLock, parseBaseline, parseLock } from '../../src/trace/index.ts';
import { linkSketch, lockOf, type Sketch, told } from './project.ts';

const sketch: Sketch = {
  items: ['RC-1', 'SRS-1', 'SRS-2'],
  links: ['SRS-1 implements RC-1', 'SRS-2 implements RC-1', 'src/a.ts#f implements SRS-1'],
};

describe('the trace lock', () => {
  // @verifies SRS-622
  it('is one sorted line a link, which a person can read', () => {
    expect(formatLock(lockOf(sketch))).toBe(
      `${[
        '# dossier trace lock 1: from, relation, to, fingerprints of both, reviewer, reason. Written by `dossier accept`.',
        'SRS-1\timplements\tRC-1\t0000000000000000\t0000000000000000\tReviewer\treviewed',
        'SRS-2\timplements\tRC-1\t0000000000000000\t0000000000000000\tReviewer\treviewed',
        'src/a.ts#f\timplements\tSRS-1\t0000000000000000\t0000000000000000\tReviewer\treviewed',
      ].join('\n')}\n`,
    );
  });

  // @verifies SRS-622
  it('tells lines that are none, and counts neither of two that contradict', () => {
    const line = 'SRS-1\timplements\tRC-1\t0000000000000000\t0000000000000000\tA\tr';
    const { entries, findings } = parseLock(
      `# x\r\n${line}\r\n<<<<<<< ours\n${line.replace('0000\tA', 'ffff\tA')}\nSRS-2\timplements\tRC-1\tx\ty\tA\tr\n`,
      'trace.lock',
    );
    expect(entries).toEqual([]);
    expect(findings.map(({ line: at, message }) => `${at} ${message}`)).toEqual([
      '3 Line 3 of the trace lock is not seven fields apart by tabs; the review it records does not count.',
      '4 Line 4 of the trace lock contradicts line 2 for the same link; the review it records does not count.',
      '5 Line 5 of the trace lock is not seven fields apart by tabs; the review it records does not count.',
    ]);
  });

  // @verifies SRS-621
  it('takes an acceptance for the named only, drops what is gone and keeps the rest', () => {
    const lock = lockOf(sketch);
    const changed = { ...sketch, lock, changed: ['RC-1'], links: sketch.links?.slice(0, 2) as string[] };
    const { model } = linkSketch(changed);
    const outcome = acceptLinks(lock, model, ['SRS-1'], 'B\tC\nD', 'still\tholds');
    expect(outcome).toMatchObject({ added: 0, updated: 1, removed: 1, unknown: [] });
    const { entries, findings } = parseLock(outcome.text, 'trace.lock');
    expect(findings).toEqual([]);
    expect(entries.map(({ from, reviewer, reason }) => [from, reviewer, reason])).toEqual([
      ['SRS-1', 'B C D', 'still holds'],
      ['SRS-2', 'Reviewer', 'reviewed'],
    ]);
    const after = linkSketch({ ...changed, lock: entries });
    expect(after.model.links.map(({ state }) => state)).toEqual(['reviewed', 'suspect']);
  });

  // @verifies SRS-621
  it('names what no link starts or ends at', () => {
    expect(acceptLinks([], linkSketch(sketch).model, ['SRS-1', 'SRS-9'], 'B', 'r').unknown).toEqual([
      'SRS-9',
    ]);
  });
});

describe('an acceptance by the merge of a pull request', () => {
  const merge = { forge: 'GitHub', number: 12, head: 'a'.repeat(40) } as const;
  const lock = lockOf(sketch).map((entry) => ({ ...entry, merge }));
  const asked = { mergeIsReview: ['reviewer' as const] };

  // @verifies SRS-3732
  it('stands in a field of its own, and is malformed with another in its place', () => {
    const text = formatLock(lock);
    expect(text.split('\n')[1]).toBe(
      `SRS-1\timplements\tRC-1\t0000000000000000\t0000000000000000\tReviewer\treviewed\tGitHub 12 ${merge.head}`,
    );
    expect(parseLock(text, 'trace.lock').entries.map((entry) => entry.merge)).toEqual([merge, merge, merge]);
    expect(formatLock(parseLock(text, 'trace.lock').entries)).toBe(text);
    const { entries, findings } = parseLock(text.replace('GitHub 12', 'GitHub 0'), 'trace.lock');
    expect([entries.length, findings.map(({ line }) => line)]).toEqual([2, [2]]);
  });

  // @verifies SRS-3732
  it('is a review where the project asks for it, and where signatures alone do not count', () => {
    const states = (approvals: Sketch['approvals']) =>
      linkSketch({ ...sketch, lock, approvals }).model.links.map((link) => [link.state, link.merge?.by]);
    expect(states(asked)).toEqual(Array.from({ length: 3 }, () => ['reviewed', 'Reviewer']));
    expect(states({ ...asked, signedOnly: true })).toEqual(
      Array.from({ length: 3 }, () => ['unreviewed', undefined]),
    );
    expect(told(linkSketch({ ...sketch, lock }), 'unreviewed-link')[0]).toBe(
      'content/srs.md:2:3 The link SRS-1 implements RC-1 was accepted by the merge of pull request 12 alone, which is no review here (`approvals.mergeIsReview`). | Review it, then run `dossier accept SRS-1 --reason "..."`.',
    );
  });

  // @verifies SRS-3732
  it('gives way to a person, and never takes the place of one', () => {
    const { model } = linkSketch({ ...sketch, lock, approvals: asked });
    const byPerson = acceptLinks(lock, model, ['SRS-1'], 'Jane', 'read both');
    expect(byPerson.entries.map((entry) => [entry.from, entry.reviewer, entry.merge?.number])).toEqual([
      ['SRS-1', 'Jane', undefined],
      ['SRS-2', 'Reviewer', 12],
      ['src/a.ts#f', 'Jane', undefined],
    ]);
    const byMerge = acceptLinks(byPerson.entries, model, 'all', 'John', 'merged', { ...merge, number: 13 });
    expect(byMerge).toMatchObject({ added: 0, updated: 0, text: byPerson.text });
  });
});

describe('the baseline', () => {
  const finding: Finding = {
    rule: 'hazard-controlled',
    severity: 'error',
    message: 'm',
    file: 'content/haz.md',
    line: 1,
    column: 1,
    item: 'HAZ-1',
  };
  const text = (entries: unknown[]): string => JSON.stringify({ entries }, undefined, 2);

  // @verifies SRS-705
  it('accepts a finding with reason and name, and keeps it for the documents', () => {
    const { entries, findings } = parseBaseline(
      text([
        { rule: 'hazard-controlled', item: 'HAZ-1', reason: 'The supplier mends it.', name: 'A. Person' },
      ]),
      'baseline.json',
    );
    expect(findings).toEqual([]);
    expect(applyBaseline([finding, { ...finding, item: 'HAZ-2' }], entries, 'baseline.json')).toEqual({
      findings: [{ ...finding, item: 'HAZ-2' }],
      accepted: [{ finding, reason: 'The supplier mends it.', by: 'A. Person' }],
    });
  });

  // @verifies SRS-706
  it('tells an entry that meets nothing, at its line', () => {
    const { entries } = parseBaseline(
      text([
        { rule: 'hazard-controlled', item: 'HAZ-9', reason: 'The supplier mends it.', name: 'Jane Roe' },
      ]),
      'baseline.json',
    );
    expect(applyBaseline([finding], entries, 'baseline.json').findings[1]).toEqual({
      rule: 'stale-baseline',
      severity: 'error',
      message: 'The baseline accepts a finding that is not there: hazard-controlled, HAZ-9.',
      hint: 'Remove the entry; the gap it accepted is closed.',
      file: 'baseline.json',
      line: 4,
      column: 1,
    });
  });

  it.each<[unknown, string]>([
    [{ rule: 'r', item: 'i', name: 'n' }, 'has no reason'],
    [{ rule: 'r', item: 'i', reason: ' ', name: 'n' }, 'has no reason'],
    ...['.', '-', 'x', 'TBD', 'later', 'until 2.0', 'ok ok ok ok ok ok'].map<[unknown, string]>((reason) => [
      { rule: 'r', item: 'i', reason, name: 'Jane Roe' },
      'has a reason that is no sentence',
    ]),
    [{ rule: 'r', item: 'i', reason: 'The supplier mends it.' }, 'has no name'],
    ...['-', '.', 'x', 'nobody', 'TBD', 'unknown'].map<[unknown, string]>((name) => [
      { rule: 'r', item: 'i', reason: 'The supplier mends it.', name },
      'has no name',
    ]),
    [{ rule: 'r', reason: 'r', name: 'n' }, 'names neither an item nor a file nor a message'],
    [{ item: 'i', reason: 'r', name: 'n' }, 'names no rule'],
    [{ rule: 'r', item: 'i', reason: 'r', name: 'n', until: 'x' }, 'has a key that means nothing, "until"'],
    [{ rule: 'r', item: 1, reason: 'r', name: 'n' }, 'has a "item" that is no text'],
    ['x', 'is no object'],
  ])('accepts nothing by %o', (entry, problem) => {
    const { entries, findings } = parseBaseline(text([entry]), 'baseline.json');
    expect(entries).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([
      `Entry 1 of the baseline ${problem}; it accepts nothing.`,
    ]);
  });

  it('is no list, no JSON, or nothing at all', () => {
    const messages = (content: string): string[] =>
      parseBaseline(content, 'b').findings.map(({ message }) => message);
    expect(messages('{"__proto__": []}')).toEqual([
      'The baseline holds no list "entries"; none of it counts.',
    ]);
    expect(messages('{')).toEqual(['The baseline is no valid JSON; none of it counts.']);
    expect(messages('')).toEqual([]);
    expect(messages('[]')).toEqual([]);
  });
});
