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

/** A page that is open, and the jobs it is lent to one after the other. */
export interface OpenPage {
  page: Page;
  /**
   * Lends it to a job: every request that `serve` does not answer is refused and told to `refused`; `data:` URLs pass.
   * @returns takes it back: it shows nothing any more, and holds nothing of the job. It answers whether to lend it again: its process
   * does not give back what a large document took.
   */
  lend(serve: Serve, refused: string[]): () => Promise<boolean>;
}

const viewport = { width: 800, height: 600 };

/** Nodes of documents, with those not collected yet, from which on the process of a page is not used again: a print of some 40 pages. */
const manyNodes = 20_000;

/**
 * Opens a page in a context of its own: no cookies, no cache and no scripts of other pages.
 * @implements SRS-906
 */
export async function openPage(browser: Browser, scripts: boolean): Promise<OpenPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.once('close', () => void context.close().catch(() => {}));
  // Its process ended.
  page.once('error', () => void page.close().catch(() => {}));
  if (!scripts) await hide(browser, page);
  await page.setJavaScriptEnabled(scripts);
  await page.setCacheEnabled(false);
  await page.setRequestInterception(true);
  const lend = (serve: Serve, refused: string[]) => {
    const listen = (request: HTTPRequest) => void answer(request, serve, refused).catch(() => {});
    page.on('request', listen);
    return async () => {
      const { Nodes = 0 } = await page.metrics();
      if (Nodes > manyNodes) return false;
      await page.goto('about:blank');
      page.off('request', listen);
      await page.setViewport(viewport);
      await page.emulateMediaType();
      return true;
    };
  };
  return { page, lend };
}

/**
 * Nobody looks at it: without this the browser lays it out and paints it for a screen after each change.
 * @implements SRS-3912
 */
async function hide(browser: Browser, page: Page): Promise<void> {
  // Not every browser that runs elsewhere has windows.
  await page
    .windowId()
    .then((id) => browser.setWindowBounds(id, { windowState: 'minimized' }))
    .catch(() => {});
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
