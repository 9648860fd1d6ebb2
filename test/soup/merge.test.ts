import { expect, it } from 'vitest';
import type { ArchitectureModel, LockedPackage } from '../../src/model/index.ts';
import { mergeSoup } from '../../src/soup/index.ts';
import { lockedPackage } from '../../src/sources/soup/reader.ts';

const stated = (file: string, more: Partial<LockedPackage>): LockedPackage => ({
  ...lockedPackage(file, { ecosystem: 'npm', name: 'a', version: '1.0.0', line: 3 }),
  ...more,
});

// @verifies SRS-1603
it('counts a package once, whichever files state it', () => {
  const sha1 = { algorithm: 'SHA-1', value: '11' };
  const sha256 = { algorithm: 'SHA-256', value: '22' };
  const packages = [
    stated('web/package-lock.json', {
      scope: 'development',
      direct: false,
      hashes: [sha256],
      dependencies: ['pkg:npm/b@2'],
    }),
    stated('bom.json', {
      purl: 'pkg:npm/a@1.0.0?repository_url=https://x.y',
      scope: 'optional',
      direct: false,
      licence: 'MIT',
      hashes: [sha1, sha256],
      dependencies: ['pkg:npm/b@2', 'pkg:npm/c@3'],
    }),
    stated('package-lock.json', { scope: 'development', direct: true, requested: '^1', licence: 'ISC' }),
    stated('package-lock.json', { version: '1.0.1', purl: 'pkg:npm/a@1.0.1' }),
  ];
  const items = mergeSoup(packages);
  expect(items.map(({ purl }) => purl)).toEqual([
    'pkg:npm/a@1.0.0?repository_url=https://x.y',
    'pkg:npm/a@1.0.1',
  ]);
  expect(items[0]).toMatchObject({
    scope: 'optional',
    direct: true,
    requested: '^1',
    licence: 'MIT',
    hashes: [sha1, sha256],
    dependencies: ['pkg:npm/b@2', 'pkg:npm/c@3'],
    places: ['bom.json', 'package-lock.json', 'web/package-lock.json'].map((file) => ({
      file,
      line: 3,
      column: 1,
    })),
    entry: '',
  });
  expect(mergeSoup([...packages].reverse())).toEqual(items);
});

// @verifies SRS-1604
it('tells which elements use an item, and the highest class among them', () => {
  const architecture = {
    elements: [
      { id: 'engine', safetyClass: 'C' },
      { id: 'door', safetyClass: 'A' },
    ],
    packages: [
      { element: 'door', ecosystem: 'npm', name: 'a' },
      { element: 'engine', ecosystem: 'npm', name: 'a' },
      { element: '', ecosystem: 'npm', name: 'b' },
      { element: 'door', ecosystem: 'maven', name: 'org.slf4j.event' },
      { element: 'door', ecosystem: 'golang', name: 'github.com/x/y' },
      { element: 'door', ecosystem: 'cargo', name: 'serde_json' },
      { element: 'door', ecosystem: 'pypi', name: 'typing_extensions' },
      { element: 'door', ecosystem: 'nuget', name: 'Newtonsoft.Json' },
    ],
  } as unknown as ArchitectureModel;
  const of = (ecosystem: LockedPackage['ecosystem'], name: string): string => {
    const found = lockedPackage('l', { ecosystem, name, version: '1', line: 1 });
    const [item] = mergeSoup([found], architecture);
    return `${item?.usedBy.join(' ')} ${item?.safetyClass}`;
  };
  expect(of('npm', 'a')).toBe('door engine C');
  expect(of('npm', 'b')).toBe(' ');
  expect(of('maven', 'org.slf4j:slf4j-api')).toBe('door A');
  expect(of('golang', 'github.com/x/y/v2')).toBe('door A');
  expect(of('golang', 'github.com/x/yy')).toBe(' ');
  expect(of('cargo', 'serde-json')).toBe('door A');
  expect(of('pypi', 'typing-extensions')).toBe('door A');
  expect(of('nuget', 'newtonsoft.json')).toBe('door A');
});
