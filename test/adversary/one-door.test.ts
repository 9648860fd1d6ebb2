import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort();
const using = (pattern: RegExp, below: RegExp): string[] =>
  files.filter((path) => below.test(path) && pattern.test(readFileSync(join(root, path), 'utf8')));

// @verifies SRS-3200
describe('no file of a project reaches an output but through the one door', () => {
  it('what renders opens files of Dossier, of its cache and of the browser only', () => {
    const opens =
      /from '(?:node:)?(?:fs|child_process|fs\/promises|worker_threads|sqlite)'|import\('(?:node:)?fs|process\.binding/;
    expect(using(opens, /^(?:render|documents|difference|regulation|trace|udi|risk|architecture)\//)).toEqual(
      [
        'documents/known-blocks.ts',
        'documents/messages.ts',
        'documents/templates.ts',
        'render/browser/bundled.ts',
        'render/browser/installed.ts',
        'render/browser/launch.ts',
        'render/diagrams/cache.ts',
        'render/diagrams/draw.ts',
        'render/fonts/faces.ts',
        // Bytes come in and go out; it opens nothing.
        'render/pdf/finish-thread.ts',
        'render/site/assets.ts',
        // Its script is ours.
        'render/site/lost-page.ts',
      ],
    );
  });

  it('these know no directory of the project but the cache', () => {
    const names = /\b(?:project\.root|configFile)\b|join\(root/;
    expect(using(names, /^(?:render|documents)\//)).toEqual([
      // Its root is that of the browsers it keeps.
      'render/browser/bundled.ts',
      'render/render.ts',
    ]);
    const render = readFileSync(join(root, 'render/render.ts'), 'utf8');
    expect(render.match(/join\(root[^)]*\)/g)).toEqual([
      'join(root, config.output.cache)',
      // Packages of fonts are found from here; nothing else of the project is read by it.
      "join(root, 'package.json')",
    ]);
  });

  it('readers that look at any path of the project serve no output', () => {
    expect(using(/\b(?:readInside|readPlain)\(/, /./)).toEqual([
      'change/review.ts',
      'cli/append-items.ts',
      // Pictures beside a file that is moved are laid below its page; the build reads them through the door like those of any page.
      'cli/commands/import.ts',
      'cli/commands/translations.ts',
      'cli/print-findings.ts',
      'cli/pull-request.ts',
      'cli/take-back.ts',
      'sources/approvals.ts',
      'sources/deployments/files.ts',
      'sources/inside.ts',
      // Archives of other projects and keys, of which an excerpt of the model is shown as text.
      'sources/uses.ts',
      // Evidence, approvals and lockfiles of an archive, which sources have read.
      'workflows/archive-contents.ts',
    ]);
  });
});

// @verifies SRS-3350
it('the clock is read at the edges only, and the network is asked by the registry, the remote cache and trackers alone', () => {
  expect(using(/\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/, /./)).toEqual(
    [
      'cli/commands/publish.ts',
      'cli/compile-cache.ts',
      'cli/signing.ts',
      // The age of what is cached.
      'pipeline/commit-cache.ts',
      'sources/read.ts',
      'sources/git/known-names.ts',
      // The time a signature may not be younger than.
      'pipeline/analyse.ts',
      'verification/approvals.ts',
      // How long the tests ran.
      'sources/stamp/run-tests.ts',
      'sources/stamp/stamp-reports.ts',
    ].sort(),
  );
  expect(using(/\bfetch\(|\bWebSocket\(|\bEventSource\(/, /^(?!dev\/|render\/site\/assets)/)).toEqual([
    'release/stores/follow.ts',
    'remote-cache/store.ts',
    'trackers/client.ts',
  ]);
});
