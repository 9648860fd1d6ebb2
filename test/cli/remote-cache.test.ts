import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestProject } from './project.ts';

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

/** Runs the command beside the server of this process. */
async function build(project: TestProject): Promise<{ notes: string[]; manifest: string }> {
  const { execFile } = await import('node:child_process');
  const { main } = await import('./project.ts');
  const err = await new Promise<string>((resolve) =>
    execFile(
      process.execPath,
      [main, 'build', '--no-pdf', '--exit-zero'],
      { cwd: project.root, env: { ...process.env, ...environment, NO_COLOR: '1' } },
      (_, __, stderr) => resolve(stderr),
    ),
  );
  return {
    notes: err.split('\n').filter((line) => line.includes('remote cache')),
    manifest: project.read('dist/manifest.json'),
  };
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
