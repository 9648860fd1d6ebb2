import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyPage } from '../../src/model/index.ts';
import { type SearchEntry, searchData } from '../../src/render/site/data/search.ts';
import { placesOf } from '../../src/render/site/stamp.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { type BuiltSite, buildSite, pagesOf } from './built.ts';
import { everyPage } from './every-page.ts';
import { pumpSite } from './project.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await buildSite(pumpSite());
});

/** The part of a page that is its own. */
function mainOf(path: string): string {
  const page = String(site.files.get(path));
  return page
    .slice(page.indexOf('<main'), page.indexOf('</main>') + '</main>'.length)
    .replaceAll('><', '>\n<')
    .replace(/\n{2,}/g, '\n');
}

// @verifies SRS-901, SRS-902
test.each([
  ['start', 'index.html'],
  ['item', 'items/SRS-041/index.html'],
  ['suspect-item', 'items/RC-012/index.html'],
  ['document', 'documents/INF-SRS/index.html'],
  ['document-part', 'documents/INF-SRS/requirements.html'],
  ['findings', 'findings/index.html'],
  ['tests', 'tests/index.html'],
  ['architecture', 'architecture/index.html'],
  ['element', 'architecture/Alarm~20~engine/index.html'],
  ['code', 'code/index.html'],
  ['changes', 'changes/index.html'],
  ['trace', 'trace/index.html'],
  ['type', 'trace/SRS/index.html'],
])('the page %s is as it was looked at', async (name, path) => {
  await expect(mainOf(path)).toMatchFileSnapshot(`fixtures/pump/${name}.html`);
});

test('the same input gives the same bytes', async () => {
  const again = await buildSite(pumpSite());
  expect([...again.files]).toEqual([...site.files]);
});

// @verifies SRS-3122
test('tests that passed when they were repeated have a list of their own, and a card', async () => {
  const input = pumpSite();
  const [result] = input.model.reports[0]?.results ?? [];
  Object.assign(result as object, { status: 'repeated' });
  const { files } = await buildSite(input);
  expect(String(files.get('index.html'))).toMatch(
    /<a class="card[^"]*" href="tests\/index\.html#repeated"><b>1<\/b> <span>Tests passed when repeated/,
  );
  expect(String(files.get('tests/index.html'))).toMatch(
    /<h2 id="repeated">Passed when repeated <span class="count">1<\/span><\/h2>/,
  );
});

// @verifies SRS-3166
test('a result leads to the items it proves', () => {
  const page = [...site.files].find(([path]) => /^tests\/.+\/index\.html$/.test(path))?.[1];
  const items = Array.from(String(page).matchAll(/<tr><td class="narrow">.*?<\/tr>/gs), ([row]) =>
    Array.from(row.matchAll(/href="[^"]*items\/([^/]+)\//g), ([, id]) => id),
  );
  expect(items).toEqual([['SRS-041', 'TST-201'], ['SRS-043'], []]);
});

// @verifies SRS-902
test('each number of the start page is a link to the list behind it, and that list has as many', () => {
  const cards = Array.from(
    String(site.files.get('index.html')).matchAll(
      /<a class="card[^"]*" href="([^"]+)"><b>(\d+)<\/b> <span>([^<]+)/g,
    ),
    ([, href = '', number, label]) => ({ href, number: Number(number), label }),
  );
  expect(cards.map(({ number, label }) => `${number} ${label}`)).toEqual([
    '1 Errors',
    '1 Warnings',
    '1 Accepted findings',
    '1 Suspect links',
    '1 Links never reviewed',
    '1 Dangling links',
    '1 Tests failed',
    '1 Tests not run',
  ]);
  for (const { href } of cards) expect(site.files.has(href.split('#')[0] as string), href).toBe(true);
  const findings = String(site.files.get('findings/index.html'));
  for (const rule of ['requirement-verified', 'link-suspect', 'design-implemented'])
    expect(findings).toContain(rule);
  for (const title of ['volume in the ward', 'volume at night'])
    expect(String(site.files.get('tests/index.html'))).toContain(title);
});

// @verifies SRS-3671
test('the start page says in its first sentence what is proven, what is open, and what stands before the release', async () => {
  const answer = (page: unknown) => /<p class="answer is-(\w+)">(.*?)<\/p>/.exec(String(page))?.slice(1);
  expect(answer(site.files.get('index.html'))).toEqual([
    'failed',
    '<a href="verdicts/verified/index.html">1 of 5 items of which something is claimed are verified</a>; ' +
      '<a href="findings/index.html">errors: 1, warnings: 1</a>; ' +
      '<a href="gates/index.html">not passed before the release: G1, G2, G3, G4, G5</a>.',
  ]);
  const pump = pumpSite();
  const model = {
    ...pump.model,
    verdicts: {},
    release: { ...pump.model.release, draft: false, label: 'v2.3.0', draftReasons: [] },
  };
  const released = await buildSite({ ...pump, model, findings: [] });
  expect(answer(released.files.get('index.html'))?.[1]?.replace(/<[^>]*>/g, '')).toBe(
    'nothing is claimed of any item; no error and no warning is open; released as v2.3.0 although G1, G2, G3, G4, G5 is not passed.',
  );
});

// @verifies SRS-3671
test('the navigation leads to gates and approvals, and to clauses and SOUP where there are any', async () => {
  const nav = (page: unknown) =>
    [
      ...(/<nav class="sections".*?<\/nav>/s.exec(String(page))?.[0] ?? '').matchAll(/<a href="([^"]*)"/g),
    ].map(([, href]) => href);
  const bare = nav(site.files.get('index.html'));
  expect(bare).toContain('gates/index.html#approvals');
  expect(bare).not.toContain('soup/index.html');
  const full = await buildSite(everyPage('en'));
  const rest = nav(full.files.get('index.html')).filter((href) => !bare.includes(href));
  expect(rest).toEqual(['documents/clauses.html', 'soup/index.html', 'environments/index.html']);
  for (const href of rest) expect(full.files.has(String(href)), href).toBe(true);
});

// @verifies SRS-3588, SRS-3811
test('an address that is none is told in the design of the site, and above the site stands what the build made', async () => {
  const lost = String(site.files.get('404.html'));
  expect(lost).toContain('<h1>There is no such page</h1>');
  expect(lost).toMatch(/<link rel="stylesheet" href="\/assets\/site\.[0-9a-f]+\.css">/);
  const fronts: string[] = [];
  const { beside } = pumpSite();
  await buildSite({
    ...pumpSite(),
    beside: new Set([...beside, 'pdf/file.pdf']),
    generated: [{ id: 'file', title: 'Technical file' }],
    onFront: (page) => void fronts.push(page),
  });
  const [front = ''] = fronts;
  expect(front).toMatch(/<link rel="stylesheet" href="site\/assets\/site\.[0-9a-f]+\.css">/);
  expect(
    Array.from(/<main.*<\/main>/s.exec(front)?.[0].matchAll(/href="([^"]*)"/g) ?? [], ([, href]) => href),
  ).toEqual([
    'site/index.html',
    'data/model.json',
    'manifest.json',
    'pdf/INF-SRS.pdf',
    'word/INF-SRS.docx',
    'tables/INF-SRS.xlsx',
    'pdf/INF-RMF.pdf',
    'pdf/file.pdf',
  ]);
});

// @verifies SRS-901
test('every link and anchor within the site leads somewhere, and every file is named in full', () => {
  const anchors = new Map(
    pagesOf(site).map(([path, page]) => [
      path,
      new Set(Array.from(page.matchAll(/\sid="([^"]*)"/g), ([, id]) => id)),
    ]),
  );
  const dead: string[] = [];
  for (const [path, page] of pagesOf(site)) {
    for (const [, target = ''] of page.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?:|data:)/.test(target) || /(?:^|\/)(?:pdf|word|tables)\//.test(target)) continue;
      const [file = '', anchor = ''] = target.replaceAll('&#x3D;', '=').split('#');
      const resolved = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
      if (!site.files.has(resolved)) dead.push(`${path} → ${target}`);
      else if (
        anchor !== '' &&
        !anchor.includes('=') &&
        !anchors.get(resolved)?.has(decodeURIComponent(anchor))
      ) {
        dead.push(`${path} → ${target} (no such anchor)`);
      }
    }
  }
  expect(dead).toEqual([]);
});

test('no ID stands twice on a page', () => {
  for (const [path, page] of pagesOf(site)) {
    const ids = Array.from(page.matchAll(/\sid="([^"]*)"/g), ([, id]) => id);
    expect(ids.length, path).toBe(new Set(ids).size);
  }
});

describe('every page', () => {
  // @verifies SRS-906
  test('refuses scripts and styles that do not come from a file of the site', () => {
    for (const [path, page] of pagesOf(site).filter(([name]) => name !== '404.html')) {
      expect(page, path).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
      expect(page, path).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="|unsafe-inline/);
    }
  });

  // @verifies SRS-3659
  test('allows the page that has no file beside it the one script that finds them', () => {
    const page = String(site.files.get('404.html'));
    const [, script = ''] = /<script>(.*)<\/script>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page).toContain(`default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'self';`);
    expect(page.replace(script, '')).not.toMatch(/<style|\sstyle="|\son[a-z]+="|unsafe-inline/);
    expect(page.match(/<script(?![^>]*\ssrc=)/g)).toHaveLength(1);
  });

  // @verifies SRS-907
  test('says that the build is a draft', () => {
    for (const [path, page] of pagesOf(site)) expect(page, path).toContain('<strong>DRAFT</strong>');
  });

  test('has a language, a skip link, landmarks and one heading of depth 1', () => {
    for (const [path, page] of pagesOf(site)) {
      expect(page, path).toMatch(/<html lang="en"/);
      expect(page, path).toContain('<a class="skip" href="#main">');
      expect(page.match(/<h1[\s>]/g), path).toHaveLength(1);
    }
  });
});

// @verifies SRS-3837
test('the start page says how many rules are off where it says that nothing is open, and claims nothing without types', async () => {
  const pump = pumpSite();
  const start = async (trace: Partial<typeof pump.config.trace>) => {
    const config = { ...pump.config, trace: { ...pump.config.trace, ...trace } };
    const built = await buildSite({ ...pump, config, findings: [] });
    return String(built.files.get('index.html')).replace(/<[^>]*>/g, '');
  };
  const off = await start({ rules: { 'unknown-id': 'off', 'no-evidence': 'warning', 'empty-scope': 'off' } });
  expect(off).toContain('no error and no warning is open; rules switched off: 2;');
  const documents = await start({ types: {} });
  expect(documents).toContain('These are documents only: nothing is claimed of any item');
  for (const claim of ['is open', 'criteria met', 'Verdicts', 'Trace coverage'])
    expect(documents).not.toContain(claim);
});

test('a content page weighs less than 60 kB of HTML, CSS and JavaScript', () => {
  const weigh = (pattern: RegExp) =>
    [...site.files].reduce((sum, [path, content]) => sum + (pattern.test(path) ? content.length : 0), 0);
  const shared = weigh(/^assets\/(?:site|theme|fonts)\.[0-9a-f]+\.(?:js|css)$/);
  const page = String(site.files.get('items/SRS-041/index.html')).length;
  expect(shared + page).toBeLessThan(60_000);
});

// @verifies SRS-1301
test('a title that is markup stands as text', () => {
  const page = String(site.files.get('items/SRS-043/index.html'));
  expect(page).toContain('Alarm &lt;script&gt;alert(1)&lt;/script&gt; text');
  expect(page).not.toContain('<script>alert');
});

// @verifies SRS-1304
test('an ID that is a path stays in its folder', () => {
  for (const path of site.files.keys()) {
    expect(posix.normalize(path)).toBe(path);
    expect(path).toMatch(/^[A-Za-z0-9._~/-]+$/);
  }
  expect(String(site.files.get('items/~2e~~2e~~..~etc~passwd/index.html'))).toContain('../../etc/passwd');
});

const ownLayout = (text: string) => new Map([['layouts/site', { text, file: 'templates/layouts/site.hbs' }]]);

test('a project may bring its own layout', async () => {
  const own = await buildSite({
    ...pumpSite(),
    templates: ownLayout('<!doctype html><title>{{title}}</title>{{{main}}}'),
  });
  expect(String(own.files.get('items/SRS-041/index.html'))).toMatch(
    /^<!doctype html><title>SRS-041 Alarm latency · Infusa<\/title><article/,
  );
});

test('a fault in that layout is a finding, and ours stands in', async () => {
  const own = await buildSite({
    ...pumpSite(),
    templates: ownLayout('<title>{{title}}</title>\n{{{body}}}'),
  });
  expect(own.summary.findings).toEqual([
    {
      rule: 'template-error',
      severity: 'error',
      message: '"body" not defined',
      hint: 'Mend the template at this line; the manual lists the fields and words a template may use.',
      file: 'templates/layouts/site.hbs',
      line: 2,
      column: 4,
    },
  ]);
  expect(own.files.get('index.html')).toBe(site.files.get('index.html'));
});

// @verifies SRS-806
test('a fault in the template of a page is told once, and ours makes each of these pages', async () => {
  const text = '<p>\n{{nothing}}</p>';
  const own = await buildSite({
    ...pumpSite(),
    templates: new Map([['pages/item', { text, file: 'templates/pages/item.hbs' }]]),
  });
  expect(
    own.summary.findings.map(({ rule, message, file, line, column }) => [rule, message, file, line, column]),
  ).toEqual([['template-error', '"nothing" not defined', 'templates/pages/item.hbs', 2, 3]]);
  for (const path of ['items/SRS-041/index.html', 'items/HAZ-004/index.html'])
    expect(own.files.get(path)).toBe(site.files.get(path));
});

test('a file that a page shows is copied once, and one that is missing is not linked', async () => {
  const asked: (string | undefined)[] = [];
  const shown = await buildSite({
    ...pumpSite(),
    renderBody: (_, addresses) => {
      asked.push(
        addresses.asset('content/images/pump.svg'),
        addresses.asset('missing.png'),
        addresses.page('a.md', ''),
      );
      return '';
    },
  });
  expect(asked.slice(0, 3)).toEqual([
    '../../files/content/images/pump.svg',
    undefined,
    `https://git.example/infusa/blob/${placesOf(pumpSite().model.release).commit}/a.md#L1`,
  ]);
  expect(String(shown.files.get('files/content/images/pump.svg'))).toBe('<svg/>');
});

test('an abort stops the rendering', async () => {
  await expect(buildSite({ ...pumpSite(), signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
    'stopped',
  );
});

test('a project without any content gives a whole site', async () => {
  const pump = pumpSite();
  const model = {
    ...pump.model,
    items: [],
    links: [],
    mentions: [],
    pages: [],
    documents: [],
    elements: [],
    regions: [],
    reports: [],
    verdicts: {},
  };
  const empty = await buildSite({
    ...pump,
    model,
    graph: buildGraph(model),
    findings: [],
    accepted: [],
    coverage: [],
  });
  expect(String(empty.files.get('index.html'))).toContain(
    'There is no test report, so nothing can be verified.',
  );
});

// @verifies SRS-3674
test('no file of the search is larger than 300 kB, however much there is to find', () => {
  const many = Array.from(
    { length: 5000 },
    (_, at): SearchEntry => ({
      kind: 'item',
      id: `SRS-${at}`,
      title: 'An alarm that is heard',
      path: `items/SRS-${at}/index.html`,
      words: ['Software requirement'],
      about: '',
      text: 'word '.repeat(100),
    }),
  );
  const files = [...searchData(many)];
  expect(Math.max(...files.map(({ content }) => content.length))).toBeLessThan(300_000);
  const read = (name: RegExp): unknown[] =>
    files
      .filter(({ path }) => name.test(path))
      .flatMap(
        ({ content }) =>
          JSON.parse(content.slice(content.indexOf(',') + 1, content.lastIndexOf(')'))) as unknown[],
      );
  expect(read(/search-\d+\.js$/)).toHaveLength(5000);
  expect(read(/search-text-\d+\.js$/)).toEqual(many.map(({ text }) => text));
  expect(files.at(-1)?.path).toBe('data/search.js');
});

// @verifies SRS-3342
test('every style sheet there is reaches the site', () => {
  const folder = new URL('../../templates/assets/site/', import.meta.url);
  const laid = [...site.files]
    .flatMap(([path, content]) => (path.endsWith('.css') ? [String(content)] : []))
    .join('\n');
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const firstRule = (sheet: string): string =>
    /\.[\w-]+(?= \{)/.exec(readFileSync(new URL(sheet, folder), 'utf8'))?.[0] ?? '';
  expect(sheets.filter((sheet) => !laid.includes(`${firstRule(sheet)}{`))).toEqual([]);
});

// @verifies SRS-3655
test('words in backticks are code, and a place that an attribute names is a link', async () => {
  const { model, ...rest } = pumpSite();
  const place = { file: 'content/risks.md', line: 3, column: 1 };
  const heading = { depth: 2, text: 'What remains', anchor: 'what-remains', place };
  const pages = [
    ...model.pages.filter(({ path }) => path !== place.file),
    { ...emptyPage(place.file), headings: [heading] },
  ];
  const items = model.items.map((item) =>
    item.id === 'SRS-041'
      ? { ...item, attributes: { disclosed: 'risks.md#what-remains', other: 'risks.md#nowhere' } }
      : item,
  );
  const regions = model.regions.map((region) => ({ ...region, summary: 'Reads `rules.ts`, <b>all</b>.' }));
  const changed = { ...model, pages, items, regions };
  const { files } = await buildSite({ ...rest, model: changed, graph: buildGraph(changed) });
  const item = String(files.get('items/SRS-041/index.html'));
  const shown = model.documents.find(({ pages }) => pages.includes('content/risks.md'));
  expect(item).toMatch(
    new RegExp(`<dd><a href="\\.\\./\\.\\./documents/[^"]+#[^"]+">${shown?.id}, What remains</a></dd>`),
  );
  expect(item).toContain('<dd>risks.md#nowhere</dd>');
  const code = [...files].filter(([path]) => path.startsWith('code/')).map(([, page]) => String(page));
  expect(code.join('')).toContain('<td>Reads <code>rules.ts</code>, &lt;b&gt;all&lt;/b&gt;.</td>');
  expect(files.get('trace/links.html')).toContain('accept the link with <code>dossier accept</code>.');
});
