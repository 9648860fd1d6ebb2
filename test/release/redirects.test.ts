import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { pullArchive, pushArchive } from '../../src/release/stores/registry.ts';
import { TestProject } from '../cli/project.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on loopback; what it was asked, with the authorization that came along. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}

const place = (port: number) => ({ origin: `http://127.0.0.1:${port}`, name: 'pump', reference: 'v1' });
const as = (credentials?: string, patience = 10_000) => ({
  credentials,
  patience,
  signal: new AbortController().signal,
});
const to = (location: string) => (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(307, { location }).end();

// @verifies SRS-3190
describe('a registry that sends on', () => {
  it.each([
    ['http://localhost:1/', 'localhost:1, which is not reached by HTTPS'],
    ['http://169.254.169.254/latest/meta-data/', '169.254.169.254, which is not reached by HTTPS'],
    ['https://169.254.169.254/', '169.254.169.254, which is an address of a link-local network'],
    ['https://2852039166/', '169.254.169.254, which is an address of a link-local network'],
    ['https://10.0.0.1/', '10.0.0.1, which is an address of a private network'],
    ['https://172.16.9.9:8443/', '172.16.9.9:8443, which is an address of a private network'],
    ['https://192.168.1.1/', '192.168.1.1, which is an address of a private network'],
    ['https://100.64.0.1/', '100.64.0.1, which is an address of a private network'],
    ['https://[fd00::1]/', '[fd00::1], which is an address of a private network'],
    ['https://[fe80::1]/', '[fe80::1], which is an address of a link-local network'],
    ['https://[::ffff:10.0.0.1]/', '[::ffff:a00:1], which is an address of a private network'],
    ['ftp://127.0.0.2/', '127.0.0.2, which is not reached by HTTPS'],
  ])('to %s is not followed', async (location, why) => {
    const { port } = await serve(to(location));
    await expect(pullArchive(place(port), as('me:secret'))).rejects.toThrow(
      `The registry at http://127.0.0.1:${port} sends on to ${why}; nothing was asked there.`,
    );
  });

  it('to another store on its host is followed, without credentials', async () => {
    const store = await serve((_, response) => response.writeHead(404).end());
    const { port, asked } = await serve(to(`http://127.0.0.1:${store.port}/store`));
    await expect(pullArchive(place(port), as('me:secret'))).rejects.toThrow('The registry has no pump:v1.');
    const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    expect([asked, store.asked]).toEqual([[`GET /v2/pump/manifests/v1 ${basic}`], ['GET /store -']]);
  });

  it('in a circle is left', async () => {
    const { port, asked } = await serve(to('/again'));
    await expect(pullArchive(place(port), as())).rejects.toThrow('sends on more than 5 times.');
    expect(asked).toHaveLength(6);
  });

  it('what is written gets nothing', async () => {
    const { port } = await serve((request, response) =>
      request.method === 'HEAD' ? response.writeHead(404).end() : to('/elsewhere')(request, response),
    );
    await expect(pushArchive(place(port), 'v1', Buffer.from('x'), {}, as())).rejects.toThrow(
      'sends uploads to another place; nothing was sent there.',
    );
  });
});

// @verifies SRS-3192
it('credentials go to no token service on another host that was not named', async () => {
  const realm = 'https://tokens.invalid/token';
  const { port } = await serve((_, response) =>
    response.writeHead(401, { 'WWW-Authenticate': `Bearer realm="${realm}",service="s"` }).end(),
  );
  await expect(pullArchive(place(port), as('me:secret'))).rejects.toThrow(
    'asks for a token of tokens.invalid, and your credentials go to no host that you did not name. Set DOSSIER_REGISTRY_TOKEN_HOST=tokens.invalid if they are for it too.',
  );
  await expect(pullArchive(place(port), { ...as('me:secret'), tokenHost: 'tokens.invalid' })).rejects.toThrow(
    'The registry at https://tokens.invalid does not answer',
  );
});

// @verifies SRS-3191
describe('a registry that falls silent', () => {
  it.each([
    ['before it answers', () => undefined],
    ['in the middle', (response: ServerResponse) => response.writeHead(200).write('{')],
  ])('%s is given up', async (_, begin) => {
    const { port } = await serve((_request, response) => begin(response));
    await expect(pullArchive(place(port), as(undefined, 300))).rejects.toThrow(
      `The registry at http://127.0.0.1:${port} sends nothing any more.`,
    );
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('does not hold a command that gets %s', async (signal) => {
    const project = TestProject.empty();
    closing.push(() => project.remove());
    const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    let child: ReturnType<typeof spawn> | undefined;
    let sent = 0;
    const { port } = await serve((_, response) => {
      response.writeHead(200).write('{');
      sent = performance.now();
      child?.kill(signal);
    });
    child = spawn(
      process.execPath,
      [main, 'pull', `oci://127.0.0.1:${port}/pump:v1`, '--to', join(project.root, 'a.zip')],
      { stdio: 'ignore' },
    );
    expect(await new Promise((resolve) => child?.once('exit', resolve))).toBe(130);
    expect(performance.now() - sent).toBeLessThan(5000);
  });
});
