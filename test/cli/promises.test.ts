import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
});
beforeEach(() => {
  project.git('checkout', '-q', '.');
  project.git('clean', '-qfd');
});
afterAll(() => project.remove());

const rulesFound = (): Set<string> =>
  new Set(project.findings().map((finding) => finding.split(' ')[0] ?? ''));

describe('links and identifiers', () => {
  // @verifies SRS-601
  it('an identifier that two items have is named at the second one, with the first one', () => {
    project.edit('content/requirements.md', '## TST-201', '## SRS-041 Again\n\nAgain.\n\n## TST-201');
    const { out, code } = project.run('check', '--rule', 'duplicate-id');
    expect(code).toBe(1);
    expect(out).toContain('SRS-041');
    expect(out).toMatch(/content\/requirements\.md:\d+:\d+ {2}error/);
  });

  // @verifies SRS-603
  it('a relation between types it does not join is refused', () => {
    project.edit(
      'content/requirements.md',
      '- verifies: SRS-041',
      '- verifies: SRS-041\n- controls: URS-001',
    );
    expect(rulesFound()).toContain('relation-not-allowed');
  });

  // @verifies SRS-604
  it('links in a circle are refused', () => {
    project.edit(
      'site.config.ts',
      'documents: [',
      "trace: { relations: { needs: { inverse: 'needed by', from: ['SRS'], to: ['SRS'] } } },\n  documents: [",
    );
    project.edit(
      'content/requirements.md',
      '## SDS-010',
      '## SRS-042 First\n\n- needs: SRS-043\n\nText.\n\n## SRS-043 Second\n\n- needs: SRS-042\n\nText.\n\n## SDS-010',
    );
    const { out } = project.run('check', '--rule', 'cyclic-link');
    expect(out).toContain('SRS-042');
    expect(out).toContain('SRS-043');
  });

  // @verifies SRS-606
  it('a rule about items of which there is none is not met', () => {
    project.write('content/risks.md', '# Risks\n\nNone yet.\n');
    expect(rulesFound()).toContain('empty-scope');
  });
});

describe('what a project may change', () => {
  // @verifies SRS-104
  it('has types of its own beside ours', () => {
    project.edit(
      'site.config.ts',
      'documents: [',
      "trace: { types: { REQ: { title: 'Requirement', plural: 'Requirements', prefixes: ['REQ'] } }, relations: { refines: { inverse: 'refined by', from: ['REQ'], to: ['REQ'] } } },\n  documents: [",
    );
    project.write(
      'content/own.md',
      '# Own\n\n## REQ-1 Top\n\nText.\n\n## REQ-2 Part\n\n- refines: REQ-7\n\nText.\n',
    );
    const found = project.findings().filter((finding) => finding.startsWith('unknown-id'));
    expect(found).toEqual(['unknown-id content/own.md:9:12']);
  });

  // @verifies SRS-106
  it('makes a rule a warning, or switches it off', () => {
    project.edit('content/requirements.md', 'The nurse hears', 'SRS-999 and the nurse hears');
    expect(project.run('check', '--rule', 'unknown-id').code).toBe(1);
    project.edit(
      'site.config.ts',
      'documents: [',
      "trace: { rules: { 'unknown-id': 'warning' } },\n  documents: [",
    );
    const warned = project.run('check', '--rule', 'unknown-id');
    expect([warned.code, warned.out.includes('warning')]).toEqual([0, true]);
    project.edit('site.config.ts', "'unknown-id': 'warning'", "'unknown-id': 'off'");
    expect(project.findings().filter((finding) => finding.startsWith('unknown-id'))).toEqual([]);
  });
});

describe('the baseline', () => {
  const baseline = (...entries: object[]) =>
    project.write('content/baseline.json', JSON.stringify({ entries }));
  const gap = { rule: 'unknown-id', file: 'content/requirements.md' };

  // @verifies SRS-705
  it('accepts with reason and name, and nothing without them', () => {
    project.edit('content/requirements.md', 'The nurse hears', 'SRS-999 and the nurse hears');
    baseline({ ...gap, reason: 'written next week', name: 'Reviewer' });
    expect(rulesFound()).not.toContain('unknown-id');
    for (const entry of [
      { ...gap, name: 'Reviewer' },
      { ...gap, reason: 'written next week' },
      { ...gap, reason: ' ', name: 'Reviewer' },
    ]) {
      baseline(entry);
      expect(rulesFound()).toContain('unknown-id');
      expect(rulesFound()).toContain('malformed-baseline');
    }
  });

  // @verifies SRS-706
  it('is told when an entry meets nothing any more', () => {
    baseline({ ...gap, reason: 'written next week', name: 'Reviewer' });
    expect(rulesFound()).toContain('stale-baseline');
  });
});

describe('commands', () => {
  // @verifies SRS-708
  it('lists each rule once, the rules of these tests among them', () => {
    const names = project
      .must('rules')
      .out.trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['unknown-id', 'duplicate-id', 'suspect-link', 'stale-baseline']),
    );
  });

  // @verifies SRS-410, SRS-413
  it('stamps reports with the tree, and tells whether they are of it', () => {
    project.must('stamp');
    const stamp = JSON.parse(project.read('reports/evidence.json'));
    expect(stamp.commit).toBe(project.git('rev-parse', 'HEAD').trim());
    expect(stamp.tree).toBe(project.git('rev-parse', 'HEAD^{tree}').trim());
    expect(stamp.files['junit.xml']).toMatch(/^[0-9a-f]{64}$/);
    expect([stamp.os, Object.keys(stamp.tools).length > 0]).toEqual([expect.stringMatching(/./), true]);
    expect(project.run('stamp', '--check').code).toBe(0);
    project.edit('src/queue.ts', 'alarms first', 'alarms before all');
    const { code, err } = project.run('stamp', '--check');
    expect([code, err.length > 0]).toEqual([1, true]);
    expect(JSON.parse(project.read('reports/evidence.json'))).toEqual(stamp);
  });

  // @verifies SRS-401, SRS-1104
  it('keeps of an absolute path in a report what lies in the project', () => {
    const plain = project.read('reports/junit.xml');
    const named = plain
      .replace('serves an alarm first"', 'serves an alarm first" file="/ci/build/41/test/queue.test.ts"')
      .replace('within two seconds"', 'within two seconds" file="C:\\rig\\bench.robot"');
    project.write('reports/junit.xml', named).must('stamp');
    project.must('build', '--no-pdf');
    const model = project.read('dist/data/model.json');
    expect(JSON.parse(model).reports[0].results.map(({ file }: { file: string }) => file)).toEqual([
      'test/queue.test.ts',
      '/bench.robot',
    ]);
    expect(model).not.toMatch(/ci\/build|rig[\\/]|C:[\\/]/);
    project.write('reports/junit.xml', plain).must('stamp');
  });

  // @verifies SRS-1206
  it('prints stages as plain lines outside of a terminal, times with --debug, neither with --quiet', () => {
    project.write('content/new.md', '# New\n\nText.\n');
    const plain = project.run('check').err;
    expect(plain).toMatch(/^survey.*\nread.*\nlink.*\ncheck/);
    expect(plain).not.toContain('\u001b');
    expect(project.run('--debug', 'check').err).toMatch(/survey +\d+\.\d{3} s/);
    expect(project.run('--quiet', 'check').err).toBe('');
  });

  // @verifies SRS-1401
  it('reads nothing when nothing changed', async () => {
    // A file changed within the last moments is read again in any case, since its times prove nothing.
    await setTimeout(2200);
    project.run('check');
    expect(project.run('--debug', 'check').err).not.toMatch(/^read/m);
    project.edit('content/requirements.md', 'within 2 s', 'within 2.0 s');
    expect(project.run('--debug', 'check').err).toMatch(/^read 1\/1 /m);
  });
});
