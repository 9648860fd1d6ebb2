import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import type { PageIndex, SiteInput, StandingPages } from '../../src/render/site/index.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { buildSite } from './built.ts';
import { everyPage } from './every-page.ts';

type Change = (model: Model) => Partial<Model>;

const revisionOf = (model: Model, change: Partial<Model['release']['revision']>): Partial<Model> => ({
  release: { ...model.release, revision: { ...model.release.revision, ...change } },
});
const itemOf = (id: string, change: Partial<Model['items'][number]>): Change => {
  return ({ items }) => ({ items: items.map((item) => (item.id === id ? { ...item, ...change } : item)) });
};

/** What may differ from one build to the next, each shown on some page. */
const changes: Record<string, Change> = {
  commit: (model) =>
    revisionOf(model, { commit: '2'.repeat(40), shortCommit: '2'.repeat(12), date: '2026-11-21T10:00:00Z' }),
  'no commit': (model) => revisionOf(model, { commit: '', shortCommit: '', date: '' }),
  'longer label': ({ release }) => ({ release: { ...release, label: 'DRAFT <v2.2.0>-14 & more' } }),
  'no draft': ({ release }) => ({ release: { ...release, draft: false, draftReasons: [] } }),
  title: itemOf('SDS-003', { title: 'Another timer' }),
  text: itemOf('SRS-042', { body: 'The alarm shall be heard at 2 m.' }),
  attribute: itemOf('HAZ-004', { attributes: { severity: 'minor' } }),
  'moved line': itemOf('SRS-041', { place: { file: 'content/requirements.md', line: 12, column: 1 } }),
  'item that goes': ({ items }) => ({ items: items.filter(({ id }) => id !== 'SRS-042') }),
  'link state': ({ links }) => ({ links: links.map((link) => ({ ...link, state: 'reviewed' as const })) }),
  'link that goes': ({ links }) => ({ links: links.slice(1) }),
  'verdict of another': ({ verdicts }) => ({
    verdicts: {
      ...verdicts,
      'SDS-003': { state: 'failed', reasons: [{ sentence: 'Alarm is late.' }], evidence: [] },
    },
  }),
  'moved code': ({ regions }) => ({
    regions: regions.map((region) => ({ ...region, place: { ...region.place, line: 99, endLine: 100 } })),
  }),
  mention: ({ mentions }) => ({
    mentions: [...mentions, { id: 'SRS-042', place: { file: 'content/risks.md', line: 9, column: 3 } }],
  }),
  'last change of a file': (model) => revisionOf(model, { lastChange: {} }),
  commits: (model) => revisionOf(model, { changes: [] }),
  history: () => ({ history: undefined }),
  result: ({ reports }) => ({
    reports: reports.map((report) => ({
      ...report,
      results: report.results.map((result) => ({ ...result, status: 'failed' as const, message: 'late' })),
    })),
  }),
  'name of the product': ({ product }) => ({ product: { ...product, name: 'Infusa Duo' } }),
  language: ({ product }) => ({ product: { ...product, languages: ['de'] } }),
  'attribute of all': ({ items }) => ({
    items: items.map((item) => ({ ...item, attributes: { ...item.attributes, rationale: 'heard' } })),
  }),
  'SOUP that goes': () => ({ soup: [] }),
  'clause read': ({ documents }) => ({
    documents: documents.map((document) => ({ ...document, clauses: ['IEC 62304 5.2'] })),
  }),
  'title of a document': ({ documents }) => ({
    documents: documents.map((document) => ({ ...document, title: `${document.title} of the pump` })),
  }),
};

function changed(input: SiteInput, names: readonly string[]): SiteInput {
  let { model } = input;
  for (const name of names) model = { ...model, ...changes[name]?.(model) };
  return { ...input, model, graph: buildGraph(model) };
}

interface Built {
  index: PageIndex;
  files: Map<string, Buffer>;
  /** Pages that were taken over. */
  taken: string[];
  /** Messages of what was found. */
  findings: string[];
}

/** Builds beside a last site. */
async function build(input: SiteInput, last?: Pick<Built, 'index' | 'files'>): Promise<Built> {
  const taken: string[] = [];
  let index: PageIndex | undefined;
  const standing: StandingPages = {
    index: last?.index,
    read(path) {
      taken.push(path);
      return last?.files.has(path) ? Buffer.from(last.files.get(path) ?? '') : undefined;
    },
    keep(kept) {
      index = JSON.parse(JSON.stringify(kept));
    },
  };
  const { files, summary } = await buildSite({ ...input, standing });
  const findings = summary.findings.map(({ message }) => message);
  return { index: index as PageIndex, files: bytesOf(files), taken: taken.sort(), findings };
}

const bytesOf = (files: Map<string, string | Uint8Array>): Map<string, Buffer> =>
  new Map([...files].map(([path, content]) => [path, Buffer.from(content)]));

const pageOf = (id: string): string => `items/${id}/index.html`;

// @verifies SRS-3656
it('gives the bytes of a build without the last one, whatever changed between', async () => {
  const input = everyPage('en');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(fc.constantFrom(...Object.keys(changes)), { maxLength: 3 }), {
        minLength: 2,
        maxLength: 4,
      }),
      async (steps) => {
        let last: Built | undefined;
        for (const names of steps) {
          const now = changed(input, names);
          last = await build(now, last);
          const clean = bytesOf((await buildSite(now)).files);
          for (const [path, bytes] of clean) expect(String(last.files.get(path)), path).toBe(String(bytes));
          expect([...last.files.keys()]).toEqual([...clean.keys()]);
        }
      },
    ),
    { numRuns: 8 },
  );
});

// @verifies SRS-3656
it('takes over the pages of items, documents and lists where only the commit is another one, and sets its stamp', async () => {
  const input = everyPage('en');
  const first = await build(input);
  expect(first.taken).toEqual([]);
  const again = await build(changed(input, ['commit']), first);
  const alike = [...first.files.keys()].filter((path) => /^(?:items|documents|trace)\/.+\//.test(path));
  expect(again.taken).toEqual(expect.arrayContaining(alike));
  const page = String(again.files.get(pageOf('HAZ-004')));
  expect(page).toContain(`commit <code>${'2'.repeat(12)}</code> · <time datetime="2026-11-21">`);
  expect(page).toContain(`/blob/${'2'.repeat(40)}/content/risks.md#L10-L16`);
  expect(page).toContain('last changed in <a href="https://git.example/infusa/commit/1f0c9a7be2d3');
});

// @verifies SRS-3656
it('makes the pages that show what changed, and no others', async () => {
  const input = everyPage('en');
  const first = await build(input);
  const { taken } = await build(changed(input, ['attribute']), first);
  expect(taken).toContain(pageOf('RC-012'));
  expect(taken).not.toContain(pageOf('HAZ-004'));
  const renamed = await build(changed(input, ['title']), first);
  for (const id of ['SDS-003', 'SRS-041', 'RC-012']) expect(renamed.taken).not.toContain(pageOf(id));
  expect(renamed.taken).toContain(pageOf('SRS-042'));
});

// @verifies SRS-3656
it('tells each time of a template that has a fault', async () => {
  const templates = new Map([['pages/item', { text: '{{nothing}}', file: 'templates/pages/item.hbs' }]]);
  const input = { ...everyPage('en'), templates };
  const first = await build(input);
  const { taken, findings } = await build(input, first);
  expect(taken.filter((path) => path.startsWith('items/'))).toEqual([]);
  expect(findings).toEqual(['"nothing" not defined']);
});

// @verifies SRS-3656
it('makes a page anew that is no longer as it was written', async () => {
  const input = everyPage('en');
  const { index, files } = await build(input);
  const path = pageOf('HAZ-005');
  const altered = new Map(files).set(path, Buffer.from(`${files.get(path)}`.replace('Accepted', 'Verified')));
  altered.delete(pageOf('SRS-042'));
  const { files: again } = await build(input, { index, files: altered });
  for (const made of [path, pageOf('SRS-042')]) expect(String(again.get(made))).toBe(String(files.get(made)));
});
