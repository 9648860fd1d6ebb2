// Type check, lint and all tests; then the stamp that binds their report to this tree, and one closing line.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

process.env.DOSSIER_REPORT = 'reports/junit.xml';

const run = (command: string, ...words: string[]): boolean => {
  process.stdout.write(`\n> ${[command, ...words].join(' ')}\n`);
  return spawnSync(command, words, { stdio: 'inherit' }).status === 0;
};

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports');
const sound = [
  run('tsc', '--noEmit'),
  run('biome', 'ci', '--error-on-warnings'),
  run('vitest', 'run', '--config', 'test/vitest.config.ts'),
];
run('node', 'src/cli/main.ts', 'stamp');

const { passed, failed, skipped } = count();
const closing = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
writeFileSync('reports/summary.txt', `${closing}\n`);
process.stdout.write(`\n${closing}\n`);
process.exitCode = sound.every(Boolean) && failed === 0 && passed > 0 ? 0 : 1;

function count(): { passed: number; failed: number; skipped: number } {
  let report = '';
  try {
    report = readFileSync('reports/junit.xml', 'utf8');
  } catch {
    // No report: nothing passed, and the exit code says so.
  }
  const total = /<testsuites[^>]*\btests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(report);
  const skipped = report.split('<skipped').length - 1;
  const failed = Number(total?.[2] ?? 0) + Number(total?.[3] ?? 0);
  return { passed: Number(total?.[1] ?? 0) - failed - skipped, failed, skipped };
}
