import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is answered with. */
export interface Played {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, unless it is a text. */
  body?: unknown;
  /** The connection breaks after the head. */
  breaks?: true;
}

/** A server on this machine that plays an API. */
export interface PlayedServer {
  address: string;
  /** Requests so far: method, path with query, and the secret they brought. */
  asked: { method: string; path: string; secret: string; body: string }[];
  close(): Promise<void>;
}

/** The clock of all played answers. */
export const clock = 'Sun, 29 Nov 2026 08:00:00 GMT';

/** Starts a server that answers as `play` says. */
export async function playServer(
  play: (path: string, turn: number, body: string) => Played,
): Promise<PlayedServer> {
  const asked: PlayedServer['asked'] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const path = request.url ?? '';
      const turn = asked.filter((each) => each.path === path).length;
      asked.push({
        method: request.method ?? '',
        path,
        secret: request.headers.authorization ?? '',
        body,
      });
      const { status = 200, headers = {}, body: said = [], breaks } = play(path, turn, body);
      response.sendDate = false;
      response.writeHead(status, { date: clock, connection: 'close', ...headers });
      if (breaks) {
        response.write('[');
        setImmediate(() => response.destroy());
      } else response.end(typeof said === 'string' ? said : JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
