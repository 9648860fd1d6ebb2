import { expect, it } from 'vitest';
import { gather, table, told } from './read.ts';

const yarn = `# yarn lockfile v1

left@^1.0.0, left@^1.1.0:
  version "1.2.0"

left@^2.0.0:
  version "2.0.0"

linter@3:
  version "3.0.0"
  dependencies:
    left "^1.1.0"

units@^2.0.0:
  version "2.1.0"
`;

// @verifies SRS-1624
it('takes from package.json what yarn.lock does not tell', () => {
  const manifest = JSON.stringify({
    dependencies: { left: '^2.0.0' },
    devDependencies: { linter: '3' },
    optionalDependencies: { absent: '1' },
  });
  expect(table(gather({ 'web/yarn.lock': yarn }, { 'web/package.json': manifest }))).toEqual([
    '3: pkg:npm/left@1.2.0 | transitive | development',
    '6: pkg:npm/left@2.0.0 | direct | production | asked ^2.0.0',
    '9: pkg:npm/linter@3.0.0 | direct | development | asked 3 | → pkg:npm/left@1.2.0',
    // Nothing that is known leads to it: another manifest must ask for it.
    '14: pkg:npm/units@2.1.0 | direct | production | asked ^2.0.0',
  ]);
  const nothingKnown = table(
    gather({ 'web/yarn.lock': yarn }, { 'other/package.json': manifest, 'web/package.json': '{' }),
  );
  expect(nothingKnown.every((row) => row.includes('| direct | production'))).toBe(true);
});

// @verifies SRS-1624
it('takes from pyproject.toml, Cargo.toml and composer.json who asks', () => {
  const poetry = `[[package]]
name = "numpy"
version = "2.1.0"

[[package]]
name = "py-test"
version = "8.0.0"
[package.dependencies]
numpy = "*"

[metadata]
lock-version = "2.0"
`;
  const own =
    '[tool.poetry.dependencies]\npython = "^3.11"\n[tool.poetry.group.dev.dependencies]\nPy_Test = "^8"\n';
  expect(table(gather({ 'poetry.lock': poetry }, { 'pyproject.toml': own }))).toEqual([
    '1: pkg:pypi/numpy@2.1.0 | transitive | development',
    '5: pkg:pypi/py-test@8.0.0 | direct | development | asked ^8 | → pkg:pypi/numpy@2.1.0',
  ]);
  const modern =
    '[project]\ndependencies = ["numpy >= 2"]\n[dependency-groups]\ndev = ["py.test", {include-group = "x"}]\n';
  expect(table(gather({ 'poetry.lock': poetry }, { 'pyproject.toml': modern }))[0]).toBe(
    '1: pkg:pypi/numpy@2.1.0 | direct | production',
  );
  const source = 'source = "registry+https://github.com/rust-lang/crates.io-index"';
  const cargo = `[[package]]
name = "pump"
version = "0.1.0"
dependencies = ["proptest"]
[[package]]
name = "proptest"
version = "1.0.0"
${source}
`;
  expect(
    table(
      gather(
        { 'Cargo.lock': cargo },
        { 'Cargo.toml': '[dev-dependencies]\nchecks = { package = "proptest", version = "1" }\n' },
      ),
    ),
  ).toEqual(['5: pkg:cargo/proptest@1.0.0 | direct | development | asked 1']);
  const composer = JSON.stringify({
    packages: [
      { name: 'a/b', version: '1', require: { 'c/d': '*' } },
      { name: 'c/d', version: '2' },
    ],
  });
  expect(
    table(gather({ 'composer.lock': composer }, { 'composer.json': '{"require":{"a/b":"^1"}}' })),
  ).toEqual([
    '1: pkg:composer/a/b@1 | direct | production | asked ^1 | → pkg:composer/c/d@2',
    '1: pkg:composer/c/d@2 | transitive | production',
  ]);
});

// @verifies SRS-1612
it('takes from go.sum what a go.mod before Go 1.17 does not name', () => {
  const sum = `a.b/c v1.0.0 h1:${'A'.repeat(43)}=\na.b/inner v0.1.0 h1:${'A'.repeat(43)}=\n`;
  const old = 'module x.y/z\n\ngo 1.16\n\nrequire a.b/c v1.0.0\n';
  expect(table(gather({ 'go.sum': sum }, { 'go.mod': old }))).toEqual([
    '2: pkg:golang/a.b/inner@v0.1.0 | transitive | production | h1 00000000',
  ]);
  expect(table(gather({ 'go.sum': sum }, { 'go.mod': old.replace('1.16', '1.17') }))).toEqual([]);
});

// @verifies SRS-3540
it('keeps the hashes of go.sum with the modules of go.mod, whatever version of Go it is for', () => {
  const sum = `a.b/c v1.0.0 h1:${'B'.repeat(43)}=\na.b/c v1.0.0/go.mod h1:${'C'.repeat(43)}=\n`;
  for (const version of ['1.16', '1.22'])
    expect(
      table(
        gather({
          'go.mod': `module x.y/z\n\ngo ${version}\n\nrequire a.b/c v1.0.0\nrequire a.b/d v1.0.0\n`,
          'go.sum': sum,
          'other/go.sum': `a.b/d v1.0.0 h1:${'B'.repeat(43)}=\n`,
        }),
      ).slice(0, 2),
    ).toEqual([
      '5: pkg:golang/a.b/c@v1.0.0 | direct | production | asked v1.0.0 | h1 04104104',
      '6: pkg:golang/a.b/d@v1.0.0 | direct | production | asked v1.0.0',
    ]);
});

// @verifies SRS-1618, SRS-1621
it('takes the commits of submodules from git, and tells where there is none', () => {
  const modules = '[submodule "v"]\n\tpath = deps/v\n\turl = https://example.com/v.git\n';
  const commit = 'a'.repeat(40);
  expect(table(gather({ '.gitmodules': modules }, {}, { 'deps/v': commit }))).toEqual([
    `1: pkg:generic/v@${commit}?vcs_url=git%2Bhttps:%2F%2Fexample.com%2Fv.git | direct | production`,
  ]);
  expect(told(gather({ '.gitmodules': modules }))).toEqual([
    'unresolved-version 1:1 v has no resolved version; asked for is deps/v.',
  ]);
});

// @verifies SRS-1621
it('tells what is asked for as a range, or followed on a branch', () => {
  const fetches = 'FetchContent_Declare(a GIT_REPOSITORY https://x.y/a GIT_TAG main)\n';
  const files = {
    'requirements.txt': 'numpy>=2\npandas\nscipy==1.*\n',
    'CMakeLists.txt': fetches,
    'vcpkg.json': '{"dependencies": ["zlib"]}',
    'a.cdx.json': '{"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [{"name": "zlib"}]}',
  };
  expect(told(gather(files))).toEqual([
    'unresolved-version 1:1 numpy has no resolved version; asked for is >=2.',
    'unresolved-version 2:1 pandas has no resolved version.',
    'unresolved-version 3:1 scipy has no resolved version; asked for is ==1.*.',
    'unresolved-version 1:1 a has no resolved version; asked for is main.',
    'unresolved-version 1:1 zlib has no resolved version.',
    'unresolved-version 1:1 zlib has no resolved version.',
  ]);
});

// @verifies SRS-1610
it('takes whole words of a file name for development, and no parts of words', () => {
  const scopes = [
    'requirements-dev.txt',
    'requirements/test.txt',
    'dev-requirements.txt',
    'requirements-device.txt',
    'latest/requirements.txt',
    'requirements_ci_linux.txt',
  ].map((path) => `${path} ${gather({ [path]: 'numpy==1.0\n' }).packages[0]?.scope}`);
  expect(scopes).toEqual([
    'requirements-dev.txt development',
    'requirements/test.txt development',
    'dev-requirements.txt development',
    'requirements-device.txt production',
    'latest/requirements.txt production',
    'requirements_ci_linux.txt development',
  ]);
});

const pixi = `version: 6
environments:
  default:
    channels: []
    packages:
      linux-64:
      - conda: https://conda.example/forge/linux-64/numpy-2.1.0-a_0.conda
      - conda: https://conda.example/forge/linux-64/libgcc-14.0-a_0.conda
      - pypi: https://pypi.example/left-1.0-py3-none-any.whl
      osx-arm64:
      - conda: https://conda.example/forge/osx-arm64/numpy-2.1.0-b_0.conda
      - conda: https://conda.example/forge/osx-arm64/libcxx-19.0-b_0.conda
packages:
- conda: https://conda.example/forge/linux-64/numpy-2.1.0-a_0.conda
  depends:
  - libgcc >=13
- conda: https://conda.example/forge/osx-arm64/numpy-2.1.0-b_0.conda
  depends:
  - libcxx >=16
- conda: https://conda.example/forge/linux-64/libgcc-14.0-a_0.conda
- conda: https://conda.example/forge/osx-arm64/libcxx-19.0-b_0.conda
- pypi: https://pypi.example/left-1.0-py3-none-any.whl
  name: left
  version: '1.0'
`;

// @verifies SRS-3598
it('takes from pixi.toml and pyproject.toml who asks for what pixi.lock holds, on whatever platform', () => {
  const asked = (manifests: Record<string, string>) =>
    table(gather({ 'pixi.lock': pixi }, manifests)).map((row) =>
      row.replace(/^.*\/([\w@.]+)(?:\?\S*)? \| (\w+) \| (\w+).*$/, '$1 $2 $3'),
    );
  const manifest =
    '[dependencies]\nnumpy = { version = ">=2" }\nown = { path = "own" }\n[feature.test.pypi-dependencies]\nLeft = "*"\n';
  const settledRows = [
    'numpy@2.1.0 direct production',
    'numpy@2.1.0 direct production',
    'libgcc@14.0 transitive production',
    'libcxx@19.0 transitive production',
    'left@1.0 direct development',
  ];
  expect(asked({ 'pixi.toml': manifest })).toEqual(settledRows);
  const inProject = manifest.replaceAll(/^\[(.*)\]$/gm, '[tool.pixi.$1]');
  expect(asked({ 'pyproject.toml': inProject })).toEqual(settledRows);
  expect(asked({ 'pixi.toml': 'x = [' }).every((row) => row.endsWith('direct production'))).toBe(true);
});

// @verifies SRS-3598
it('takes from an environment of conda who asks for what conda-lock.yml holds, and what for from that', () => {
  const entry = (name: string, manager: string, category: string, needs: string) =>
    `- name: ${name}\n  version: '1.0'\n  manager: ${manager}\n  dependencies:${needs ? `\n    ${needs}: '*'` : ' {}'}\n  url: https://a.example/c/noarch/${name}-1.0-0.${manager === 'pip' ? 'whl' : 'conda'}\n  category: ${category}\n`;
  const lock = `package:\n${entry('zlib', 'conda', 'main', '')}${entry('left', 'pip', 'main', 'zlib')}${entry('check', 'conda', 'dev', '')}`;
  const environment = 'dependencies:\n- check\n- pip:\n  - left\n';
  expect(table(gather({ 'conda-lock.yml': lock }, { 'environment.yml': environment }))).toEqual([
    '2: pkg:conda/zlib@1.0?channel=c | transitive | production',
    '8: pkg:pypi/left@1.0 | direct | production | → pkg:conda/zlib@1.0?channel=c',
    '15: pkg:conda/check@1.0?channel=c | direct | development',
  ]);
});
