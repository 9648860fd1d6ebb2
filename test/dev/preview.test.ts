import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PreviewServer, startPreview, toldFindings } from '../../src/dev/index.ts';
import type { Finding } from '../../src/model/index.ts';
import { openBrowser, ownOrigin } from '../../src/render/browser/index.ts';
import { TestProject } from '../cli/project.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

interface Answer {
  status: number;
  body: string;
  type: string;
}

const ask = (
  address: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(address);
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, type: response.headers['content-type'] ?? '' }),
      );
    });
    asked.on('error', reject).end();
  });

describe('the preview', () => {
  let directory = '';
  let server: PreviewServer;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'dossier-preview-'));
    writeFileSync(join(directory, 'secret.txt'), 'secret');
    const page =
      '<html><head><meta http-equiv="Content-Security-Policy" content="script-src \'self\'"></head><body>start</body></html>';
    const files = new Map([
      ['index.html', page],
      ['items/SRS-1/index.html', page],
    ]);
    server = await startPreview({ file: async (path) => files.get(path) }, 0);
  });
  afterEach(async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  // @verifies SRS-2501
  it('serves pages with their script, and other files as they are', async () => {
    const page = await ask(server.address, '/');
    expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain(`content="script-src 'self'; connect-src 'self'"`);
    expect(page.body).toContain('<script src="/dossier-preview.js" defer></script></head>');
    expect((await ask(server.address, '/items/SRS-1')).status).toBe(200);
    expect((await ask(server.address, '/nowhere.html')).status).toBe(404);
  });

  // @verifies SRS-3921
  it('lets the pages load anew that would look otherwise, and no others', async () => {
    const told: string[] = [];
    const { port } = new URL(server.address);
    const open = async (path: string, ...data: string[]): Promise<void> => {
      for (const each of [path, ...data]) await ask(server.address, each);
      await new Promise<void>((resolve) => {
        request(
          { host: '127.0.0.1', port, path: `/dossier-preview?page=${encodeURIComponent(path)}` },
          (events) =>
            events.setEncoding('utf8').on('data', (text: string) => {
              if (text.includes('event: reload')) told.push(path);
              resolve();
            }),
        ).end();
      });
    };
    const holding = (start: string, data: string) => ({
      file: async (path: string) =>
        ({ 'index.html': start, 'trace/index.html': 'trace', 'data/chains.js': data })[path],
    });
    const update = async (start: string, data: string): Promise<string[]> => {
      told.length = 0;
      await server.update(holding(start, data));
      return told.sort();
    };
    await update('one', 'rows');
    await open('/');
    await open('/trace/');
    expect(await update('one', 'other rows')).toEqual([]);
    const waited = performance.now();
    expect(await update('two', 'other rows')).toEqual(['/']);
    expect(performance.now() - waited).toBeLessThan(5_000);
    await open('/trace/', '/data/chains.js');
    await open('/');
    expect(await update('two', 'more rows')).toContain('/trace/');
  });

  // @verifies SRS-2502
  it.each([
    `/..${tmpdir()}/secret.txt`,
    '/package.json',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/items/../../secret.txt',
    '/items/out.txt',
    '/%00',
    '/%',
    '/..%5csecret.txt',
  ])('gives nothing for %s', async (path) => {
    expect((await ask(server.address, path)).body).not.toContain('secret');
    expect((await ask(server.address, path)).status).toBe(404);
  });

  // @verifies SRS-2502
  it('answers this machine only, on loopback only, and only reads', async () => {
    expect((await ask(server.address, '/', { Host: 'evil.example' })).status).toBe(403);
    expect(
      (await ask(server.address, '/', { Host: `localhost:${new URL(server.address).port}` })).status,
    ).toBe(200);
    expect((await ask(server.address, '/', {}, 'POST')).status).toBe(405);
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const socket = connect({ host: '127.0.0.2', port: Number(new URL(server.address).port) });
    await expect(
      new Promise((resolve, reject) => socket.on('connect', resolve).on('error', reject)),
    ).rejects.toThrow('ECONNREFUSED');
  });
});

// @verifies SRS-2501, SRS-3572, SRS-3573
it('builds anew at a save, keeps the place, and shows findings with theirs', async () => {
  const project = TestProject.clean();
  const child = spawn(process.execPath, [main, '-q', '-c', project.root, 'dev'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const until = async (wanted: () => boolean): Promise<void> => {
    for (let round = 0; round < 300 && !wanted(); round++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(wanted(), said).toBe(true);
  };
  const browser = await openBrowser();
  try {
    await until(() => /http:\S+\/\n/.test(said));
    const address = /http:\S+\//.exec(said)?.[0] ?? '';
    const served = new Map<string, { bytes: string; type: string }>();
    expect((await ask(address, '/items/SRS-041/index.html')).body).toContain('within 2 s');
    project.edit('content/requirements.md', 'within 2 s of', 'within 3 s of');
    await until(() => said.split('built in').length > 2);
    expect((await ask(address, '/items/SRS-041/index.html')).body).toContain('within 3 s');
    const script = (await ask(address, '/dossier-preview.js')).body;
    served.set('page.html', {
      bytes:
        '<!doctype html><title>t</title><body><main>page</main><script src="stub.js"></script><script src="overlay.js"></script></body>',
      type: 'text/html; charset=utf-8',
    });
    const finding = (message: string, rule: string): Finding => ({
      rule,
      severity: 'error',
      file: 'content/requirements.md',
      line: 7,
      column: 1,
      message,
      hint: 'review it',
    });
    const before = [finding('is old', 'unreviewed-link'), finding('is of another tree', 'evidence-altered')];
    const findings = toldFindings([finding('is suspect', 'unreviewed-link'), ...before], before);
    served.set('stub.js', {
      bytes: `class EventSource { addEventListener(name, heard) { if (name === 'findings') setTimeout(() => heard({ data: JSON.stringify(${JSON.stringify(findings)}) })); } }`,
      type: 'text/javascript; charset=utf-8',
    });
    served.set('overlay.js', { bytes: script, type: 'text/javascript; charset=utf-8' });
    const shown = await browser.withPage(
      { serve: (path) => served.get(path), scripts: true },
      async ({ page }) => {
        await page.goto(`${ownOrigin}/page.html`);
        await page.waitForSelector('section[aria-label="Findings of the last build"]', { timeout: 5_000 });
        return page.evaluate(() => document.querySelector('section')?.innerText);
      },
    );
    const lines = shown?.split('\n').map((line) => line.trim());
    expect(lines?.filter((line) => line !== '')).toEqual([
      '2 findings',
      'Since the last save:',
      'content/requirements.md:7:1 error',
      'is suspect → review it',
      'Evidence waits for a run of the tests (1 finding).',
      'Before it:',
      'content/requirements.md:7:1 error',
      'is old → review it',
    ]);
  } finally {
    await browser.close();
    child.kill('SIGINT');
    await new Promise((resolve) => child.on('close', resolve));
    project.remove();
  }
});
