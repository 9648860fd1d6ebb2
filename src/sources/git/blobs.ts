import { spawn } from 'node:child_process';
import { gitCall } from './run.ts';

/**
 * Bytes of blobs by their object names, in one call of git. Those it does not have, or that are larger than asked for, are left out.
 * @param most bytes of the largest blob read
 */
export async function readBlobs(
  root: string,
  names: readonly string[],
  most: number,
): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  if (names.length === 0) return blobs;
  const sizes = await ask(root, ['cat-file', '--batch-check'], names);
  const wanted = sizes
    .toString('latin1')
    .split('\n')
    .map((line) => /^([0-9a-f]{40,64}) blob (\d+)$/.exec(line))
    .flatMap((match) => (match && Number(match[2]) <= most ? [match[1] as string] : []));
  if (wanted.length === 0) return blobs;
  const bytes = await ask(root, ['cat-file', '--batch'], wanted);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    const [name = '', type, size] = bytes.toString('latin1', at, end < 0 ? bytes.length : end).split(' ');
    if (end < 0 || type !== 'blob') break;
    const start = end + 1;
    blobs.set(name, bytes.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return blobs;
}

/** Standard output of git for lines on its standard input; empty where it fails. */
function ask(root: string, words: readonly string[], lines: readonly string[]): Promise<Buffer> {
  const { command, parameters, environment } = gitCall(words);
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', () => resolve(Buffer.alloc(0)));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : Buffer.alloc(0)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${lines.join('\n')}\n`);
  });
}
