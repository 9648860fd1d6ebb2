import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPreview } from '../../src/dev/index.ts';
import { unpackBundledBrowser } from '../../src/render/browser/bundled.ts';
import { launchBrowser, type RunningBrowser } from '../../src/render/browser/launch.ts';
import { TestProject } from '../cli/project.ts';

const bundled = await unpackBundledBrowser();

/** Types as a plain server of static files tells them. */
const types: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.xht': 'application/xhtml+xml',
  '.xml': 'text/xml',
  '.xsl': 'text/xml',
  '.svg': 'image/svg+xml',
  '.mht': 'multipart/related',
  '.mhtml': 'multipart/related',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.css': 'text/css',
  '.zip': 'application/zip',
};

/** What a server answers; undefined where it has no such file. */
type Answer = { status: number; headers: Record<string, string>; body: Buffer } | undefined;

const site = 'http://site.test';
const beacon = 'http://beacon.test';

/** A plain server of a directory. */
const plain =
  (directory: string) =>
  async (path: string): Promise<Answer> => {
    const type = types[extname(path).toLowerCase()];
    return {
      status: 200,
      headers: type ? { 'Content-Type': type } : {},
      body: readFileSync(join(directory, path)),
    };
  };

describe.runIf(bundled)('files of the project that can act', () => {
  let project: TestProject;
  let running: RunningBrowser;
  let hostile: Record<string, string | Uint8Array> = {};

  beforeAll(async () => {
    running = await launchBrowser({ executable: bundled?.executable ?? '', bundled });
    hostile = await payloads();
    project = TestProject.clean();
    for (const [name, content] of Object.entries(hostile)) project.write(`content/img/${name}`, content);
    const lines = Object.keys(hostile).flatMap((name) => [
      `[see ${name}](img/${name})`,
      `![shown ${name}](img/${name})`,
    ]);
    project.write('content/hostile.md', `# Hostile\n\n${lines.join('\n\n')}\n`);
    project.edit(
      'site.config.ts',
      'documents: [',
      "documents: [{ id: 'HOSTILE', type: 'plain', title: 'Hostile', pages: ['content/hostile.md'] },",
    );
    project.commit('Refer to hostile files');
    project.run('--quiet', 'build', '--no-pdf');
  });
  afterAll(async () => {
    await running?.stop();
    project?.remove();
  });

  /** Opens addresses one after another, those of the site answered by a server, and tells which beacons were called. */
  async function open(
    addresses: string[],
    serve: (path: string) => Promise<Answer> = async () => undefined,
  ): Promise<string[]> {
    const called = new Set<string>();
    let opened = 0;
    for (const address of addresses) {
      const page = await running.browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', async (request) => {
        const url = request.url();
        if (url.startsWith(beacon)) called.add(url.slice(beacon.length + 1).replace('-img', ''));
        if (!url.startsWith(site)) return url.startsWith(beacon) ? request.abort() : request.continue();
        const answer = await serve(decodeURIComponent(url.slice(site.length + 1))).catch(() => undefined);
        return request.respond(answer ?? { status: 404 });
      });
      // A file that is saved and not shown ends the way there.
      await page.goto(address, { timeout: 5_000 }).catch(() => undefined);
      opened += page.url() === address ? 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await page.close();
    }
    expect(opened).toBeGreaterThan(addresses.length / 3);
    return [...called].sort();
  }

  const shown = (): string[] =>
    readdirSync(join(project.root, 'dist/site/files'), {
      recursive: true,
      withFileTypes: true,
      encoding: 'utf8',
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).split('/files/content/img/')[1] ?? '')
      .sort();

  // What the test looks for is there: without Dossier the same files do act.
  it('do act as they are', { timeout: 60_000 }, async () => {
    const names = Object.keys(hostile).map((name) => `${site}/${name}`);
    expect(await open(names, plain(join(project.root, 'content/img')))).toEqual([
      'hta',
      'htm',
      'html',
      'no-name',
      'svg',
      'utf16',
      'xht',
      'xhtml',
      'xml',
      'xsl',
    ]);
  });

  // @verifies SRS-3202
  it('are shown as text, without what acts, or not at all', () => {
    expect(shown()).toEqual([
      'a.css~.txt',
      'a.csv',
      'a.hta~.txt',
      'a.html~.txt',
      'a.htm~.txt',
      'a.json',
      'a.js~.txt',
      'a.mht~.txt',
      'a.svg',
      'a.txt',
      'a.xhtml~.txt',
      'a.xht~.txt',
      'a.xml~.txt',
      'a.xsl~.txt',
      'encoded.svg',
      'no-name~.txt',
      'plain.pdf',
    ]);
    const { findings } = JSON.parse(project.read('dist/data/findings.json')) as {
      findings: { rule: string; file?: string; line: number; message: string }[];
    };
    expect(
      findings
        .filter(({ rule }) => rule === 'file-not-shown' || rule === 'active-content')
        .map(({ rule, line, message }) => `${line} ${rule} ${message}`)
        .filter((text) => !text.includes('is no picture')),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^\d+ file-not-shown content\/img\/launch\.pdf holds what can act \(Launch\); it is not shown\.$/,
        ),
        expect.stringMatching(
          /^\d+ file-not-shown content\/img\/script\.pdf holds what can act \(JavaScript\); it is not shown\.$/,
        ),
        expect.stringMatching(
          /^\d+ file-not-shown content\/img\/broken\.pdf cannot be read as a PDF, or is encrypted; it is not shown\.$/,
        ),
        expect.stringMatching(
          /^\d+ file-not-shown content\/img\/a\.png is named as a picture and is none; it is not shown\.$/,
        ),
        expect.stringMatching(
          /^\d+ file-not-shown content\/img\/a\.zip is named as zip and is none; it is not shown\.$/,
        ),
        expect.stringMatching(
          /^\d+ file-not-shown content\/img\/utf16\.html is of a kind that is not shown; it is not shown\.$/,
        ),
        expect.stringMatching(
          /^\d+ active-content content\/img\/a\.svg is shown without <animate>, <script>, href=".*", onload\.$/,
        ),
      ]),
    );
  });

  // @verifies SRS-3202
  it('do not act from a plain server, nor from a disk', { timeout: 120_000 }, async () => {
    const directory = join(project.root, 'dist/site');
    const pages = [...shown().map((name) => `files/content/img/${name}`), 'documents/HOSTILE/index.html'];
    expect(
      await open(
        pages.map((path) => `${site}/${path}`),
        plain(directory),
      ),
    ).toEqual([]);
    expect(await open(pages.map((path) => pathToFileURL(join(directory, path)).href))).toEqual([]);
  });

  // @verifies SRS-3203
  it('would not act from a preview even as they are', { timeout: 60_000 }, async () => {
    const names = Object.keys(hostile).filter((name) => !name.endsWith('.pdf'));
    const files = new Map(names.map((name) => [`files/${name}`, hostile[name]]));
    const server = await startPreview({ file: async (path) => files.get(path) }, 0);
    try {
      const ask = async (path: string): Promise<Answer> => {
        const response = await fetch(`${server.address}${path}`);
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: Buffer.from(await response.arrayBuffer()),
        };
      };
      expect(
        await open(
          names.map((name) => `${site}/files/${name}`),
          ask,
        ),
      ).toEqual([]);
    } finally {
      await server.close();
    }
  });

  // @verifies SRS-3202
  it('stand in the manifest with what they are made from', () => {
    const { files } = JSON.parse(project.read('dist/manifest.json')) as {
      files: { path: string; sources?: { path: string; sha256: string }[] }[];
    };
    const html = files.find(({ path }) => path.endsWith('a.svg'));
    expect(html?.sources).toEqual([
      { path: 'content/img/a.svg', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(files.filter(({ path, sources }) => path.startsWith('site/files/') && !sources)).toEqual([]);
  });
});

/** A file of every kind that a browser may run, each calling the beacon in as many ways as it can. */
async function payloads(): Promise<Record<string, string | Uint8Array>> {
  const call = (kind: string): string => `new Image().src='${beacon}/${kind}'`;
  const html = (kind: string): string =>
    `<!doctype html><html><body onload="${call(kind)}"><script>${call(kind)}</script><img src="${beacon}/${kind}-img"></body></html>`;
  const xhtml = (kind: string): string =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><body><script>${call(kind)}</script></body></html>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="${call('svg')}"><script>${call('svg')}</script><image xlink:href="${beacon}/svg-img" width="9" height="9"/><animate attributeName="x" onbegin="${call('svg')}"/><text>A</text></svg>`;
  const pdf = async (action?: Record<string, unknown>): Promise<Uint8Array> => {
    const made = await PDFDocument.create();
    made.addPage();
    if (action) made.catalog.set(PDFName.of('OpenAction'), made.context.obj(action as never));
    return made.save({ useObjectStreams: true });
  };
  return {
    'a.html': html('html'),
    'a.htm': html('htm'),
    'utf16.html': Buffer.from(`\ufeff${html('utf16')}`, 'utf16le'),
    'a.xhtml': xhtml('xhtml'),
    'a.xht': xhtml('xht'),
    'a.xml': `<?xml version="1.0"?>${xhtml('xml')}`,
    'a.xsl': `<?xml version="1.0"?>${xhtml('xsl')}`,
    'a.svg': svg,
    'encoded.svg': svg
      .replace('<script>', '<script type="text&#47;javascript">')
      .replaceAll('svg-img', 'svg&#45;img'),
    'a.mht': `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n${html('mht')}\n--b--\n`,
    'a.hta': html('hta'),
    'a.js': call('js'),
    'a.css': `@import "${beacon}/css";`,
    'a.json': JSON.stringify({ html: html('json') }),
    'a.csv': html('csv'),
    'a.txt': html('txt'),
    'a.png': html('png'),
    'a.zip': html('zip'),
    'no-name': html('no-name'),
    'plain.pdf': await pdf(),
    'script.pdf': await pdf({ S: 'JavaScript', JS: PDFString.of(`app.launchURL('${beacon}/pdf')`) }),
    'launch.pdf': await pdf({ S: 'Launch', F: PDFString.of('/bin/sh') }),
    'broken.pdf': '%PDF-1.7 nothing',
  };
}
