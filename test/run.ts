// Type check, lint and all tests, a report for each level, and one closing line. `npm test` runs it through `dossier stamp`, which binds the
// reports to this tree. Levels may be named: `node test/run.ts unit` runs them alone, and writes no report.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lcovOf } from './lcov.ts';
import { levels } from './levels.ts';

const run = (command: string, ...words: string[]): Promise<boolean> => {
  process.stdout.write(`\n> ${[command, ...words].join(' ')}\n`);
  return endedWell(spawn(command, words, { stdio: 'inherit' }));
};

/** Runs a command beside others: what it prints is shown as a whole when it ended. */
const runAside = async (command: string, ...words: string[]): Promise<boolean> => {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => printed.push(piece));
  const isSound = await endedWell(child);
  process.stdout.write(`\n> ${[command, ...words].join(' ')}\n${Buffer.concat(printed)}`);
  return isSound;
};

function endedWell(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(false)).on('close', (code) => resolve(code === 0));
  });
}

const vitest = (directories: readonly string[]): Promise<boolean> =>
  run('vitest', 'run', '--config', 'test/vitest.config.ts', ...directories.map((name) => `test/${name}/`));

/** Runs the tests of a level; their report says nothing of the other levels. */
const test = (level: string, directories: string[]): Promise<boolean> => {
  process.env.DOSSIER_REPORT = reportOf(level);
  // Tests of the system start many processes; what they run of a unit says little of it.
  if (level === 'system') delete process.env.NODE_V8_COVERAGE;
  else process.env.NODE_V8_COVERAGE = ran;
  return vitest(directories);
};
const reportOf = (level: string): string => `reports/${level}.xml`;

const named = process.argv.slice(2);
if (named.length > 0) {
  const directories = Object.entries(levels()).flatMap(([level, all]) => (named.includes(level) ? all : []));
  const checked = [runAside('tsc', '--noEmit'), runAside('biome', 'ci', '--error-on-warnings')];
  const isSound = directories.length > 0 && (await vitest(directories));
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
const beside = [
  runAside('tsc', '--noEmit'),
  runAside('biome', 'ci', '--error-on-warnings'),
  runAside('biome', 'lint', '--reporter=sarif', '--reporter-file=reports/lint.sarif'),
];
const sound: boolean[] = [];
for (const [level, directories] of Object.entries(levels())) sound.push(await test(level, directories));
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
