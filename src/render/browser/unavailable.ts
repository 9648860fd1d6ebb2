import { UserError } from '../../model/index.ts';

/** No browser can be run on this machine, or it keeps dying. The message says what to install or set. */
export class BrowserUnavailable extends UserError {
  override readonly name = 'BrowserUnavailable';
}

/** The browser or the page ended while a job ran on it. */
export class PageGone extends Error {
  override readonly name = 'PageGone';
}

/** Puppeteer's errors of a target or a connection that is closed; of the first it exports the class without a type, so they go by name. */
const closed = new Set(['ConnectionClosedError', 'TargetCloseError']);

/** Whether a job failed since what it ran on is gone, and not by itself. */
export function isGone(error: unknown): boolean {
  return error instanceof PageGone || (error instanceof Error && closed.has(error.name));
}
