import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { sha256Of } from '../model/index.ts';
import { fileHeaders } from '../render/site/policies.ts';
import { overlayScript } from './overlay.ts';
import type { ToldFindings } from './told-findings.ts';

/** A running preview. */
export interface PreviewServer {
  /** `http://127.0.0.1:<port>/`. */
  address: string;
  /**
   * Serves another site from now on, and lets the open pages load anew that would look otherwise.
   * @param findings told to all; without them those of the last time hold
   * @returns once these pages are there, or do not come back
   */
  update(site: PreviewedSite, findings?: ToldFindings): Promise<void>;
  /** Tells what was found besides; pages stay as they are. */
  tell(findings: ToldFindings): void;
  close(): Promise<void>;
}

/** A site whose files are made when they are asked for. */
export interface PreviewedSite {
  /** The file at a POSIX path from the site's root. */
  file(path: string): Promise<string | Uint8Array | undefined>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

const nothingFound: ToldFindings = { fresh: [], others: [], evidence: '' };

/** Milliseconds in which a page that loads anew is there again. */
const longestLoad = 500;

/** Addresses of our own, below the site's. */
const own = { script: '/dossier-preview.js', events: '/dossier-preview' };

/**
 * Serves a site from memory, on loopback: no file of this machine can be asked for. Refused are other methods, and requests for another
 * host than this machine: a page somewhere else could otherwise read the site through the visitor's browser (DNS rebinding).
 * @param port 0 for any that is free
 * @implements SRS-2501, SRS-2502, SRS-3921
 */
export async function startPreview(first: PreviewedSite, port: number): Promise<PreviewServer> {
  /** Open pages with their paths, by the connection that tells them. */
  const pages = new Map<ServerResponse, string>();
  /** What was served since pages were told to load anew, by its name in the site: its SHA-256. */
  const shown = new Map<string, string>();
  let onOpened = (): void => {};
  let sentFindings = JSON.stringify(nothingFound);
  let served = first;
  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!isOurs(request))
      return refuse(response, 403, 'This preview answers requests for this machine only.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'A preview is read.');
    const path = pathOf(request.url ?? '/');
    if (path === own.script) return answer(response, types['.js'] as string, overlayScript(own.events));
    if (path === own.events) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(`event: findings\ndata: ${sentFindings}\n\n`);
      pages.set(response, pathOf(new URLSearchParams(request.url?.split('?')[1]).get('page') ?? '') ?? '');
      onOpened();
      response.on('close', () => pages.delete(response));
      return;
    }
    const serve = async (): Promise<void> => {
      const found = path === undefined ? undefined : await fileAt(served, path);
      if (!found) return refuse(response, 404, 'There is no such page.');
      const { name, bytes } = found;
      if (isShown(name)) shown.set(name, sha256Of(bytes));
      for (const [header, value] of Object.entries(fileHeaders(name))) response.setHeader(header, value);
      const type = types[extname(name).toLowerCase()] ?? 'application/octet-stream';
      answer(response, type, type.startsWith('text/html') ? withOverlay(String(bytes)) : bytes);
    };
    serve().catch(() => refuse(response, 500, 'The page cannot be made.'));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const tell = (findings: ToldFindings): void => {
    sentFindings = JSON.stringify(findings);
    for (const page of pages.keys()) page.write(`event: findings\ndata: ${sentFindings}\n\n`);
  };
  /** Which pages would look otherwise: those whose file does, and all where data that one of them took did. */
  const changed = async (): Promise<(path: string) => boolean> => {
    const fresh = new Set<string>();
    for (const path of new Set(pages.values())) {
      const found = await fileAt(served, path);
      if (!found || shown.get(found.name) !== sha256Of(found.bytes)) fresh.add(path);
    }
    for (const [name, hash] of shown) {
      if (name.endsWith('.html')) continue;
      const bytes = await served.file(name);
      if (!bytes || sha256Of(bytes) !== hash) return () => true;
    }
    return (path) => fresh.has(path);
  };
  return {
    address: `http://127.0.0.1:${taken}/`,
    async update(site, findings) {
      served = site;
      if (findings) tell(findings);
      const isNew = await changed();
      const told = [...pages].filter(([, path]) => isNew(path)).map(([page]) => page);
      if (told.length === 0) return;
      shown.clear();
      const opened = new Promise<void>((resolve) => {
        let awaited = told.length;
        const timer = setTimeout(resolve, longestLoad);
        onOpened = () => {
          if (--awaited > 0) return;
          clearTimeout(timer);
          resolve();
        };
      });
      for (const page of told) page.write('event: reload\ndata: 1\n\n');
      await opened;
    },
    tell,
    close: () =>
      new Promise((resolve) => {
        for (const page of pages.keys()) page.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isOurs({ headers }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(headers.host ?? '');
}

/** The decoded path of a request; undefined for what is none. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] as string);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file of the site that a path means; undefined for none. */
async function fileAt(
  site: PreviewedSite,
  path: string,
): Promise<{ name: string; bytes: string | Uint8Array } | undefined> {
  const plain = path.replace(/^\/+/, '');
  const index = `${plain}${plain === '' || plain.endsWith('/') ? '' : '/'}index.html`;
  for (const name of [plain, index]) {
    const bytes = await site.file(name);
    if (bytes !== undefined) return { name, bytes };
  }
  return undefined;
}

/** Whether a page looks otherwise where a file does. The data of search is taken when somebody searches. */
function isShown(name: string): boolean {
  return name.endsWith('.html') || (name.startsWith('data/') && !name.startsWith('data/search'));
}

/** The page with our script, and leave for it to hear from this server. */
function withOverlay(page: string): string {
  return page
    .replace(/(http-equiv="Content-Security-Policy" content="[^"]*)"/, `$1; connect-src 'self'"`)
    .replace('</head>', `<script src="${own.script}" defer></script></head>`);
}

function answer(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'Content-Type': type }).end(body);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
