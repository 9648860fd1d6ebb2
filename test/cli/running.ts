import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './project.ts';

const answering = fileURLToPath(new URL('./answering.ts', import.meta.url));

/** A call of the command line: its words, where it stands, and all of its environment. */
export interface Call {
  words: readonly string[];
  directory: string;
  environment: NodeJS.ProcessEnv;
}

/**
 * Runs commands one after the other in a process that stays: most of the time of a command that starts anew goes into loading what it is made
 * of. It ends with this process.
 */
export class RunningCommands {
  #calls: number | undefined;
  #answers: number | undefined;

  run(call: Call): Outcome {
    if (this.#calls === undefined || this.#answers === undefined) [this.#calls, this.#answers] = start();
    writeSync(this.#calls, `${JSON.stringify(call)}\n`);
    const answer = readLine(this.#answers);
    if (answer !== undefined) return JSON.parse(answer) as Outcome;
    closeSync(this.#calls);
    closeSync(this.#answers);
    this.#calls = undefined;
    return { code: null, out: '', err: 'The process that runs commands ended.' };
  }
}

/** Starts the process, and opens its two pipes: they are read and written while nothing else happens here, as a command is waited for. */
function start(): [calls: number, answers: number] {
  const directory = mkdtempSync(join(tmpdir(), 'dossier-running-'));
  const [calls, answers] = [join(directory, 'calls'), join(directory, 'answers')];
  spawnSync('mkfifo', [calls, answers]);
  spawn(process.execPath, [answering, calls, answers], { stdio: 'ignore' }).unref();
  // In the order of the other side: each waits for the other.
  const answered = openSync(answers, 'r');
  return [openSync(calls, 'w'), answered];
}

/** A line without its end; undefined where the other side was closed. */
function readLine(descriptor: number): string | undefined {
  const pieces: Buffer[] = [];
  const piece = Buffer.alloc(65_536);
  while (pieces.at(-1)?.at(-1) !== 10) {
    const size = readSync(descriptor, piece);
    if (size === 0) return undefined;
    pieces.push(Buffer.from(piece.subarray(0, size)));
  }
  return Buffer.concat(pieces).toString('utf8');
}
