import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLock } from './read.ts';

const fixture = (path: string): string => readFileSync(join(import.meta.dirname, 'fixtures', path), 'utf8');
const asks = (name: string): string => `it asks for ${name} and does not hold it; it may be cut off`;
const holds = (name: string): string => `it holds \`${name}\`, which the format does not know`;
const npm = JSON.stringify({
  lockfileVersion: 3,
  packages: { '': { dependencies: { left: '^1.0.0' } }, 'node_modules/left': { version: '1.2.0' } },
});

// @verifies SRS-3273
it.each([
  ['bun/bun.lock', '"packages": {', '"Packages": {', asks('@pump/units')],
  ['bun/bun.lock', '"dependencies": {', '"Dependencies": {', holds('Dependencies')],
  ['yarn-1/yarn.lock', 'left "^1.0.0', 'Left "^1.0.0', asks('Left@^1.0.0 || ^2.0.0')],
  ['yarn-8/yarn.lock', '  dependencies:', '  Dependencies:', holds('Dependencies')],
  ['pnpm-9/pnpm-lock.yaml', '    dependencies:', '    Dependencies:', holds('Dependencies')],
  ['conan-1/conan.lock', '"nodes"', '"Nodes"', 'its `graph_lock` has no `nodes`'],
  ['conan-1/conan.lock', '{"ref": "openssl', '{"Ref": "openssl', 'its node 1 has no `ref`'],
  ['conan-2/conan.lock', '"build_requires"', '"buildRequires"', holds('buildRequires')],
  ['cargo/Cargo.lock', 'source =', 'Source =', holds('Source')],
  ['cocoapods/Podfile.lock', '  - Charts (~> 5.1)', '  - Chart (~> 5.1)', asks('Chart')],
  ['composer/composer.lock', '"packages-dev"', '"packagesDev"', holds('packagesDev')],
  ['gem/Gemfile.lock', 'left (~> 1.0)', 'lef (~> 1.0)', asks('lef')],
  ['gem/Gemfile.lock', 'units (>= 2.0)', 'unit (>= 2.0)', asks('unit')],
  ['gem/Gemfile.lock', 'valve!', 'valves!', asks('valves')],
  [
    'gem/Gemfile.lock',
    '\nDEPENDENCIES\n',
    '\nDEPENDENCIES \nMore\n',
    'it has a section that is not known, More',
  ],
  ['go/go.mod', 'require (', 'requires (', '`requires` is no directive of go.mod'],
  ['poetry/poetry.lock', '[[package]]', '[[packages]]', holds('packages')],
  ['pylock/pylock.toml', '[[packages]]\nname = "pytest"', '[[Packages]]\nname = "pytest"', holds('Packages')],
  ['uv/uv.lock', 'dependencies = [', 'depends = [', holds('depends')],
  ['submodules/.gitmodules', 'url = ../door.git', '', 'a submodule lacks `path` or `url`'],
  ['submodules/.gitmodules', '[submodule "door"]', '', 'path stands twice in a submodule'],
  ['vcpkg/vcpkg.json', '"dependencies"', '"Dependencies"', holds('Dependencies')],
  ['cyclonedx/product.cdx.json', '"bom-ref": "units"', '"ref": "units"', asks('units')],
  ['spdx-2/product.spdx.json', '"SPDXRef-units"}', '"SPDXRef-unit"}', asks('SPDXRef-unit')],
  [
    'bazel/MODULE.bazel',
    'bazel_dep(name = "fmt", version',
    'bazel_dep(name = "fmt", Version',
    holds('Version'),
  ],
  [
    'bazel/MODULE.bazel',
    'bazel_dep(name = "valve")',
    '[bazel_dep(name = "valve")]',
    '`bazel_dep` stands within another statement',
  ],
  [
    'bazel/MODULE.bazel',
    'archive_override(',
    '<archive_override(',
    '`archive_override` stands within another statement',
  ],
  [
    'bazel/MODULE.bazel',
    'archive_override(',
    'archive.override(',
    'it calls `archive`, which the format does not know',
  ],
  ['bazel/MODULE.bazel', '"fmt", version', '"fmt, version', 'this is no word of the format: ")  # text'],
  ['idf/dependencies.lock', '    dependencies:', '    depends:', holds('depends')],
  [
    'idf/dependencies.lock',
    '    - name: espressif/cbor',
    '    - name: espressif/cbar',
    asks('espressif/cbar'),
  ],
  [
    'gradle/buildscript-gradle.lockfile',
    'com.example',
    '#com.example',
    'a locked package stands in a comment',
  ],
  [
    'maven-log/maven-dependency-tree.txt',
    '+- org.slf4j',
    '+-$org.slf4j',
    'this is no line of a tree: +-$org.slf4j:slf4j-api:jar:2.0.7:compile',
  ],
  [
    'cyclonedx-xml/product.cdx.xml',
    '<dependency ref="up"/>',
    '^dependency ref="up"/>',
    'the text `^dependency ref="up"/>` has no place in `dependency`',
  ],
  ['spdx-tag/product.spdx', 'DEPENDS_ON SPDXRef-left', 'DEPENDS_ON SgDXRef-left', asks('SgDXRef-left')],
  ['python-script/tool.py.lock', '[[package]]', '[[packages]]', holds('packages')],
  ['spdx-3/bom.json', '"to": ["urn:units"]', '"to": ["urn:unit"]', asks('urn:unit')],
])('%s with %j as %j counts for nothing', (path, from, to, reason) => {
  const text = fixture(path);
  expect(text).toContain(from);
  const { packages, findings } = readLock(path, text.replace(from, to));
  expect(packages).toEqual([]);
  expect(findings.map(({ message }) => message)).toEqual([`${path} counts for nothing: ${reason}.`]);
});

// @verifies SRS-3273
it.each([
  ['"left"', '"Left"', asks('Left')],
  ['"dependencies"', '"Dependencies"', holds('Dependencies')],
])('with the member %s written as %s, a lock of npm is refused', (from, to, reason) => {
  expect(readLock('package-lock.json', npm.replace(from, to)).findings.map(({ message }) => message)).toEqual(
    [`package-lock.json counts for nothing: ${reason}.`],
  );
});

const lightest = (path: string, from: string, to: string, name: string) => {
  const text = fixture(path);
  expect(text).toContain(from);
  const found = readLock(path, text.replace(from, to)).packages.find((each) => each.name === name);
  return [found?.direct, found?.scope];
};

// @verifies SRS-3273
it('a word that is not known makes a package weigh no less', () => {
  const heavy = [true, 'production'];
  expect(lightest('pub/pubspec.lock', '"direct main"', '"Direct main"', 'http')).toEqual(heavy);
  expect(lightest('nuget/packages.lock.json', '"Direct"', '"direct"', 'Pump.Units')).toEqual(heavy);
  expect(lightest('poetry-1/poetry.lock', '"main"', '"Main"', 'numpy')).toEqual(heavy);
  expect(lightest('pdm/pdm.lock', '"default", "test"]', '"Default", "test"]', 'numpy')).toEqual(heavy);
  const pipfile = JSON.stringify({
    _meta: {},
    default: { left: { version: '==1.0.0', index: 'pypi' }, right: { version: '==2.0.0', Index: 'pypi' } },
    docs: { up: { version: '==3.0.0', index: 'pypi' } },
  });
  expect(
    readLock('Pipfile.lock', pipfile).packages.map(({ name, direct, scope }) => [name, direct, scope]),
  ).toEqual([
    ['left', true, 'production'],
    ['right', true, 'production'],
    ['up', true, 'production'],
  ]);
});

// @verifies SRS-3362
it('a gem for another platform than those of the lockfile has no version, and hides no other', () => {
  const text = fixture('gem/Gemfile.lock').replace('  pump!', '  pump!\n  seconds (>= 1, < 3)');
  const { packages, findings } = readLock('Gemfile.lock', text);
  expect(findings).toEqual([]);
  expect(packages.map(({ name, version, direct, requested }) => [name, version, direct, requested])).toEqual([
    ['valve', '0123456789abcdef0123456789abcdef01234567', true, ''],
    ['left', '1.2.0', false, ''],
    ['native', '0.3.1', true, '= 0.3.1'],
    ['units', '2.1.0', true, '>= 2.0'],
    ['seconds', '', true, '>= 1, < 3'],
  ]);
});

it('the first entry of a mix.lock may stand behind its sign, and none behind another', () => {
  const text = fixture('mix/mix.lock').replace(/^%\{\n\s*/, '%{');
  expect(readLock('mix.lock', text).packages.map(({ name }) => name)).toEqual(
    readLock('mix.lock', fixture('mix/mix.lock')).packages.map(({ name }) => name),
  );
  expect(readLock('mix.lock', text.replace(/,\n\s*"/, ', "')).findings.map(({ message }) => message)).toEqual(
    ['mix.lock counts for nothing: this line holds two entries.'],
  );
});
