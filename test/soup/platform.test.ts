import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Item } from '../../src/model/index.ts';
import { platformEntry } from '../../src/soup/index.ts';
import { declaredPackages } from '../../src/sources/soup/declared.ts';
import { TestProject } from '../cli/project.ts';
import { lockfile } from './project.ts';
import { table } from './read.ts';

const entry = (attributes: Record<string, string>): Item =>
  ({
    id: 'SOUP-001',
    type: 'SOUP',
    attributes,
    place: { file: 'soup.md', line: 3, column: 1 },
  }) as unknown as Item;

// @verifies SRS-3525
it('takes what no file locks from the register, and the rest from its file', () => {
  const digits = 'c'.repeat(64);
  const items = [
    entry({
      package: 'generic:gcc',
      platform: 'Compiler',
      version: '13.2.0',
      hash: `sha256:${digits}`,
      licence: 'GPL-3.0-or-later',
    }),
    entry({ package: 'docker:node', platform: 'base image', version: 'sha256:1' }),
    entry({ package: 'zlib', platform: 'library', version: '1.3' }),
    entry({ package: 'generic:*', platform: 'library', version: '1' }),
    entry({ package: 'generic:other', platform: 'a wish', version: '1' }),
    entry({ package: 'npm:left', version: '1' }),
  ];
  const declared = declaredPackages(items, [{ ecosystem: 'docker', name: 'node' }]);
  expect(table({ packages: declared })).toEqual([
    `3: pkg:generic/gcc@13.2.0 | direct | production | GPL-3.0-or-later | SHA-256 cccccccc`,
    '3: pkg:generic/zlib@1.3 | direct | production',
  ]);
  expect(declared.map(({ kind }) => kind)).toEqual(['compiler', 'package']);
});

// @verifies SRS-3525
it('writes an entry only with a version', () => {
  expect(platformEntry('gcc', 'compiler', [], 'SOUP-001')).toBeUndefined();
  expect(platformEntry('docker:@13', 'compiler', [], 'SOUP-001')).toBeUndefined();
  expect(
    platformEntry('deb:g++@4:12.2.0-3', 'compiler', [], 'SOUP-001')?.text.split('\n').slice(0, 5),
  ).toEqual(['### SOUP-001 g++', '', '- package: deb:g++', '- platform: compiler', '- version: 4:12.2.0-3']);
});

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean().write('package-lock.json', lockfile({}));
});
afterAll(() => project.remove());

// @verifies SRS-3525
it('adds what the software stands on to the register, the list and the checks', () => {
  expect(project.run('soup', 'add', 'gcc', '--platform', 'compiler').err.trim().split('\n').at(-1)).toBe(
    'gcc states no version. No file tells it: write gcc@<version>.',
  );
  project.must('soup', 'add', 'gcc@13.2.0', '--platform', 'compiler', '--file', 'content/soup.md');
  expect(project.must('soup').out).toBe(
    [
      'generic:gcc  13.2.0  direct production  no licence stated    entry incomplete (SOUP-001)',
      '',
      '1 SOUP items: 0 reviewed, 0 moved since, 1 with an incomplete entry, 0 without an entry',
      '1 of them have no hash in their lockfile: other bytes of the same version would not be seen',
      '',
    ].join('\n'),
  );
  project.edit('content/soup.md', 'platform: compiler', 'platform: a wish');
  const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as {
    findings: { rule: string; message: string }[];
  };
  expect(findings.map(({ message }) => message)).toContain(
    'SOUP-001 says `platform: a wish`, which is nothing that software stands on.',
  );
});
