// Runs the command line for each call, and answers what it printed and ended with. Most of the time of a command that starts anew goes into
// loading what it is made of.
import { join } from 'node:path';
import { userCache } from '../../src/cache/user-cache.ts';
import { useCompileCache } from '../../src/cli/compile-cache.ts';
import { answerEach } from './answer-each.ts';
import type { Call, Outcome } from './project.ts';

// As main.ts does: half of the time that a process takes until its first answer.
await useCompileCache(join(userCache(), 'compiled'));
const { run } = await import('../../src/cli/run.ts');

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
await answerEach(async ({ words, directory, environment }: Call): Promise<Outcome> => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.chdir(directory);
  const code = await run([...words]);
  return { code, out: out(), err: err() };
});
