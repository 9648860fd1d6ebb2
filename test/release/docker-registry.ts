import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Debian's `docker-registry`: the one that is installed, or one taken out of its package for this run, which needs no rights.
 * @returns undefined where neither is to be had
 */
export function findRegistry(scratch: string): string | undefined {
  try {
    return execFileSync('which', ['docker-registry'], { encoding: 'utf8' }).trim();
  } catch {
    try {
      execFileSync('apt-get', ['download', 'docker-registry'], {
        cwd: scratch,
        stdio: 'ignore',
        timeout: 60_000,
      });
      const [file = ''] = readdirSync(scratch).filter((name) => name.endsWith('.deb'));
      execFileSync('dpkg', ['-x', file, 'unpacked'], { cwd: scratch, stdio: 'ignore' });
      const path = join(scratch, 'unpacked/usr/bin/docker-registry');
      return existsSync(path) ? path : undefined;
    } catch {
      return undefined;
    }
  }
}

/** A directory for what a test run needs, and nothing else. */
export function scratchDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'dossier-registry-'));
}

/** Runs the registry on loopback. */
export async function startRegistry(
  program: string,
  scratch: string,
): Promise<{ host: string; stop(): Promise<void> }> {
  const port = await freePort();
  const storage = join(scratch, 'storage');
  mkdirSync(storage, { recursive: true });
  const configuration = join(scratch, 'config.yml');
  writeFileSync(
    configuration,
    `version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: ${storage}}}\nhttp: {addr: '127.0.0.1:${port}', secret: test}\n`,
  );
  const child = spawn(program, ['serve', configuration], {
    stdio: 'ignore',
    env: { OTEL_TRACES_EXPORTER: 'none', PATH: process.env.PATH },
  });
  const host = `127.0.0.1:${port}`;
  for (let round = 0; round < 100; round++) {
    const answers = await fetch(`http://${host}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    host,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
