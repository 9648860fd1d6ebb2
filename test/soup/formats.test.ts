import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { gather, readLock, table, told } from './read.ts';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

/** What a lockfile gives is held against the text beside it. */
async function golden(...files: string[]): Promise<void> {
  for (const file of files) {
    const facts = readLock(file, readFileSync(join(fixtures, file)));
    const name = file.slice(dirname(file).length + 1);
    await expect([...table(facts), ...told(facts), ''].join('\n')).toMatchFileSnapshot(
      join(fixtures, dirname(file), `${name}.expected.txt`),
    );
  }
}

// @verifies SRS-1606
it('reads lockfiles of pnpm 5 to 9', () =>
  golden('pnpm-5/pnpm-lock.yaml', 'pnpm-6/pnpm-lock.yaml', 'pnpm-9/pnpm-lock.yaml'));

// @verifies SRS-1606
it('reads a lockfile of pnpm that a formatter laid out', () => {
  const text = readFileSync(join(fixtures, 'pnpm-9/pnpm-lock.yaml'), 'utf8');
  const formatted = text.replace(/^( +)(\w+): \{(integrity: \S+?)\}$/gm, '$1$2:\n$1  {\n$1    $3,\n$1  }');
  expect(formatted).not.toBe(text);
  const withoutLines = (content: string) =>
    readLock('pnpm-lock.yaml', content).packages.map(({ place: _place, ...each }) => each);
  expect(withoutLines(formatted)).toEqual(withoutLines(text));
  expect(told(readLock('pnpm-lock.yaml', formatted))).toEqual(told(readLock('pnpm-lock.yaml', text)));
});

// @verifies SRS-1607
it('reads lockfiles of Yarn, the classic and the later', () =>
  golden('yarn-1/yarn.lock', 'yarn-8/yarn.lock'));

// @verifies SRS-1608
it('reads the text lockfile of Bun', () => golden('bun/bun.lock'));

// @verifies SRS-1608
it('tells how to write the text lockfile where there is the binary one', () => {
  expect(told(readLock('bun.lockb', Buffer.from([0x23, 0xff, 0, 1])))).toEqual([
    'unreadable-lockfile 1:1 bun.lockb counts for nothing: it is Bun’s binary lockfile; write the text one with `bun install --save-text-lockfile --frozen-lockfile --lockfile-only`, and remove this one.',
  ]);
});

// @verifies SRS-1609
it('reads lockfiles of Python’s package managers', () =>
  golden('uv/uv.lock', 'poetry/poetry.lock', 'poetry-1/poetry.lock', 'pdm/pdm.lock', 'pylock/pylock.toml'));

// @verifies SRS-1610
it('reads pinned requirements', () =>
  golden('requirements/requirements.txt', 'requirements/requirements-dev.txt'));

// @verifies SRS-1611
it('reads Cargo.lock', () => golden('cargo/Cargo.lock'));

// @verifies SRS-1612
it('reads go.mod and go.sum', () => golden('go/go.mod', 'go/go.sum'));

// @verifies SRS-1613
it('reads the lockfile of NuGet', () => golden('nuget/packages.lock.json'));

// @verifies SRS-1614
it('reads lockfiles of Gradle', () => golden('gradle/gradle.lockfile', 'gradle/buildscript-gradle.lockfile'));

// @verifies SRS-1615
it('reads lockfiles of Bundler and Composer', () => golden('gem/Gemfile.lock', 'composer/composer.lock'));

// @verifies SRS-1616
it('reads pins of the Swift package manager', () =>
  golden('swift-1/Package.resolved', 'swift-3/Package.resolved'));

// @verifies SRS-1617
it('reads Conan and vcpkg', () => golden('conan-1/conan.lock', 'conan-2/conan.lock', 'vcpkg/vcpkg.json'));

// @verifies SRS-1618
it('reads what CMake fetches, and submodules', () =>
  golden('cmake/CMakeLists.txt', 'submodules/.gitmodules'));

// @verifies SRS-1619
it('reads bills of materials, told apart by what is in them', () =>
  golden('cyclonedx/product.cdx.json', 'spdx-2/product.spdx.json', 'spdx-3/bom.json'));

// @verifies SRS-1631
it('reads lockfiles of CocoaPods, Dart, Mix and Pipenv', () =>
  golden('cocoapods/Podfile.lock', 'pub/pubspec.lock', 'mix/mix.lock', 'pipenv/Pipfile.lock'));

// @verifies SRS-3600
it('reads lockfiles of conda, by pixi and conda-lock', () =>
  golden('pixi/pixi.lock', 'pixi-5/pixi.lock', 'conda-lock/conda-lock.yml'));

// @verifies SRS-3601
it('reads lockfiles of Deno', () => golden('deno-5/deno.lock', 'deno-3/deno.lock'));

// @verifies SRS-3602
it('reads lockfiles of Bazel, and what its manifest puts in their place', () =>
  golden('bazel/MODULE.bazel.lock', 'bazel-6/MODULE.bazel.lock', 'bazel/MODULE.bazel'));

// @verifies SRS-3603
it('reads components of ESP-IDF', () => golden('idf/dependencies.lock', 'idf/idf_component.yml'));

// @verifies SRS-3604
it('reads the tree that Maven resolved, as it writes and as it prints it', () =>
  golden('maven-tree/dependency-tree.txt', 'maven-log/maven-dependency-tree.txt'));

// @verifies SRS-3605
it('reads manifests of west', () => golden('west/west.yml', 'west/west-frozen.yml'));

// @verifies SRS-3565, SRS-3606
it('reads what PlatformIO installs', () => golden('machine/platformio.ini'));

// @verifies SRS-3607
it('reads bills of materials in XML and as tags with values', () =>
  golden('cyclonedx-xml/product.cdx.xml', 'spdx-tag/product.spdx'));

// @verifies SRS-3608
it('reads the lockfiles that Gradle wrote for each configuration', () =>
  golden(
    'gradle-6/gradle/dependency-locks/runtimeClasspath.lockfile',
    'gradle-6/gradle/dependency-locks/testCompileClasspath.lockfile',
  ));

// @verifies SRS-1609
it('reads the lockfile of a script of Python', () => golden('python-script/tool.py.lock'));

// @verifies SRS-1632
it.each([
  ['Cartfile.resolved', 'Carthage'],
  ['ml/flake.lock', 'Nix'],
  ['packages.config', 'NuGet before `PackageReference`'],
])('says that %s is not read', (path, whose) => {
  expect(told(readLock(path, 'x'))).toEqual([
    `unreadable-lockfile 1:1 ${path} counts for nothing: it is a lockfile of ${whose}, which Dossier does not read; make a bill of materials in CycloneDX or SPDX of it, name that with \`sources.soup\`.`,
  ]);
});

// @verifies SRS-1634
it('takes the licence that the maker of an SPDX document concluded before the one declared', () => {
  const licences = (declared: string, concluded: string) =>
    readLock(
      'a.spdx.json',
      JSON.stringify({
        spdxVersion: 'SPDX-2.3',
        SPDXID: 'SPDXRef-DOCUMENT',
        packages: [
          {
            SPDXID: 'SPDXRef-a',
            name: 'a',
            versionInfo: '1',
            licenseDeclared: declared,
            licenseConcluded: concluded,
          },
        ],
      }),
    ).packages.map(({ licence }) => licence);
  expect(licences('MIT', 'GPL-2.0-only')).toEqual(['GPL-2.0-only']);
  expect(licences('MIT', 'NOASSERTION')).toEqual(['MIT']);
  expect(licences('NONE', 'NOASSERTION')).toEqual(['']);
});

// @verifies SRS-3523, SRS-3524
it('reads what a container is built upon, and what is installed in it', () =>
  golden('dockerfile/Dockerfile'));

// @verifies SRS-3564
it('takes what tools of languages install in a container, and what is cloned', () => {
  const run = [
    'gem install bundler:2.4.1 rake && gem install foreman -v 0.88.1',
    'go install example.org/tool@v1.2.3 && go install example.org/other@latest && go install ./cmd/own',
    'cargo install cross --version 0.2.5 && cargo install --path .',
    'micromamba install -y -n base -c conda-forge numpy=1.26.4 "scipy>=1.11"',
    'git clone --depth 1 -b v2.0.1 https://example.org/a/valve.git && git clone https://example.org/a/pump.git',
  ].map((each) => `RUN ${each}\n`);
  const { packages } = readLock('Dockerfile', `FROM scratch\n${run.join('')}`);
  expect(packages.map(({ purl, place }) => `${place.line}: ${purl}`)).toEqual([
    '2: pkg:gem/bundler@2.4.1',
    '2: pkg:gem/rake',
    '2: pkg:gem/foreman@0.88.1',
    '3: pkg:golang/example.org/tool@v1.2.3',
    '3: pkg:golang/example.org/other',
    '4: pkg:cargo/cross@0.2.5',
    '5: pkg:conda/numpy@1.26.4',
    '5: pkg:conda/scipy',
    '6: pkg:generic/valve@v2.0.1?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fa%2Fvalve.git',
    '6: pkg:generic/pump?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fa%2Fpump.git',
  ]);
});

// @verifies SRS-3523
it('takes an image without its digest for one without a version, and refuses what is no Dockerfile', () => {
  const read = (text: string) => table(readLock('app/Dockerfile', text));
  expect(read('FROM node:24\n')).toEqual(['1: pkg:docker/node | direct | production | asked node:24']);
  expect(read('ARG IMAGE\nFROM $IMAGE\n')).toEqual([
    '2: pkg:docker/%24IMAGE | direct | production | asked $IMAGE',
  ]);
  expect(read('FROM scratch\nCOPY a /a\n')).toEqual([]);
  expect(told(gather({ Dockerfile: 'FROM debian:12\nRUN apt-get install -y curl\n' }))).toEqual([
    'unresolved-version 1:1 debian has no resolved version; asked for is debian:12.',
    'unresolved-version 2:1 curl has no resolved version.',
  ]);
  expect(told(readLock('Dockerfile', 'RUN true\n'))).toEqual([
    'unreadable-lockfile 1:1 Dockerfile counts for nothing: it has no `FROM`.',
  ]);
  expect(told(readLock('Dockerfile', 'FROM a\n??\n'))).toEqual([
    'unreadable-lockfile 2:1 Dockerfile counts for nothing: this is no instruction: ??.',
  ]);
});

// @verifies SRS-3556
it('reads what a Dockerfile takes from PyPI and npm, and what it fetches by address', () => {
  const read = (text: string) => table(readLock('Dockerfile', `FROM scratch\n${text}\n`));
  const asked = (purl: string, what: string) => `2: ${purl} | direct | production${what}`;
  expect(read('RUN pip install --no-cache-dir -r requirements.txt flask==3.0.1 "gunicorn[x]>=22" .')).toEqual(
    [
      asked('pkg:pypi/flask@3.0.1', ' | asked flask==3.0.1'),
      asked('pkg:pypi/gunicorn', ' | asked gunicorn[x]>=22'),
    ],
  );
  expect(read('RUN python3 -m pip install -U pip && npm install -g @vue/cli@5.0.8 && npm ci')).toEqual([
    asked('pkg:pypi/pip', ' | asked pip'),
    asked('pkg:npm/%40vue/cli@5.0.8', ' | asked @vue/cli@5.0.8'),
  ]);
  expect(read('RUN yarn global add serve@latest && npm run build && pip list')).toEqual([
    asked('pkg:npm/serve', ' | asked serve@latest'),
  ]);
  expect(
    read(
      'RUN curl -fsSL https://example.org/a/tool-1.4.2.tar.gz | tar xz && curl -f http://localhost:80/a.zip',
    ),
  ).toEqual([asked('pkg:generic/tool@1.4.2', ' | asked https://example.org/a/tool-1.4.2.tar.gz')]);
  expect(read('ADD https://example.org/setup.sh /tmp/')).toEqual([
    asked('pkg:generic/setup.sh', ' | asked https://example.org/setup.sh'),
  ]);
});

// @verifies SRS-1618
it.each<[title: string, text: string, expected: string[]]>([
  [
    'in a list that a variable holds',
    'set(tag 0123456789abcdef0123456789abcdef01234567)\nset(where GIT_REPOSITORY "https://example.org/zap.git"\n  GIT_TAG @{tag})\nExternalProject_Add(Zap\n  SOURCE_DIR @{CMAKE_BINARY_DIR}/Zap\n  @{where})\n',
    [
      '4: pkg:generic/Zap@0123456789abcdef0123456789abcdef01234567?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fzap.git',
    ],
  ],
  [
    'whose tag another file may set',
    'set(tag v1.2.0)\nif(Zap_TAG)\nset(tag @{Zap_TAG})\nendif()\nset(tag @{tag} CACHE STRING "A tag")\nFetchContent_Declare(Zap GIT_REPOSITORY https://example.org/zap.git GIT_TAG @{tag})\n',
    ['6: pkg:generic/Zap@v1.2.0?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fzap.git'],
  ],
  ['whose place stands in another file', 'ExternalProject_Add(Zap @{where})\n', ['1: pkg:generic/Zap']],
  ['of the project itself', 'ExternalProject_Add(Zap SOURCE_DIR @{CMAKE_SOURCE_DIR}/zap @{arguments})\n', []],
  ['that fetches nothing', 'ExternalProject_Add(Zap DOWNLOAD_COMMAND "" @{arguments})\n', []],
])('an external project of CMake %s', (_title, text, expected) => {
  const cmake = text.replaceAll('@', '$');
  expect(table(readLock('CMakeLists.txt', cmake)).map((row) => row.split(' | ')[0])).toEqual(expected);
});
