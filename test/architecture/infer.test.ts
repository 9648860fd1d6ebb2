import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inferElements, inferredPage } from '../../src/architecture/index.ts';
import { type Files, factsOf } from './project.ts';

/** Proposals as `kind name: path (why)`. */
function proposed(files: Files, depth?: number): string[] {
  const { codeFiles, manifests } = factsOf(files);
  return inferElements(codeFiles, manifests, depth).elements.map(
    ({ kind, name, path, because }) => `${kind} ${name}: ${path} (${because})`,
  );
}

const java = (name: string) => `package ${name};\n`;

describe('a project without annotations', () => {
  const files: Files = {
    'package.json': '{"name":"root"}',
    'packages/core/package.json': '{"name":"@pump/core"}',
    'packages/core/src/rate/a.ts': '',
    'packages/core/src/alarm/b.ts': '',
    'packages/core/src/index.ts': '',
    'packages/ui/package.json': '{"name":"@pump/ui"}',
    'packages/ui/src/app.tsx': '',
    'server/src/main/java/org/pump/Main.java': java('org.pump'),
    'test/a.test.ts': '',
  };

  it('gets proposals from packages, build modules and folders', async () => {
    expect(proposed(files)).toEqual([
      'container core: packages/core (workspace package)',
      'component alarm: packages/core/src/alarm (folder)',
      'component rate: packages/core/src/rate (folder)',
      'container ui: packages/ui (workspace package)',
      'container server: server (build module)',
    ]);
    const { codeFiles, manifests } = factsOf(files);
    await expect(inferredPage(inferElements(codeFiles, manifests))).toMatchFileSnapshot(
      join(import.meta.dirname, 'fixtures', 'inferred.expected.txt'),
    );
  });

  // @verifies SRS-3582
  it('gets as many levels of folders as asked for', () => {
    const deep: Files = { 'lib/run.js': '' };
    for (const folder of ['bolus', 'basal', 'iob', 'meal']) deep[`lib/${folder}/index.js`] = '';
    deep['lib/bolus/limits/a.js'] = '';
    deep['lib/bolus/history/a.js'] = '';
    deep['bin/main.js'] = '';
    expect(proposed(deep, 0)).toEqual([]);
    expect(proposed(deep)).toEqual([
      'component bin: bin (folder)',
      'component lib: lib (folder)',
      'component basal: lib/basal (folder)',
      'component bolus: lib/bolus (folder)',
      'component iob: lib/iob (folder)',
      'component meal: lib/meal (folder)',
    ]);
    expect(proposed(deep, 2).filter((line) => line.includes('lib/bolus/'))).toEqual([
      'component history: lib/bolus/history (folder)',
      'component limits: lib/bolus/limits (folder)',
    ]);
  });
});

// @verifies SRS-3582
it('names are the shortest ends of paths that tell elements apart', () => {
  const files: Files = {
    'settings.gradle.kts': 'include(":core:profile", ":pump:profile")\ninclude(":ui")\n',
    'core/profile/build.gradle.kts': '',
    'core/profile/src/main/kotlin/org/pump/core/profile/store/A.kt': java('org.pump.core.profile.store'),
    'core/profile/src/main/kotlin/org/pump/core/profile/rate/A.kt': java('org.pump.core.profile.rate'),
    'pump/profile/src/main/kotlin/org/pump/pump/profile/store/A.kt': java('org.pump.pump.profile.store'),
    'pump/profile/src/main/kotlin/org/pump/pump/profile/bolus/A.kt': java('org.pump.pump.profile.bolus'),
    'ui/src/main/kotlin/org/pump/ui/A.kt': java('org.pump.ui'),
  };
  expect(proposed(files).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'container core/profile',
    'component rate',
    'component core/profile/store',
    'container pump/profile',
    'component bolus',
    'component pump/profile/store',
    'container ui',
  ]);
});

// @verifies SRS-3582
it('folders of so many modules that nobody reads them are left out, and counted', () => {
  const files: Files = {};
  for (let module = 0; module < 40; module++) {
    files[`m${module}/pom.xml`] = `<project><artifactId>m${module}</artifactId></project>`;
    for (const folder of ['a', 'b', 'c'])
      files[`m${module}/src/main/java/org/m${module}/${folder}/A.java`] = java(`org.m${module}.${folder}`);
  }
  const { codeFiles, manifests } = factsOf(files);
  const proposal = inferElements(codeFiles, manifests);
  expect([proposal.elements.length, proposal.leftOut]).toEqual([40, 120]);
  expect(inferredPage(proposal)).toContain(
    'The folders inside the modules would be 120 elements more: `--depth 1` proposes them.',
  );
  expect(proposed(files, 1)).toHaveLength(160);
});
