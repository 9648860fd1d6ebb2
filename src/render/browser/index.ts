/**
 * The browser that prints documents and draws diagrams: found or unpacked, cut off from the network, restarted when it dies.
 * @c4 component "Browser"
 * @technology puppeteer
 * @uses Chromium "prints and draws"
 * @uses Cache "where a user's caches lie"
 * @implements SDS-14
 */

import { requireInstalled } from '../../model/renderers.ts';
import type { BrowserHandle, BrowserOptions } from './browser.ts';

export type { BrowserHandle } from './browser.ts';
export { ownOrigin, type Serve } from './page.ts';
export { BrowserUnavailable } from './unavailable.ts';

/**
 * Requires what draws and prints to be installed, before anything is loaded that rests on it.
 * @throws UserError with what to install
 */
export function requireRenderers(): void {
  requireInstalled('Nothing can be drawn or printed here', [
    'puppeteer-core',
    'mermaid',
    '@cantoo/pdf-lib',
    'hyphen',
  ]);
}

/**
 * Opens the browser that prints and draws, with what it needs beside it.
 * @throws UserError where a package is not installed; see `openBrowser` of browser.ts for the rest
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<BrowserHandle> {
  requireRenderers();
  return (await import('./browser.ts')).openBrowser(options);
}
