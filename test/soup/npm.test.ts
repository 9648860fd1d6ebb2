import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gather, readLock, table, told } from './read.ts';

const sha512 = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
const lock = {
  name: 'pump',
  lockfileVersion: 3,
  packages: {
    '': {
      name: 'pump',
      workspaces: ['packages/*'],
      dependencies: { a: '^1.0.0' },
      devDependencies: { '@t/d': '2.x' },
      optionalDependencies: { o: '*' },
    },
    'node_modules/@t/d': { version: '2.1.0', dev: true, license: 'MIT', integrity: sha512 },
    'node_modules/a': { version: '1.2.0', license: 'ISC', dependencies: { b: '^2.0.0', c: '*' } },
    'node_modules/a/node_modules/b': { version: '2.0.0', dependencies: { c: '1' } },
    'node_modules/b': { version: '1.0.0', devDependencies: { '@t/d': '*' } },
    'node_modules/c': { name: 'real-c', version: '1.0.1' },
    'node_modules/o': { version: '0.1.0', optional: true },
    'node_modules/door': { resolved: 'packages/door', link: true },
    'packages/door': { version: '1.0.0', dependencies: { b: '1.0.0' } },
  },
};

// @verifies SRS-1602
it('reads npm lockfiles of version 3: workspaces, aliases, nested packages', () => {
  const facts = readLock('package-lock.json', JSON.stringify(lock, null, 2));
  expect(facts.findings).toEqual([]);
  expect(table(facts)).toEqual([
    '20: pkg:npm/%40t/d@2.1.0 | direct | development | asked 2.x | MIT | SHA-512 01010101',
    '26: pkg:npm/a@1.2.0 | direct | production | asked ^1.0.0 | ISC | → pkg:npm/b@2.0.0 | → pkg:npm/real-c@1.0.1',
    '34: pkg:npm/b@2.0.0 | transitive | production | → pkg:npm/real-c@1.0.1',
    '40: pkg:npm/b@1.0.0 | direct | production | asked 1.0.0',
    '46: pkg:npm/real-c@1.0.1 | transitive | production',
    '50: pkg:npm/o@0.1.0 | direct | optional | asked *',
  ]);
});

// @verifies SRS-1602
it('takes for optional what is asked for as a tool too, with what it needs', () => {
  const text = JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { devDependencies: { o: '1', d: '1' }, optionalDependencies: { o: '1' } },
      'node_modules/o': { version: '1.0.0', dev: true, dependencies: { n: '1' } },
      'node_modules/n': { version: '1.0.0', dev: true },
      'node_modules/d': { version: '1.0.0', dev: true },
    },
  });
  const { packages } = readLock('package-lock.json', text);
  expect(packages.map(({ name, scope }) => `${name} ${scope}`)).toEqual([
    'o optional',
    'n optional',
    'd development',
  ]);
});

// @verifies SRS-1602
it('reads npm lockfiles of version 1: nested packages see those around them', () => {
  const text = JSON.stringify(
    {
      lockfileVersion: 1,
      dependencies: {
        a: {
          version: '1.2.0',
          requires: { b: '^2.0.0', c: '*' },
          dependencies: { b: { version: '2.0.0', requires: { c: '1' } } },
        },
        b: { version: '1.0.0', dev: true, integrity: sha512 },
        c: { version: 'npm:real-c@1.0.1', optional: true },
      },
    },
    null,
    2,
  );
  expect(table(readLock('x/npm-shrinkwrap.json', text))).toEqual([
    '4: pkg:npm/a@1.2.0 | direct | production | → pkg:npm/b@2.0.0 | → pkg:npm/real-c@1.0.1',
    '11: pkg:npm/b@2.0.0 | transitive | production | → pkg:npm/real-c@1.0.1',
    '19: pkg:npm/b@1.0.0 | direct | development | SHA-512 01010101',
    '24: pkg:npm/real-c@1.0.1 | direct | optional',
  ]);
});

// @verifies SRS-1620, SRS-1621
it('refuses what is no whole npm lockfile, and tells a package without a version', () => {
  const text = JSON.stringify(lock, null, 2);
  expect(told(readLock('package-lock.json', text.slice(0, 700)))).toEqual([
    'unreadable-lockfile 34:7 package-lock.json counts for nothing: the text ends before its last value does.',
  ]);
  expect(told(readLock('package-lock.json', '{"lockfileVersion": 9}'))).toEqual([
    'unreadable-lockfile 1:1 package-lock.json counts for nothing: it states no `lockfileVersion` that is known (1, 2, 3).',
  ]);
  expect(told(gather({ 'package-lock.json': text.replace('"version": "1.2.0",', '') }))).toEqual([
    'unresolved-version 26:1 a has no resolved version; asked for is ^1.0.0.',
  ]);
});

it('finds in our own lockfile what npm finds', () => {
  const text = readFileSync('package-lock.json', 'utf8');
  const { packages } = readLock('package-lock.json', text);
  const own = JSON.parse(text) as {
    packages: Record<
      string,
      { dependencies?: object; devDependencies?: object; optionalDependencies?: object }
    >;
  };
  expect(packages).toHaveLength(Object.keys(own.packages).length - 1);
  const root = own.packages[''];
  const asked = { ...root?.dependencies, ...root?.devDependencies, ...root?.optionalDependencies };
  expect(packages.filter(({ direct }) => direct).map(({ name }) => name)).toEqual(Object.keys(asked).sort());
  const lines = text.split('\n');
  for (const { name, place } of packages) expect(lines[place.line - 1]).toContain(`node_modules/${name}": {`);
});
