import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Project } from '../../src/config/index.ts';
import { decodeEntry, encodeEntry } from '../../src/remote-cache/action-result.ts';
import { remoteCache } from '../../src/remote-cache/index.ts';
import { debianProgram } from '../debian-program.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const textOf = (key: KeyObject, type: 'spki' | 'pkcs8'): string =>
  key.export({ type, format: 'der' }).toString('base64');

const scratch = mkdtempSync(join(tmpdir(), 'remote-cache-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A project whose cache holds files. */
function project(
  remote: string,
  files: Record<string, string> = {},
  { timeout = 5, key = textOf(publicKey, 'spki') } = {},
): Project {
  const root = mkdtempSync(join(scratch, 'project-'));
  for (const [path, text] of Object.entries(files)) {
    const full = join(root, 'cache', path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  return {
    root,
    config: { cache: { remote, key, timeout }, output: { cache: 'cache' }, product: { name: 'Pump' } },
  } as unknown as Project;
}

const giving = { DOSSIER_CACHE_KEY: textOf(privateKey, 'pkcs8') };
const cacheOf = (of: Project, environment = {}) => {
  const cache = remoteCache(of, environment);
  if (!cache) throw new Error('there is a cache');
  return cache;
};

function filesOf({ root }: Project): Record<string, string> {
  const found: Record<string, string> = {};
  const look = (path: string): void => {
    for (const entry of readdirSync(join(root, 'cache', path), { withFileTypes: true })) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) look(below);
      else found[below] = readFileSync(join(root, 'cache', below), 'utf8');
    }
  };
  look('');
  return found;
}

const made = {
  'facts.ndjson': 'facts',
  'facts.index.json': 'index',
  'diagrams/d1.json': 'a drawing',
  'prints/p1.print': 'a print',
};
const verdicts = {
  'check.json': 'clean',
  'build.json': 'clean',
  'models/abc': 'verified',
  'diagrams/../check.json': '',
};

/** A server of the protocol in memory, with what goes wrong at each request. */
interface Fake {
  address: string;
  held: Map<string, Buffer>;
  asked: string[];
  fault: ((request: IncomingMessage, response: ServerResponse, turn: number) => boolean) | undefined;
}
let server: Server;
const fake: Fake = { address: '', held: new Map(), asked: [], fault: undefined };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url = '' } = request;
    fake.asked.push(`${method} ${url.replace(/[0-9a-f]{64}/, '…')}`);
    if (fake.fault?.(request, response, fake.asked.length)) return;
    if (method === 'PUT') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      fake.held.set(url, Buffer.concat(parts));
      response.writeHead(201).end();
      return;
    }
    const bytes = fake.held.get(url);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cache`;
});
afterAll(() => server.closeAllConnections());
beforeEach(() => {
  fake.held.clear();
  fake.asked = [];
  fake.fault = undefined;
});

/** Fills the server with what one build made. */
async function filled(): Promise<void> {
  await cacheOf(project(fake.address, made), giving).give();
  fake.asked = [];
}

// @verifies SRS-3692
describe('what one machine made', () => {
  it('is there on the next, without its verdicts', async () => {
    expect(await cacheOf(project(fake.address, { ...made, ...verdicts }), giving).give()).toBe(
      '4 files given to the remote cache.',
    );
    const next = project(fake.address);
    expect(await cacheOf(next).take()).toBe('4 of 4 files taken from the remote cache.');
    expect(filesOf(next)).toEqual(made);
  });

  it('is given once: the entry comes last, and what the server holds already is not sent', async () => {
    await cacheOf(project(fake.address, made), giving).give();
    expect(fake.asked.at(-1)).toBe('PUT /cache/ac/…');
    fake.asked = [];
    const next = project(fake.address, { 'diagrams/d2.json': 'another' });
    const cache = cacheOf(next, giving);
    await cache.take();
    fake.asked = [];
    expect(await cache.give()).toBe('1 files given to the remote cache.');
    expect(fake.asked).toEqual(['PUT /cache/cas/…', 'PUT /cache/ac/…']);
    fake.asked = [];
    const again = cacheOf(next, giving);
    await again.take();
    expect(await again.give()).toBe('');
  });

  it('is not given by whoever has no key, such as a fork', async () => {
    expect(await cacheOf(project(fake.address, made)).give()).toBe('');
    expect(fake.asked).toEqual([]);
  });

  it('does not replace what lies there', async () => {
    await filled();
    const next = project(fake.address, { 'facts.ndjson': 'newer' });
    expect(await cacheOf(next).take()).toBe('3 of 3 files taken from the remote cache.');
    expect(filesOf(next)['facts.ndjson']).toBe('newer');
  });

  it('is asked for with the token of the environment', async () => {
    let seen: string | undefined;
    fake.fault = ({ headers }) => {
      seen = headers.authorization;
      return false;
    };
    await cacheOf(project(fake.address), { DOSSIER_CACHE_TOKEN: 'abc' }).take();
    expect(seen).toBe('Bearer abc');
  });
});

// @verifies SRS-3693
describe('a server that lies', () => {
  const entry = (): string => [...fake.held.keys()].find((path) => path.includes('/ac/')) ?? '';

  it('is not believed a file with other bytes', async () => {
    await filled();
    for (const [path] of fake.held) if (path.includes('/cas/')) fake.held.set(path, Buffer.from('poison'));
    const next = project(fake.address, { kept: '' });
    expect(await cacheOf(next).take()).toBe(
      '0 of 4 files taken from the remote cache; 4 were not what was signed.',
    );
    expect(filesOf(next)).toEqual({ kept: '' });
  });

  it('is not believed an entry of a stranger, of another key, or with one bit changed', async () => {
    const refused =
      'What the remote cache holds is not signed with the key of `cache.key`; nothing of it is taken.';
    await cacheOf(project(fake.address, made), {
      DOSSIER_CACHE_KEY: textOf(stranger.privateKey, 'pkcs8'),
    }).give();
    expect(await cacheOf(project(fake.address)).take()).toBe(refused);
    await filled();
    const whole = fake.held.get(entry()) ?? Buffer.alloc(0);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        const damaged = Buffer.from(whole);
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        fake.held.set(entry(), damaged);
        const next = project(fake.address);
        const said = await cacheOf(next).take();
        // A bit that no reader of the message looks at changes nothing.
        if (said !== refused) expect(said).toBe('4 of 4 files taken from the remote cache.');
      }),
      { numRuns: 60 },
    );
    fake.held.set(entry(), whole);
    const other = project(fake.address);
    (other.config.product as { name: string }).name = 'Another';
    expect(await cacheOf(other).take()).toBe(
      'The remote cache holds nothing of this project and this version of Dossier yet.',
    );
  });

  it('cannot write anywhere else, even with the right key', async () => {
    const { signEntry } = await import('../../src/remote-cache/signature.ts');
    await filled();
    const [, key = ''] = /ac\/([0-9a-f]{64})/.exec(entry()) ?? [];
    const file = decodeEntry(fake.held.get(entry()) ?? Buffer.alloc(0))?.files[0];
    const files = ['../outside', 'check.json', 'prints/../../x', 'models/a', '/etc/x', 'prints/a/b'].map(
      (path) => ({
        ...(file as { sha256: string; size: number }),
        path,
      }),
    );
    fake.held.set(entry(), Buffer.from(encodeEntry({ files, signature: signEntry(key, files, privateKey) })));
    const next = project(fake.address, { kept: '' });
    expect(await cacheOf(next).take()).toBe('0 of 0 files taken from the remote cache.');
    expect(filesOf(next)).toEqual({ kept: '' });
  });

  it.each(['', 'no key', Buffer.from('x').toString('base64')])(
    'takes nothing where `cache.key` is %j',
    async (key) => {
      await filled();
      expect(await cacheOf(project(fake.address, {}, { key })).take()).toBe(
        '`cache.key` is no Ed25519 public key; nothing is taken.',
      );
    },
  );

  it('is given nothing where the private key is none', async () => {
    expect(await cacheOf(project(fake.address, made), { DOSSIER_CACHE_KEY: 'x' }).give()).toBe(
      'DOSSIER_CACHE_KEY is no Ed25519 private key; nothing is given to the remote cache.',
    );
  });
});

// @verifies SRS-3840, SRS-3693
describe('what the shares of a commit made', () => {
  const shared = { 'prints/p2.print': 'a print', 'shares/k-1of2.begun': 'true' };

  it('is there for others of the commit, share by share, and for no other commit', async () => {
    await filled();
    const one = cacheOf(project(fake.address, { 'prints/p2.print': 'a print' }), giving);
    await one.giveShare('commit', 1);
    const second = project(fake.address, { 'diagrams/d2.json': 'another', 'prints/p3.places': 'own' });
    const two = cacheOf(second, giving);
    expect(await two.takeShares('commit')).toBe('1 of 1 files taken from the remote cache.');
    await two.giveShare('commit', 2);
    // What was taken from the first is in its entry, and what only the local cache is for in none.
    const last = project(fake.address, { kept: '' });
    expect(await cacheOf(last).takeShares('another')).toBe('');
    expect(await cacheOf(last).takeShares('commit')).toBe('2 of 2 files taken from the remote cache.');
    expect(filesOf(last)).toEqual({
      kept: '',
      'prints/p2.print': 'a print',
      'diagrams/d2.json': 'another',
    });
    // A build gives on what it made, and nothing that only shares need.
    const builder = project(fake.address, shared);
    await cacheOf(builder, giving).give();
    const next = project(fake.address);
    await cacheOf(next).take();
    expect(Object.keys(filesOf(next))).toEqual(['prints/p2.print']);
  });

  it('is not believed from a stranger, under the number of another, or with other bytes, and costs nothing where the server fails', async () => {
    const strange = { DOSSIER_CACHE_KEY: textOf(stranger.privateKey, 'pkcs8') };
    await cacheOf(project(fake.address, shared), strange).giveShare('commit', 1);
    expect(await cacheOf(project(fake.address)).takeShares('commit')).toMatch(/is not signed with the key/);
    fake.held.clear();
    await cacheOf(project(fake.address, shared), giving).giveShare('commit', 1);
    const lastEntry = () => [...fake.held.keys()].findLast((path) => path.includes('/ac/')) ?? '';
    const at = lastEntry();
    const entry = fake.held.get(at) as Buffer;
    fake.held.clear();
    await cacheOf(project(fake.address, shared), giving).giveShare('commit', 2);
    const other = lastEntry();
    fake.held.set(other, entry);
    expect(await cacheOf(project(fake.address)).takeShares('commit')).toMatch(/is not signed with the key/);
    fake.held.delete(other);
    fake.held.set(at, entry);
    for (const [path] of fake.held) if (path.includes('/cas/')) fake.held.set(path, Buffer.from('poison'));
    expect(await cacheOf(project(fake.address)).takeShares('commit')).toBe(
      '0 of 2 files taken from the remote cache; 2 were not what was signed.',
    );
    fake.fault = (_, response) => Boolean(response.writeHead(507).end());
    expect(await cacheOf(project(fake.address, shared), giving).giveShare('commit', 1)).toMatch(
      /answers 507/,
    );
    expect(await cacheOf(project(fake.address)).takeShares('commit')).toMatch(/goes on without it/);
  });
});

// @verifies SRS-3693
describe('a server that fails', () => {
  it('is asked again, and then left', async () => {
    await filled();
    fake.fault = (_, response, turn) => turn <= 2 && Boolean(response.writeHead(503).end());
    expect(await cacheOf(project(fake.address)).take()).toBe('4 of 4 files taken from the remote cache.');
    fake.fault = (_, response) => Boolean(response.writeHead(503).end());
    expect(await cacheOf(project(fake.address)).take()).toBe(
      'The remote cache answers 503; this build goes on without it.',
    );
  });

  it('is left where it does not exist, refuses, or leads elsewhere', async () => {
    expect(await cacheOf(project('http://127.0.0.1:1/cache')).take()).toMatch(
      /^The remote cache .+; this build goes on without it\.$/,
    );
    fake.fault = (_, response) => Boolean(response.writeHead(403).end());
    expect(await cacheOf(project(fake.address)).take()).toBe(
      'The remote cache answers 403; this build goes on without it.',
    );
    fake.fault = (_, response) => Boolean(response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end());
    expect(await cacheOf(project(fake.address)).take()).toMatch(/goes on without it/);
  });

  it('costs no more than its timeout', async () => {
    fake.fault = () => true;
    expect(await cacheOf(project(fake.address, {}, { timeout: 1 })).take()).toBe(
      'The remote cache takes too long; this build goes on without it.',
    );
  });

  // @verifies SRS-3864
  it('is asked once for shares, where none were made of the commit', async () => {
    await filled();
    expect(await cacheOf(project(fake.address)).takeShares('commit')).toBe('');
    expect(fake.asked).toEqual(['GET /cache/ac/…']);
  });

  // @verifies SRS-3864
  it('has nowhere to put what came: that is told, and no fault of the server', async () => {
    await filled();
    const full = project(fake.address, { prints: 'no directory' });
    expect(await cacheOf(full).take()).toBe(
      '3 of 4 files taken from the remote cache; 1 could not be written here.',
    );
  });

  it('has a full disk: what it took is not named by an entry', async () => {
    fake.fault = ({ method }, response, turn) =>
      method === 'PUT' && turn > 2 && Boolean(response.writeHead(507).end());
    expect(await cacheOf(project(fake.address, made), giving).give()).toMatch(
      /^\d of 4 files given to the remote cache, then it answers 507\.$/,
    );
    expect([...fake.held.keys()].filter((path) => path.includes('/ac/'))).toEqual([]);
  });
});

// @verifies SRS-3692
test('an entry is an ActionResult that is read back as it was, and random bytes are none or another', () => {
  const file = fc.record({ path: fc.string({ unit: 'grapheme' }), sha256: fc.string(), size: fc.nat() });
  fc.assert(
    fc.property(fc.array(file), fc.uint8Array(), (files, signature) => {
      expect(decodeEntry(encodeEntry({ files, signature }))).toEqual({ files, signature });
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(() => decodeEntry(bytes)).not.toThrow();
    }),
  );
});

const program = debianProgram('nginx', 'usr/sbin/nginx', scratch);
/** Runs what is behind it with a small file system of its own at a directory, which needs no rights where the kernel lets users do so. */
const onSmallDisk = (directory: string): string[] => [
  'unshare',
  '-rm',
  'sh',
  '-c',
  `mount -t tmpfs -o size=2m tmpfs '${directory}' && exec "$@"`,
  'sh',
];
const canMount =
  program !== undefined &&
  ((words: string[]) => spawnSync(words[0] as string, [...words.slice(1), 'true']).status === 0)(
    onSmallDisk(mkdtempSync(join(scratch, 'disk-'))),
  );

// @verifies SRS-3692, SRS-3693
describe(`nginx with WebDAV${program === undefined ? ' (skipped: no nginx is installed and apt gives none)' : ''}`, () => {
  let child: ChildProcess;
  let address = '';
  const start = async (on: string[] = []): Promise<void> => {
    const words = [
      ...on,
      program as string,
      '-p',
      scratch,
      '-c',
      join(scratch, 'nginx.conf'),
      '-e',
      'stderr',
    ];
    child = spawn(words[0] as string, words.slice(1), { stdio: 'ignore' });
    for (let turn = 0; turn < 100; turn++) {
      if (
        await fetch(address).then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  beforeAll(async () => {
    if (program === undefined) return;
    const socket = createSocket();
    await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
    const { port } = socket.address() as AddressInfo;
    await new Promise((resolve) => socket.close(resolve));
    address = `http://127.0.0.1:${port}`;
    for (const name of ['body', 'root']) mkdirSync(join(scratch, name));
    writeFileSync(
      join(scratch, 'nginx.conf'),
      `user root root; daemon off; master_process off; pid ${scratch}/nginx.pid; error_log stderr;\nevents {}\nhttp { access_log off; client_body_temp_path ${scratch}/body; proxy_temp_path ${scratch}/body; fastcgi_temp_path ${scratch}/body; uwsgi_temp_path ${scratch}/body; scgi_temp_path ${scratch}/body;\nserver { listen 127.0.0.1:${port}; root ${scratch}/root; client_max_body_size 0; location / { dav_methods PUT; create_full_put_path on; }\nlocation /slow/ { alias ${scratch}/root/; limit_rate 400k; } } }\n`,
    );
    await start();
  });
  afterAll(() => (program === undefined ? undefined : stop()));

  it.skipIf(program === undefined)('hands on what one machine made, and may die at any time', async () => {
    expect(await cacheOf(project(address, made), giving).give()).toBe('4 files given to the remote cache.');
    const next = project(address);
    expect(await cacheOf(next).take()).toBe('4 of 4 files taken from the remote cache.');
    expect(filesOf(next)).toEqual(made);
    await stop();
    const dead = project(address);
    expect(await cacheOf(dead, giving).take()).toMatch(/goes on without it\.$/);
    expect(await cacheOf(project(address, made), giving).give()).toMatch(
      /given to the remote cache, then it/,
    );
    await start();
    expect(await cacheOf(dead).take()).toBe('4 of 4 files taken from the remote cache.');
    // Killed while it hands out: what came is whole, what did not come is not there, and the build goes on.
    const large = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `prints/p${at}.print`,
        `${at}`.repeat(400_000).slice(0, 400_000),
      ]),
    );
    await cacheOf(project(address, large), giving).give();
    const torn = project(`${address}/slow`, { kept: '' });
    const taking = cacheOf(torn).take();
    const whole = () => Object.entries(filesOf(torn)).filter(([path]) => Object.hasOwn(large, path));
    while (whole().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    expect(await taking).toMatch(/^\d+ of 30 files taken from the remote cache, then it .+\.$/);
    expect(whole().length).toBeLessThan(30);
    for (const [path, text] of whole()) expect(text === large[path]).toBe(true);
    await start();
    await cacheOf(torn).take();
    expect(whole()).toHaveLength(30);
  });

  it.skipIf(!canMount)(
    `says that its disk is full, and names no file that it has not${canMount ? '' : ' (skipped: no file system can be mounted here)'}`,
    async () => {
      await stop();
      await start(onSmallDisk(join(scratch, 'root')));
      const small = { 'prints/first.print': 'a print' };
      expect(await cacheOf(project(address, small), giving).give()).toBe(
        '1 files given to the remote cache.',
      );
      const bytes = (at: number) => `${at}`.repeat(400_000).slice(0, 400_000);
      const large = Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [`prints/p${at}.print`, bytes(at)]),
      );
      expect(await cacheOf(project(address, { ...small, ...large }), giving).give()).toMatch(
        /^\d+ of 31 files given to the remote cache, then it answers 50[07]\.$/,
      );
      const next = project(address);
      expect(await cacheOf(next).take()).toBe('1 of 1 files taken from the remote cache.');
      expect(filesOf(next)).toEqual(small);
    },
  );
});
