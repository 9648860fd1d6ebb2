// Starts programs for processes that are larger: the kernel copies the page tables of who starts one, 30 ms for a gigabyte.
import { spawnSync } from 'node:child_process';
import { answerEach } from './answer-each.ts';
import type { Call, Outcome } from './project.ts';

await answerEach(({ words: [command = '', ...words], directory, environment }: Call): Outcome => {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: directory,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { code: status, out: stdout, err: stderr };
});
