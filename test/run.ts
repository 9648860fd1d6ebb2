// Type check, lint and all tests, a report for each level, and one closing line. `npm test` runs it through `dossier stamp`, which binds the
// reports to this tree. Levels may be named: `node test/run.ts unit` runs them alone, and writes no report.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lcovOf } from './lcov.ts';
import { levels } from './levels.ts';

const run = (command: string, ...words: string[]): boolean => {
  process.stdout.write(`\n> ${[command, ...words].join(' ')}\n`);
  return spawnSync(command, words, { stdio: 'inherit' }).status === 0;
};

/** Runs the tests of a level; their report says nothing of the other levels. */
const test = ([level, directories]: [string, string[]]): boolean => {
  process.env.DOSSIER_REPORT = reportOf(level);
  // Tests of the system start many processes; what they run of a unit says little of it.
  if (level === 'system') delete process.env.NODE_V8_COVERAGE;
  else process.env.NODE_V8_COVERAGE = ran;
  const paths = directories.map((name) => `test/${name}/`);
  return run('vitest', 'run', '--config', 'test/vitest.config.ts', ...paths);
};
const reportOf = (level: string): string => `reports/${level}.xml`;

const named = process.argv.slice(2);
if (named.length > 0) {
  const directories = Object.entries(levels()).flatMap(([level, all]) => (named.includes(level) ? all : []));
  const paths = directories.map((name) => `test/${name}/`);
  const isSound = [
    run('tsc', '--noEmit'),
    run('biome', 'ci', '--error-on-warnings'),
    run('vitest', 'run', '--config', 'test/vitest.config.ts', ...paths),
  ];
  process.exit(paths.length > 0 && isSound.every(Boolean) ? 0 : 1);
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
const sound = [
  run('tsc', '--noEmit'),
  run('biome', 'ci', '--error-on-warnings'),
  run('biome', 'lint', '--reporter=sarif', '--reporter-file=reports/lint.sarif'),
  ...Object.entries(levels()).map(test),
];

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
