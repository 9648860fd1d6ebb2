import { execFile } from 'node:child_process';

/**
 * Runs git in a directory, hardened against what a hostile repository or environment could make it do: no hooks, no monitors,
 * no pagers, no locks taken, no prompts, no network.
 * @c4 external "Git"
 * @description Version control on the same machine: commits, tags, and the state of the working tree.
 * @returns standard output; undefined when git is missing or ends with an error
 */
export function runGit(
  directory: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const options = {
    cwd: directory,
    env: {
      ...process.env,
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_PAGER: 'cat',
      ...environment,
    },
    encoding: 'utf8' as const,
    maxBuffer: 1_000_000_000,
  };
  return new Promise((resolve) => {
    execFile('git', [...hardening, ...words], options, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
}

const hardening = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'protocol.allow=never',
];
