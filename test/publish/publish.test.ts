import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates } from '../../src/documents/templates.ts';
import { promote, publish, rollback } from '../../src/publish/index.ts';
import { openArchive } from '../../src/release/archive/read-archive.ts';
import { writeArchive } from '../../src/release/archive/write-archive.ts';
import { frame, slots } from '../../src/render/site/slots.ts';
import { verifyArchive } from '../../src/verification/index.ts';
import { writeSmallArchive } from '../release/small-archive.ts';

let scratch = '';
let store = '';
let root = '';
const by = (day: number) => ({ who: 'Jane Roe', time: `2026-03-${String(day).padStart(2, '0')}T10:00:00Z` });

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dossier-publish-'));
  store = join(scratch, 'releases');
  root = join(scratch, 'www');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

/** An archive whose site has a start page, one more page and a search index. */
async function release(
  version: string,
  date: string,
  pages: Record<string, string> = {},
  more: { udi?: object; documents?: object[] } = {},
): Promise<void> {
  const page = (text: string) =>
    Buffer.from(`<!doctype html><html><body class="x"><main>${text}</main></body></html>`);
  const files = new Map<string, Uint8Array>([
    [
      'site/index.html',
      page(`start of ${version} <a href="items/a.html">a</a> <a href="../pdf/A.pdf">PDF</a>`),
    ],
    ['pdf/A.pdf', Buffer.from(`print of ${version}`)],
    [
      'site/items/a.html',
      page(
        `a of ${version} <a href="../index.html">start</a> <a href="../../pdf/A.pdf">PDF</a> <a href="https://example.org/">out</a>`,
      ),
    ],
    ['site/data/items.js', Buffer.from('0')],
    ...Object.entries(pages).map(([path, text]): [string, Uint8Array] => [`site/${path}`, page(text)]),
  ]);
  const documents = (more.documents ?? []) as { name: string }[];
  for (const { name } of documents) files.set(`pdf/${name}.user.pdf`, Buffer.from(`${name} of ${version}`));
  const about = { name: 'Pump', version, release: version, date };
  await writeSmallArchive(join(store, version), files, about, undefined, {
    ...more,
    documents: documents.map(({ name: _, ...document }) => document),
  });
}

const at = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('publishing', () => {
  // @verifies SRS-2053, SRS-806
  it('puts notice and switch where the layout of a site has a place for them', async () => {
    await release('v1', '2026-01-01T00:00:00Z', { 'own.html': `a${slots.versions}b${slots.notice}c` });
    await release('v2', '2026-02-01T00:00:00Z');
    await publish(root, store, by(1));
    expect(at('staging/v1/own.html')).toMatch(
      /<main>a<details class="versions">.*<\/details>b<p class="superseded" .*<\/p>c<\/main>/,
    );
  });

  // @verifies SRS-806
  it('says with file and line what is wrong with a template of the project, and shows nobody anything', async () => {
    await release('v1', '2026-01-01T00:00:00Z', { 'own.html': slots.notice });
    await release('v2', '2026-02-01T00:00:00Z');
    const withNotice = (text: string) => ({
      types: {},
      templates: loadTemplates(new Map([['publish/superseded.hbs', { text, file: 'own/superseded.hbs' }]])),
    });
    expect(await publish(root, store, by(1), withNotice('{{version}}\n{{nothing}}'))).toEqual({
      refused: ['own/superseded.hbs:2:3 "nothing" not defined'],
    });
    // What is written only when visitors see the version for the first time.
    expect(await publish(root, store, by(1), withNotice('{{#if date}}{{nothing}}{{/if}}'))).toEqual({
      refused: ['own/superseded.hbs:1:15 "nothing" not defined'],
    });
    expect(existsSync(join(root, 'staging'))).toBe(false);
  });

  // @verifies SRS-806, SRS-2802
  it('dates a version with the template that it was laid out with', async () => {
    await release('v1', '2026-01-01T00:00:00Z', { 'own.html': slots.notice });
    await release('v2', '2026-02-01T00:00:00Z');
    const text = 'OLD since {{#if date}}{{date}} for $& {{else}}…{{/if}}';
    await publish(root, store, by(1), {
      types: {},
      templates: loadTemplates(new Map([['publish/superseded.hbs', { text, file: 'own/superseded.hbs' }]])),
    });
    expect(at('staging/v1/own.html')).toContain('<main>OLD since …</main>');
    promote(root, by(2));
    expect(at('current/v1/own.html')).toContain('<main>OLD since 2026-03-02 for $&</main>');
  });

  // @verifies SRS-3704, SRS-3883
  it('keeps one address for the instructions of a device in a language, with all versions and their dates', async () => {
    const document = (language: string, more: object = {}) => ({
      id: 'IFU',
      name: `IFU.${language}`,
      type: 'instructions-for-use',
      title: language === 'de' ? 'Gebrauchsanweisung' : 'Instructions for use',
      language,
      pages: [],
      ...more,
    });
    const udi = { issuer: 'gs1', di: '09504000059118', specimen: true };
    const documents = [document('en'), document('de', { translatedFrom: 'en' })];
    const own = { 'documents/IFU.en/index.html': 'en', 'documents/IFU.de/index.html': 'de' };
    await release('v1', '2026-01-01T00:00:00Z', own, { udi, documents });
    await publish(root, store, by(1));
    promote(root, by(2));
    await release('v2', '2026-02-01T00:00:00Z', own, { udi, documents });
    expect(await publish(root, store, by(3))).toMatchObject({ versions: ['v1', 'v2'] });
    const page = 'ifu/09504000059118/de/index.html';
    expect(at(`staging/${page}`)).toMatch(
      /<html lang="de">.*<main lang="de"><h1>Pump: Gebrauchsanweisung<\/h1><p><a href="\.\.\/\.\.\/\.\.\/v2\/documents\/IFU\.de\/index\.html">Version v2<\/a> · <a href="\.\.\/\.\.\/\.\.\/v2\/pdf\/IFU\.de\.user\.pdf">PDF<\/a>/s,
    );
    expect(at(`staging/${page}`)).toContain('<td>aktuell</td><td>noch nicht</td>');
    const english = 'ifu/09504000059118/en/index.html';
    expect(at(`staging/${english}`)).toContain('<td>superseded</td>');
    expect(promote(root, by(4))).toMatchObject({ versions: ['v1', 'v2'] });
    expect(at(`current/${page}`)).toContain('<td>aktuell</td><td>2026-03-04</td>');
    expect(at(`current/${page}`)).toContain('<td>ersetzt</td><td>2026-03-02</td>');
    expect(at('current/v1/pdf/IFU.de.user.pdf')).toBe('IFU.de of v1');
    expect(at(`current/${english}`)).toContain('IFU.en.user.pdf');
    // In the layout of that language, where the site of the newest version brings one.
    const layouts = {
      [frame.file]: `Versions ${frame.main}`,
      [frame.fileIn('de')]: `Fassungen ${frame.main}`,
    };
    await release('v3', '2026-03-01T00:00:00Z', { ...own, ...layouts }, { udi, documents });
    await publish(root, store, by(5));
    expect(at(`staging/${page}`)).toContain(
      'Fassungen <div lang="de"><h1>Pump: Gebrauchsanweisung</h1><p><a href',
    );
    expect(at(`staging/${english}`)).toContain('Versions <div lang="en"><h1>Pump: ');
  });

  // @verifies SRS-3203
  it('lays down the headers that keep files of the project in a sandbox, those of a PDF left out', async () => {
    await release('v1', '2026-01-01T00:00:00Z', { 'files/a b.html~.txt': 'text', 'files/c.pdf': 'print' });
    await release('v2', '2026-02-01T00:00:00Z', { 'files/d.svg': 'drawing' });
    await publish(root, store, by(1));
    promote(root, by(2));
    const headers =
      "  Content-Security-Policy: sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:\n  X-Content-Type-Options: nosniff\n";
    expect(at('current/_headers')).toBe(
      ['/v1/files/a%20b.html~.txt', '/v2/files/d.svg', '/latest/files/d.svg']
        .map((path) => `${path}\n${headers}`)
        .join(''),
    );
  });

  // @verifies SRS-2051, SRS-2053
  it('shows every release below its own address, and marks what is superseded', async () => {
    await release('v1', '2026-01-01T00:00:00Z');
    await publish(root, store, by(1));
    expect(existsSync(join(root, 'current'))).toBe(false);
    expect(promote(root, by(2))).toEqual({ slot: 'slots/0001', versions: ['v1'] });
    await release('v2', '2026-02-01T00:00:00Z');
    expect(await publish(root, store, by(3))).toEqual({ slot: 'slots/0002', versions: ['v1', 'v2'] });
    expect(at('current/latest/index.html')).toContain('start of v1');
    promote(root, by(4));
    expect(at('current/latest/index.html')).toContain('start of v2');
    expect(at('current/latest/index.html')).not.toContain('superseded');
    expect(at('current/v1/items/a.html')).toContain(
      '<body class="x"><p class="superseded" role="note"><strong>Version v1, published on 2026-03-02, is superseded.</strong> <a href="../../latest/index.html">Version v2 is the current one</a>. <a href="../../index.html">All versions</a></p><details',
    );
    expect(JSON.parse(at('current/versions.json'))).toEqual([
      { version: 'v1', product: 'Pump', path: 'v1/', date: '2026-03-02', current: false },
      { version: 'v2', product: 'Pump', path: 'v2/', date: '2026-03-04', current: true },
    ]);
    expect(at('current/index.html')).toContain(
      '<th scope="row"><a href="v2/index.html">v2</a></th><td>current</td><td>2026-03-04</td>',
    );
  });

  // @verifies SRS-3588
  it('answers an address that is none in the layout of the latest version, told from the root of the host', async () => {
    await release('v1', '2026-01-01T00:00:00Z', {
      [frame.file]: `<a href="${frame.root}index.html">${frame.title}</a> ${frame.main}`,
      '404.html': 'of its own',
    });
    await publish(root, store, by(1));
    expect(existsSync(join(root, 'staging/v1/404.html'))).toBe(false);
    expect(at('staging/404.html')).toContain(
      '<a href="/latest/index.html">There is no such page</a> <div lang="en"><h1>There is no such page</h1><p>The address may be mistyped',
    );
  });

  // @verifies SRS-3341
  it('lists the versions in the layout of the latest one', async () => {
    await release('v1', '2026-01-01T00:00:00Z');
    await release('v2', '2026-02-01T00:00:00Z', {
      [frame.file]: `<a href="${frame.root}index.html">${frame.title}</a> ${frame.main}`,
    });
    await publish(root, store, by(1));
    expect(at('staging/index.html')).toMatch(
      /^<!doctype html><html><body class="x"><main><a href="latest\/index\.html">Versions of Pump<\/a> <div lang="en"><h1>Versions of Pump<\/h1><p>/,
    );
  });

  // @verifies SRS-2801
  it('brings the PDF set of each version, where its pages find it', async () => {
    await release('v1', '2026-01-01T00:00:00Z');
    await publish(root, store, by(1));
    promote(root, by(2));
    expect(at('current/v1/index.html')).toContain('<a href="pdf/A.pdf">');
    expect(at('current/v1/items/a.html')).toContain('<a href="../pdf/A.pdf">');
    expect(at('current/latest/pdf/A.pdf')).toBe('print of v1');
  });

  // @verifies SRS-2802
  it('dates what is shown for the first time at the switch, on every page that tells it', async () => {
    await release('v1', '2026-01-01T00:00:00Z');
    await release('v2', '2026-02-01T00:00:00Z');
    await publish(root, store, by(1));
    expect(at('staging/index.html')).toContain('<td>superseded</td><td>not yet</td>');
    expect(at('staging/v1/index.html')).toContain('<strong>Version v1 is superseded.</strong>');
    promote(root, by(2));
    expect(at('current/index.html').match(/<td>2026-03-02<\/td>/g)).toHaveLength(2);
    expect(at('current/v1/items/a.html')).toContain(
      '<strong>Version v1, published on 2026-03-02, is superseded.</strong>',
    );
  });

  // @verifies SRS-2052
  it('is taken back where it fails after the switch: to what was shown before, or to nothing', async () => {
    const failing = () => {
      let calls = 0;
      return () => (++calls === 1 ? [] : ['It fails now.']);
    };
    const links = () =>
      ['current', 'previous'].map((name) =>
        existsSync(join(root, name)) ? readlinkSync(join(root, name)) : '',
      );
    await release('v1', '2026-01-01T00:00:00Z');
    await publish(root, store, by(1));
    expect(promote(root, by(2), failing())).toEqual({ refused: ['It fails now.'] });
    expect(links()).toEqual(['', '']);
    expect(at('staging/index.html')).toContain('<td>current</td><td>not yet</td>');
    promote(root, by(3));
    await release('v2', '2026-02-01T00:00:00Z');
    await publish(root, store, by(4));
    promote(root, by(5));
    const before = links();
    expect(rollback(root, by(6), failing())).toEqual({ refused: ['It fails now.'] });
    expect(links()).toEqual(before);
    expect(at('log.ndjson').trim().split('\n')).toHaveLength(4);
  });

  // @verifies SRS-2054
  it('goes back in one step, and tells in the log who did what', async () => {
    await release('v1', '2026-01-01T00:00:00Z');
    await publish(root, store, by(1));
    promote(root, by(2));
    expect(rollback(root, by(2))).toEqual({ refused: ['There is nothing to go back to.'] });
    await release('v2', '2026-02-01T00:00:00Z');
    await publish(root, store, by(3));
    promote(root, by(4));
    expect(promote(root, by(4))).toEqual({ refused: ['What is staged is shown already.'] });
    rollback(root, by(5));
    expect(at('current/latest/index.html')).toContain('start of v1');
    const log = at('log.ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { action: string; who: string; time: string });
    expect(log.map(({ action, who, time }) => `${action} ${who} ${time}`)).toEqual([
      'publish Jane Roe 2026-03-01T10:00:00Z',
      'promote Jane Roe 2026-03-02T10:00:00Z',
      'publish Jane Roe 2026-03-03T10:00:00Z',
      'promote Jane Roe 2026-03-04T10:00:00Z',
      'rollback Jane Roe 2026-03-05T10:00:00Z',
    ]);
  });

  // @verifies SRS-2052
  it('refuses a site with a dead link or without its search index, and an archive that was changed', async () => {
    await release('v1', '2026-01-01T00:00:00Z', {
      'b.html': '<a href="gone.html">gone</a> <a href="../../../etc/passwd">out</a>',
    });
    expect(await publish(root, store, by(1))).toEqual({
      refused: [
        'v1/b.html links to v1/gone.html, which is not there.',
        'v1/b.html links out of the site: ../../../etc/passwd.',
      ],
    });
    expect(readdirSync(join(root, 'slots'))).toEqual([]);
    rmSync(store, { recursive: true });
    await release('v1', '2026-01-01T00:00:00Z');
    await publish(root, store, by(1));
    rmSync(join(root, readlinkSync(join(root, 'staging')), 'v1/data'), { recursive: true });
    expect(promote(root, by(2))).toEqual({ refused: ['v1 has no search index.'] });
    writeFileSync(join(store, 'v1/site/index.html'), 'changed');
    expect(await publish(root, store, by(1))).toEqual({
      refused: ['v1 is not what it says. site/index.html was changed.'],
    });
    rmSync(store, { recursive: true });
    expect(await publish(root, store, by(1))).toEqual({ refused: ['There is no release to publish.'] });
  });
});

/** A plain web server over a directory, as any would serve it. */
async function serve(directory: string): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    try {
      const path = join(
        realpathSync(directory),
        decodeURIComponent((request.url ?? '/').split('?')[0] as string),
      );
      const file = statSync(path).isDirectory() ? join(path, 'index.html') : path;
      createReadStream(file)
        .on('error', () => response.writeHead(500).end())
        .pipe(response);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

const fetched = (port: number, path: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    get({ port, path, host: '127.0.0.1' }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    }).on('error', reject);
  });

// @verifies SRS-2052
it('no request under load meets an error, or anything but one whole version', async () => {
  await release('v1', '2026-01-01T00:00:00Z');
  await publish(root, store, by(1));
  promote(root, by(2));
  await release('v2', '2026-02-01T00:00:00Z');
  await publish(root, store, by(3));
  promote(root, by(4));
  const { server, port } = await serve(join(root, 'current'));
  let going = true;
  const answers = new Map<string, number>();
  const paths = [
    'latest/index.html',
    'latest/items/a.html',
    'v1/index.html',
    'v2/items/a.html',
    'v1/pdf/A.pdf',
  ];
  const visitor = async (_: unknown, number: number): Promise<void> => {
    for (let turn = number; going; turn++) {
      const path = paths[turn % paths.length] as string;
      const { status, body } = await fetched(port, `/${path}`);
      const versions = [...new Set(body.match(/(?:start|a|print) of v\d/g))].join(' and ');
      const whole = body.endsWith('</html>') || path.endsWith('.pdf');
      const seen = `${path}: ${status} ${versions} ${whole ? 'whole' : 'cut'}`;
      answers.set(seen, (answers.get(seen) ?? 0) + 1);
    }
  };
  const visitors = Array.from({ length: 8 }, visitor);
  for (let round = 0; round < 40; round++) {
    rollback(root, by(5));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  going = false;
  await Promise.all(visitors);
  server.close();
  // What was shown before held no v2: its address answers only while v2 is shown, and then with v2.
  expect([...answers.keys()].sort()).toEqual([
    'latest/index.html: 200 start of v1 whole',
    'latest/index.html: 200 start of v2 whole',
    'latest/items/a.html: 200 a of v1 whole',
    'latest/items/a.html: 200 a of v2 whole',
    'v1/index.html: 200 start of v1 whole',
    'v1/pdf/A.pdf: 200 print of v1 whole',
    'v2/items/a.html: 200 a of v2 whole',
    'v2/items/a.html: 404  cut',
  ]);
});

// @verifies SRS-3202
it('keeps in an archive what its files are made from', async () => {
  const sources = [{ path: 'content/a.svg', sha256: 'ab'.repeat(32) }];
  const target = join(store, 'v1');
  const about = {
    generator: { name: 'd', version: '1' },
    product: { name: 'Pump', version: '1', udi: '' },
    release: 'v1',
    candidate: false,
    commit: '',
    tree: '',
    date: '2026-01-01T00:00:00Z',
    gates: [],
    documents: [],
  };
  const path = 'site/files/content/a.svg';
  await writeArchive(
    target,
    new Map([[path, Buffer.from('x')]]),
    about,
    undefined,
    new Map([[path, sources]]),
  );
  const archive = openArchive(target);
  if ('refused' in archive) throw new Error(archive.refused);
  const { manifest } = await verifyArchive(archive, {});
  expect(manifest?.files.map((file) => [file.path, file.sources])).toEqual([[path, sources]]);
});
