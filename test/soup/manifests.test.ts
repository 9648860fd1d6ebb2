import { expect, it } from 'vitest';
import { checkMachine } from '../../src/sources/soup/machine.ts';
import { gather, readLock, table, told } from './read.ts';

/** Manifests that ask for one package, the lockfile that would resolve it, and what stands there while nothing does. */
const manifests: [path: string, text: string, lock: string, asked: string][] = [
  [
    'package.json',
    '{\n "scripts": { "test": "express --self" },\n "dependencies": {\n  "express": "^4.19.0",\n  "own": "workspace:*"\n }\n}',
    'package-lock.json',
    '4: express ^4.19.0',
  ],
  ['composer.json', '{"require": {"php": ">=8", "acme/dev": "^1.0"}}', 'composer.lock', '1: acme/dev ^1.0'],
  ['Cargo.toml', '[dependencies]\nserde = "1"\nown = { path = "../own" }\n', 'Cargo.lock', '2: serde 1'],
  ['pyproject.toml', '[project]\nname = "p"\ndependencies = ["numpy>=2"]\n', 'uv.lock', '3: numpy '],
  ['pixi.toml', '[dependencies]\nnumpy = ">=2"\n', 'pixi.lock', '2: numpy >=2'],
  [
    'environment.yml',
    'channels:\n  - conda-forge\ndependencies:\n  - conda-forge::numpy>=2\n',
    'conda-lock.yml',
    '4: numpy >=2',
  ],
  ['Pipfile', '[packages]\nnumpy = "*"\n', 'Pipfile.lock', '2: numpy *'],
  [
    'requirements.in',
    '-r base.in\n# pinned by pip-compile\ncelery[redis]>=5.4 ; python_version > "3.8"  # queue\n./own\n',
    'requirements.txt',
    '3: celery >=5.4',
  ],
  [
    'pom.xml',
    '<project><dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>no</artifactId></dependency></dependencies></dependencyManagement>\n<dependencies>\n<dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId><version>33.0.0-jre</version></dependency></dependencies></project>',
    'bom.json',
    '3: com.google.guava:guava 33.0.0-jre',
  ],
  [
    'build.gradle.kts',
    'dependencies {\n  implementation("com.squareup.okhttp3:okhttp:4.12.0")\n  implementation(project(":own"))\n}\n',
    'gradle.lockfile',
    '2: com.squareup.okhttp3:okhttp 4.12.0',
  ],
  [
    'Pump.csproj',
    '<Project>\n<PackageReference Include="Serilog" Version="4.0.0" />\n</Project>',
    'packages.lock.json',
    '2: Serilog 4.0.0',
  ],
  ['Podfile', "target 'App' do\n  pod 'Charts', '~> 5.1'\nend\n", 'Podfile.lock', '2: Charts ~> 5.1'],
  [
    'pubspec.yaml',
    'name: pump\ndependencies:\n  flutter:\n    sdk: flutter\n  http: ^1.2.0\n',
    'pubspec.lock',
    '5: http ^1.2.0',
  ],
  ['mix.exs', 'defp deps do\n  [{:jason, "~> 1.4"}]\nend\n', 'mix.lock', '2: jason ~> 1.4'],
  ['Gemfile', "source 'https://rubygems.org'\ngem 'rack', '~> 3.0'\n", 'Gemfile.lock', '2: rack ~> 3.0'],
  ['conanfile.txt', '[requires]\nspdlog/1.13.0\n\n[generators]\ncmake/x\n', 'conan.lock', '2: spdlog 1.13.0'],
  ['conanfile.py', 'class P(ConanFile):\n    requires = "spdlog/1.13.0"\n', 'conan.lock', '2: spdlog 1.13.0'],
  [
    'platformio.ini',
    '[env:x]\nlib_deps =\n  nanopb/Nanopb@^0.4.7\nboard = x\n',
    'bom.json',
    '3: nanopb/Nanopb ^0.4.7',
  ],
  [
    'Package.swift',
    'let p = Package(dependencies: [\n  .package(url: "https://github.com/apple/swift-log.git", from: "1.5.0"),\n])\n',
    'Package.resolved',
    '2: github.com/apple/swift-log 1.5.0',
  ],
];

// @verifies SRS-1633, SRS-3493
it.each(manifests)('what %s asks for is told until something locks it', (path, text, lock, asked) => {
  const open = (files: Record<string, string>) => {
    const { packages, findings } = gather(files);
    expect(findings.map(({ rule }) => rule)).toEqual(packages.map(() => 'unresolved-version'));
    return packages.map(({ place, name, requested }) => `${place.line}: ${name} ${requested}`);
  };
  expect(open({ [`app/${path}`]: text })).toEqual([asked]);
  expect(open({ [`app/${path}`]: text, [`other/${lock === 'bom.json' ? 'go.sum' : lock}`]: '' })).toEqual([
    asked,
  ]);
  expect(open({ [`app/${path}`]: text, [`app/${lock}`]: '' })).toEqual([]);
  const isOfEachProject = /gradle|csproj/.test(path);
  expect(open({ [`app/${path}`]: text, [lock]: '' })).toEqual(isOfEachProject ? [asked] : []);
  expect(open({ [`app/${path}`]: text, 'release/sbom.cdx.json': '' })).toEqual([]);
});

// @verifies SRS-3598
it('an environment of conda pins what it states with a build or by two signs', () => {
  const text =
    'dependencies:\n  - python=3.11\n  - numpy=2.1.0=py312h58c1407_0\n  - zlib ==1.3.1\n  - pip:\n    - PyDicom==3.0.1\n    - -e .\n    - left>=1,!=1.5\n';
  expect(table(gather({ 'environment-dev.yaml': text }))).toEqual([
    '2: pkg:conda/python | direct | production | asked =3.11',
    '3: pkg:conda/numpy@2.1.0 | direct | production',
    '4: pkg:conda/zlib@1.3.1 | direct | production',
    '6: pkg:pypi/pydicom@3.0.1 | direct | production',
    '8: pkg:pypi/left | direct | production | asked >=1,!=1.5',
  ]);
});

// @verifies SRS-1633
it('pins within the project file of Xcode lock what packages of the project ask for', () => {
  const manifest =
    'let p = Package(dependencies: [\n  .package(url: "https://example.org/a/log.git", from: "1.5.0"),\n])\n';
  const pins = 'App.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved';
  expect(gather({ 'Packages/Core/Package.swift': manifest, [pins]: '' }).packages).toEqual([]);
  expect(gather({ 'Packages/Core/Package.swift': manifest, [`ios/${pins}`]: '' }).packages).toHaveLength(1);
});

// @verifies SRS-3596
it('a lockfile of one project locks of another one what it holds by name', () => {
  const asked = (files: Record<string, string>) =>
    gather(files)
      .packages.filter(({ version }) => version === '')
      .map(({ place, name }) => `${place.file}:${place.line} ${name}`);
  const build = 'dependencies {\n  api("com.example:left:1.0")\n  api("com.example:right:2.0")\n}\n';
  const lock = 'com.example:left:1.0=runtimeClasspath\nempty=\n';
  expect(
    asked({ 'gradle.lockfile': lock, 'build.gradle.kts': build, 'app/build.gradle.kts': build }),
  ).toEqual(['app/build.gradle.kts:3 com.example:right']);
  expect(
    asked({ 'app/gradle/dependency-locks/runtimeClasspath.lockfile': lock, 'app/build.gradle.kts': build }),
  ).toEqual([]);
  expect(
    asked({
      'src/A/packages.lock.json':
        '{"version": 1, "dependencies": {"net8.0": {"Serilog": {"type": "Direct", "requested": "[4.0.0, )", "resolved": "4.0.0"}}}}',
      'src/A/A.csproj': '<PackageReference Include="Other" Version="1" />',
      'src/B.csproj':
        '<PackageReference Include="serilog" Version="4" />\n<PackageReference Include="Polly" />',
    }),
  ).toEqual(['src/B.csproj:2 Polly']);
});

// @verifies SRS-3595
it('what a pom.xml asks for by properties and parents is told in full, and no module of the project', () => {
  const property = (name: string) => `$\{${name}}`;
  const dependency = (group: string, artifact: string, version = '') =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${version && `<version>${version}</version>`}</dependency>`;
  const parent =
    '<parent><groupId>org.pump</groupId><artifactId>pump</artifactId><version>2.1</version></parent>';
  const files = {
    'pom.xml': `<project><groupId>org.pump</groupId><artifactId>pump</artifactId><version>2.1</version>
<properties><!-- <fhir.version>0</fhir.version> --><fhir.version>7.${property('minor')}</fhir.version><minor>0.2</minor><json>1</json></properties>
<dependencyManagement><dependencies>${dependency('org.json', 'json', property('json'))}</dependencies></dependencyManagement></project>`,
    'api/pom.xml': `<project>${parent}<artifactId>pump-api</artifactId><properties><json>2</json></properties><dependencies>
${dependency('ca.fhir', 'base', property('fhir.version'))}
${dependency('org.json', 'json')}
${dependency(property('project.groupId'), 'own-name', property('project.version'))}
${dependency('org.gone', 'gone', property('nowhere'))}
${dependency('org.pump', 'pump')}
</dependencies></project>`,
    'web/pom.xml': `<project>${parent.replace('</parent>', '<relativePath>../api</relativePath></parent>')}<artifactId>web</artifactId><dependencies>
${dependency(property('project.groupId'), 'pump-api', property('project.version'))}
${dependency('org.json', 'json')}
</dependencies></project>`,
  };
  expect(
    gather(files, files).packages.map(({ place, purl, requested }) => `${place.file} ${purl} ${requested}`),
  ).toEqual([
    'api/pom.xml pkg:maven/ca.fhir/base 7.0.2',
    'api/pom.xml pkg:maven/org.json/json 2',
    'api/pom.xml pkg:maven/org.pump/own-name 2.1',
    `api/pom.xml pkg:maven/org.gone/gone ${property('nowhere')}`,
    'web/pom.xml pkg:maven/org.json/json 2',
  ]);
  const circle = {
    'pom.xml': files['api/pom.xml'].replace('</parent>', '<relativePath>pom.xml</relativePath></parent>'),
  };
  expect(gather(circle, circle).packages).toHaveLength(5);
});

const frozen =
  'manifest:\n  projects:\n  - name: zephyr\n    url: https://example.org/zephyr\n    revision: 0123456789abcdef0123456789abcdef01234567\n';
const west = frozen.replace(/revision: .*/, 'revision: v3.6.0\n    import: true');

// @verifies SRS-3605
it('a frozen manifest of west stands for the one it was made of, whose imports nobody can tell', () => {
  expect(told(gather({ 'west.yml': west }))).toEqual([
    'unresolved-version 3:1 what zephyr imports has no resolved version; asked for is v3.6.0.',
  ]);
  const { packages, findings } = gather({ 'west.yml': west, 'west-frozen.yml': frozen });
  expect(packages.map(({ name, version }) => [name, version])).toEqual([
    ['zephyr', '0123456789abcdef0123456789abcdef01234567'],
  ]);
  expect(findings).toEqual([]);
});

// @verifies SRS-3603, SRS-3606
it('what is fetched by others locks neither libraries of PlatformIO nor components of ESP-IDF', () => {
  const others = {
    'CMakeLists.txt': 'FetchContent_Declare(a URL https://example.org/a-1.0.zip)\n',
    'fw/idf_component.yml': 'dependencies:\n  espressif/mdns: ^1.2.0\n',
    'fw/platformio.ini': '[env]\nlib_deps = nanopb/Nanopb@^0.4.7\n',
  };
  const names = (files: Record<string, string>) => gather(files).packages.map(({ name }) => name);
  expect(names(others)).toEqual(['a', 'espressif/mdns', 'nanopb/Nanopb']);
  const lock = 'dependencies:\n  espressif/mdns:\n    source:\n      type: service\n    version: 1.8.2\n';
  expect(table(gather({ ...others, 'dependencies.lock': lock }))).toEqual([
    '1: pkg:generic/a@1.0?download_url=https:%2F%2Fexample.org%2Fa-1.0.zip | direct | production | asked https://example.org/a-1.0.zip',
    '2: pkg:generic/nanopb/Nanopb | direct | production | asked ^0.4.7',
    '2: pkg:generic/espressif/mdns@1.8.2 | direct | production',
  ]);
});

// @verifies SRS-3602
it('what Bazel puts in the place of a module stands although a lockfile holds the others', () => {
  const module =
    'bazel_dep(name = "fmt", version = "1.0")\ngit_override(module_name = "valve", remote = "https://example.org/v.git", branch = "main")\n';
  const lock =
    '{"lockFileVersion": 18, "moduleExtensions": {}, "registryFileHashes": {"https://bcr.bazel.build/modules/fmt/1.1/source.json": "a"}}';
  const { packages, findings } = gather({ 'MODULE.bazel': module, 'MODULE.bazel.lock': lock });
  expect(packages.map(({ name, version }) => [name, version])).toEqual([
    ['valve', ''],
    ['fmt', '1.1'],
  ]);
  expect(told({ findings })).toEqual([
    'unresolved-version 2:1 valve has no resolved version; asked for is main.',
  ]);
});

// @verifies SRS-3602
it('modules of Bazel are read from included files and comprehensions of other calls, with texts by name', () => {
  const module = [
    '"""The device\'s modules: bazel_dep(name = "gone")."""',
    'VALVE = "valve"',
    'pip = use_extension("@rules_python//:extensions.bzl", "pip")',
    '[pip.parse(hub_name = each) for each in ["a", "b"]]',
    'bazel_dep(name = VALVE, version = "1.0", dev_dependency = True)',
    '',
  ].join('\n');
  const more = "bazel_dep(name = 'pump', version = '2.0')";
  expect(table(gather({ 'MODULE.bazel': module, 'deps.MODULE.bazel': more }))).toEqual([
    '5: pkg:bazel/valve | direct | development | asked 1.0',
    '1: pkg:bazel/pump | direct | production | asked 2.0',
  ]);
});

// @verifies SRS-3563
it('libraries of a version catalog are asked for, unless a lockfile of a module holds them', () => {
  const catalog = [
    '[versions]',
    'okhttp = "4.12.0"',
    'room = { strictly = "2.6.1" }',
    '[libraries]',
    'okhttp = { module = "com.squareup.okhttp3:okhttp", version.ref = "okhttp" }',
    'room = { group = "androidx.room", name = "room-runtime", version = { ref = "room" } }',
    'left = "org.example:left:1.0"',
    'byBom = { module = "org.example:up" }',
    '[plugins]',
    'kotlin = { id = "org.jetbrains.kotlin.jvm", version = "2.0.0" }',
    '',
  ].join('\n');
  const files = { 'gradle/libs.versions.toml': catalog };
  expect(table(gather(files))).toEqual([
    '5: pkg:maven/com.squareup.okhttp3/okhttp | direct | production | asked 4.12.0',
    '6: pkg:maven/androidx.room/room-runtime | direct | production | asked 2.6.1',
    '7: pkg:maven/org.example/left | direct | production | asked 1.0',
    '8: pkg:maven/org.example/up | direct | production',
  ]);
  const lock =
    'com.squareup.okhttp3:okhttp:4.12.0=runtimeClasspath\norg.example:up:2.0=runtimeClasspath\nempty=\n';
  const { packages, findings } = gather({ ...files, 'app/gradle.lockfile': lock });
  expect(packages.map(({ name, version }) => [name, version])).toEqual([
    ['androidx.room:room-runtime', ''],
    ['org.example:left', ''],
    ['com.squareup.okhttp3:okhttp', '4.12.0'],
    ['org.example:up', '2.0'],
  ]);
  expect(told({ findings })).toEqual([
    'unresolved-version 6:1 gradle/libs.versions.toml asks for 2 packages, and nothing tells which version of them is used: androidx.room:room-runtime 2.6.1, org.example:left 1.0.',
  ]);
  const bill = JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    components: [{ type: 'library', name: 'a', version: '1' }],
  });
  expect(gather({ ...files, 'bom.json': bill }).packages.map(({ name }) => name)).toEqual(['a']);
  expect(told(readLock('libs.versions.toml', '[libraries]\na = "b"\n'))).toEqual([
    'manifest-unread 2:1 What libs.versions.toml asks for is not known: `a` names no module.',
  ]);
});

// @verifies SRS-3609
it('what CMake takes from the machine is told once, and not when a file or the register states it', () => {
  const cmake = {
    'CMakeLists.txt':
      'find_package(Qt5 5.15 REQUIRED COMPONENTS Widgets)\n# find_package(Gone)\nfind_package(spdlog)\nfind_package(Threads REQUIRED)\nfind_package(Pump)\n',
    'src/CMakeLists.txt': '  FIND_PACKAGE (Qt5Widgets)\nfind_package(spdlog 1.9)\nfind_package(OpenSSL)\n',
  };
  const { packages, searched, findings } = gather(cmake);
  expect([packages, findings]).toEqual([[], []]);
  const tell = (stated: string[], paths: string[] = []) =>
    checkMachine(
      searched,
      stated.map((name) => ({ name })),
      paths,
    );
  expect(told({ findings: tell([]) })).toEqual([
    'soup-from-machine 1:1 `find_package(Qt5 5.15)` takes Qt5 from the machine that builds, and nothing tells which version that is.',
    'soup-from-machine 3:1 `find_package(spdlog)` takes spdlog from the machine that builds, and nothing tells which version that is.',
    'soup-from-machine 5:1 `find_package(Pump)` takes Pump from the machine that builds, and nothing tells which version that is.',
    'soup-from-machine 1:1 `find_package(Qt5Widgets)` takes Qt5Widgets from the machine that builds, and nothing tells which version that is.',
    'soup-from-machine 3:1 `find_package(OpenSSL)` takes OpenSSL from the machine that builds, and nothing tells which version that is.',
  ]);
  expect(tell(['qt', 'org/spdlog', 'openssl'], ['cmake/PumpConfig.cmake.in'])).toEqual([]);
  expect(tell(['libssl', 'spdlog'])).toHaveLength(4);
});

// @verifies SRS-3707
it.each([
  ['package.json', 'no JSON value goes on with "=" here'],
  ['composer.json', 'no JSON value goes on with "=" here'],
  ['Cargo.toml', 'it cannot be parsed'],
  ['pyproject.toml', 'it cannot be parsed'],
])('a manifest that cannot be parsed is told: %s', (path, reason) => {
  const { packages, findings } = readLock(path, '{ "dependencies": [[[ = \n');
  expect([packages, told({ findings })]).toEqual([
    [],
    [`manifest-unread 1:1 What ${path} asks for is not known: ${reason}.`],
  ]);
});

// @verifies SRS-3707
it('a dependency of Gradle in one line with its block is asked for', () => {
  const { packages } = readLock('build.gradle.kts', 'dependencies { implementation("com.a:okhttp:1.0") }\n');
  expect(packages.map(({ name, requested }) => [name, requested])).toEqual([['com.a:okhttp', '1.0']]);
});
