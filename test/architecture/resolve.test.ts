import { describe, expect, it } from 'vitest';
import { resolveImports } from '../../src/architecture/resolve/index.ts';
import { type Files, factsOf } from './project.ts';

/** Imports of the first file as `specifier → where it leads`. */
function resolved(files: Files): string[] {
  const { codeFiles, imports, manifests } = factsOf(files);
  const [file] = Object.keys(files);
  return resolveImports(codeFiles, imports, manifests)
    .filter((entry) => entry.file === file)
    .map(({ specifier, line, resolution }) => {
      const target =
        resolution.kind === 'file'
          ? resolution.files.join(' ')
          : resolution.kind === 'package'
            ? `${resolution.ecosystem}:${resolution.name}`
            : resolution.kind;
      return `${line} ${specifier} → ${target}`;
    });
}

describe('imports lead to files', () => {
  it('TypeScript: relative, by paths, by workspace exports, by package imports', () => {
    expect(
      resolved({
        'packages/app/src/main.ts': [
          "import { a } from './a.js';",
          "import type { b } from '../lib';",
          "export * from '@pump/core/deep';",
          "const c = await import('@pump/core');",
          "const d = require('~/util');",
          "import '#inner';",
          "import fs from 'node:fs';",
          "import { readFile } from 'fs/promises';",
          "import z from 'zod/v4';",
          "// import 'no';",
          'const text = "import x from \'no\'";',
          "import './style.css';",
          "import './gone.ts';",
        ].join('\n'),
        'packages/app/src/a.ts': '',
        'packages/app/lib/index.ts': '',
        'packages/app/src/util.ts': '',
        'packages/app/src/inner.ts': '',
        'packages/app/package.json': '{"name":"@pump/app","imports":{"#inner":"./src/inner.ts"}}',
        'packages/app/tsconfig.json':
          '{\n // paths\n "compilerOptions": {"paths": {"~/*": ["./src/*"]},},\n}',
        'packages/core/package.json':
          '{"name":"@pump/core","main":"dist/index.js","exports":{".":"./dist/index.js","./*":{"types":"./types/*.d.ts","import":"./dist/*.js"}}}',
        'packages/core/src/index.ts': '',
        'packages/core/src/deep.ts': '',
      }),
    ).toEqual([
      '1 ./a.js → packages/app/src/a.ts',
      '2 ../lib → packages/app/lib/index.ts',
      '3 @pump/core/deep → packages/core/src/deep.ts',
      '4 @pump/core → packages/core/src/index.ts',
      '5 ~/util → packages/app/src/util.ts',
      '6 #inner → packages/app/src/inner.ts',
      '7 node:fs → runtime',
      '8 fs/promises → runtime',
      '9 zod/v4 → npm:zod',
      '12 ./style.css → runtime',
      '13 ./gone.ts → unresolved',
    ]);
  });

  it('Python: packages, modules among the names, dots', () => {
    expect(
      resolved({
        'src/pump/core/run.py':
          'import os.path, pump.alarm as a\nfrom . import rate\nfrom ..alarm import (siren, # no\n  Level)\nfrom pump.alarm.siren import Siren\nimport numpy as np\nfrom .gone import x\n',
        'src/pump/__init__.py': '',
        'src/pump/core/__init__.py': '',
        'src/pump/core/rate.py': '',
        'src/pump/alarm/__init__.py': '',
        'src/pump/alarm/siren.py': '',
      }),
    ).toEqual([
      '1 os.path → runtime',
      '1 pump.alarm → src/pump/alarm/__init__.py',
      '2 . → src/pump/core/rate.py',
      '3 ..alarm → src/pump/alarm/siren.py',
      '5 pump.alarm.siren → src/pump/alarm/siren.py',
      '6 numpy → pypi:numpy',
      '7 .gone → unresolved',
    ]);
  });

  it('Java: types, packages, static members', () => {
    expect(
      resolved({
        'a/src/main/java/org/pump/Main.java':
          'package org.pump;\nimport java.util.List;\nimport org.pump.alarm.*;\nimport static org.pump.rate.Rate.LIMIT;\nimport org.slf4j.Logger;\n',
        'b/src/main/java/org/pump/alarm/Siren.java': 'package org.pump.alarm;\n',
        'b/src/main/java/org/pump/rate/Rate.java': 'package org.pump.rate;\n',
      }),
    ).toEqual([
      '2 java.util.List → runtime',
      '3 org.pump.alarm.* → b/src/main/java/org/pump/alarm/Siren.java',
      '4 org.pump.rate.Rate.LIMIT → b/src/main/java/org/pump/rate/Rate.java',
      '5 org.slf4j.Logger → maven:org.slf4j',
    ]);
  });

  it('C++: beside, by the end of the path, system headers, generated ones', () => {
    expect(
      resolved({
        'core/lib/run.cc':
          '#include "rate.h"\n#  include <pump/alarm.h>\n#include <vector>\n// #include "no.h"\n#include <zlib.h>\n#include "pump/config.h"\n#include <ui_Alarm.h>\n',
        'core/lib/rate.h': '',
        'alarm/include/pump/alarm.h': '',
      }),
    ).toEqual([
      '1 rate.h → core/lib/rate.h',
      '2 pump/alarm.h → alarm/include/pump/alarm.h',
      '3 vector → runtime',
      '5 zlib.h → generic:zlib',
      '6 pump/config.h → unresolved',
      '7 ui_Alarm.h → unresolved',
    ]);
  });

  it('C#, Go and Rust', () => {
    expect(
      resolved({
        'App/Main.cs': 'using System.Text;\nusing Pump.Alarm;\nusing Xunit;\nnamespace Pump.App { }\n',
        'Alarm/Siren.cs': 'namespace Pump.Alarm;\n',
      }),
    ).toEqual(['1 System.Text → runtime', '2 Pump.Alarm → Alarm/Siren.cs', '3 Xunit → nuget:Xunit']);
    expect(
      resolved({
        'cmd/main.go':
          'package main\n\nimport (\n\t"fmt"\n\tal "example.org/pump/alarm"\n\t"github.com/a/b/c"\n)\n',
        'go.mod': 'module example.org/pump\n',
        'alarm/siren.go': 'package alarm\n',
      }),
    ).toEqual([
      '4 fmt → runtime',
      '5 example.org/pump/alarm → alarm/siren.go',
      '6 github.com/a/b/c → golang:github.com/a/b',
    ]);
    expect(
      resolved({
        'core/src/lib.rs':
          'mod rate;\nuse std::fmt;\nuse crate::rate::{Rate, Limit};\nuse pump_alarm::siren;\nuse serde::Serialize;\n',
        'core/src/rate.rs': '',
        'core/Cargo.toml': '[package]\nname = "pump-core"\n',
        'alarm/src/lib.rs': '',
        'alarm/src/siren.rs': '',
        'alarm/Cargo.toml': '[package]\nname = "pump-alarm"\n',
      }),
    ).toEqual([
      '1 rate → core/src/rate.rs',
      '2 std::fmt → runtime',
      '3 crate::rate → core/src/rate.rs',
      '4 pump_alarm::siren → alarm/src/siren.rs',
      '5 serde::Serialize → cargo:serde',
    ]);
  });

  // @verifies SRS-3553
  it('Vue, Svelte and QML', () => {
    expect(
      resolved({
        'app/src/views/Alarm.vue':
          "<script setup>\nimport Siren from '../Siren.svelte';\nimport { rate } from '@/rate';\nimport { ref } from 'vue';\nimport '$app/environment';\nimport '@/gone';\n</script>\n",
        'app/src/Siren.svelte': '<script>\n</script>\n',
        'app/src/rate.ts': '',
      }),
    ).toEqual([
      '2 ../Siren.svelte → app/src/Siren.svelte',
      '3 @/rate → app/src/rate.ts',
      '4 vue → npm:vue',
      '5 $app/environment → runtime',
      '6 @/gone → unresolved',
    ]);
    expect(
      resolved({
        'ui/Main.qml':
          'import QtQuick.Controls 2.15\nimport Pump.Alarm 1.0\nimport "rate.js" as Rate\nimport "parts"\nimport "qrc:/ui/parts"\nimport org.other 1.0\n',
        'ui/rate.js': '',
        'ui/parts/Siren.qml': 'Item {}\n',
        'ui/parts/note.js': '',
        'modules/Pump/Alarm/Bell.qml': 'Item {}\n',
      }),
    ).toEqual([
      '1 QtQuick.Controls → generic:Qt',
      '2 Pump.Alarm → modules/Pump/Alarm/Bell.qml',
      '3 rate.js → ui/rate.js',
      '4 parts → ui/parts/Siren.qml',
      '5 qrc:/ui/parts → ui/parts/Siren.qml',
      '6 org.other → unresolved',
    ]);
  });

  // @verifies SRS-3597
  it('C#: aliases of generic types and words of the language, names within the own namespaces, no declaration', () => {
    expect(
      resolved({
        'App/Main.cs': [
          'using Cells = System.Collections.Generic.List<int?[]>;',
          'using Id = int;',
          'namespace Pump.App.Views;',
          'using Alarm;',
          'using P = Panel;',
          'using Serilog;',
          'class A { void B() {',
          '  using IScoped<Job> job = Make();',
          '  using Stream<Job> other = new Stream<Job>();',
          '} }',
        ].join('\n'),
        'Alarm/Bell.cs': 'namespace Pump.Alarm { }\n',
        'App/Panel.cs': 'namespace Pump.App { }\n',
      }),
    ).toEqual([
      '1 System.Collections.Generic.List → runtime',
      '2 int → runtime',
      '4 Alarm → Alarm/Bell.cs',
      '5 Panel → App/Panel.cs',
      '6 Serilog → nuget:Serilog',
    ]);
  });

  // @verifies SRS-3597
  it('Kotlin and Java: types within types, and what the build of Android makes', () => {
    const source = [
      'package org.pump.app.ui',
      'import org.pump.app.entry.Result.Failure.Empty.reason',
      'import org.pump.app.R',
      'import org.pump.app.databinding.ScreenBinding',
      'import org.pump.old.BuildConfig',
      'import org.pump.other.R',
      'import org.pump.appendix.R',
    ].join('\n');
    expect(
      resolved({
        'app/src/main/java/ui/Screen.kt': source,
        'app/src/main/java/entry/Entry.kt': 'package org.pump.app.entry\n',
        'app/build.gradle.kts': 'android {\n  namespace = "org.pump.app"\n}\n',
        'old/src/main/java/A.kt': 'package org.pump.old.deep\n',
        'old/src/main/AndroidManifest.xml': '<manifest xmlns:android="a"\n  package="org.pump.old">',
      }),
    ).toEqual([
      '2 org.pump.app.entry.Result.Failure.Empty.reason → app/src/main/java/entry/Entry.kt',
      '3 org.pump.app.R → app/src/main/java/entry/Entry.kt',
      '4 org.pump.app.databinding.ScreenBinding → app/src/main/java/entry/Entry.kt',
      '5 org.pump.old.BuildConfig → old/src/main/java/A.kt',
      '6 org.pump.other.R → maven:org.pump.other',
      '7 org.pump.appendix.R → maven:org.pump.appendix',
    ]);
  });

  // @verifies SRS-3597
  it('C++ and Python: headers of exports and modules of Python 2 are no packages', () => {
    expect(
      resolved({
        'core/a.cpp': '#include <MitkCoreExports.h>\n#include "core_export.h"\n#include <reexport.h>\n',
      }),
    ).toEqual([
      '1 MitkCoreExports.h → unresolved',
      '2 core_export.h → unresolved',
      '3 reexport.h → generic:reexport',
    ]);
    expect(resolved({ 'a.py': 'import Queue\nimport _winreg as winreg\nimport queues\n' })).toEqual([
      '1 Queue → runtime',
      '2 _winreg → runtime',
      '3 queues → pypi:queues',
    ]);
  });

  // @verifies SRS-3611
  it('Dart: files beside, packages of the project and of others, the own library, generated parts', () => {
    expect(
      resolved({
        'app/lib/ui/screen.dart': [
          "import 'dart:async';",
          "import 'package:flutter/material.dart';",
          "import 'package:dose_core/dose.dart' show Dose;",
          'export "../model.dart";',
          "part 'screen.g.dart';",
          "part of 'app.dart';",
          "// import 'package:no/no.dart';",
        ].join('\n'),
        'app/lib/model.dart': '',
        'app/pubspec.yaml': 'name: dose_app\n',
        'core/lib/dose.dart': '',
        'core/pubspec.yaml': 'name: "dose_core"\n',
      }),
    ).toEqual([
      '1 dart:async → runtime',
      '2 package:flutter/material.dart → pub:flutter',
      '3 package:dose_core/dose.dart → core/lib/dose.dart',
      '4 ../model.dart → app/lib/model.dart',
      '5 screen.g.dart → unresolved',
    ]);
  });
});
