// Runs the command line for each call that comes, a line of JSON each, and answers what it printed and ended with (running.ts).
import { createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { run } from '../../src/cli/run.ts';
import type { Call } from './running.ts';

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
