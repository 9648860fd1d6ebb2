import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dump } from '../quality/osv-records.ts';
import { writeSmallArchive } from '../release/small-archive.ts';
import { lockfile, withSoup } from '../soup/project.ts';
import { TestProject } from './project.ts';

let project: TestProject;
let outside: string;
let released: string;
const watch = (...more: string[]) =>
  project.run(
    'soup',
    'watch',
    'released',
    '--from',
    join(outside, 'osv.json'),
    '--file',
    'content/anomalies.md',
    ...more,
  );
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'advisories-'));
  writeFileSync(join(outside, 'osv.json'), JSON.stringify(dump));
  const packages = {
    'node_modules/commander': '15.1.0',
    'node_modules/left': '1.2.3',
    'node_modules/right': '2.0.0',
  };
  project = withSoup(TestProject.clean()).write(
    'package-lock.json',
    lockfile(packages, { transitive: ['left', 'right'] }),
  );
  released = join(project.root, 'released');
});
afterAll(() => {
  project.remove();
  rmSync(outside, { recursive: true });
});

// @verifies SRS-3527, SRS-3528, SRS-3721
it('keeps advisories in the repository, and holds released versions against newer ones', async () => {
  const from = join(outside, 'osv.json');
  expect(project.must('soup', 'advisories', '--from', from).out).toMatch(
    /^content\/advisories\.json: 3 advisories on packages of the SOUP, of 2026-03-05, from osv\.json \(SHA-256 [0-9a-f]{64}\)\n$/,
  );
  const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as {
    findings: { rule: string; message: string }[];
  };
  expect(
    findings.filter(({ rule }) => /^(?:vulnerability|scan)-/.test(rule)).map(({ message }) => message),
  ).toEqual(['CVE-2026-0001 (critical) in left 1.2.3 is assessed by nobody.']);
  const small = { name: 'Alarm monitor', version: '2.4.1', release: 'v2.4.1', date: '2026-03-01T10:00:00Z' };
  const locked = lockfile({ 'node_modules/left': '1.2.3', 'node_modules/odd': '' });
  await writeSmallArchive(released, new Map(), small, undefined, {
    lockfiles: { 'package-lock.json': locked },
  });
  const first = watch();
  expect([first.code, first.out.replace(/[0-9a-f]{64}/, '…')]).toEqual([
    1,
    [
      'Alarm monitor 2.4.1, v2.4.1: whole, but signed by nobody you named',
      '2.4.1: packages evaluated: 1, against osv.json of 2026-03-05 (SHA-256 …)',
      '  not evaluated, as no version is known: odd',
      'content/anomalies.md: ANOM-001 for CVE-2026-0001 in 2.4.1',
      '',
    ].join('\n'),
  ]);
  expect(project.read('content/anomalies.md')).toContain(
    [
      '### ANOM-001 CVE-2026-0001 in left 1.2.3',
      '',
      '- vulnerability: CVE-2026-0001',
      '- severity: critical',
      '- versions: 2.4.1',
      '- found: 2026-03-05, Advisories of osv.json',
      '',
      'About left',
      '',
    ].join('\n'),
  );
  expect(watch().out).toMatch(/\nNo advisory is open\.\n$/);
});

// @verifies SRS-3720
it('takes nothing from an archive that was edited, or that nobody named stands for', () => {
  writeFileSync(join(outside, 'signers'), '');
  const unnamed = watch('--signers', join(outside, 'signers'));
  expect([unnamed.code, unnamed.out]).toEqual([
    4,
    'Alarm monitor 2.4.1, v2.4.1: whole, but signed by nobody you named\nNothing was evaluated: what released holds does not count.\n',
  ]);
  const path = join(released, 'data/model.json');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('1.2.3', '1.3.0'));
  const edited = watch();
  expect([edited.code, edited.out]).toEqual([
    1,
    'Alarm monitor 2.4.1, v2.4.1: NOT what it says\n  data/model.json was changed.\nNothing was evaluated: what released holds does not count.\n',
  ]);
});
