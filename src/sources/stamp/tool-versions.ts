import { execFile } from 'node:child_process';
import type { Project } from '../../config/index.ts';
import { discover, discoverEverywhere } from '../discover.ts';
import { FileReader, parseFacts } from '../read-file.ts';
import { isTestTool } from './tool-names.ts';

/** Milliseconds a command may take to tell its version. */
const patience = 60_000;

/** A tool of `sources.tools` that does not tell its version. */
export class NoVersion extends Error {}

/**
 * Versions of the tools that compile, run, measure and analyse the tests, as the lockfiles lock them.
 * @param listed what git tracks; undefined outside version control
 * @implements SRS-3163
 */
export async function lockedTools(
  project: Project,
  listed: readonly string[] | undefined,
): Promise<Record<string, string>> {
  const reader = new FileReader(project);
  const tools: Record<string, string> = {};
  const { files } = discoverEverywhere(project, listed, discover(project));
  for (const file of files.filter(({ kinds }) => kinds.includes('soup'))) {
    const { packages = [] } = parseFacts(await reader.read({ ...file, kinds: ['soup'] }));
    // What is asked for by name is what a script runs; the others only come along.
    for (const { name, version, direct } of packages)
      if (version !== '' && isTestTool(name) && (direct || !Object.hasOwn(tools, name)))
        tools[name] = version;
  }
  return tools;
}

/**
 * Versions as the commands of `sources.tools` tell them: the first line of what they print. They run as they stand, without a shell.
 * @throws NoVersion where a command is missing, ends with an error, or prints nothing
 * @implements SRS-3163
 */
export async function reportedTools(
  root: string,
  commands: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const told = Object.entries(commands).map(
    async ([name, command]) => [name, await versionOf(root, name, command, signal)] as const,
  );
  return Object.fromEntries(await Promise.all(told));
}

function versionOf(root: string, name: string, command: string, signal: AbortSignal): Promise<string> {
  const [program = '', ...words] = wordsOf(command);
  return new Promise((resolve, reject) => {
    execFile(
      program,
      words,
      { cwd: root, timeout: patience, signal, encoding: 'utf8' },
      (error, out, err) => {
        // `java -version` prints to standard error.
        const line = `${out}\n${err}`.split(/\r?\n/).find((each) => each.trim() !== '');
        if (signal.aborted) reject(signal.reason);
        else if (error || line === undefined)
          reject(
            new NoVersion(
              `\`sources.tools.${name}\`: \`${command}\` tells no version${error ? ` (${reasonOf(error)})` : ''}.`,
            ),
          );
        else resolve(shortened(line.trim(), name));
      },
    );
  });
}

function reasonOf({ code }: Error & { code?: string | number | null }): string {
  return code === 'ENOENT'
    ? 'there is no such command'
    : typeof code === 'number'
      ? `it ended with ${code}`
      : 'it did not end by itself';
}

/** `gcc (Debian 12.2.0-14) 12.2.0` of gcc is `(Debian 12.2.0-14) 12.2.0`. */
function shortened(line: string, name: string): string {
  const rest = line.toLowerCase().startsWith(`${name.toLowerCase()} `)
    ? line.slice(name.length).trim()
    : line;
  return rest.replace(/^v(?:ersion )?(?=\d)/i, '').slice(0, 200);
}

/** Words at blanks; quotation marks keep them together. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}
