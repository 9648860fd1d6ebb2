import { describe, expect, it } from 'vitest';
import { mergeSoup } from '../../src/soup/index.ts';
import { withoutCredentials } from '../../src/sources/soup/origin.ts';
import { lockedPackage } from '../../src/sources/soup/reader.ts';
import { originLocks } from './origin-locks.ts';
import { gather, readLock } from './read.ts';

const address = 'https://example.org/files/valve-0.4.0.tgz';
const wheel = 'https://example.org/files/valve-0.4.0-py3-none-any.whl';
const encoded = (text: string) => encodeURIComponent(text).replaceAll('%3A', ':');
const archiveOf = (ecosystem: string) => (ecosystem === 'pypi' ? wheel : address);

const purls = (path: string, text: string) => readLock(path, text).packages.map(({ purl }) => purl);
const told = (path: string, text: string) => {
  const { findings } = readLock(path, text);
  return [...findings, ...gather({ [path]: text }).findings].map(({ message }) => message);
};

// @verifies SRS-3546
describe('a package from an archive', () => {
  it.each(Object.entries(originLocks).filter(([, { url }]) => url))(
    'at an address is that archive: %s',
    (_, { path, ecosystem, url }) => {
      const at = archiveOf(ecosystem);
      expect(purls(path, url?.(at) ?? '')).toEqual([
        `pkg:${ecosystem}/valve@0.4.0?download_url=${encoded(at)}`,
      ]);
    },
  );

  it.each(Object.entries(originLocks).filter(([, { file }]) => file))(
    'at a path is that archive, from the root of the project: %s',
    (_, { path, ecosystem, file }) => {
      const name = archiveOf(ecosystem).split('/').at(-1);
      expect(purls(`app/${path}`, file?.(`vendor/${name}`) ?? '')).toEqual([
        `pkg:${ecosystem}/valve@0.4.0?file_name=${encoded(`app/vendor/${name}`)}`,
      ]);
    },
  );

  it.each(Object.entries(originLocks).filter(([, { mirror }]) => mirror))(
    'is not one of the registry that a mirror serves: %s',
    (_, { path, ecosystem, mirror }) => {
      expect(purls(path, mirror?.(archiveOf(ecosystem)) ?? '')).toEqual([`pkg:${ecosystem}/valve@0.4.0`]);
    },
  );

  it.each(
    Object.entries(originLocks).filter(([name, { url }]) => url && !/^(?:CocoaPods|pnpm|Yarn$)/.test(name)),
  )('keeps the hash that its lockfile states: %s', (_, { path, ecosystem, url }) => {
    expect(readLock(path, url?.(archiveOf(ecosystem)) ?? '').packages[0]?.hashes).not.toEqual([]);
  });

  it('is another item than the package of the registry with its version', () => {
    const common = { ecosystem: 'npm' as const, name: 'valve', version: '0.4.0', line: 1 };
    const items = mergeSoup([
      lockedPackage('a.json', common),
      lockedPackage('b.json', { ...common, origin: { archive: address } }),
      lockedPackage('c.json', { ...common, origin: { archive: 'vendor/valve.tgz' } }),
      lockedPackage('d.json', { ...common, origin: { archive: address } }),
    ]);
    expect(items.map(({ purl, places }) => [purl, places.length])).toEqual([
      ['pkg:npm/valve@0.4.0', 1],
      [`pkg:npm/valve@0.4.0?download_url=${encoded(address)}`, 2],
      ['pkg:npm/valve@0.4.0?file_name=vendor%2Fvalve.tgz', 1],
    ]);
  });

  it('of uv is one item for each source of one version', () => {
    const of = (source: string) => `[[package]]\nname = "valve"\nversion = "0.4.0"\nsource = { ${source} }\n`;
    const registry = 'registry = "https://index.example.org/simple"';
    const lock = `version = 1\n[[package]]\nname = "own"\nversion = "1.0.0"\nsource = { virtual = "." }\ndependencies = [{ name = "valve", version = "0.4.0", source = { ${registry} } }, { name = "valve", version = "0.4.0", source = { url = "${wheel}" } }]\n${of(registry)}${of(`url = "${wheel}"`)}`;
    expect(purls('uv.lock', lock)).toEqual([
      'pkg:pypi/valve@0.4.0',
      `pkg:pypi/valve@0.4.0?download_url=${encoded(wheel)}`,
    ]);
  });

  it.each([
    ['https://me:secret@example.org/a.tgz', 'https://example.org/a.tgz'],
    ['https://token@example.org/a.tgz', 'https://example.org/a.tgz'],
    ['git+ssh://git:pw@example.org/a.git', 'git+ssh://git@example.org/a.git'],
    ['git+ssh://git@example.org/a.git', 'git+ssh://git@example.org/a.git'],
    ['https://example.org/a?private_token=x&file=a.tgz', 'https://example.org/a?file=a.tgz'],
    ['https://example.org/a?file=a.tgz&X-Amz-Signature=x', 'https://example.org/a?file=a.tgz'],
    ['^1.0.0', '^1.0.0'],
  ])('tells nobody the credentials, %#', (secret, plain) => {
    expect(withoutCredentials(secret)).toBe(plain);
    const { purl, requested } = lockedPackage('a.json', {
      ecosystem: 'npm',
      name: 'a',
      version: '1.0.0',
      origin: { archive: secret },
      requested: secret,
      line: 1,
    });
    expect([purl, requested]).toEqual([expect.stringContaining(encoded(plain)), plain]);
    expect(purl).not.toMatch(/secret|token|pw|Signature/);
  });
});

// @verifies SRS-3547
describe('a package from a directory', () => {
  const locks = Object.entries(originLocks).filter(([, { directory }]) => directory);

  it.each(locks)('of the project is its own: %s', (_, { path, directory }) => {
    expect(purls(path, directory?.('libs/valve') ?? '')).toEqual([]);
    expect(told(path, directory?.('libs/valve') ?? '')).toEqual([]);
    expect(purls(`app/${path}`, directory?.('../libs/valve') ?? '')).toEqual([]);
  });

  it.each([
    ['package.json', 'npm', (at: string) => `{"dependencies":{"valve":"file:${at}"}}`],
    ['Cargo.toml', 'cargo', (at: string) => `[dependencies]\nvalve = { path = "${at}" }\n`],
    ['member/Cargo.toml', 'cargo', (at: string) => `[workspace.dependencies.valve]\npath = "../${at}"\n`],
    ['pubspec.yaml', 'pub', (at: string) => `dependencies:\n  valve:\n    path: ${at}\n`],
  ])('is seen in a manifest as well: %s of %s', (name, ecosystem, text) => {
    expect(purls(`app/${name}`, text('../libs/valve'))).toEqual([]);
    expect(purls(`app/${name}`, text('../../valve'))).toEqual([
      `pkg:${ecosystem}/valve?file_name=..%2Fvalve`,
    ]);
  });

  it('is seen beside a lockfile of Cargo, which does not hold it', () => {
    const lock =
      'version = 4\n[[package]]\nname = "own"\nversion = "1.0.0"\ndependencies = ["serde"]\n[[package]]\nname = "serde"\nversion = "1.0.0"\nsource = "registry+https://example.org/index"\n';
    const manifest = '[dependencies]\nserde = "1"\nvalve = { path = "../valve" }\n';
    const { packages } = gather({ 'Cargo.lock': lock, 'Cargo.toml': manifest }, { 'Cargo.toml': manifest });
    expect(packages.map(({ purl }) => purl)).toEqual([
      'pkg:cargo/serde@1.0.0',
      'pkg:cargo/valve?file_name=..%2Fvalve',
    ]);
  });

  it.each(locks)(
    'outside of the project is told, and has no version: %s',
    (_, { path, ecosystem, directory }) => {
      const text = directory?.('../valve') ?? '';
      expect(purls(path, text)).toEqual([`pkg:${ecosystem}/valve?file_name=..%2Fvalve`]);
      expect(told(path, text)).toEqual([
        'valve is taken from ../valve, which is outside of the project: nothing tells its version.',
      ]);
    },
  );
});
