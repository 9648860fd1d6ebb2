import { AskedProcess } from './asked-process.ts';
import type { Call, Outcome } from './project.ts';

const programs = new AskedProcess<Call, Outcome>('./programs-asked.ts');

/** Runs a program to its end, as `spawnSync`, and cheaper the larger this process is. @param words the command and its words */
export function program(
  words: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv,
): Outcome {
  const outcome = programs.ask({ words, directory, environment });
  if (!outcome) throw new Error(`What starts programs ended while ${words.join(' ')} ran.`);
  return outcome;
}
