import { homedir } from 'node:os';
import { join } from 'node:path';

/** The directory of our caches in that of the user, as the XDG base directory specification has it. */
export function userCache(environment: NodeJS.ProcessEnv = process.env): string {
  const configured = environment.XDG_CACHE_HOME;
  const home = configured?.startsWith('/') ? configured : join(environment.HOME || homedir(), '.cache');
  return join(home, 'dossier');
}
