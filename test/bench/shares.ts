import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Seconds of the processor that a build took with all it started, alone and in shares with the build that assembles them. */
export interface MeasuredShares {
  alone: number;
  /** By number of shares. */
  shared: ReadonlyMap<number, number>;
}

/**
 * Builds a project by itself, and then by so many runs at once on this machine.
 * @throws where the outputs differ
 */
export async function measureShares(project: string, counts: readonly number[]): Promise<MeasuredShares> {
  const build = () => dossier(project, 'build', '--exit-zero');
  const cold = async (work: () => Promise<unknown>): Promise<number> => {
    for (const directory of ['.dossier', 'dist'])
      rmSync(join(project, directory), { recursive: true, force: true });
    const before = secondsOfChildren();
    await work();
    return secondsOfChildren() - before;
  };
  const manifest = (): string => readFileSync(join(project, 'dist/manifest.json'), 'utf8');
  const alone = await cold(build);
  const expected = manifest();
  const shared = new Map<number, number>();
  for (const count of counts) {
    const seconds = await cold(async () => {
      const numbers = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
      await Promise.all(numbers.map((number) => dossier(project, 'warm', '--shard', number)));
      await build();
    });
    if (manifest() !== expected) throw new Error(`${count} shares make another output.`);
    shared.set(count, seconds);
  }
  return { alone, shared };
}

async function dossier(project: string, ...words: string[]): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [main, '--config', project, '--quiet', ...words], {
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}.`);
}

/** User and system time of all processes that this one started and that have ended, with theirs: fields 16 and 17 of proc_pid_stat(5). */
function secondsOfChildren(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
