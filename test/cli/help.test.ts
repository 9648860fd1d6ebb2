import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { TestProject } from './project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Prints the address of each module that is loaded, to standard error. */
const told = `data:text/javascript,${encodeURIComponent(`import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });`)}`;

/** Modules that a call loads, below the clone. */
const loadedBy = (...words: string[]): string[] =>
  execFileSync(
    'sh',
    ['-c', 'exec "$0" "$@" 2>&1 >/dev/null', process.execPath, '--import', told, 'bin/dossier.cjs', ...words],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
    .split('\n')
    .filter((url) => url.startsWith('file:'))
    .map((url) => fileURLToPath(url).slice(root.length));

// @verifies SRS-3711
it('the help loads neither commands nor what they work with', () => {
  const loaded = loadedBy('--help');
  expect(loaded.filter((path) => path.startsWith('src/cli/commands/'))).toEqual([
    'src/cli/commands/index.ts',
  ]);
  expect(loaded.filter((path) => /^src\/(?:config\/index|pipeline|sources|render)/.test(path))).toEqual([]);
  expect(loaded.filter((path) => /^node_modules\/(?!commander)/.test(path))).toEqual([]);
});

// @verifies SRS-3711
it('the help of a command loads that command alone', () => {
  const commands = loadedBy('rules', '--help').filter((path) => path.startsWith('src/cli/commands/'));
  expect(commands).toEqual(['src/cli/commands/index.ts', 'src/cli/commands/rules.ts']);
});

// @verifies SRS-1401
it('a check that nothing changed since loads neither the schema of configurations nor what reads, links and judges', async () => {
  const project = TestProject.clean();
  try {
    // What was written within two seconds of a check is read again by the next.
    await setTimeout(2200);
    loadedBy('--config', project.root, 'check');
    const loaded = loadedBy('--config', project.root, 'check');
    expect(loaded).toContain('src/sources/survey.ts');
    const unneeded =
      /^(?:node_modules\/(?:zod|saxes)|src\/(?:config\/schema|trace|documents|pipeline\/analyse|sources\/results\/index))\b/;
    expect(loaded.filter((path) => unneeded.test(path))).toEqual([]);
  } finally {
    project.remove();
  }
});
