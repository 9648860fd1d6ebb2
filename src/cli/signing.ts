import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from './command.ts';

/**
 * Absolute path of the key a person signs with.
 * @throws UserError where there is none
 */
export function keyAt(given: string): string {
  const key = resolve(given);
  if (!existsSync(key)) throw new UserError(`There is no key ${given}.`);
  return key;
}

/**
 * The time of a signature; the clock's, unless one is given.
 * @throws UserError where what is given is none
 */
export function timeOf(given: string | undefined): string {
  const time = given ?? `${new Date().toISOString().slice(0, 19)}Z`;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) && !Number.isNaN(Date.parse(time))) return time;
  throw new UserError(`"${given}" is no time; write YYYY-MM-DDThh:mm:ssZ.`);
}

/** What ssh-keygen made; what it refused is told to the person who called. */
export async function signedBySsh<Signed>(signing: Promise<Signed>): Promise<Signed> {
  return signing.catch((error: Error) => {
    if (error instanceof UserError) throw error;
    throw new UserError(`ssh-keygen did not sign: ${error.message}`);
  });
}
