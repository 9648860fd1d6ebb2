import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { coverageSource } from '../../src/sources/coverage/index.ts';
import { context } from '../code/context.ts';
import { lcovOf } from '../lcov.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-lcov-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('what processes ran together makes one tracefile, without types and comments', () => {
  mkdirSync(join(root, 'src'));
  writeFileSync(
    join(root, 'src/rate.ts'),
    `/** A rate; not 'run' /* at all. */
export interface Rate {
  value: number;
}

// Neither is this.
export function limit(rate: Rate, most: number): number {
  if (rate.value > most) {
    return most;
  }
  if (rate.value < 0) {
    throw new Error('negative');
  }
  return rate.value;
}
`,
  );
  const ran = join(root, 'ran');
  const call = (value: number): void => {
    const { status } = spawnSync(
      process.execPath,
      ['-e', `import('./src/rate.ts').then(({ limit }) => limit({ value: ${value} }, 10))`],
      { cwd: root, env: { ...process.env, NODE_V8_COVERAGE: ran } },
    );
    expect(status).toBe(0);
  };
  call(5);
  const read = () => {
    const bytes = Buffer.from(lcovOf(root, ran));
    const { coverage, findings } = coverageSource.read({ path: 'reports/lcov.info', bytes }, context());
    expect(findings).toEqual([]);
    return coverage[0]?.files;
  };
  const lines = (covered: number) => [
    expect.objectContaining({ file: 'src/rate.ts', lines: { covered, total: 6 } }),
  ];
  expect(read()).toEqual(lines(4));
  call(50);
  expect(read()).toEqual(lines(5));
  expect(lcovOf(root, ran)).toContain('DA:9,1\n');
  expect(lcovOf(root, ran)).toContain('DA:12,0\n');
});
