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
  const call = gitCall(words, environment);
  const options = {
    cwd: directory,
    env: call.environment,
    encoding: 'utf8' as const,
    maxBuffer: 1_000_000_000,
  };
  return new Promise((resolve) => {
    execFile(call.command, call.parameters, options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}

/** How git is called, hardened, for those who speak with it otherwise than `runGit`. */
export function gitCall(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { command: string; parameters: string[]; environment: NodeJS.ProcessEnv } {
  return {
    command: 'git',
    parameters: [...hardening, ...words],
    environment: {
      ...withoutRepository(process.env),
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_PAGER: 'cat',
      ...environment,
    },
  };
}

/** Variables that would make git look at another repository than the directory's own, as they are set within hooks. */
const foreign = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_NAMESPACE',
  'GIT_COMMON_DIR',
  'GIT_PREFIX',
];

function withoutRepository(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.includes(name)));
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
  // What a person's configuration would add to the answers, or leave out of them.
  '-c',
  'log.showSignature=false',
  '-c',
  'i18n.logOutputEncoding=UTF-8',
  '-c',
  'versionsort.suffix=-',
];
