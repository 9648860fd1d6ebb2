import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import type { SourceHash } from '../../model/index.ts';

/** Where the pages we show seem to live. `.invalid` resolves nowhere (RFC 2606), so nothing of it can reach a network. */
export const ownOrigin = 'https://dossier.invalid';

/** A file a page of ours may ask for. */
export interface ServedFile {
  bytes: Uint8Array | string;
  /** Media type, with charset for text. */
  type: string;
  /** The file of the project it is made from, where it is from one. */
  source?: SourceHash | undefined;
}

/** Answers a request for a path below `ownOrigin` (decoded, without the leading slash), or undefined to refuse it. */
export type Serve = (path: string) => ServedFile | undefined | Promise<ServedFile | undefined>;

export interface PageOptions {
  serve: Serve;
  /** Page scripts run only where this says so; our own `page.evaluate` works either way. */
  scripts?: boolean;
}

/**
 * Opens a page in a context of its own: no cookies, no cache and no scripts of other pages. Every request that `serve`
 * does not answer is refused and told to `refused`; `data:` URLs pass.
 * @implements SRS-906
 */
export async function openPage(browser: Browser, options: PageOptions, refused: string[]): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.once('close', () => void context.close().catch(() => {}));
  await page.setJavaScriptEnabled(options.scripts === true);
  await page.setCacheEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request, options.serve, refused).catch(() => {}));
  return page;
}

async function answer(request: HTTPRequest, serve: Serve, refused: string[]): Promise<void> {
  const address = request.url();
  if (address.startsWith('data:')) return request.continue();
  const url = URL.parse(address);
  const file = url?.origin === ownOrigin ? await serve(decodePath(url.pathname)) : undefined;
  if (file) {
    const body = typeof file.bytes === 'string' ? file.bytes : Buffer.from(file.bytes);
    return request.respond({
      status: 200,
      contentType: file.type,
      headers: { 'Access-Control-Allow-Origin': '*' },
      body,
    });
  }
  refused.push(address);
  return request.abort('blockedbyclient');
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return '';
  }
}
