import { execFile, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { answerTo } from './answer-cache.ts';

/**
 * Runs git in a directory, hardened against what a hostile repository, configuration or environment could make it do or say: no hooks,
 * no monitors, no pagers, no locks taken, no prompts, no network, and objects only as their names mean them.
 * @c4 external "Git"
 * @description Version control on the same machine: commits, tags, and the state of the working tree.
 * @param encoding `latin1` where names of files have to stay the bytes that they are
 * @returns standard output; undefined when git is missing or ends with an error
 * @implements SRS-3181
 */
export function runGit(
  directory: string,
  words: readonly string[],
  encoding: 'utf8' | 'latin1' = 'utf8',
): Promise<string | undefined> {
  const { command, parameters, environment } = gitCall(words);
  const options = { cwd: directory, env: environment, encoding, maxBuffer: 1_000_000_000 };
  const ask = (): Promise<string | undefined> =>
    new Promise((resolve) => {
      execFile(command, parameters, options, (error, stdout) => resolve(error ? undefined : stdout));
    });
  return answerTo(words, [directory, encoding], ask);
}

/** The same with something on git's standard input. @returns standard output; nothing where it fails */
export function askGit(directory: string, words: readonly string[], input: string): Promise<Buffer> {
  return answerTo(words, [directory, input], () => answerToInput(directory, words, input));
}

function answerToInput(directory: string, words: readonly string[], input: string): Promise<Buffer> {
  const { command, parameters, environment } = gitCall(words);
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: directory,
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', () => resolve(Buffer.alloc(0)));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : Buffer.alloc(0)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input, 'latin1');
  });
}

/** How git is called, hardened, for those who speak with it otherwise. */
export function gitCall(words: readonly string[]): {
  command: string;
  parameters: string[];
  environment: NodeJS.ProcessEnv;
} {
  const inherited = passedOn.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    command: 'git',
    parameters: [...hardening, ...settingsPassedOn(), ...words],
    environment: { ...Object.fromEntries(inherited), ...fixed },
  };
}

/** The only variables git gets from outside: where programs, the person's own configuration and temporary files are. */
const passedOn = [
  'PATH',
  'HOME',
  'XDG_CONFIG_HOME',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'SYSTEMROOT',
  'TMPDIR',
  'TEMP',
  'TMP',
];

/** Settings of the environment that say who somebody is and whom they trust, and nothing of what a commit holds. */
function settingsPassedOn(): string[] {
  const count = Math.min(Number(process.env.GIT_CONFIG_COUNT) || 0, 100);
  return Array.from({ length: count }, (_, index) => [
    process.env[`GIT_CONFIG_KEY_${index}`] ?? '',
    process.env[`GIT_CONFIG_VALUE_${index}`] ?? '',
  ]).flatMap(([key = '', value = '']) =>
    /^(?:user\.(?:name|email)|safe\.directory)$/i.test(key) ? ['-c', `${key}=${value}`] : [],
  );
}

const fixed = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_PAGER: 'cat',
  // A commit is what its name is the hash of, with the parents that it names.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: devNull,
  GIT_ATTR_NOSYSTEM: '1',
};

/** Configuration that would make git run programs, or that would add to its answers, leave out of them, or take them from elsewhere. */
const hardening = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'protocol.allow=never',
  'core.commitGraph=false',
  'core.untrackedCache=false',
  'core.autocrlf=false',
  'core.eol=lf',
  'submodule.recurse=false',
  'diff.ignoreSubmodules=none',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'color.ui=false',
  'log.showSignature=false',
  'i18n.logOutputEncoding=UTF-8',
  'versionsort.suffix=-',
].flatMap((setting) => ['-c', setting]);
