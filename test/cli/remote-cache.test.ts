import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main, TestProject } from './project.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const held = new Map<string, Buffer>();
let server: Server;
let address = '';
const projects: TestProject[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url = '' } = request;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (method === 'PUT') held.set(url, Buffer.concat(parts));
    const bytes = held.get(url);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  for (const project of projects) project.remove();
});

const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const environment = {
  DOSSIER_CACHE_KEY: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
};

/** The alarm monitor with a drawing, on a machine of its own, its commit the same everywhere. */
function onAnotherMachine(): TestProject {
  const project = TestProject.clean();
  projects.push(project);
  project.edit(
    'site.config.ts',
    'defineSite({',
    `defineSite({\n  cache: { remote: '${address}', key: '${spki}' },`,
  );
  project.write(
    'content/risks.md',
    `${project.read('content/risks.md')}\n\`\`\`mermaid\nflowchart LR\n  a --> b\n\`\`\`\n`,
  );
  return project.commit('Draw');
}

/** Runs the command beside the server of this process, and answers what it says of the cache. */
async function run(
  project: TestProject,
  words: readonly string[],
  given: Record<string, string> = environment,
): Promise<string[]> {
  const err = await new Promise<string>((resolve) =>
    execFile(
      process.execPath,
      [main, ...words],
      { cwd: project.root, env: { ...process.env, ...given, NO_COLOR: '1' } },
      (_, __, stderr) => resolve(stderr),
    ),
  );
  return err.split('\n').filter((line) => line.includes('remote cache'));
}

async function build(project: TestProject): Promise<{ notes: string[]; manifest: string }> {
  const notes = await run(project, ['build', '--no-pdf', '--exit-zero']);
  return { notes, manifest: project.read('dist/manifest.json') };
}

// @verifies SRS-3692
it('a build on another machine takes what the first one made, and has the same bytes', async () => {
  const first = await build(onAnotherMachine());
  expect(first.notes).toEqual([
    'The remote cache holds nothing of this project and this version of Dossier yet.',
    expect.stringMatching(/^\d+ files given to the remote cache\.$/),
  ]);
  const another = onAnotherMachine();
  const second = await build(another);
  expect(second.notes[0]).toMatch(/^(\d+) of \1 files taken from the remote cache\.$/);
  expect(second.manifest).toBe(first.manifest);
  expect([...held.keys()].some((path) => path.startsWith('/ac/'))).toBe(true);
});

/** Files of the cache with the times of their last change. */
function kept(project: TestProject, directory: string): Map<string, number> {
  const full = join(project.root, '.dossier/cache', directory);
  return new Map(readdirSync(full).map((name) => [name, statSync(join(full, name)).mtimeMs]));
}

/** The alarm monitor with a document of several pieces that refer to each other. */
function withLongDocument(): TestProject {
  const project = onAnotherMachine();
  const words = 'The monitor shall be held upright while it is carried. '.repeat(1700);
  for (let page = 1; page <= 4; page++)
    project.write(
      `content/handling/${page}.md`,
      `# Handling ${page}\n\nSee [the other end](${5 - page}.md).\n\n${words}\n`,
    );
  project.edit(
    'site.config.ts',
    "['content/requirements.md']",
    "['content/requirements.md', 'content/handling/*.md']",
  );
  return project.commit('Write at length');
}

// @verifies SRS-3840, SRS-3692
it('three machines make a share each, and another assembles: it draws nothing and prints no text, with the bytes of a build alone', async () => {
  const alone = withLongDocument();
  await run(alone, ['build', '--exit-zero'], {});
  const machines = [1, 2, 3].map(withLongDocument);
  await Promise.all(machines.map((machine, at) => run(machine, ['warm', '--shard', `${at + 1}/3`])));
  const last = withLongDocument();
  await run(last, ['build', '--exit-zero']);
  expect(last.read('dist/manifest.json')).toBe(alone.read('dist/manifest.json'));
  const checked = kept(last, '').get('check.json') as number;
  for (const directory of ['prints', 'diagrams']) {
    const names = [...kept(alone, directory).keys()];
    expect([...kept(last, directory).keys()]).toEqual(names);
    // What was taken lay there before anything was checked; what stands around a document that several print is of the build.
    const made = [...kept(last, directory)].filter(([, time]) => time >= checked);
    expect(made.filter(([name]) => !/^[0-9a-f]{16}-[0-9a-f]{16}\.print$/.test(name))).toEqual([]);
  }
}, 600_000);
