import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry in memory, on loopback, that asks for tokens of its own service where a password is given. */
export interface MemoryRegistry {
  port: number;
  /** Each request as `PUT manifests`, and `token <scope>` for what was asked of the service. */
  asked: string[];
  /** Called before each request is answered; what it returns is waited for. */
  before: (request: string) => Promise<void> | undefined;
  /** Address of the token service in challenges; by default its own. */
  realm: string;
  close(): void;
}

/** @param credentials `user:password` that the token service takes; undefined lets everybody in */
export async function startMemoryRegistry(credentials?: string): Promise<MemoryRegistry> {
  const blobs = new Map<string, Buffer>();
  const manifests = new Map<string, Buffer>();
  const kinds = new Map<string, string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const url = new URL(request.url ?? '', 'http://registry');
      const answer = (status: number, body?: Buffer | string, headers: Record<string, string> = {}) =>
        response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
      const { authorization = '' } = request.headers;
      if (url.pathname === '/token') {
        registry.asked.push(`token ${url.searchParams.get('service')} ${url.searchParams.get('scope')}`);
        const known = authorization === `Basic ${Buffer.from(credentials ?? '').toString('base64')}`;
        return known ? answer(200, JSON.stringify({ token: 'let-me-in' })) : answer(401);
      }
      const what = `${request.method} ${/blobs\/uploads|blobs|manifests/.exec(url.pathname)?.[0]}`;
      registry.asked.push(what);
      if (credentials !== undefined && authorization !== 'Bearer let-me-in') {
        const challenge = `Bearer realm="${registry.realm}",service="own",scope="repository:pump:pull,push"`;
        return answer(401, '', { 'WWW-Authenticate': challenge });
      }
      await registry.before(what);
      const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
      const body = Buffer.concat(chunks);
      if (request.method === 'POST') return answer(202, '', { Location: '/v2/pump/blobs/uploads/1' });
      if (request.method === 'PUT') {
        if (url.pathname.includes('/uploads/')) blobs.set(url.searchParams.get('digest') ?? '', body);
        else
          for (const each of [name, `sha256:${createHash('sha256').update(body).digest('hex')}`]) {
            manifests.set(each, body);
            kinds.set(each, request.headers['content-type'] ?? '');
          }
        return answer(201);
      }
      const found = url.pathname.includes('/blobs/') ? blobs.get(name) : manifests.get(name);
      const headers = { 'Content-Type': kinds.get(name) ?? '', 'Content-Length': String(found?.length ?? 0) };
      return found ? answer(200, found, headers) : answer(404);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const registry: MemoryRegistry = {
    port,
    asked: [],
    before: () => undefined,
    realm: `http://127.0.0.1:${port}/token`,
    close: () => server.close(),
  };
  return registry;
}
