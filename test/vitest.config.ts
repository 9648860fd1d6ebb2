import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { DearFirst } from './dear-first.ts';

// Libraries are tested as users have them. Their builds for development assert what odd Markdown breaks.
process.env.NODE_ENV = 'production';
// Tests and the commands they start find our code compiled: without it, each of them loads what strips the types of its first files. Node.js
// tells less precisely what compiled code ran, so that coverage does without.
if (!process.env.NODE_V8_COVERAGE)
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
    new URL('../node_modules/.cache/compiled', import.meta.url),
  );

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/fixtures/**', '**/node_modules/**'],
    // What hangs is to end; how fast a test is depends on the machine and on what runs beside it.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Modules run as Node runs them for users: native imports, types stripped.
    experimental: { viteModuleRunner: false },
    pool: 'forks',
    // Most tests wait for commands that they start, a fifth of their time with nothing to do: one worker more than cores keeps the machine busy.
    maxWorkers: availableParallelism() + 1,
    // Test files share the modules they import: loading all of them for each file costs more than most files. None leaves state behind.
    isolate: false,
    sequence: { sequencer: DearFirst },
    globalSetup: ['test/temporary.ts'],
    setupFiles: ['test/seed.ts', ...(process.env.NODE_V8_COVERAGE ? ['test/take-coverage.ts'] : [])],
    // Evidence comes from a whole run (test/run.ts) and never from a part of it.
    reporters: process.env.DOSSIER_REPORT
      ? ['default', ['junit', { outputFile: process.env.DOSSIER_REPORT }]]
      : ['default'],
  },
});
