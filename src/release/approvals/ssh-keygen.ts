import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { withScratch, writePrivate } from '../scratch.ts';
import { approvalNamespace, type SshCheck, SshKeygenMissing } from './ssh-check.ts';

/**
 * Signs bytes with a person's SSH key, through ssh-keygen, which asks the agent or for the passphrase itself.
 * @param keyFile private key, or the public key of one the agent holds
 * @param namespace what the signature is for
 * @returns the armored signature
 * @throws SshKeygenMissing; Error with what ssh-keygen said
 */
export function signWithSsh(
  keyFile: string,
  bytes: Uint8Array,
  namespace = approvalNamespace,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', ['-q', '-Y', 'sign', '-f', keyFile, '-n', namespace], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => reject(isMissing(error) ? new SshKeygenMissing() : error));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString('latin1'));
      else reject(new Error(Buffer.concat(said).toString('utf8').trim() || `ssh-keygen ended with ${code}.`));
    });
    child.stdin.on('error', () => {}).end(bytes);
  });
}

/**
 * Whether a signature over bytes is good, as ssh-keygen judges it. The same question is asked once in a process: a release looks at its
 * approvals before and after it is built.
 * @returns undefined when it is; else the last line ssh-keygen printed
 * @throws SshKeygenMissing
 */
export async function checkSshSignature(
  signature: string,
  bytes: Uint8Array,
  check: SshCheck,
): Promise<string | undefined> {
  const question = createHash('sha256')
    .update(JSON.stringify([signature, check]))
    .update(bytes)
    .digest('base64');
  if (!answers.has(question)) answers.set(question, await askSshKeygen(signature, bytes, check));
  return answers.get(question);
}

/** What ssh-keygen answered, by the hash of all that it was asked. */
const answers = new Map<string, string | undefined>();

function askSshKeygen(signature: string, bytes: Uint8Array, check: SshCheck): Promise<string | undefined> {
  return withScratch('signature', (scratch) => {
    const file = (name: string, text: string): string => writePrivate(scratch, name, text);
    const words = [
      '-Y',
      'verify',
      '-f',
      file('allowed_signers', check.allowedSigners),
      '-I',
      check.principal,
    ];
    words.push('-n', check.namespace, '-s', file('signature', signature), '-O', `verify-time=${check.time}`);
    if (check.revoked.trim() !== '') words.push('-r', file('revoked', check.revoked));
    return new Promise((resolve, reject) => {
      const env = { ...process.env, TZ: 'UTC' };
      const child = execFile('ssh-keygen', words, { env }, (error, stdout, stderr) => {
        const last = `${stdout}${stderr}`.trim().split('\n').at(-1);
        if (error && isMissing(error)) reject(new SshKeygenMissing());
        else resolve(error ? last || 'the signature does not verify' : undefined);
      });
      // Without a program there is nobody to read what is written; of that is told above.
      child.stdin?.on('error', () => {}).end(bytes);
    });
  });
}

/** Whether there is an ssh-keygen that knows signatures of bytes (OpenSSH 8.2 and later). */
export function hasSshKeygen(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('ssh-keygen', ['-Y', 'find-principals'], (error, _stdout, stderr) =>
      resolve(!isMissing(error ?? new Error()) && !/unsupported operation|unknown option/i.test(stderr)),
    );
  });
}

function isMissing(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
