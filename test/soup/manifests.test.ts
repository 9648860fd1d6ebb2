import { expect, it } from 'vitest';
import { gather } from './read.ts';

/** Manifests that ask for one package, the lockfile that would resolve it, and what stands there while nothing does. */
const manifests: [path: string, text: string, lock: string, asked: string][] = [
  [
    'package.json',
    '{\n "dependencies": {\n  "express": "^4.19.0",\n  "own": "workspace:*"\n }\n}',
    'package-lock.json',
    '3: express ^4.19.0',
  ],
  ['composer.json', '{"require": {"php": ">=8", "acme/dev": "^1.0"}}', 'composer.lock', '1: acme/dev ^1.0'],
  ['Cargo.toml', '[dependencies]\nserde = "1"\nown = { path = "../own" }\n', 'Cargo.lock', '2: serde 1'],
  ['pyproject.toml', '[project]\nname = "p"\ndependencies = ["numpy>=2"]\n', 'uv.lock', '3: numpy '],
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
  expect(open({ [`app/${path}`]: text, [lock]: '' })).toEqual([]);
  expect(open({ [`app/${path}`]: text, 'release/sbom.cdx.json': '' })).toEqual([]);
});
