import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadTemplates, type Templates } from '../../src/documents/index.ts';
import { type BrowserHandle, openBrowser } from '../../src/render/browser/index.ts';
import { type PrintedPdf, type PrintJob, printDocuments, printSet } from '../../src/render/pdf/index.ts';
import { readBack } from './read-back.ts';
import { sampleJob } from './sample.ts';
import { shelfOf } from './shelf.ts';

let browser: BrowserHandle;
/** Pages that the browser was asked for: one for what stands around a text, and one for each piece of a text. */
let opened = 0;
let counting: BrowserHandle;
let directory = '';

beforeAll(async () => {
  browser = await openBrowser();
  counting = {
    ...browser,
    withPage: (options, job) => {
      opened++;
      return browser.withPage(options, job);
    },
  };
});
afterAll(() => browser.close());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-prints-'));
  return () => rmSync(directory, { recursive: true });
});

/** What of a document may differ from one build to the next. */
interface State {
  words: string;
  commit: string;
  draft: boolean;
  /** Fills the change history, so that the text starts on another page. */
  changes: number;
  picture: string;
  colour: string;
  /** What a second chapter says, which is a piece of its own; empty where there is none. */
  second: string;
}

const [abc, def] = ['abc0123456789def', 'def9876543210abc'].map((each) => each.repeat(3).slice(0, 40)) as [
  string,
  string,
];

const first: State = {
  words: 'two',
  commit: abc,
  draft: true,
  changes: 1,
  picture: 'red',
  colour: 'navy',
  second: '',
};

function jobOf({ words, commit, draft, changes, picture, second }: State): PrintJob {
  const { cover } = sampleJob();
  const html = `<h1 id="one">1 One</h1><p>Within ${words} seconds. See <a class="ref" href="#two">below</a>.</p><img src="/p.svg" alt="Picture"><h2 id="two" style="break-before:page">1.1 Two</h2><p>Of commit ${commit.slice(0, 12)}, that is <code>${commit}</code>, of the tree ${treeOf(commit)}. End in <a href="https://git.example/blob/${commit}/end.ts#L1">its code</a>.</p>`;
  const chapters = second === '' ? [] : [secondChapter(second)];
  const [reference, long] =
    second === '' ? ['', ''] : ['<p>Then <a class="ref" href="#three">three</a>.</p>', comment(60_000)];
  const outline = [
    { depth: 1, number: '1', text: 'One', anchor: 'one' },
    { depth: 2, number: '1.1', text: 'Two', anchor: 'two' },
  ];
  return sampleJob({
    parts: [
      { page: 'content/one.md', title: 'One', anchor: 'part', html: html + reference + long, outline },
      ...chapters,
    ],
    cover: {
      ...cover,
      clauses: [],
      changes: new Array(changes).fill(cover.changes[0]),
      identity: [commit, dateOf(commit), digestOf(commit)].map((value) => ({ label: 'Of it', value })),
    },
    stamps: { header: ['PUMP-SRS'], footer: [commit, describedBy(commit), 'end'] },
    date: dateOf(commit),
    digest: digestOf(commit),
    draftReasons: draft ? ['no release'] : [],
    revision: commit,
    commit,
    tree: treeOf(commit),
    assets: (path) =>
      path === 'p.svg'
        ? {
            bytes: `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${picture}"/></svg>`,
            type: 'image/svg+xml',
            source: { path: 'p.svg', sha256: picture },
          }
        : undefined,
  });
}

function secondChapter(words: string): PrintJob['parts'][number] {
  const html = `<h1 id="three">2 Three</h1><p>${words}, behind <a class="ref" href="#two">two</a>.</p>${comment(9_000)}`;
  const outline = [{ depth: 1, number: '2', text: 'Three', anchor: 'three' }];
  return { page: 'content/three.md', title: 'Three', anchor: 'part-2', html, outline };
}

/** Makes a text long, and shows nothing. */
function comment(length: number): string {
  return `<!--${'-'.repeat(length)}-->`;
}

function dateOf(commit: string): string {
  return commit === abc ? '2026-11-20T10:00:59Z' : '2026-11-21T09:30:00Z';
}

function digestOf(commit: string): string {
  return `${commit}${treeOf(commit)}`.slice(0, 64);
}

/** As git describes it: how far it is behind a tag. */
function describedBy(commit: string): string {
  return `DRAFT v1-${commit === abc ? 12 : 34}-g${commit.slice(0, 12)}`;
}

function treeOf(commit: string): string {
  return [...commit].reverse().join('');
}

function templatesOf({ colour }: State): Templates {
  const templates = loadTemplates();
  const styles = templates.get('assets/print.css');
  if (!styles) throw new Error('No styles.');
  return new Map(templates).set('assets/print.css', {
    ...styles,
    text: `${styles.text}\np{color:${colour}}`,
  });
}

async function print(state: State, printCache?: string): Promise<{ printed: PrintedPdf; prints: number }> {
  opened = 0;
  const options = { templates: templatesOf(state), printCache };
  const [printed] = await printDocuments([jobOf(state)], counting, options);
  return { printed: printed as PrintedPdf, prints: opened };
}

// @verifies SRS-3631, SRS-3632, SRS-3614, SRS-3860, SRS-3890
test('a commit prints nothing again but the text or what stands around it, where something of it changed', async () => {
  expect((await print(first, directory)).prints).toBe(2);
  const changes: [Partial<State>, number][] = [
    [{}, 0],
    [{ commit: def }, 0],
    [{ draft: false }, 1],
    [{ changes: 2 }, 1],
  ];
  for (const [change, expected] of changes) {
    const { prints, printed } = await print({ ...first, ...change }, directory);
    expect(prints, JSON.stringify(change)).toBe(expected);
    expect(printed.sources).toEqual([{ path: 'p.svg', sha256: 'red' }]);
    const { pages, links } = await readBack(printed.bytes);
    const { commit } = { ...first, ...change };
    const shown = pages.join('').replaceAll(/\s/g, '');
    expect(shown).toContain(`Ofcommit${commit.slice(0, 12)},thatis${commit},ofthetree${treeOf(commit)}.`);
    expect(links.map(({ target }) => target)).toContain(`https://git.example/blob/${commit}/end.ts#L1`);
    for (const page of pages) expect(page).toContain(`${commit} · ${describedBy(commit)} · end`);
    const cover = pages[0]?.replaceAll(' ', '');
    for (const value of [commit, dateOf(commit), digestOf(commit)]) expect(cover).toContain(value);
    expect(pages[2]?.includes('DRAFT – no release')).toBe(!('draft' in change));
    expect(pages[2]).toContain('See below (page 4)');
  }
  await print(first, directory);
  for (const change of [{ words: 'three' }, { picture: 'lime' }, { colour: 'teal' }]) {
    const expected = 'colour' in change ? 2 : 1;
    expect((await print({ ...first, ...change }, directory)).prints, JSON.stringify(change)).toBe(expected);
    expect((await print(first, directory)).prints).toBe(expected);
  }
  expect(readdirSync(directory)).toHaveLength(3);
  // A set without the document.
  await printSet([], [], counting, shelfOf(), { printCache: directory });
  expect(readdirSync(directory)).toEqual([]);
});

// @verifies SRS-3765
test('a change of one chapter of a long text prints that chapter only, and references lead from one to the other', async () => {
  const long = { ...first, second: 'Many words' };
  expect((await print(long, directory)).prints).toBe(4);
  const changes: [Partial<State>, number][] = [
    [{ commit: def }, 0],
    [{ second: 'More words' }, 1],
    // Printed when it is known where the second stands.
    [{ words: 'three' }, 2],
  ];
  for (const [change, expected] of changes) {
    const { prints, printed } = await print({ ...long, ...change }, directory);
    expect(prints, JSON.stringify(change)).toBe(expected);
    const { pages, links } = await readBack(printed.bytes);
    expect(pages[3]).toContain('Then three (page 5)');
    expect(pages[4]).toContain('behind two (page 4)');
    expect(links.filter(({ target }) => target === 'three')).not.toEqual([]);
    await print(long, directory);
  }
  expect(readdirSync(directory)).toHaveLength(4);
  await print(first, directory);
  expect(readdirSync(directory)).toHaveLength(3);
});

// @verifies SRS-3614
test('a hash that is not found again in the print, or a text with what stands for one, is printed as it is', async () => {
  const numbers = ['fedcba987654', `<span hidden>${abc}</span>two`];
  for (const [index, words] of numbers.entries()) {
    rmSync(directory, { recursive: true });
    // The one is seen before it is printed with its front, the other behind it.
    expect((await print({ ...first, words }, directory)).prints).toBe(index + 2);
    const { printed, prints } = await print({ ...first, words }, directory);
    expect(prints).toBe(0);
    const { pages } = await readBack(printed.bytes);
    const shown = pages.join('').replaceAll(/\s/g, '');
    expect(shown).toContain(`Ofcommit${abc.slice(0, 12)},thatis${abc},ofthetree${treeOf(abc)}.`);
    expect(shown).toContain(`Within${['fedcba987654', 'two'][index]}seconds`);
    const other = await readBack((await print({ ...first, words, commit: def }, directory)).printed.bytes);
    expect(other.pages.join('').replaceAll(/\s/g, '')).toContain(`thatis${def},ofthetree${treeOf(def)}.`);
  }
});

// @verifies SRS-3860
test('where a style hides what stands for the stamps, the front is printed at each commit, and shows what it shows', async () => {
  const hidden = { ...first, colour: 'navy}@page{@bottom-left{content:none!important}' };
  for (const [commit, expected] of [
    [abc, 3],
    [def, 1],
  ] as const) {
    const { printed, prints } = await print({ ...hidden, commit }, directory);
    expect(prints).toBe(expected);
    const { pages } = await readBack(printed.bytes);
    expect(pages[0]?.replaceAll(' ', '')).toContain(commit);
    expect(pages[2]).not.toContain('end');
  }
});

// @verifies SRS-3632
test('a kept print that was damaged is made again', async () => {
  const { printed } = await print(first, directory);
  const files = readdirSync(directory).map((name) => join(directory, name));
  const whole = files.map((path) => readFileSync(path));
  const damages = [
    (file: Buffer) => file.subarray(0, -9),
    () => Buffer.from('{'),
    (file: Buffer) => Buffer.concat([file, file]),
  ];
  for (const damage of damages) {
    for (const [index, path] of files.entries()) writeFileSync(path, damage(whole[index] as Buffer));
    const again = await print(first, directory);
    expect(again.prints).toBe(2);
    expect(Buffer.compare(again.printed.bytes, printed.bytes)).toBe(0);
  }
});

// @verifies SRS-3632
test('whatever was printed before, the file and what is said of it are those of a print without anything kept', async () => {
  const changes: fc.Arbitrary<Partial<State>> = fc.oneof(
    fc.record({ words: fc.constantFrom('two', '中文', '<a class="ref" href="#gone">gone</a>') }),
    // What stands for a hash, and a hash that no page shows: it is printed with the text then.
    fc.record({ words: fc.constantFrom('fedcba987654', `<span hidden>${abc}</span>`) }),
    fc.record({ commit: fc.constantFrom(abc, def) }),
    fc.record({ changes: fc.constantFrom(1, 60) }),
    fc.record({ picture: fc.constantFrom('red', 'lime') }),
    fc.record({ colour: fc.constantFrom('navy', 'teal') }),
    fc.record({ draft: fc.boolean() }),
    fc.record({ second: fc.constantFrom('', 'Many words', '<br>'.repeat(90)) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { minLength: 2, maxLength: 4 }), async (edits) => {
      let state = first;
      for (const edit of edits) {
        state = { ...state, ...edit };
        const { printed: warm } = await print(state, directory);
        const { printed: cold } = await print(state);
        expect(Buffer.compare(warm.bytes, cold.bytes)).toBe(0);
        expect({ ...warm, bytes: 0 }).toEqual({ ...cold, bytes: 0 });
      }
    }),
    { numRuns: 3, seed: 17 },
  );
});
