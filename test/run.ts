// Type check, lint and all tests, a report for each level, and one closing line. `npm test` runs it through `dossier stamp`, which binds the
// reports to this tree. Levels may be named: `node test/run.ts unit` runs them alone, and writes no report.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lcovOf } from './lcov.ts';
import { levels } from './levels.ts';

/** A command line, and what it has in its environment besides. */
interface Command {
  words: [command: string, ...words: string[]];
  variables?: Record<string, string>;
}

const run = ({ words, variables }: Command): Promise<boolean> => {
  const [command, ...others] = words;
  process.stdout.write(`\n> ${words.join(' ')}\n`);
  return endedWell(spawn(command, others, { stdio: 'inherit', env: { ...process.env, ...variables } }));
};

/** Runs a command beside others: what it prints is shown as a whole when it ended. */
const runAside = async ({ words, variables }: Command): Promise<boolean> => {
  const [command, ...others] = words;
  const child = spawn(command, others, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...variables },
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => printed.push(piece));
  const isSound = await endedWell(child);
  process.stdout.write(`\n> ${words.join(' ')}\n${Buffer.concat(printed)}`);
  return isSound;
};

function endedWell(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(false)).on('close', (code) => resolve(code === 0));
  });
}

const vitest = (directories: readonly string[], variables: Record<string, string> = {}): Command => ({
  words: [
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    ...directories.map((name) => `test/${name}/`),
  ],
  variables,
});
const reportOf = (level: string): string => `reports/${level}.xml`;

const lint: Command['words'] = ['biome', 'ci', '--error-on-warnings'];
const named = process.argv.slice(2);
if (named.length > 0) {
  const directories = Object.entries(levels()).flatMap(([level, all]) => (named.includes(level) ? all : []));
  // Who runs a level runs it again and again: what was found of types is kept, by the hashes of the files.
  const kept = ['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'];
  const types: Command = { words: ['tsc', '--noEmit', ...kept] };
  const checked = [types, { words: lint }].map(runAside);
  const isSound = directories.length > 0 && (await run(vitest(directories)));
  process.exit((await Promise.all(checked)).every(Boolean) && isSound ? 0 : 1);
}

// An older Node.js that is still maintained, for the tests that run Dossier on it; without a network they are skipped. It is installed in its
// directory, since with `--prefix` npm reads no settings of the machine.
const runtimes = '.runtimes';
if (!existsSync(`${runtimes}/node_modules/.bin/node`)) {
  mkdirSync(runtimes, { recursive: true });
  writeFileSync(`${runtimes}/package.json`, '{}\n');
  spawnSync('npm', ['install', '--no-save', '--silent', 'node@22.23.3'], { cwd: runtimes, stdio: 'inherit' });
}

const ran = mkdtempSync(join(tmpdir(), 'dossier-coverage-'));
rmSync('reports', { recursive: true, force: true });
mkdirSync('reports');
const types: Command = { words: ['tsc', '--noEmit'] };
const linted: Command = {
  words: [...lint, '--reporter=default', '--reporter=sarif', '--reporter-file=reports/lint.sarif'],
};
/** The tests of a level; their report says nothing of the other levels. */
const testsOf = (level: keyof ReturnType<typeof levels>): Command =>
  vitest(levels()[level], {
    DOSSIER_REPORT: reportOf(level),
    // Tests of the system start many processes; what they run of a unit says little of it.
    ...(level === 'system' ? {} : { NODE_V8_COVERAGE: ran }),
  });
const sound: boolean[] = [];
const beside = [types, linted].map(runAside);
// One level after the other: beside each other, so many tests share two cores that some miss their limits.
for (const level of ['unit', 'integration', 'system'] as const) sound.push(await run(testsOf(level)));
sound.push(...(await Promise.all(beside)));

writeFileSync('reports/lcov.info', lcovOf(process.cwd(), ran));
rmSync(ran, { recursive: true });

const counts = Object.keys(levels()).map((level) => count(reportOf(level)));
const sum = (of: 'passed' | 'failed' | 'skipped'): number =>
  counts.reduce((total, each) => total + each[of], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
const closing = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
writeFileSync('reports/summary.txt', `${closing}\n`);
process.stdout.write(`\n${closing}\n`);
process.exitCode = sound.every(Boolean) && failed === 0 && counts.every((each) => each.passed > 0) ? 0 : 1;

function count(path: string): { passed: number; failed: number; skipped: number } {
  let report = '';
  try {
    report = readFileSync(path, 'utf8');
  } catch {
    // No report: nothing of the level passed, and the exit code says so.
  }
  const total = /<testsuites[^>]*\btests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(report);
  const skipped = report.split('<skipped').length - 1;
  const failed = Number(total?.[2] ?? 0) + Number(total?.[3] ?? 0);
  return { passed: Number(total?.[1] ?? 0) - failed - skipped, failed, skipped };
}
