import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

let project: TestProject;
beforeEach(() => {
  project = TestProject.clean();
});
afterEach(() => project.remove());

const review = (input: string) => {
  const { stdout, status } = spawnSync(process.execPath, [main, '-q', 'review'], {
    cwd: project.root,
    input,
    encoding: 'utf8',
    env: { ...process.env, EDITOR: '' },
  });
  return { status, stdout };
};

describe('dossier review', () => {
  // @verifies SRS-2307
  it('shows what changed since a link was accepted, and records what is accepted with the reason', () => {
    project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of');
    const list = project.run('review', '--list');
    expect(list.code).toBe(1);
    expect(list.out).toContain('SRS-041 implements RC-012 (suspect)\n  reviewed by Test: first review\n');
    expect(list.out).toContain('The alarm shall sound within [-2-] {+1+} s of the threshold');
    const open = Number(/(\d+) links to review/.exec(list.out)?.[1]);
    expect(open).toBeGreaterThan(2);
    const first = review('a\n\na\nsooner is safer\ns\nq\n');
    expect(first.stdout).toContain('A review needs a reason.');
    expect(first.stdout).toContain(`1 of ${open} links accepted`);
    expect(first.status).toBe(1);
    expect(project.read('content/trace.lock')).toContain('\tTest\tsooner is safer\n');
    const rest = review('a\nread again\n'.repeat(open));
    expect(rest.stdout).toContain(`${open - 1} of ${open - 1} links accepted`);
    expect(rest.status).toBe(0);
    expect(project.run('review', '--list').out).toBe('0 links to review\n');
  });

  // @verifies SRS-2307
  it('ends where the answers end, and changes nothing by itself', () => {
    project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of');
    const before = project.read('content/trace.lock');
    expect(review('').stdout).toMatch(/0 of \d+ links accepted\n$/);
    expect(review('e\ns\n').stdout).toContain('Set EDITOR to the editor you use.');
    expect(project.read('content/trace.lock')).toBe(before);
  });
});

describe('dossier review --accept', () => {
  // @verifies SRS-2307
  it('accepts the open links of what is named, without a question, and prints what it accepted', () => {
    project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of');
    project.edit('src/queue.ts', '?? events[0]', '?? events[1]');
    const all = Number(/(\d+) links to review/.exec(project.run('review', '--list').out)?.[1]);
    const key = 'src/queue.ts#nextEvent';
    const { code, out } = project.run('-q', 'review', '--accept', key, 'URS-001', '--reason', 'read again');
    expect(code).toBe(1);
    expect(out).toContain('shall sound within [-2-] {+1+} s');
    expect(out).toContain(
      [
        `  ${key} (src/queue.ts:5), against what was reviewed`,
        '    Takes the next event, alarms first.',
        '      export function nextEvent(events: { alarm: boolean }[]): { alarm: boolean } | undefined {',
        '    -   return events.find((event) => event.alarm) ?? events[0];',
        '    +   return events.find((event) => event.alarm) ?? events[1];',
        '      }',
      ].join('\n'),
    );
    expect(out).toMatch(new RegExp(`3 of ${all} links accepted\n$`));
    expect(project.read('content/trace.lock')).toContain('\tTest\tread again\n');
    const left = project.run('review', '--list').out;
    expect(left).not.toContain(`${key} implements`);
    expect(left).toContain(`${all - 3} links to review`);
  });

  // @verifies SRS-2307
  it.each([
    [['--accept', 'SRS-041'], 'A review needs a reason: --reason "<why the links still hold>".'],
    [
      ['--accept', 'SRS-041', '--reason', ' '],
      'A review needs a reason: --reason "<why the links still hold>".',
    ],
    [['--reason', 'so'], '--reason goes with --accept: name the items whose links you reviewed.'],
    [
      ['--accept', 'SRS-041', 'SRS-999', '--reason', 'so'],
      'No link that waits for a review starts or ends at SRS-999. Nothing was written.',
    ],
  ])('%j is told what is missing, and writes nothing', (words, message) => {
    project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of');
    const before = project.read('content/trace.lock');
    const { code, err } = project.run('-q', 'review', ...words);
    expect([code, err.trim()]).toEqual([2, message]);
    expect(project.read('content/trace.lock')).toBe(before);
  });
});

describe('dossier codeowners', () => {
  // @verifies SRS-2306
  it('names owners and the reviewers of a class, outer items first, and check tells when it is out of date', () => {
    project.write(
      'src/index.ts',
      '/**\n * @c4 component "Monitor"\n * @technology TypeScript\n * @class C\n * @owner @monitor-team\n */\nexport {};\n',
    );
    project.write(
      'src/siren/index.ts',
      '/**\n * @c4 component "Siren"\n * @technology TypeScript\n * @class C\n */\nexport {};\n',
    );
    project.edit(
      'site.config.ts',
      '  documents:',
      "  change: { codeowners: '.github/CODEOWNERS' },\n  regulation: { depth: [{ class: 'C', owners: ['@safety'] }] },\n  documents:",
    );
    const { out } = project.must('codeowners');
    expect(out.split('\n').slice(1)).toEqual([
      '/src/       @monitor-team @safety',
      '/src/siren/ @monitor-team @safety',
      '',
    ]);
    const told = () => project.findings().filter((line) => line.startsWith('codeowners-outdated'));
    expect(told()).toEqual(['codeowners-outdated .github/CODEOWNERS:1:1']);
    project.must('codeowners', '--write');
    expect(told()).toEqual([]);
    project.edit('src/siren/index.ts', ' * @class C', ' * @class C\n * @owner @siren-team');
    expect(told()).toEqual(['codeowners-outdated .github/CODEOWNERS:1:1']);
  });

  // @verifies SRS-2306
  it('says how to begin where nobody is named', () => {
    const { code, err } = project.run('-q', 'codeowners');
    expect([code, err.trim()]).toEqual([
      2,
      'No software item names an owner. Write `@owner @team` below its @c4, or `owners` in `regulation.depth` of the configuration.',
    ]);
  });
});
