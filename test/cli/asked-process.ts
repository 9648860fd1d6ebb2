import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An answer, and whether the process that gave it ends with it. */
export interface Answered<Answer> {
  answer: Answer;
  isLast: boolean;
}

/**
 * A process that answers questions one after the other while nothing else happens here. It is started with the first question and ends with this
 * process; where it ended before, it is started anew.
 */
export class AskedProcess<Question, Answer> {
  readonly #script: string;
  #pipes: { questions: number; answers: number } | undefined;

  /** @param script beside this file; calls `answerEach` */
  constructor(script: string) {
    this.#script = fileURLToPath(new URL(script, import.meta.url));
  }

  /** @returns undefined where the process ended without an answer */
  ask(question: Question): Answer | undefined {
    this.#pipes ??= start(this.#script);
    writeWhole(this.#pipes.questions, JSON.stringify(question));
    const line = readLine(this.#pipes.answers);
    const answered = line === undefined ? undefined : (JSON.parse(line) as Answered<Answer>);
    if (!answered || answered.isLast) {
      closeSync(this.#pipes.questions);
      closeSync(this.#pipes.answers);
      this.#pipes = undefined;
    }
    return answered?.answer;
  }
}

/** Starts the process, and opens its two pipes: they are read and written while nothing else happens here. */
function start(script: string): { questions: number; answers: number } {
  const directory = mkdtempSync(join(tmpdir(), 'dossier-asked-'));
  const paths = [join(directory, 'questions'), join(directory, 'answers')] as const;
  spawnSync('mkfifo', paths);
  spawn(process.execPath, [script, ...paths], { stdio: 'ignore' }).unref();
  // In the order of the other side: each waits for the other.
  const answers = openSync(paths[1], 'r');
  return { questions: openSync(paths[0], 'w'), answers };
}

/** Writes a line, however little a pipe takes at once. */
export function writeWhole(descriptor: number, line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
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
