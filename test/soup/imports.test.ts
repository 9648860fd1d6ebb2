import { describe, expect, it } from 'vitest';
import type { ArchitectureModel, Item, LockedPackage } from '../../src/model/index.ts';
import { checkLocked, mergeSoup } from '../../src/soup/index.ts';
import { lockedPackage } from '../../src/sources/soup/reader.ts';

type Ecosystem = LockedPackage['ecosystem'];

/** Findings on imports `file ecosystem name` while `ecosystem:name` are locked. */
function told(
  imports: readonly string[],
  locked: readonly string[],
  { paths = [] as string[], stated = '' } = {},
): string[] {
  const packages = imports.map((each, at) => {
    const [file = '', ecosystem = '', name = ''] = each.split(' ');
    return { element: '', ecosystem, name, count: 1, example: { file, line: at + 1 } };
  });
  const soup = mergeSoup(
    locked.map((each) => {
      const [, ecosystem = '', name = ''] = /^(\w+):(.+)$/.exec(each) ?? [];
      return lockedPackage('a.lock', { ecosystem: ecosystem as Ecosystem, name, version: '1.0.0', line: 1 });
    }),
  );
  const model = {
    soup,
    architecture: { packages } as unknown as ArchitectureModel,
    items: stated ? [{ type: 'SOUP', attributes: { imports: stated } } as unknown as Item] : [],
    codeFiles: paths.map((path) => ({ path })),
  };
  return checkLocked({ model }).map(({ rule, severity, file, line, message }) => {
    const [name = ''] = message.split(' is imported');
    return `${rule} ${severity} ${file}:${line} ${rule === 'soup-import-unlocked' ? name : message}`;
  });
}

describe('imports that no lockfile holds', () => {
  // @verifies SRS-3522
  it('tells each at its first line, with the way to mend it', () => {
    const use = (element: string, line: number) => ({
      element,
      ecosystem: 'npm',
      name: 'notthere',
      count: 1,
      example: { file: 'src/a.ts', line },
    });
    const soup = mergeSoup([
      lockedPackage('a', { ecosystem: 'npm', name: 'leftpad', version: '1', line: 1 }),
    ]);
    const architecture = { packages: [use('b', 9), use('a', 4)] } as unknown as ArchitectureModel;
    expect(checkLocked({ model: { soup, architecture, items: [], codeFiles: [] } })).toEqual([
      {
        rule: 'soup-import-unlocked',
        severity: 'error',
        message:
          'notthere is imported, but no lockfile or bill of materials holds it: nobody can tell which version is used.',
        hint: "Add it to the manifest and lock it. Where a package of another name holds it, write `- imports: notthere` into that package's entry of the SOUP register.",
        file: 'src/a.ts',
        line: 4,
        column: 1,
      },
    ]);
  });

  // @verifies SRS-3522
  it('knows what Python’s modules are called by', () => {
    const modules =
      'yaml PIL cv2 sklearn skimage dateutil bs4 jwt serial google azure pytest dotenv attr nonsense sample_pb2 helper';
    const locked =
      'PyYAML Pillow opencv-python-headless scikit-learn scikit_image python-dateutil beautifulsoup4 PyJWT pyserial google-cloud-storage azure-core pytest python-dotenv attrs';
    expect(
      told(
        modules.split(' ').map((name) => `a.py pypi ${name}`),
        locked.split(' ').map((name) => `pypi:${name}`),
        { paths: ['tools/helper.py'] },
      ),
    ).toEqual(['soup-import-unlocked error a.py:15 nonsense']);
    expect(told(['a.py pypi yaml', 'a.py pypi cv2'], ['pypi:pillow'])).toEqual([
      'soup-import-unlocked error a.py:1 yaml',
      'soup-import-unlocked error a.py:2 cv2',
    ]);
  });

  // @verifies SRS-3522
  it.each<[title: string, imports: string[], locked: string[], findings: string[]]>([
    [
      'types of npm, and what an editor brings',
      ['a.ts npm estree', 'a.ts npm @a/b', 'a.ts npm vscode', 'a.ts npm zod'],
      ['npm:@types/estree', 'npm:@types/a__b'],
      ['soup-import-unlocked error a.ts:4 zod'],
    ],
    [
      'Go’s modules, their directories and forks',
      [
        'a.go golang github.com/a/b',
        'a.go golang go.uber.org/zap/zapcore',
        'a.go golang github.com/x/errors',
        'a.go golang github.com/x/y',
      ],
      ['golang:github.com/a/b/v2', 'golang:go.uber.org/zap', 'golang:github.com/fork/errors'],
      ['soup-import-unlocked error a.go:4 github.com/x/y'],
    ],
    [
      'crates',
      ['a.rs cargo serde_json', 'a.rs cargo md5', 'a.rs cargo rand'],
      ['cargo:serde-json', 'cargo:md-5'],
      ['soup-import-unlocked error a.rs:3 rand'],
    ],
    [
      'Java, by the words of the names',
      [
        'A.java maven com.google.common',
        'A.java maven org.junit',
        'A.java maven okhttp3',
        'A.kt maven android.os',
        'A.java maven org.hibernate',
      ],
      ['maven:com.google.guava:guava', 'maven:junit:junit', 'maven:com.squareup.okhttp3:okhttp'],
      ['soup-import-unlocked warning A.java:5 org.hibernate'],
    ],
    [
      '.NET and its shared frameworks',
      [
        'A.cs nuget Newtonsoft.Json',
        'A.cs nuget Microsoft.AspNetCore',
        'A.cs nuget Moq',
        'A.cs nuget Serilog',
      ],
      ['nuget:Newtonsoft.Json', 'nuget:Moq'],
      ['soup-import-unlocked warning A.cs:4 Serilog'],
    ],
    [
      'Dart’s packages, and what comes with Flutter',
      ['a.dart pub flutter_test', 'a.dart pub http', 'a.dart pub gone'],
      ['pub:http'],
      ['soup-import-unlocked error a.dart:3 gone'],
    ],
    [
      'Swift’s own frameworks and modules of pods',
      [
        'A.swift generic HealthKit',
        'A.swift generic Alamofire',
        'A.swift generic ArgumentParser',
        'A.swift generic RxSwift',
        'A.swift generic Amplitude',
      ],
      [
        'swift:github.com/Alamofire/Alamofire',
        'swift:github.com/apple/swift-argument-parser',
        'cocoapods:RxSwift',
      ],
      ['soup-import-unlocked warning A.swift:5 Amplitude'],
    ],
    [
      'headers of C and C++',
      [
        'a.cpp generic spdlog',
        'a.cpp generic vtkImage',
        'a.cpp generic pb_decode',
        'a.cpp generic QString',
        'a.cpp generic torch',
        'a.cpp generic X11',
        'a.cpp generic Eigen',
        'a.cpp generic boost',
        'a.cpp generic QtCore',
      ],
      ['conan:spdlog', 'conan:eigen', 'generic:boost', 'generic:VTK', 'pypi:torch'],
      ['soup-import-unlocked warning a.cpp:3 nanopb', 'soup-import-unlocked warning a.cpp:4 Qt'],
    ],
  ])('%s', (_title, imports, locked, findings) => {
    expect(told(imports, locked)).toEqual(findings);
  });

  // @verifies SRS-1626
  it('refuses an empty list in every language', () => {
    expect(
      told(
        ['a.cpp generic spdlog', 'b.swift generic Alamofire', 'b.swift generic Core', 'c.m generic UIKit'],
        ['npm:a'],
        { paths: ['Sources/Core/A.swift'] },
      ),
    ).toEqual([
      'soup-nothing-locked error a.cpp:1 Packages of C and C++ are imported (spdlog), but no lockfile or bill of materials states any.',
      'soup-nothing-locked error b.swift:2 Packages of Swift are imported (Alamofire), but no lockfile or bill of materials states any.',
    ]);
  });

  // @verifies SRS-3522
  it('takes an entry’s word for the names its package is imported by', () => {
    expect(
      told(['a.cpp generic QtCore', 'A.java maven org.hibernate.cfg'], ['generic:qt', 'maven:a:b'], {
        stated: 'Qt, org.hibernate',
      }),
    ).toEqual([]);
  });
});
