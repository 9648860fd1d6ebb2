/**
 * The browser that prints documents and draws diagrams: found or unpacked, cut off from the network, restarted when it dies.
 * @c4 component "Browser"
 * @technology puppeteer
 * @uses Chromium "prints and draws"
 * @uses Cache "where a user's caches lie"
 * @implements SDS-14
 */
export { type BrowserHandle, openBrowser } from './browser.ts';
export { ownOrigin, type Serve } from './page.ts';
export { BrowserUnavailable } from './unavailable.ts';
