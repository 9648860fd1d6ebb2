import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileHeaders } from '../render/site/policies.ts';
import { overlayScript } from './overlay.ts';
import type { ToldFindings } from './told-findings.ts';

/** A running preview. */
export interface PreviewServer {
  /** `http://127.0.0.1:<port>/`. */
  address: string;
  /** Serves another site from now on, and tells every open page to load anew and what was found. */
  update(findings: ToldFindings, site?: PreviewedSite): void;
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

/** Addresses of our own, below the site's. */
const own = { script: '/dossier-preview.js', events: '/dossier-preview' };

/**
 * Serves a site from memory, on loopback: no file of this machine can be asked for. Refused are other methods, and requests for another
 * host than this machine: a page somewhere else could otherwise read the site through the visitor's browser (DNS rebinding).
 * @param port 0 for any that is free
 * @implements SRS-2501, SRS-2502
 */
export async function startPreview(first: PreviewedSite, port: number): Promise<PreviewServer> {
  const pages = new Set<ServerResponse>();
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
      pages.add(response);
      response.on('close', () => pages.delete(response));
      return;
    }
    const serve = async (): Promise<void> => {
      const found = path === undefined ? undefined : await fileAt(served, path);
      if (!found) return refuse(response, 404, 'There is no such page.');
      const { name, bytes } = found;
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
    for (const page of pages) page.write(`event: findings\ndata: ${sentFindings}\n\n`);
  };
  return {
    address: `http://127.0.0.1:${taken}/`,
    update(findings, site = served) {
      served = site;
      tell(findings);
      for (const page of pages) page.write('event: reload\ndata: 1\n\n');
    },
    tell,
    close: () =>
      new Promise((resolve) => {
        for (const page of pages) page.end();
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
