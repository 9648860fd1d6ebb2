// Runs the command line for each call that comes, a line of JSON each, and answers what it printed and ended with (running.ts).
import { createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { userCache } from '../../src/cache/user-cache.ts';
import { useCompileCache } from '../../src/cli/compile-cache.ts';
import type { Call } from './running.ts';

// As main.ts does: half of the time that a process takes until its first answer.
await useCompileCache(join(userCache(), 'compiled'));
const { run } = await import('../../src/cli/run.ts');

const [calls = '', answers = ''] = process.argv.slice(2);
const answer = openSync(answers, 'w');

/** Keeps what is written to a stream from now on. */
function printed(stream: NodeJS.WriteStream): () => string {
  const pieces: string[] = [];
  stream.write = ((text: string | Uint8Array) => {
    pieces.push(Buffer.from(text as string).toString('utf8'));
    return true;
  }) as typeof stream.write;
  return () => pieces.splice(0).join('');
}

const out = printed(process.stdout);
const err = printed(process.stderr);
for await (const line of createInterface({ input: createReadStream(calls) })) {
  const { words, directory, environment } = JSON.parse(line) as Call;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.chdir(directory);
  const code = await run([...words]);
  writeWhole(`${JSON.stringify({ code, out: out(), err: err() })}\n`);
}

function writeWhole(text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(answer, bytes, done);
}
