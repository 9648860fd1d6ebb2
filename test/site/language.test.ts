import { readFileSync } from 'node:fs';
import type { Element, Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { loadTemplates } from '../../src/documents/index.ts';
import { openBrowser, ownOrigin } from '../../src/render/browser/index.ts';
import { buildSite, pagesOf } from './built.ts';
import { everyPage } from './every-page.ts';

/** Words that are the same in German, or that stay English for a reason. */
const same = [
  // German says them so.
  ...[
    'Code',
    'Commits',
    'Commit',
    'Tests',
    'Test',
    'Status',
    'Version',
    'Produkt',
    'Release',
    'SHA-256',
    'Name',
    'SOUP',
    'UDI',
  ],
  ...['Definition', 'Definitionen', 'System'],
  // Names of standards and forges.
  ...['GitHub', 'IEC', 'ISO', 'MDR', 'Annex VI C'],
  ...['Revision', 'Element', 'PDF', 'UTC'],
  // An element's kind as the source declares it, where Dossier has no word for it.
  'device',
  // Text of the documents.
  ...['Chapter', 'Refers to', 'change-report'],
];

const pagesIn = async (language: string) => {
  const input = everyPage(language);
  const marked = new Map(
    [...loadTemplates()].map(([name, { text, file }]) => [
      name,
      { text: name.startsWith('pages/') ? `<p hidden>${name}</p>${text}` : text, file },
    ]),
  );
  const fronts: [string, string][] = [];
  const onFront = (page: string) => void fronts.push(['front.html', page]);
  const site = await buildSite({ ...input, templates: marked, onFront });
  for (const [path, page] of fronts) site.files.set(path, page);
  return { input, site };
};

const messagesOf = (language: string) =>
  JSON.parse(
    readFileSync(new URL(`../../templates/messages/${language}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>;

// @verifies SRS-3340
it.each(['de', 'es', 'fr', 'it'])(
  'a site in %s has no English word of its own on any kind of page',
  async (language) => {
    const messages = messagesOf(language);
    const { input, site } = await pagesIn(language);
    const english = await pagesIn('en');
    const kinds = [...loadTemplates().keys()].filter((name) => name.startsWith('pages/'));
    const everything = pagesOf(site)
      .map(([, page]) => page)
      .join('');
    expect(kinds.filter((name) => !everything.includes(`<p hidden>${name}</p>`))).toEqual([]);
    const { items, documents, pages } = input.model;
    const content = [
      ...Object.keys(messages).filter((word) => messages[word] === word),
      ...[same, input.config.trace.relations, items, documents, pages, input.accepted].flatMap(leaves),
      ...leaves(input.model).filter((text) => !Object.hasOwn(messages, text)),
    ]
      .filter((text) => /\p{L}{3}/u.test(text))
      .sort((a, b) => b.length - a.length);
    const left = pagesOf(site).flatMap(([path, page]) => {
      const before = new Set(wordsOf(String(english.site.files.get(path))));
      return wordsOf(page)
        .filter((text) => before.has(text))
        .map((text) => content.reduce((rest, known) => rest.replaceAll(known, ''), text))
        .filter((rest) => /[A-Za-z]{3}/.test(rest))
        .map((rest) => `${path}: ${rest}`);
    });
    expect([...new Set(left)]).toEqual([]);
  },
);

// @verifies SRS-3342
it('what scripts add to a German page is German', { timeout: 60_000 }, async () => {
  const { site } = await pagesIn('de');
  const browser = await openBrowser();
  try {
    const said = await browser.withPage({ serve: site.serve, scripts: true }, async ({ page }) => {
      await page.goto(`${ownOrigin}/trace/matrix.html`, { waitUntil: 'load' });
      await page.waitForSelector('.explorer-view tbody tr:not(.spacer)');
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
      return page.evaluate(() => ({
        filters: document.querySelector('.filters')?.getAttribute('aria-label'),
        count: document.querySelector('.filters output')?.textContent,
        head: Array.from(document.querySelectorAll('.explorer-view th'), (cell) => cell.textContent).slice(
          1,
          4,
        ),
        theme: document.querySelector('[data-theme-name]')?.textContent,
        search: document.querySelector('dialog input')?.getAttribute('placeholder'),
      }));
    });
    expect(said).toEqual({
      filters: 'Matrix filtern',
      count: '2 von 2',
      head: ['Titel', 'Urteil', 'Verfolgung'],
      theme: 'Dunkel',
      search: 'ID, Titel oder Wörter',
    });
  } finally {
    await browser.close();
  }
});

// @verifies SRS-3654
it('search and previews say on a German page of an English site what they find in German', {
  timeout: 60_000,
}, async () => {
  const input = everyPage('en');
  const documents = input.model.documents.map((document) => ({ ...document, language: 'de' }));
  const site = await buildSite({ ...input, model: { ...input.model, documents } });
  const path = pagesOf(site).find(
    ([at, page]) => at.startsWith('documents/') && /<main[\s\S]*?items\/[A-Z]/.test(page),
  )?.[0];
  const browser = await openBrowser();
  try {
    const found = (at: string, look: (page: Page) => Promise<string | null | undefined>) =>
      browser.withPage({ serve: site.serve, scripts: true }, async ({ page }) => {
        await page.goto(`${ownOrigin}/${at}`, { waitUntil: 'load' });
        return look(page);
      });
    const textOf = async (page: Page, selector: string) =>
      (await page.waitForSelector(selector))?.evaluate((node) => node.textContent);
    const preview = async (page: Page) => {
      await page.focus('main a[href*="items/"]');
      return textOf(page, '.preview .note');
    };
    const search = async (page: Page) => {
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
      await page.type('.search input', 'SRS-041');
      return textOf(page, '.search [role=option] small');
    };
    expect(await found(path ?? '', preview)).toBe('Softwareanforderung · Verifiziert');
    expect(await found(path ?? '', search)).toBe('Einträge · Softwareanforderung · Verifiziert');
    expect(await found('index.html', search)).toBe('Items · Software requirement · Verified');
  } finally {
    await browser.close();
  }
});

/** What a reader hears of a page: texts and names, but for code and for what says that it is English. */
function wordsOf(page: string): string[] {
  const words: string[] = [];
  const visit = (node: Nodes | Root): void => {
    if (node.type === 'text') words.push(node.value.trim());
    if (node.type === 'element' && isLeftOut(node)) return;
    if (node.type === 'element')
      for (const name of ['ariaLabel', 'title', 'placeholder', 'alt'])
        words.push(String(node.properties[name] ?? '').trim());
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(raw({ type: 'root', children: [{ type: 'raw', value: page }] }) as Root);
  return words.filter((word) => word !== '');
}

function isLeftOut({ tagName, properties }: Element): boolean {
  return (
    ['code', 'pre', 'script', 'style', 'kbd', 'svg'].includes(tagName) ||
    properties.lang === 'en' ||
    properties.hidden === true
  );
}

/** All texts within a value. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(leaves)];
}
