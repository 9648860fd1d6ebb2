import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Refused, UserError } from '../../model/index.ts';
import { withScratch, writePrivate } from '../scratch.ts';
import { readTokenInfo, type TimeStamp } from './token.ts';

/** There is no openssl on this machine that can do it: nothing can be said of any time stamp, neither good nor bad. */
export class OpensslMissing extends UserError {
  constructor() {
    super(
      'There is no openssl on this machine that checks time stamps, so that nothing can be said of one. Install OpenSSL 1.1.1 or later.',
    );
  }
}

/**
 * Opens the answer of a time-stamping authority: its own signature has to hold. Whether anybody trusts the authority is another question.
 * @param response a TimeStampResp in DER (RFC 3161 section 2.4.2)
 * @returns what was stamped and when; or why it says nothing
 * @throws OpensslMissing
 */
export function openTimeStamp(response: Uint8Array): Promise<TimeStamp | Refused> {
  return withScratch('timestamp', async (scratch) => {
    const given = writePrivate(scratch, 'response', response);
    const [token, info] = [join(scratch, 'token'), join(scratch, 'info')];
    const taken = await openssl('ts', '-reply', '-in', given, '-token_out', '-out', token);
    if (taken !== undefined) return { refused: 'it is no answer that grants a time stamp' };
    const cms = ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-in', token, '-out', info];
    if ((await openssl(...cms)) !== undefined)
      return { refused: 'its signature does not hold, or it holds no certificate' };
    return readTokenInfo(readFileSync(info)) ?? { refused: 'it says no time of a SHA-256' };
  });
}

/**
 * Whether a time stamp is by an authority that is trusted: its certificate is for time stamps, and led back, at the moment that it states, to one
 * of those that are named.
 * @param authorities certificates in PEM
 * @returns undefined when it is; else the reason as openssl gives it
 * @throws OpensslMissing
 */
export function checkAuthority(
  response: Uint8Array,
  { digest, time }: TimeStamp,
  authorities: string,
): Promise<string | undefined> {
  return withScratch('timestamp', (scratch) => {
    const given = writePrivate(scratch, 'response', response);
    const trusted = writePrivate(scratch, 'authorities.pem', authorities);
    const moment = String(Date.parse(time) / 1000);
    const checked = ['ts', '-verify', '-digest', digest, '-in', given, '-CAfile', trusted, '-attime', moment];
    return openssl(...checked);
  });
}

/** @returns undefined where it went well; else the reason, as far as openssl told one */
function openssl(...words: string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile('openssl', words, { timeout: 60_000 }, (error, _stdout, stderr) => {
      if (!error) return resolve(undefined);
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (isMissing || /-attime|(?:unknown|unrecognized) (?:option|flag)|invalid command/i.test(stderr))
        return reject(new OpensslMissing());
      resolve(/Verify error:\s*(.+)/.exec(stderr)?.[1]?.trim() ?? 'it does not verify');
    });
  });
}

/** Name and version of openssl as it states them; undefined where there is none. */
export function opensslVersion(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('openssl', ['version'], (error, stdout) =>
      resolve(error ? undefined : /^\S+ \S+/.exec(stdout)?.[0]),
    );
  });
}
