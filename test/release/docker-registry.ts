import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianProgram } from '../debian-program.ts';

/** Debian's `docker-registry`. */
export function findRegistry(scratch: string): string | undefined {
  return debianProgram('docker-registry', 'usr/bin/docker-registry', scratch);
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
