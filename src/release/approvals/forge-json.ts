import { z } from 'zod';

/** Who did something on a forge. */
export const login = z.string().min(1).max(100);
/** A user of GitHub, and of GitLab. */
export const user = z.object({ login, type: z.string().optional() });
export const userOfGitLab = z.object({ username: login, bot: z.boolean().optional() });
/** Full name of a commit or of the bytes of a file. */
export const hash = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** When, in any zone. */
export const time = z.iso.datetime({ offset: true });

/** A moment as ISO 8601 in UTC, to the second. */
export function utc(moment: string): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** Whether a login is that of a program: as the forge says, or by the names that forges give to theirs. */
export function isBot(name: string, told = false): boolean {
  return told || /\[bot\]$|^(?:project|group)_\d+_bot(?:_|$)/.test(name);
}
