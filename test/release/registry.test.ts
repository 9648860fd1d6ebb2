import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReference } from '../../src/release/stores/reference.ts';
import { pullArchive, pushArchive, TagExists } from '../../src/release/stores/registry.ts';
import { TestProject } from '../cli/project.ts';
import { findRegistry, scratchDirectory, startRegistry } from './docker-registry.ts';
import { startMemoryRegistry } from './memory-registry.ts';
import { writeSmallArchive } from './small-archive.ts';

const here = scratchDirectory();
const program = findRegistry(here);
const project = TestProject.empty();
let scratch = '';
let zip = '';

async function archiveOf(release: string): Promise<string> {
  await writeSmallArchive(
    join(scratch, release),
    new Map([['site/index.html', Buffer.from(`site of ${release}`)]]),
    { name: 'Pump', version: '1', release, date: '2026-03-01T10:00:00Z' },
  );
  return join(scratch, `${release}.zip`);
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'dossier-oci-'));
  zip = await archiveOf('v1');
});
afterAll(() => {
  project.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Who asks, without a limit of time. */
const as = (credentials?: string) => ({ credentials, signal: new AbortController().signal });
const last = (text: string) => text.trim().split('\n').at(-1);

// Not bound to the requirement: a machine without the registry skips it, and what is skipped proves nothing.
describe.runIf(program !== undefined)(
  `a set in a registry${program === undefined ? ' (skipped: no docker-registry is installed and apt gives none)' : ''}`,
  () => {
    let registry: Awaited<ReturnType<typeof startRegistry>>;
    beforeAll(async () => {
      registry = await startRegistry(program ?? '', here);
    });
    afterAll(() => registry.stop());

    it('comes back as it was, by tag and by digest, and is verified where it lies', () => {
      const place = `oci://${registry.host}/team/pump-docs`;
      const pushed = project.must('push', zip, place).out.trim().split('\n');
      expect(pushed).toEqual([`${place}:v1`, expect.stringMatching(/@sha256:[0-9a-f]{64}$/)]);
      for (const [index, reference] of pushed.entries()) {
        const to = join(scratch, `back-${index}.zip`);
        expect(project.must('pull', reference, '--to', to).out).toContain('Pump 1, v1: whole');
        expect(readFileSync(to).equals(readFileSync(zip))).toBe(true);
      }
      const verdict = project.run('verify', `${place}:v1`);
      expect([verdict.code, verdict.out]).toEqual([
        4,
        expect.stringMatching(/^Pump 1, v1: whole, but signed by nobody you named\n/),
      ]);
      const again = project.run('pull', `${place}:v1`, '--to', join(scratch, 'back-0.zip'));
      expect([again.code, last(again.err)]).toEqual([
        2,
        expect.stringContaining('is there already, and is not replaced.'),
      ]);
    });

    it('is found from its image', () => findsSetFromImage(registry.host, 'team/with-image'));

    it('is never replaced, and what is not there is said', async () => {
      const place = `oci://${registry.host}/team/once`;
      project.must('push', zip, place);
      const again = project.run('push', zip, place);
      expect([again.code, last(again.err)]).toEqual([
        2,
        'The registry holds team/once:v1 already, and a released set is never replaced. Nothing was written.',
      ]);
      expect(last(project.run('pull', `${place}:v9`, '--to', join(scratch, 'x.zip')).err)).toBe(
        'The registry has no team/once:v9.',
      );
      const other = await archiveOf('v2');
      writeFileSync(other, Buffer.concat([readFileSync(other), Buffer.from('x')]));
      expect(last(project.run('push', other, place).err)).toMatch(/cannot be read: /);
    });
  },
);

/** Puts the manifest of an image without layers into a repository, and gives its digest. */
async function pushImage(host: string, name: string): Promise<string> {
  const config = Buffer.from('{}');
  const digest = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const begun = await fetch(`http://${host}/v2/${name}/blobs/uploads/`, { method: 'POST' });
  const target = new URL(begun.headers.get('location') ?? '', `http://${host}`);
  target.searchParams.set('digest', digest(config));
  await fetch(target, { method: 'PUT', body: config });
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const image = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: digest(config),
        size: config.length,
      },
      layers: [],
    }),
  );
  const put = await fetch(`http://${host}/v2/${name}/manifests/1.0`, {
    method: 'PUT',
    headers: { 'Content-Type': mediaType },
    body: image,
  });
  if (put.status !== 201) throw new Error(`${put.status} ${await put.text()}`);
  return digest(image);
}

/** A set is pushed with the image it belongs to, and found from it. */
async function findsSetFromImage(host: string, name: string): Promise<void> {
  const place = readReference(`oci://${host}/${name}`);
  if (!place) throw new Error('no reference');
  const missing = `sha256:${'0'.repeat(64)}`;
  await expect(pushArchive(place, 'v1', readFileSync(zip), {}, as(), missing)).rejects.toThrow(
    `The registry does not hold the image ${name}@${missing}, which this release is bound to (404). Push the image first.`,
  );
  const image = await pushImage(host, name);
  const set = await pushArchive(place, 'v1', readFileSync(zip), {}, as(), image);
  const next = await pushArchive(place, 'v2', readFileSync(zip), { next: 'yes' }, as(), image);
  const ask = async (path: string, accept: string): Promise<unknown> =>
    (await fetch(`http://${host}/v2/${name}/${path}`, { headers: { Accept: accept } })).json();
  expect(await ask(`manifests/${set}`, 'application/vnd.oci.image.manifest.v1+json')).toMatchObject({
    subject: { digest: image, mediaType: 'application/vnd.oci.image.manifest.v1+json' },
  });
  expect(
    await ask(`manifests/${image.replace(':', '-')}`, 'application/vnd.oci.image.index.v1+json'),
  ).toMatchObject({
    manifests: [set, next].map((digest) => ({ digest, artifactType: 'application/vnd.dossier.release.v1' })),
  });
  expect((await pullArchive({ ...place, reference: set }, as())).equals(readFileSync(zip))).toBe(true);
}

// @verifies SRS-3751
it('a set is found from the image it belongs to', async () => {
  const registry = await startMemoryRegistry();
  try {
    await findsSetFromImage(`127.0.0.1:${registry.port}`, 'pump');
  } finally {
    registry.close();
  }
});

describe('push and pull', () => {
  // @verifies SRS-2009
  it('speak the distribution protocol: blobs by digest, the manifest last, a tag once, uploads to no other host', async () => {
    const blobs = new Map<string, Buffer>();
    const manifests = new Map<string, Buffer>();
    const asked: string[] = [];
    let elsewhere = false;
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const url = new URL(request.url ?? '', 'http://registry');
        const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
        asked.push(`${request.method} ${/blobs\/uploads|blobs|manifests/.exec(url.pathname)?.[0]}`);
        const answer = (status: number, bytes?: Buffer) =>
          response.writeHead(status).end(request.method === 'HEAD' ? undefined : bytes);
        if (request.headers.authorization !== `Basic ${Buffer.from('me:secret').toString('base64')}`)
          return answer(401);
        if (request.method === 'POST')
          return response
            .writeHead(202, {
              Location: elsewhere ? 'http://127.0.0.2:1/upload' : '/v2/pump/blobs/uploads/1?state=a',
            })
            .end();
        if (request.method === 'PUT' && url.pathname.includes('/uploads/')) {
          blobs.set(url.searchParams.get('digest') ?? '', body);
          return answer(201);
        }
        if (request.method === 'PUT') {
          manifests.set(name, body);
          return answer(201);
        }
        const found = url.pathname.includes('/blobs/') ? blobs.get(name) : manifests.get(name);
        return found ? answer(200, found) : answer(404);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const place = readReference(`oci://127.0.0.1:${(server.address() as AddressInfo).port}/pump`);
    if (!place) throw new Error('no reference');
    const bytes = readFileSync(zip);
    try {
      await expect(pushArchive(place, 'v1', bytes, {}, as())).rejects.toThrow(
        'does not let you at pump:v1 (401). Set DOSSIER_REGISTRY_CREDENTIALS',
      );
      elsewhere = true;
      await expect(pushArchive(place, 'v1', bytes, {}, as('me:secret'))).rejects.toThrow(
        'The registry sends uploads to another host; nothing was sent there.',
      );
      elsewhere = false;
      asked.length = 0;
      const digest = await pushArchive(
        place,
        'v1',
        bytes,
        { 'org.opencontainers.image.version': '1' },
        as('me:secret'),
      );
      expect(asked.slice(-3)).toEqual(['HEAD manifests', 'PUT manifests', 'GET manifests']);
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect((await pullArchive({ ...place, reference: 'v1' }, as('me:secret'))).equals(bytes)).toBe(true);
      await expect(pushArchive(place, 'v1', bytes, {}, as('me:secret'))).rejects.toThrow(TagExists);
      await expect(pullArchive({ ...place, reference: 'v9' }, as('me:secret'))).rejects.toThrow(
        'The registry has no pump:v9.',
      );
    } finally {
      server.close();
    }
    await expect(pullArchive({ ...place, reference: 'v1' }, as())).rejects.toThrow(
      /^The registry at http:\/\/127\.0\.0\.1:\d+ does not answer: /,
    );
  });
});

describe('a registry with a token service', () => {
  // @verifies SRS-2811
  it('is asked for a token, once, with the credentials; without them, or by another host, nothing is sent', async () => {
    const registry = await startMemoryRegistry('me:secret');
    const place = readReference(`oci://127.0.0.1:${registry.port}/pump`);
    if (!place) throw new Error('no reference');
    const bytes = readFileSync(zip);
    try {
      await expect(pushArchive(place, 'v1', bytes, {}, as())).rejects.toThrow(
        `The token service of the registry at ${place.origin} gives no token (401). Set DOSSIER_REGISTRY_CREDENTIALS to user:password.`,
      );
      registry.asked.length = 0;
      await pushArchive(place, 'v1', bytes, {}, as('me:secret'));
      expect(registry.asked.slice(0, 3)).toEqual([
        'HEAD manifests',
        'token own repository:pump:pull,push',
        'HEAD manifests',
      ]);
      expect(registry.asked.filter((what) => what.startsWith('token'))).toHaveLength(1);
      expect((await pullArchive({ ...place, reference: 'v1' }, as('me:secret'))).equals(bytes)).toBe(true);
      for (const realm of ['http://localhost:1/token', 'nothing']) {
        registry.realm = realm;
        await expect(pullArchive({ ...place, reference: 'v1' }, as('me:secret'))).rejects.toThrow(
          `The registry at ${place.origin} asks for a token of ${realm}, which is not reached by HTTPS; nothing was sent there.`,
        );
      }
    } finally {
      registry.close();
    }
  });
});

describe('two pushes at the same moment', () => {
  // @verifies SRS-2812
  it('do not both win: whoever finds the manifest of another has not pushed', async () => {
    const registry = await startMemoryRegistry();
    const place = readReference(`oci://127.0.0.1:${registry.port}/pump`);
    if (!place) throw new Error('no reference');
    // Both have looked for the tag, twice, before either puts its manifest.
    let waiting: (() => void)[] = [];
    registry.before = (what) =>
      what !== 'PUT manifests'
        ? undefined
        : new Promise((resolve) => {
            waiting.push(resolve);
            if (waiting.length < 2) return;
            for (const go of waiting) go();
            waiting = [];
          });
    try {
      const pushes = ['a', 'b'].map((text) => pushArchive(place, 'v1', Buffer.from(text), {}, as()));
      const outcomes = await Promise.allSettled(pushes);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(lost?.reason).toBeInstanceOf(TagExists);
      const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
      const kept = await pullArchive({ ...place, reference: 'v1' }, as());
      expect(kept.toString()).toBe(['a', 'b'][won]);
    } finally {
      registry.close();
    }
  });
});

describe('signers you trust', () => {
  // @verifies SRS-2813
  it('decide what is sent and what is kept', async () => {
    project.write('trusted', 'jane@localhost ssh-ed25519 AAAA Jane Roe (approver)\n');
    const words = ['--signers', 'trusted'];
    const sent = project.run('push', zip, 'oci://127.0.0.1:1/pump', ...words);
    expect([sent.code, last(sent.err)]).toEqual([
      2,
      `${zip} is signed by nobody you named, and was not sent.`,
    ]);
    const missing = project.run('push', zip, 'oci://127.0.0.1:1/pump', '--signers', 'nobody');
    expect([missing.code, last(missing.err)]).toEqual([2, 'There is no file nobody.']);
    const registry = await startMemoryRegistry();
    try {
      const place = readReference(`oci://127.0.0.1:${registry.port}/pump`);
      if (!place) throw new Error('no reference');
      await pushArchive(place, 'v1', readFileSync(zip), {}, as());
      const to = join(scratch, 'trusted.zip');
      const reference = `oci://127.0.0.1:${registry.port}/pump:v1`;
      const kept = await runBeside(project.root, 'pull', reference, '--to', to, ...words);
      expect([kept.code, kept.out]).toEqual([4, 'Not kept: it is signed by nobody you named.\n']);
      expect(existsSync(to)).toBe(false);
      expect((await runBeside(project.root, 'pull', reference, '--to', to)).code).toBe(0);
    } finally {
      registry.close();
    }
  });
});

/** Runs the command while this process answers it. */
function runBeside(cwd: string, ...words: string[]): Promise<{ code: number | null; out: string }> {
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  const child = spawn(process.execPath, [main, ...words], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

describe('a registry that lies', () => {
  // @verifies SRS-2009
  it('is found out: other bytes than the digest says are not kept', async () => {
    const bytes = readFileSync(zip);
    const sum = (data: Uint8Array) => `sha256:${createHash('sha256').update(data).digest('hex')}`;
    const manifest = Buffer.from(
      JSON.stringify({
        artifactType: 'application/vnd.dossier.release.v1',
        layers: [{ mediaType: 'application/zip', digest: sum(bytes), size: bytes.length }],
      }),
    );
    const changed = Buffer.from(bytes);
    changed[bytes.length >> 1] = (changed[bytes.length >> 1] as number) ^ 1;
    const server = createServer((request, response) =>
      response.end(request.url?.includes('/manifests/') ? manifest : changed),
    );
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const place = `oci://127.0.0.1:${(server.address() as AddressInfo).port}/pump`;
    try {
      // The program runs beside this process, which has to answer it.
      const { fromRegistry } = await import('../../src/cli/commands/pull.ts');
      await expect(fromRegistry(`${place}:v1`, as().signal)).rejects.toThrow(
        `The registry gave other bytes than ${sum(bytes)}.`,
      );
      await expect(fromRegistry(`${place}@sha256:${'0'.repeat(64)}`, as().signal)).rejects.toThrow(
        'The registry gave another manifest than sha256:0000',
      );
    } finally {
      server.close();
    }
    expect(readdirSync(scratch).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a reference', () => {
  // @verifies SRS-2009
  it('speaks plain HTTP with this machine only', () => {
    expect(readReference('oci://127.0.0.1:5000/a/b:v1')).toEqual({
      origin: 'http://127.0.0.1:5000',
      name: 'a/b',
      reference: 'v1',
    });
    expect(readReference('oci://registry.example/a')?.origin).toBe('https://registry.example');
    expect(readReference('oci://localhost.example/a')?.origin).toBe('https://localhost.example');
  });

  it.each([
    'http://a/b',
    'oci://a',
    'oci://a/../b',
    'oci://a/b:',
    'oci://a/b@sha256:1',
    'oci://user@a/b',
    'oci://a/B',
  ])('that is none is not read: %s', (text) => {
    expect(readReference(text)).toBeUndefined();
    expect(existsSync(join(scratch, 'x.zip'))).toBe(false);
  });
});
