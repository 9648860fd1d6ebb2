import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** What a command came to. */
export interface CommandOutcome {
  /** Its exit code; 128 and the signal's number where a signal ended it, as shells tell it. */
  exitCode: number;
  /** ISO 8601, UTC, to the second. */
  began: string;
  seconds: number;
}

/** Milliseconds a command has to end by itself when it is told to. */
const grace = 1000;

/**
 * Runs a command as it is given, without a shell, with the streams of this process. It has a process group of its own: when the run is
 * interrupted, everything it started ends with it, and at once.
 * @returns undefined where there is no such command
 * @throws the signal's reason when it was interrupted
 * @implements SRS-3161
 */
export function runTests(
  [command = '', ...words]: readonly string[],
  directory: string,
  signal: AbortSignal,
): Promise<CommandOutcome | undefined> {
  const start = Date.now();
  const child = spawn(command, words, { cwd: directory, stdio: 'inherit', detached: true });
  const end = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // Nothing of it is left.
    }
  };
  let late: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    end('SIGTERM');
    late = setTimeout(() => end('SIGKILL'), grace);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return new Promise<CommandOutcome | undefined>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    child.on('exit', (code, name) => {
      if (signal.aborted) {
        end('SIGKILL');
        reject(signal.reason);
      }
      resolve({
        exitCode: code ?? 128 + (name ? constants.signals[name] : 0),
        began: new Date(start).toISOString().replace(/\.\d+Z$/, 'Z'),
        seconds: Math.round((Date.now() - start) / 100) / 10,
      });
    });
  }).finally(() => {
    clearTimeout(late);
    signal.removeEventListener('abort', interrupt);
  });
}
