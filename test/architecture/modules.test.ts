import { describe, expect, it } from 'vitest';
import { readModules } from '../../src/architecture/modules/index.ts';
import { resolveImports } from '../../src/architecture/resolve/index.ts';
import { architectureOf, edgesOf, type Files, factsOf, linesOf } from './project.ts';

/** Modules as `kind name: directory → what it uses`. */
function modulesOf(files: Files): string[] {
  const { codeFiles, manifests } = factsOf(files);
  return readModules(
    manifests,
    codeFiles.map(({ path }) => path),
  ).map(({ kind, name, directory, uses }) => `${kind} ${name}: ${directory} → ${uses.join(' ')}`);
}

/** Imports of the first file as `specifier → files or package`. */
function resolved(files: Files): string[] {
  const { codeFiles, imports, manifests } = factsOf(files);
  const [first] = Object.keys(files);
  return resolveImports(codeFiles, imports, manifests)
    .filter(({ file }) => file === first)
    .map(({ specifier, resolution }) => {
      if (resolution.kind === 'file') return `${specifier} → ${resolution.files.join(' ')}`;
      return `${specifier} → ${'name' in resolution ? resolution.name : resolution.kind}`;
    });
}

// @verifies SRS-3580
describe('modules are read from the files of', () => {
  it('SwiftPM: targets where they lie, with what they depend on; those of other packages are none', () => {
    expect(
      modulesOf({
        'Package.swift': `// swift-tools-version:6.0
let package = Package(
  name: "Pump",
  products: [.library(name: "Pump", targets: ["Core"])],
  dependencies: [.package(url: "https://example.org/x.git", from: "1.0.0")],
  targets: [
    .target(name: "Core"), // .target(name: "Old")
    .target(name: "Pump-UI", dependencies: ["Core", .product(name: "X", package: "x"), .target(name: "Log")], path: "Interface"),
    .executableTarget(name: "Gone", dependencies: ["Core"]),
    .testTarget(name: "CoreTests", dependencies: [.target(name: "Core")]),
  ]
)
`,
        'Sources/Core/A.swift': '',
        'Interface/V.swift': '',
        'Tests/CoreTests/T.swift': '',
      }),
    ).toEqual([
      'Swift target Core: Sources/Core → ',
      'Swift target Pump_UI: Interface → Core X Log',
      'Swift test target CoreTests: Tests/CoreTests → Core',
    ]);
  });

  it('Xcode: targets by the folder of their name, the folder they take as a whole, and groups', () => {
    const project = `// !$*UTF8*$!
{ archiveVersion = 1; objects = {
/* Begin PBXNativeTarget section */
  1 /* Pump */ = { isa = PBXNativeTarget; name = Pump; };
  2 = { isa = PBXNativeTarget; name = "Pump Watch"; };
  3 = { isa = PBXNativeTarget; name = PumpTests; productType = "com.apple.product-type.bundle.unit-test"; };
  4 = { isa = PBXNativeTarget; name = Elsewhere; };
  5 = { isa = PBXNativeTarget; name = Widget; fileSystemSynchronizedGroups = (10 /* Extension */, ); };
  6 = { isa = PBXNativeTarget; name = DoseKit; buildPhases = (20, 21); };
  10 = { isa = PBXFileSystemSynchronizedRootGroup; path = Extension; sourceTree = "<group>"; };
  20 = { isa = PBXSourcesBuildPhase; files = (30, 31, 32, 33, ); };
  21 = { isa = PBXFrameworksBuildPhase; files = (34); };
  30 = { isa = PBXBuildFile; fileRef = 40; };
  31 = { isa = PBXBuildFile; fileRef = 41; };
  32 = { isa = PBXBuildFile; fileRef = 42; };
  33 = { isa = PBXBuildFile; fileRef = 43; };
  40 = { isa = PBXFileReference; path = A.swift; sourceTree = "<group>"; };
  41 = { isa = PBXFileReference; path = B.swift; sourceTree = "<group>"; };
  42 = { isa = PBXFileReference; path = Common/Dose/C.swift; sourceTree = SOURCE_ROOT; };
  43 = { isa = PBXFileReference; path = /usr/D.swift; sourceTree = "<absolute>"; };
  50 = { isa = PBXGroup; children = (51, 10); sourceTree = "<group>"; };
  51 = { isa = PBXGroup; children = (52, ); name = Kits; path = Common; sourceTree = "<group>"; };
  52 = { isa = PBXGroup; children = (40, 41, ); path = Dose; sourceTree = "<group>"; };
}; rootObject = 60; }
`;
    const files = {
      'App/Pump/A.swift': '',
      'App/Pump Watch/W.swift': '',
      'App/PumpTests/T.swift': '',
      'App/Extension/E.swift': '',
      'App/Common/Dose/A.swift': '',
      'App/B.swift': '',
    };
    expect(modulesOf({ ...files, 'App/Pump.xcodeproj/project.pbxproj': project })).toEqual([
      'Xcode target Pump: App/Pump → ',
      'Xcode target Pump_Watch: App/Pump Watch → ',
      'Xcode test target PumpTests: App/PumpTests → ',
      'Xcode target Widget: App/Extension → ',
      'Xcode target DoseKit: App/Common/Dose → ',
    ]);
    for (let end = 0; end < project.length; end += 97)
      expect(modulesOf({ ...files, 'App/Pump.xcodeproj/project.pbxproj': project.slice(0, end) })).toEqual(
        [],
      );
  });

  it('Gradle: what the settings include, once, with the projects that are asked for', () => {
    expect(
      modulesOf({
        'settings.gradle.kts':
          'include(":app", ":core:data")\n// include(":gone")\ninclude(":tools")\nproject(":tools").projectDir = File(rootDir, "build-tools")\n',
        'app/build.gradle.kts':
          'dependencies { implementation(project(":core:data")); api(projects.coreUi.theme) }',
        'app/A.kt': '',
        'core/data/B.kt': '',
        'build-tools/C.kt': '',
        'old/build.gradle': "compile project(path: ':app')",
        'old/D.java': '',
      }),
    ).toEqual([
      'Gradle module app: app → core:data core-ui:theme',
      'Gradle module core:data: core/data → ',
      'Gradle module tools: build-tools → ',
      'Gradle module old: old → app',
    ]);
  });

  it('Maven: the artifact of the module, not that of its parent or of a plug-in', () => {
    expect(
      modulesOf({
        'api/pom.xml':
          '<project><parent><artifactId>pump</artifactId></parent><!-- <artifactId>no</artifactId> --><build><plugins><plugin><artifactId>jar</artifactId></plugin></plugins></build><artifactId>pump-api</artifactId><dependencies><dependency><groupId>g</groupId><artifactId>pump-core</artifactId></dependency></dependencies></project>',
        'api/src/main/java/A.java': '',
      }),
    ).toEqual(['Maven module pump-api: api → pump-core']);
  });

  it('CMake: libraries and programs with what they are linked with; aliases and imported ones are none', () => {
    expect(
      modulesOf({
        'core/CMakeLists.txt': `project(core)\nadd_library(\${PROJECT_NAME} STATIC a.cpp) # add_library(no a.cpp)\nadd_library(Pump::core ALIAS core)\nadd_library(zlib SHARED IMPORTED)\n`,
        'core/a.cpp': '',
        'app/CMakeLists.txt': `qt_add_executable(app main.cpp)\ntarget_link_libraries(app PRIVATE Pump::core \${LIBS} Threads::Threads)\n`,
        'app/main.cpp': '',
      }),
    ).toEqual(['CMake target core: core → ', 'CMake target app: app → core Threads']);
  });

  it('.NET, Cargo, Go, npm and Python', () => {
    expect(
      modulesOf({
        'App/Pump.App.csproj':
          '<Project><ItemGroup><ProjectReference Include="..\\Core\\Pump.Core.csproj" /></ItemGroup></Project>',
        'App/A.cs': '',
        'crates/core/Cargo.toml': '[package]\nname = "pump-core"\n[lib]\nname = "pump"\n',
        'crates/core/src/lib.rs': '',
        'svc/go.mod': 'module example.org/svc\nrequire (\n\texample.org/core v1.2.3\n)\n',
        'svc/a.go': '',
        'web/package.json': '{"name":"@pump/web"}',
        'web/a.ts': '',
        'py/pyproject.toml': '[project]\nname = "pump"\n',
        'py/src/pump/a.py': '',
        'empty/package.json': '{"name":"@pump/empty"}',
      }),
    ).toEqual([
      '.NET project Pump.App: App → Pump.Core',
      'crate pump: crates/core → ',
      'Go module example.org/svc: svc → example.org/core',
      'workspace package @pump/web: web → ',
      'Python project pump: py → ',
    ]);
  });
});

// @verifies SRS-3580
it('Swift: imports of modules of the project are inside, so that forbidden and circular ones are found', () => {
  const element = (name: string) => `/// Part.\n/// @c4 component "${name}"\n`;
  const { model, findings } = architectureOf(
    {
      'Package.swift':
        'let p = Package(targets: [.target(name: "Core"), .target(name: "UI", dependencies: ["Core"])])\n',
      'Sources/Core/Core.swift': `${element('Core')}/// @path .\n\nimport Foundation\n@_spi(Inner) public import UI\n`,
      'Sources/UI/V.swift': `${element('UI')}/// @path .\n\n@testable import Core\nimport HealthKit\n`,
    },
    [{ from: 'Core', to: 'UI', access: 'forbid', reason: 'the core knows no screen' }],
  );
  expect(edgesOf(model)).toEqual(['core → ui ×1', 'ui → core ×1']);
  expect(model.packages.map(({ name }) => name)).toEqual(['HealthKit']);
  expect(linesOf(findings).map((line) => line.replace(/:.*? (\S+):.*/, ' $1'))).toEqual(
    expect.arrayContaining([
      'Sources/Core/Core.swift dependency-forbidden',
      'Sources/Core/Core.swift dependency-cycle',
    ]),
  );
});

it('Swift: without a build file a folder at the top of the source is a module', () => {
  expect(
    resolved({ 'Sources/UI/V.swift': 'import Core\nimport Charts\n', 'Sources/Core/A.swift': '' }),
  ).toEqual(['Core → Sources/Core/A.swift', 'Charts → Charts']);
});

// @verifies SRS-3581
describe('of several files an import may mean, those in what the module builds against', () => {
  it('C++: a header of two libraries', () => {
    const files: Files = {
      'app/main.cpp': '#include "rate.h"\n',
      'app/CMakeLists.txt': 'add_executable(app main.cpp)\ntarget_link_libraries(app core)\n',
      'appold/CMakeLists.txt': 'add_library(appold rate.cpp)\n',
      'appold/include/rate.h': '',
      'core/CMakeLists.txt': 'add_library(core rate.cpp)\n',
      'core/include/rate.h': '',
    };
    expect(resolved(files)).toEqual(['rate.h → core/include/rate.h']);
  });

  it('C++: a header of no file is of the package whose name it bears, where the build looks for that', () => {
    expect(
      resolved({
        'src/a.cpp': '#include "itkImage.h"\n#include <vtkActor.h>\n#include "itkOwn.h"\n',
        'src/itkOwn.h': '',
        'src/CMakeLists.txt': '# find_package(VTK)\nfind_package(ITK 5.3 REQUIRED)\n',
      }),
    ).toEqual(['itkImage.h → ITK', 'vtkActor.h → vtkActor', 'itkOwn.h → src/itkOwn.h']);
    expect(
      resolved({ 'src/a.cpp': '#include "itkImage.h"\n', 'Common.cmake': 'find_package(ITK)\n' }),
    ).toEqual(['itkImage.h → ITK']);
  });

  it('C# and Java: a namespace of two projects', () => {
    expect(
      resolved({
        'App/A.cs': 'using Pump.Alarm;\n',
        'App/App.csproj': '<ProjectReference Include="../New/New.csproj" />',
        'New/B.cs': 'namespace Pump.Alarm;\n',
        'New/New.csproj': '<Project />',
        'Old/B.cs': 'namespace Pump.Alarm;\n',
        'Old/Old.csproj': '<Project />',
      }),
    ).toEqual(['Pump.Alarm → New/B.cs']);
    expect(
      resolved({
        'app/A.java': 'package a;\nimport org.pump.*;\n',
        'app/pom.xml': '<artifactId>app</artifactId>',
        'x/B.java': 'package org.pump;\n',
        'y/C.java': 'package org.pump;\n',
      }),
    ).toEqual(['org.pump.* → x/B.java y/C.java']);
  });

  it('Kotlin: shared code takes nothing of one platform', () => {
    const files: Files = {
      'src/commonMain/kotlin/a/A.kt': 'package a\nimport org.pump.stop\n',
      'src/commonMain/kotlin/p/B.kt': 'package org.pump\n',
      'src/androidMain/kotlin/p/C.kt': 'package org.pump\n',
    };
    expect(resolved(files)).toEqual(['org.pump.stop → src/commonMain/kotlin/p/B.kt']);
    expect(resolved({ 'src/androidMain/kotlin/a/A.kt': 'import org.pump.stop\n', ...files })).toEqual([
      'org.pump.stop → src/commonMain/kotlin/p/B.kt src/androidMain/kotlin/p/C.kt',
    ]);
  });
});

describe('modules that lie in modules', () => {
  it('Go: the innermost module is meant; Rust: a crate by its library and by another name', () => {
    expect(
      resolved({
        'main.go': 'package main\nimport "example.org/pump/core/rate"\n',
        'go.mod': 'module example.org/pump\n',
        'libs/core/go.mod': 'module example.org/pump/core\n',
        'libs/core/rate/a.go': 'package rate\n',
      }),
    ).toEqual(['example.org/pump/core/rate → libs/core/rate/a.go']);
    expect(
      resolved({
        'app/src/main.rs': 'use pump::rate;\nuse alarms::siren;\n',
        'app/Cargo.toml':
          '[package]\nname = "app"\n[dependencies]\npump-core = { path = "../core" }\nalarms = { package = "pump-alarm", path = "../alarm" }\n',
        'core/Cargo.toml': '[package]\nname = "pump-core"\n[lib]\nname = "pump"\n',
        'core/src/lib.rs': '',
        'core/src/rate.rs': '',
        'alarm/Cargo.toml': '[package]\nname = "pump-alarm"\n',
        'alarm/src/lib.rs': '',
        'alarm/src/siren.rs': '',
      }),
    ).toEqual(['pump::rate → core/src/rate.rs', 'alarms::siren → alarm/src/siren.rs']);
  });

  it('Python: packages without __init__.py in the src of a project', () => {
    expect(
      resolved({
        'src/pump/app/main.py': 'import pump.core.rate\nfrom pump.core import rate\nimport numpy\n',
        'src/pump/core/rate.py': '',
        'pyproject.toml': '[project]\nname = "pump"\n',
      }),
    ).toEqual([
      'pump.core.rate → src/pump/core/rate.py',
      'pump.core → src/pump/core/rate.py',
      'numpy → numpy',
    ]);
  });
});

// @verifies SRS-3599
it('a module of a Swift package can be forbidden by the name it is imported by', () => {
  const { findings, model } = architectureOf(
    {
      'Package.swift':
        'let package = Package(name: "Pump", dependencies: [.package(url: "https://example.org/a/llm.git", from: "1.0.0")], targets: [.target(name: "Core", dependencies: [.product(name: "LLM", package: "llm"), .product(name: "LLMOpen", package: "llm")])])',
      'Sources/Core/Core.swift': `/// @c4 component "Core"\n/// @path .\n\nimport LLM\nimport LLMOpen\n`,
    },
    [{ from: 'Core', module: 'LLMOpen', access: 'forbid', reason: 'it leaves the device' }],
  );
  expect(model.packages.map(({ name, module, count }) => `${name} ${module} ${count}`)).toEqual([
    'example.org/a/llm LLM 1',
    'example.org/a/llm LLMOpen 1',
  ]);
  expect(
    findings
      .filter(({ rule }) => rule === 'dependency-forbidden')
      .map(({ line, message }) => `${line} ${message}`),
  ).toEqual(['5 Core imports LLMOpen, which is forbidden: it leaves the device.']);
});

// @verifies SRS-3599
it('modules of Swift packages lead to the package whose product build files say they are', () => {
  const project = `{ objects = {
  1 = { isa = XCRemoteSwiftPackageReference; repositoryURL = "git@Example.org:med/Dose-Kit.git"; };
  2 = { isa = XCSwiftPackageProductDependency; package = 1 /* Dose */; productName = DoseCore; };
  3 = { isa = XCSwiftPackageProductDependency; productName = Local; };
}; }`;
  const manifest = `let package = Package(name: "Pump", dependencies: [
  .package(url: "https://example.org/apple/swift-log.git", from: "1.5.0"),
  .package(name: "Old", url: "https://example.org/b/old-name", .upToNextMajor(from: "1.0.0")),
  .package(url: "https://example.org/c/Charts.git", exact: "5.1.0"),
], targets: [.target(name: "Core", dependencies: [
  .product(name: "Logging", package: "swift-log"), .product(name: "Older", package: "Old"), "Charts", "Gone"])])`;
  expect(
    resolved({
      'Sources/Core/A.swift':
        'import DoseCore\nimport Local\nimport Logging\nimport Older\nimport Charts\nimport Gone\nimport Core\n',
      'App.xcodeproj/project.pbxproj': project,
      'Package.swift': manifest,
    }),
  ).toEqual([
    'DoseCore → example.org/med/Dose-Kit',
    'Local → Local',
    'Logging → example.org/apple/swift-log',
    'Older → example.org/b/old-name',
    'Charts → example.org/c/Charts',
    'Gone → Gone',
    'Core → Sources/Core/A.swift',
  ]);
});
