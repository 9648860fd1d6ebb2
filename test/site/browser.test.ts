import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differenceOf, versionOf } from '../../src/difference/index.ts';
import { changeReportHtml } from '../../src/documents/index.ts';
import { loadTemplates } from '../../src/documents/templates.ts';
import type { ArchitectureModel } from '../../src/model/index.ts';
import { type BrowserHandle, openBrowser, ownOrigin } from '../../src/render/browser/index.ts';
import { drawDiagrams } from '../../src/render/diagrams/index.ts';
import { itemsData } from '../../src/render/site/data/items.ts';
import { linksData } from '../../src/render/site/data/links.ts';
import type { SiteInput } from '../../src/render/site/index.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { type BuiltSite, buildSite } from './built.ts';
import { everyPage } from './every-page.ts';
import { pumpSite } from './project.ts';

let site: BuiltSite;
let browser: BrowserHandle;
beforeAll(async () => {
  browser = await openBrowser();
  const pump = pumpSite();
  site = await buildSite({ ...pump, ...sinceRelease(pump) });
  const { model, ...every } = everyPage('en');
  // Named as packages are: one word that is wider than a phone.
  const product = { ...model.product, name: '@infusa-maintainers/infusa-pump-monitor' };
  const more = await buildSite({ ...every, model: { ...model, product } });
  const { serve } = site;
  site.serve = (path) => (path.startsWith('more/') ? more.serve(path.slice('more/'.length)) : serve(path));
});

/** The pump compared with a release in which everything of some kind was otherwise. */
function sinceRelease({ model, config }: SiteInput): Pick<SiteInput, 'difference' | 'renderBlock'> {
  const after = versionOf(model, true);
  const before = {
    ...after,
    label: 'v2.2.0',
    items: after.items
      .slice(1)
      .map((item) => ({ ...item, title: `${item.title} before`, attributes: { old: 'gone' } })),
    links: after.links.slice(1),
    documents: after.documents.slice(1),
    results: (after.results ?? []).map((result) => ({ ...result, status: 'failed' })),
    soup: [{ ecosystem: 'npm', name: 'left', version: '1.0.0' }],
  };
  const difference = differenceOf(before, after);
  return {
    difference,
    renderBlock: (_, addresses) => ({
      html: changeReportHtml(difference, config.trace.types, addresses, 'en', loadTemplates()),
      findings: [],
    }),
  };
}
afterAll(() => browser?.close());

/** Opens a page and fails when anything of it was refused: by the network guard or by the page's own policy. */
async function visit(path: string, job: (page: Page) => Promise<void>, scripts = true): Promise<void> {
  await browser.withPage({ serve: site.serve, scripts }, async ({ page, refused }) => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${ownOrigin}/${path}`, { waitUntil: 'load' });
    await job(page);
    expect(complaints).toEqual([]);
    expect(refused).toEqual([]);
  });
}

const press = async (page: Page, ...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** What the page offers as a file where a table is saved: name, rows and what else it is told. */
const offered = (page: Page, format: 'csv' | 'xlsx') =>
  page.evaluate((wanted) => {
    const { dossier } = globalThis as unknown as {
      dossier: { tableFile: { offer(...given: unknown[]): void } };
    };
    let given: unknown[] = [];
    dossier.tableFile.offer = (...all) => {
      given = all;
    };
    document.querySelector<HTMLButtonElement>(`[data-save=${wanted}]`)?.click();
    return given as [string, string[][], string];
  }, format);

describe('search', () => {
  const firstResults = async (page: Page, query: string): Promise<string[]> => {
    await page.$eval('.search input', (input) => {
      (input as HTMLInputElement).value = '';
    });
    await page.type('.search input', query);
    return page.$$eval('.search [role=option]', (options) =>
      options.map((option) => option.firstChild?.textContent ?? ''),
    );
  };

  // @verifies SRS-904
  test('opens with the slash key, and a whole or partial ID comes first', async () => {
    await visit('items/SRS-041/index.html', async (page) => {
      await press(page, '/');
      await page.waitForFunction(() =>
        document.querySelector('.search-note')?.textContent?.includes('Enter'),
      );
      for (const query of ['SRS-041', 'srs41', 'srs041', '041', '41']) {
        expect((await firstResults(page, query))[0], query).toBe('SRS-041 Alarm latency');
      }
      expect((await firstResults(page, 'SRS-04')).slice(0, 3)).toEqual([
        'SRS-041 Alarm latency',
        'SRS-042 Alarm volume',
        'SRS-043 Alarm <script>alert(1)</script> text',
      ]);
    });
  });

  // @verifies SRS-904
  test('finds words in titles, texts and headings, whatever their accents', async () => {
    await visit('index.html', async (page) => {
      await page.click('[data-search-open]');
      await page.waitForFunction(() =>
        document.querySelector('.search-note')?.textContent?.includes('Enter'),
      );
      expect((await firstResults(page, 'uberdruck'))[0]).toBe('HAZ-005 Überdruck in der Leitung');
      expect((await firstResults(page, 'buzzer timer'))[0]).toBe('SDS-003 Alarm timer');
      expect((await firstResults(page, 'chapter 2'))[0]).toBe('2 Chapter 2');
      expect(await firstResults(page, 'zeppelin')).toEqual([]);
    });
  });

  // @verifies SRS-3674
  test('finds text with its place, mistyped words, umlauts however they are written, and what is no item', async () => {
    await visit('index.html', async (page) => {
      await page.click('[data-search-open]');
      await page.waitForFunction(() =>
        document.querySelector('.search-note')?.textContent?.includes('Enter'),
      );
      const first = async (query: string): Promise<string> => {
        await firstResults(page, query);
        return page.$eval('.search [role=option]', (option) =>
          [...option.children].map((part) => part.innerHTML).join(' | '),
        );
      };
      expect(await first('threshold crossed')).toBe(
        'SRS-041 Alarm latency | Items · Software requirement · Verified | ' +
          'The alarm shall sound within 2 s of the <mark>threshold</mark> being <mark>crossed</mark>.',
      );
      for (const query of ['ueberdruck', 'uberdruck', 'Überdrukc', 'berdruck'])
        expect(await first(query), query).toMatch(/^HAZ-005 /);
      expect(await first('soundalarm')).toMatch(/^<mark>soundAlarm<\/mark> \| Code · Code · src\/alarm.ts/);
      expect(await first('alarm.ts')).toMatch(/^src\/<mark>alarm.ts<\/mark> \| Code · Code$/);
      expect(await first('volume at night')).toContain('| Tests · Test results · ');
      expect(await first('G2.1')).toMatch(/^<mark>G2.1<\/mark> .* \| Gates · Criterion/);
      expect(await first('verified by no test')).toMatch(
        /\| Findings · requirement-verified · content\/requirements.md/,
      );
      await page.click('.search-kinds button:nth-child(2)');
      expect(await firstResults(page, 'verified by no test')).toEqual([]);
      await page.click('.search-kinds button:nth-child(8)');
      expect(await firstResults(page, 'verified by no test')).toEqual(['SRS-042 is verified by no test.']);
    });
  });

  // @verifies SRS-904
  test('leads to the result with the keyboard alone, and Escape gives the focus back', async () => {
    await visit('index.html', async (page) => {
      await page.keyboard.down('Control');
      await press(page, 'k');
      await page.keyboard.up('Control');
      await page.waitForFunction(() =>
        document.querySelector('.search-note')?.textContent?.includes('Enter'),
      );
      await press(page, 'Escape');
      expect(await page.$eval('dialog.search', (dialog) => (dialog as HTMLDialogElement).open)).toBe(false);
      await press(page, '/');
      await page.waitForSelector('dialog.search[open]');
      await page.type('.search input', 'alarm');
      await press(page, 'ArrowDown');
      const chosen = await page.$eval(
        '.search [aria-selected=true]',
        (option) => (option as HTMLAnchorElement).href,
      );
      // The page leaves under the key, so an answer to its release may never come.
      void page.keyboard.down('Enter').catch(() => {});
      await expect.poll(() => page.url()).toBe(chosen);
      expect(page.url()).toBe(chosen);
    });
  });
});

describe('previews', () => {
  test('show title, state and first words of an item on focus, and go with Escape', async () => {
    await visit('items/RC-012/index.html', async (page) => {
      await page.focus('.chain a.item');
      await page.waitForSelector('.preview');
      expect(await page.$eval('.preview', (preview) => preview.textContent)).toBe(
        'HAZ-004 Air bubble reaches the patientHazard · No claimAir in the line is not detected and is infused.',
      );
      await press(page, 'Escape');
      expect(await page.$('.preview')).toBeNull();
    });
  });

  test('show on hover, letters of other languages included', async () => {
    await visit('trace/HAZ/index.html', async (page) => {
      await page.hover('tbody tr:nth-child(2) a.id');
      await page.waitForSelector('.preview');
      expect(await page.$eval('.preview strong', (title) => title.textContent)).toBe(
        'HAZ-005 Überdruck in der Leitung',
      );
    });
  });
});

describe('the trace', () => {
  const shown = (page: Page): Promise<string[]> =>
    page.$$eval('.chains-view tbody tr:not(.spacer)', (all) =>
      all.map((row) =>
        [...row.children]
          .map((cell) => [...cell.children].map((entry) => entry.textContent).join('; ') || '-')
          .join(' | '),
      ),
    );

  // @verifies SRS-3672
  test('has a row a chain with gaps and verdict, sorts, and keeps columns, filters and order in the address', async () => {
    await visit('trace/index.html', async (page) => {
      await page.waitForSelector('.chains-view tbody tr:not(.spacer)');
      await page.setViewport({ width: 1280, height: 800 });
      expect(
        await page.$eval('.chains-view', (view) => {
          const edge = view.getBoundingClientRect().right;
          const lefts = Array.from(
            view.querySelectorAll('tbody tr:not(.spacer) .of-result'),
            (cell) => [cell, cell.parentElement?.lastElementChild] as const,
          );
          return (
            view.scrollWidth > view.clientWidth &&
            lefts.every(([result, verdict]) => {
              const [one, other] = [result.getBoundingClientRect(), verdict?.getBoundingClientRect()];
              return other !== undefined && one.right <= other.left + 1 && other.right <= edge + 1;
            })
          );
        }),
        'result and verdict are in sight',
      ).toBe(true);
      const rows = await shown(page);
      expect(rows[0]).toBe(
        'HAZ-004 Air bubble reaches the patient | RC-012 Stop the pump on air | SRS-041 Alarm latency | SDS-003 Alarm timer | ' +
          'soundAlarm | TST-201 Alarm sounds in time | 1 passed | The link RC-012 controls HAZ-004 was not reviewed since one of its ends changed. | Suspect',
      );
      expect(rows).toContain(
        '– | - | SRS-042 Alarm volume | - | - | missing | - | No test verifies it. | Open',
      );
      await page.select('select[name=gap]', 'tests');
      await page.click('.column-choice summary');
      for (const name of ['SDS', 'code', 'reason']) await page.click(`.column-choice input[value=${name}]`);
      await page.click('.column-choice summary');
      await page.click('[data-sort=verdict]');
      expect(new URL(page.url()).hash).toBe(
        '#gap=tests&columns=HAZ,RC,SRS,tests,result,verdict&sort=verdict',
      );
      const open = await shown(page);
      expect(open[0]).toMatch(/^– \| - \| SRS-043 Alarm <script>.* \| missing \| 1 failed \| Failed$/);
      expect(
        await page.$eval('[data-sort=verdict]', (button) => button.parentElement?.getAttribute('aria-sort')),
      ).toBe('ascending');
      await page.click('[data-sort=verdict]');
      expect(await shown(page)).toEqual(open.toReversed());
      await page.reload({ waitUntil: 'load' });
      await page.waitForSelector('.chains-view tbody tr:not(.spacer)');
      expect(await shown(page)).toEqual(open.toReversed());
    });
  });

  // @verifies SRS-3673
  test('is saved as CSV and as a workbook of exactly what is shown', async () => {
    await visit('trace/index.html#q=latency&columns=SRS,verdict,reason', async (page) => {
      await page.waitForSelector('.chains-view tbody tr:not(.spacer)');
      await page.evaluate(() => {
        URL.createObjectURL = (blob) => {
          const holder = window as unknown as { saved?: Promise<string>[] };
          holder.saved = holder.saved ?? [];
          holder.saved.push(
            (blob as Blob).arrayBuffer().then((bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))),
          );
          return 'about:blank';
        };
        HTMLAnchorElement.prototype.click = () => {};
      });
      await page.click('[data-save=csv]');
      await page.click('[data-save=xlsx]');
      const saved = await page.evaluate(() =>
        Promise.all((window as unknown as { saved: Promise<string>[] }).saved),
      );
      const [csv, xlsx] = saved.map((each) => Buffer.from(each, 'base64'));
      const reason = 'The link RC-012 controls HAZ-004 was not reviewed since one of its ends changed.';
      expect(String(csv)).toBe(
        `\ufeffSoftware requirement,Reason,Verdict\r\nSRS-041 Alarm latency,${reason},Suspect\r\n`,
      );
      const parts = unzipSync(xlsx as Uint8Array);
      for (const part of Object.values(parts))
        new SaxesParser({ xmlns: true }).write(strFromU8(part)).close();
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
      expect([...sheet.matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)).toEqual([
        'Software requirement',
        'Reason',
        'Verdict',
        'SRS-041 Alarm latency',
        reason,
        'Suspect',
      ]);
      expect(sheet).toContain('<autoFilter ref="A1:C2"/>');
    });
  });

  // @verifies SRS-3673
  test('cells a spreadsheet would take for formulas, and quotation marks, stay text', async () => {
    await visit('trace/index.html', async (page) => {
      const csv = await page.evaluate(() =>
        (
          globalThis as unknown as { dossier: { tableFile: { csv(rows: string[][]): string } } }
        ).dossier.tableFile.csv([['=1+1', 'says "no", twice', '-5']]),
      );
      expect(csv).toBe(`\ufeff'=1+1,"says ""no"", twice",'-5\r\n`);
    });
  });
});

describe('the trace explorer', () => {
  const rows = (page: Page): Promise<string[]> =>
    page.$$eval('.explorer-view tbody tr:not(.spacer)', (all) =>
      all.map((row) =>
        [...row.children]
          .map((cell) => cell.textContent?.trim())
          .join(' | ')
          .trim(),
      ),
    );

  // @verifies SRS-908
  test('shows what each item reaches, and keeps its filters in the address', async () => {
    await visit('trace/matrix.html#from=HAZ&to=TST', async (page) => {
      await page.waitForSelector('.explorer-view tbody tr:not(.spacer)');
      expect(await rows(page)).toEqual([
        'HAZ-004 | Air bubble reaches the patient | No claim | Suspect | TST-201',
        'HAZ-005 | Überdruck in der Leitung | Accepted | Broken |',
      ]);
      await page.click('input[value=broken]');
      expect(await rows(page)).toEqual(['HAZ-005 | Überdruck in der Leitung | Accepted | Broken |']);
      expect(new URL(page.url()).hash).toBe('#from=HAZ&to=TST&state=broken');
      await page.select('select[name=from]', 'SRS');
      await page.select('select[name=to]', 'code');
      await page.click('input[value=broken]');
      await page.type('input[name=q]', 'latency');
      expect(await rows(page)).toEqual(['SRS-041 | Alarm latency | Verified | Whole | soundAlarm']);
      expect(new URL(page.url()).hash).toBe('#from=SRS&to=code&q=latency');
    });
  });

  // @verifies SRS-3168
  test('counts tests in source where test cases are asked for, and tells that one failed', async () => {
    const pump = pumpSite();
    const from = pump.model.regions.find(({ kind }) => kind === 'test')?.key ?? '';
    const links = pump.model.links
      .filter((link) => link.from !== from && link.relation !== 'verifies')
      .concat({
        from,
        relation: 'verifies',
        to: 'SRS-041',
        place: { file: 'a.ts', line: 1, column: 1 },
        origin: 'code',
        state: 'reviewed',
      });
    const model = {
      ...pump.model,
      links,
      verdicts: {
        ...pump.model.verdicts,
        [from]: { state: 'failed' as const, reasons: [], evidence: [] },
      },
    };
    const graph = buildGraph(model);
    const view = viewOf({ ...pump, model, graph });
    await browser.withPage(
      {
        serve: (path) =>
          path === 'data/links.js' ? { bytes: linksData(view), type: 'text/javascript' } : site.serve(path),
        scripts: true,
      },
      async ({ page }) => {
        await page.goto(`${ownOrigin}/trace/matrix.html#from=SRS&to=TST&q=SRS-041`, {
          waitUntil: 'load',
        });
        await page.waitForSelector('.explorer-view tbody tr:not(.spacer)');
        expect(await rows(page)).toEqual([
          expect.stringMatching(/^SRS-041 \| .* \| Failed \| sounds within two seconds$/),
        ]);
      },
    );
  });

  // @verifies SRS-3107
  test('filters by software item and safety class', async () => {
    const pump = pumpSite();
    const element = {
      id: 'alarm',
      kind: 'component',
      name: 'Alarm engine',
      path: 'src',
      safetyClass: 'C',
      parent: '',
    };
    const model = {
      ...pump.model,
      architecture: {
        elements: [element],
        edges: [],
        packages: [],
        languages: [],
      } as unknown as ArchitectureModel,
    };
    const items = itemsData(viewOf({ ...pump, model }));
    await browser.withPage(
      {
        serve: (path) =>
          path === 'data/items.js' ? { bytes: items, type: 'text/javascript' } : site.serve(path),
        scripts: true,
      },
      async ({ page }) => {
        await page.goto(`${ownOrigin}/trace/matrix.html#from=SRS&to=TST&element=Alarm+engine`, {
          waitUntil: 'load',
        });
        await page.waitForSelector('.explorer-view tbody tr:not(.spacer)');
        const ids = async () => (await rows(page)).map((row) => row.split(' ')[0]);
        expect(await ids()).toEqual(['SRS-041']);
        await page.select('select[name=element]', '');
        expect((await ids()).length).toBeGreaterThan(1);
        await page.select('select[name=class]', 'C');
        expect(await ids()).toEqual(['SRS-041']);
        expect(new URL(page.url()).hash).toBe('#from=SRS&to=TST&class=C');
        // The view of the chains has the same filters.
        await page.goto(`${ownOrigin}/trace/index.html#element=Alarm+engine`, { waitUntil: 'load' });
        await page.waitForSelector('.chains-view tbody tr:not(.spacer)');
        const chains = () =>
          page.$$eval('.chains-view tbody tr:not(.spacer)', (shown) => shown.map((row) => row.textContent));
        expect((await chains()).filter((text) => !text?.includes('SRS-041'))).toEqual([]);
        await page.select('select[name=element]', '');
        expect((await chains()).filter((text) => !text?.includes('SRS-041'))).not.toEqual([]);
        await page.select('select[name=document]', 'INF-RMF');
        expect(new URL(page.url()).hash).toBe('#document=INF-RMF');
      },
    );
  });
});

test('findings are filtered by the fields and by the address', async () => {
  await visit('findings/index.html#severity=error', async (page) => {
    const shown = () =>
      page.$$eval('[data-filtered] tbody tr:not([hidden]) td:nth-child(3)', (cells) =>
        cells.map((cell) => cell.textContent),
      );
    expect(await shown()).toEqual(['requirement-verified']);
    await page.select('select[name=severity]', '');
    expect(await shown()).toEqual(['requirement-verified', 'link-suspect']);
    await page.type('input[name=q]', 'haz-004');
    expect(await shown()).toEqual(['link-suspect']);
    expect(new URL(page.url()).hash).toBe('#q=haz-004');
  });
});

// @verifies SRS-3677
test('the filter of a list finds the rows of its other pages, and saves and sorts them', async () => {
  const pump = pumpSite();
  const findings = Array.from({ length: 900 }, (_, at) => ({
    rule: at % 2 === 0 ? 'link-suspect' : 'no-evidence',
    severity: 'warning' as const,
    message: `Number #${at} of \`many\`.`,
    file: 'content/risks.md',
    line: at + 1,
  }));
  const many = await buildSite({ ...pump, findings });
  await browser.withPage({ serve: many.serve, scripts: true }, async ({ page }) => {
    await page.goto(`${ownOrigin}/findings/2.html`, { waitUntil: 'load' });
    await page.waitForSelector('.sort');
    const shown = () =>
      page.$$eval('[data-filtered] tbody tr:not([hidden])', (rows) =>
        rows.map((row) => /#(\d+)/.exec(row.textContent ?? '')?.[1]),
      );
    const told = () => page.$eval('[data-filter-count]', (count) => count.textContent);
    expect([(await shown()).length, await told()]).toEqual([400, '400 of 400 on this page']);
    await page.type('input[name=q]', 'number #89 many');
    await page.waitForFunction(
      () => document.querySelector('[data-filter-count]')?.textContent === '11 of 900',
    );
    const found = ['89', ...Array.from({ length: 10 }, (_, at) => `${890 + at}`)];
    expect(await shown()).toEqual(found);
    await page.select('select[name=rule]', 'link-suspect');
    const even = found.filter((number) => Number(number) % 2 === 0);
    await page.waitForFunction(
      () => document.querySelector('[data-filter-count]')?.textContent === '5 of 900',
    );
    expect(await shown()).toEqual(even);
    expect(
      await page.$eval('[data-filtered] tbody tr:not([hidden]) td:nth-child(5) a', (link) => link.href),
    ).toContain('content/risks.md#L891');
    await page.click('[data-filtered] th:nth-child(2) .sort');
    await page.click('[data-filtered] th:nth-child(2) .sort');
    expect(await shown()).toEqual(even.toReversed());
    const [, saved] = await offered(page, 'csv');
    expect(saved.slice(1).map(([, text = '']) => /#(\d+)/.exec(text)?.[1])).toEqual(even.toReversed());
    await page.$eval('form[data-filter]', (form) => (form as HTMLFormElement).reset());
    await page.$eval('input[name=q]', (field) => field.dispatchEvent(new Event('input', { bubbles: true })));
    expect([(await shown()).length, await told()]).toEqual([400, '400 of 400 on this page']);
  });
});

// @verifies SRS-905
test('the keyboard reaches the text first, then everything, with a visible focus', async () => {
  await visit('items/SRS-041/index.html', async (page) => {
    await press(page, 'Tab');
    expect(await page.$eval(':focus', (element) => element.textContent)).toBe('Skip to the text');
    await press(page, 'Enter', 'Tab');
    expect(await page.$eval(':focus', (element) => element.closest('.crumbs') !== null)).toBe(true);
    expect(await page.$eval(':focus', (element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  });
});

test('the theme follows the system, can be switched, and stays switched', async () => {
  await visit('index.html', async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const dark = await paper();
    await page.click('[data-theme-toggle]');
    expect(await paper()).not.toBe(dark);
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  });
});

// @verifies SRS-903
test('without JavaScript the pages hold everything, and show no control that does nothing', async () => {
  await visit(
    'trace/index.html',
    async (page) => {
      expect(
        await page.$$eval(
          'button, form',
          (controls) => controls.filter((one) => one.checkVisibility()).length,
        ),
      ).toBe(0);
      await page.goto(`${ownOrigin}/trace/SRS/index.html`);
      expect(await page.$eval('main', (main) => main.textContent)).toContain('SRS-042');
    },
    false,
  );
});

test('a diagram keeps its look although the policy refuses inline styles', async () => {
  const text = 'flowchart LR\n  A[Sensor] --> B[Pump]\n  style A fill:#ff0000';
  const drawing = (await drawDiagrams([{ text }], browser)).get(text);
  if (!drawing || !('svg' in drawing)) throw new Error('The diagram was not drawn.');
  const pump = pumpSite();
  const drawn = await buildSite({
    ...pump,
    compose: (document) => ({ document, parts: [], findings: [] }),
    renderBody: () => `<figure>${drawing.svg}</figure>`,
  });
  await browser.withPage({ serve: drawn.serve, scripts: true }, async ({ page, refused }) => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${ownOrigin}/items/SRS-041/index.html`, { waitUntil: 'load' });
    const fill = await page.$eval('.text svg .node rect', (box) => getComputedStyle(box).fill);
    expect([fill, complaints, refused]).toEqual(['rgb(255, 0, 0)', [], []]);
  });
});

// @verifies SRS-3678
test('on a phone the sections take one row, and the present one is in sight', async () => {
  for (const path of ['changes/index.html', 'index.html']) {
    await browser.withPage({ serve: site.serve, scripts: true }, async ({ page }) => {
      await page.setViewport({ width: 390, height: 844 });
      await page.goto(`${ownOrigin}/${path}`, { waitUntil: 'load' });
      const { height, left, right } = await page.evaluate(() => {
        const box = document.querySelector('.sections')?.getBoundingClientRect();
        const link = document.querySelector('.sections [aria-current]')?.getBoundingClientRect();
        return { height: box?.height, left: link?.left ?? -1, right: link?.right ?? 999 };
      });
      expect(height, path).toBeLessThan(64);
      expect(left, path).toBeGreaterThanOrEqual(0);
      expect(right, path).toBeLessThanOrEqual(390);
    });
  }
});

// @verifies SRS-3675
test('nothing is wider than the screen of a phone', async () => {
  for (const path of kinds) {
    await visit(path, async (page) => {
      for (const width of [390, 320]) {
        await page.setViewport({ width, height: 844 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
      }
    });
  }
});

const kinds = [
  'index.html',
  'documents/index.html',
  'documents/INF-SRS/index.html',
  'documents/INF-SRS/requirements.html',
  'documents/INF-SRS/whole~.html',
  'documents/INF-RMF/index.html',
  'items/index.html',
  'items/SRS-041/index.html',
  'items/RC-012/index.html',
  'findings/index.html',
  'trace/index.html',
  'trace/matrix.html',
  'trace/SRS/index.html',
  'trace/links.html',
  'coverage/requirement-verified/index.html',
  'tests/index.html',
  'architecture/index.html',
  'architecture/Alarm~20~engine/index.html',
  'code/index.html',
  'code/src~alarm.ts/index.html',
  'changes/index.html',
  'changes/v2.2.0/index.html',
  'gates/index.html',
  '404.html',
  // Of a project that has more to show.
  ...[
    'documents/clauses.html',
    'environments/index.html',
    'items/variants.html',
    'tests/sessions.html',
    'tests/logs.html',
    'soup/index.html',
    'soup/pkg~3a~npm~ring~40~1.0.0.html',
    'gates/index.html',
  ].map((path) => `more/${path}`),
  ...[
    'items/SRS-041/index.html',
    'verdicts/open/index.html',
    'tests/reports~junit.xml~20~alarm/index.html',
    'architecture/index.html',
  ].map((path) => `more/${path}`),
];
// @verifies SRS-3659
test.each(['ward/pump/none', 'ward/pump/items/SRS-1/none'])(
  'an address that a host below a directory has not, %s, is answered in the design of the site',
  async (address) => {
    const mount = 'ward/pump/';
    const serve: typeof site.serve = (path) => {
      const file = path.startsWith(mount) ? site.serve(path.slice(mount.length)) : undefined;
      return file ?? (path.endsWith('none') ? site.serve('404.html') : undefined);
    };
    await browser.withPage({ serve, scripts: true }, async ({ page }) => {
      await page.goto(`${ownOrigin}/${address}`, { waitUntil: 'networkidle0' });
      const { overview, family, scripted } = await page.evaluate(() => ({
        overview: document.querySelector('main a')?.getAttribute('href'),
        family: getComputedStyle(document.body).fontFamily,
        scripted: document.documentElement.classList.contains('scripted'),
      }));
      expect(overview).toBe('/ward/pump/index.html');
      expect(family).toContain('Source Sans');
      expect(scripted).toBe(true);
      await page.click('[data-search-open]');
      await page.waitForSelector('dialog[open] input');
    });
  },
);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// @verifies SRS-905, SRS-906
test('axe-core finds nothing on any kind of page, in light and in dark', async () => {
  const violations: string[] = [];
  await visit('index.html', async (page) => {
    const inspectBoth = async (name: string): Promise<void> => {
      await page.evaluate(axe);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
      violations.push(...(await inspect(page, `${name}, light`, {})));
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      // Only colours depend on the theme.
      violations.push(...(await inspect(page, `${name}, dark`, { runOnly: ['color-contrast'] })));
    };
    for (const path of kinds) {
      await page.goto(`${ownOrigin}/${path}`, { waitUntil: 'load' });
      if (path.startsWith('trace/index') || path === 'trace/matrix.html')
        await page.waitForSelector('.explorer-view tbody tr:not(.spacer)');
      await inspectBoth(path);
    }
    await page.goto(`${ownOrigin}/index.html`, { waitUntil: 'load' });
    await press(page, '/');
    await page.waitForSelector('dialog.search[open]');
    await page.type('.search input', 'alarm');
    await inspectBoth('search');
  });
  expect(violations).toEqual([]);
});

/** Violations as one line each. Options: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#options-parameter */
function inspect(page: Page, name: string, options: { runOnly?: string[] }): Promise<string[]> {
  return page.evaluate(
    async (name, options) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run({ rules: { 'target-size': { enabled: true } }, ...options });
      return violations.map(
        ({ id, nodes }) =>
          `${name}: ${id}: ${nodes
            .map((node) => `${node.html} ${node.failureSummary}`)
            .join(' // ')
            .slice(0, 600)}`,
      );
    },
    name,
    options,
  );
}

// @verifies SRS-3589
test('a table of many rows keeps its head in sight, is sorted, and is saved as it is shown', async () => {
  const pump = pumpSite();
  const [like] = pump.model.items.filter(({ id }) => id === 'SRS-041');
  const items = Array.from({ length: 60 }, (_, at) => ({
    ...(like as (typeof pump.model.items)[number]),
    id: `SRS-${500 + at}`,
    title: `Requirement ${at}`,
  }));
  const model = { ...pump.model, items: [...pump.model.items, ...items] };
  const many = await buildSite({ ...pump, model, graph: buildGraph(model) });
  await browser.withPage({ serve: many.serve, scripts: true }, async ({ page }) => {
    await page.goto(`${ownOrigin}/trace/SRS/index.html`, { waitUntil: 'load' });
    await page.waitForSelector('.sort');
    const away = await page.$eval('.scroll', (box) => {
      box.scrollTop = 500;
      const head = box.querySelector('thead th') as Element;
      return head.getBoundingClientRect().top - box.getBoundingClientRect().top;
    });
    expect(Math.abs(away)).toBeLessThan(2);
    await page.evaluate(axe);
    expect(await inspect(page, 'a long table', {})).toEqual([]);
    const first = () => page.$eval('tbody tr th', (cell) => cell.textContent);
    await page.focus('thead th:first-child .sort');
    await press(page, 'Enter', 'Enter');
    expect(await first()).toBe('SRS-559');
    expect(await page.$eval('thead th', (head) => head.getAttribute('aria-sort'))).toBe('descending');
    const saved = await offered(page, 'xlsx');
    expect([saved[0], saved[1].length, saved[1][0]?.[0], saved[1][1]?.[0], saved[2]]).toEqual([
      'SRS',
      64,
      'ID',
      'SRS-559',
      'xlsx',
    ]);
  });
});

// @verifies SRS-3677
test('findings are sorted by a column, and saved as they are shown', async () => {
  await visit('findings/index.html#severity=warning', async (page) => {
    const rules = () =>
      page.$$eval('[data-filtered] tbody tr', (rows) => rows.map((row) => row.getAttribute('data-rule')));
    await page.waitForSelector('.sort');
    await page.evaluate(() => {
      (
        globalThis as unknown as { dossier: { tableFile: { offer(...given: unknown[]): void } } }
      ).dossier.tableFile.offer = (...given) => {
        (window as unknown as { given: unknown[] }).given = given;
      };
    });
    const before = await rules();
    await page.click('[data-filtered] th:nth-child(3) .sort');
    const sorted = await rules();
    expect(sorted).toEqual([...before].sort());
    await page.click('[data-filtered] th:nth-child(3) .sort');
    expect(await rules()).toEqual(sorted.toReversed());
    await page.click('[data-save=csv]');
    const [name, rows, kind] = (await page.evaluate(
      () => (window as unknown as { given: unknown[] }).given,
    )) as [string, string[][], string];
    expect([name, kind, rows.length]).toEqual(['findings', 'csv', 2]);
    expect(rows[1]?.join(' ')).toContain('link-suspect');
  });
});

// @verifies SRS-3676
test('a drawing is made larger and moved over the whole window, with the keyboard too, and stands in its place again', async () => {
  await visit('items/RC-012/index.html', async (page) => {
    const viewBox = () => page.$eval('svg[aria-label^=Neighbourhood]', (svg) => svg.getAttribute('viewBox'));
    const before = await page.$eval('figure.graph', (figure) => figure.innerHTML);
    await page.focus('.zoom-open');
    await press(page, 'Enter');
    await page.waitForSelector('dialog.zoom[open] svg');
    const [, , whole = 0] = ((await viewBox()) ?? '').split(' ').map(Number);
    await press(page, '+', 'ArrowRight');
    const [left = 0, , width = 0] = ((await viewBox()) ?? '').split(' ').map(Number);
    expect(width).toBeCloseTo(whole * 0.8, 3);
    expect(left).toBeGreaterThan(whole * 0.1);
    expect(await page.$eval('dialog.zoom', (dialog) => dialog.scrollWidth <= innerWidth)).toBe(true);
    await press(page, '0');
    expect(Number((await viewBox())?.split(' ')[2])).toBe(whole);
    await press(page, 'Escape');
    await page.waitForSelector('figure.graph .graph-view > svg');
    expect(await page.$eval('figure.graph', (figure) => figure.innerHTML)).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('zoom-open');
    // Its address opens it alone, on a phone too, and the page behind it stays.
    await page.setViewport({ width: 320, height: 640 });
    await page.goto('about:blank');
    await page.goto(`${ownOrigin}/items/RC-012/index.html#drawing-1`, { waitUntil: 'load' });
    await page.waitForSelector('dialog.zoom[open] svg');
    expect(await page.$eval('.zoom-tools a', (link) => link.getAttribute('href'))).toBe('#drawing-1');
    expect(await page.$eval('dialog.zoom', (dialog) => dialog.scrollWidth <= innerWidth)).toBe(true);
  });
});

// @verifies SRS-3676
test('two fingers make a drawing larger about the place between them, and it fills the screen where that is asked', async () => {
  await visit('items/RC-012/index.html', async (page) => {
    await page.click('.zoom-open');
    await page.waitForSelector('dialog.zoom[open] svg');
    const box = await page.$eval('.zoom-stage', (stage) => stage.getBoundingClientRect().toJSON() as DOMRect);
    const at = { x: box.x + box.width / 4, y: box.y + box.height / 3 };
    /** The place of the drawing that is between the fingers, and how wide the drawing is shown. */
    const between = () =>
      page.$eval(
        '.zoom-stage svg',
        (svg, { x, y }) => {
          const matrix = (svg as SVGSVGElement).getScreenCTM()?.inverse();
          const { x: left, y: top } = new DOMPoint(x, y).matrixTransform(matrix);
          return { left, top, width: (svg as SVGSVGElement).viewBox.baseVal.width };
        },
        at,
      );
    const before = await between();
    const devtools = await page.createCDPSession();
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...apart: number[]) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: apart.map((by, id) => ({ x: at.x + by, y: at.y, id })),
      });
    await touch('touchStart', -20);
    await touch('touchStart', -20, 20);
    await touch('touchMove', -40, 40);
    await touch('touchEnd');
    const after = await between();
    expect(after.width).toBeCloseTo(before.width / 2, 0);
    expect(after.left).toBeCloseTo(before.left, 0);
    expect(after.top).toBeCloseTo(before.top, 0);
    const buttons = await page.$$('.zoom-tools button');
    await buttons[3]?.click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    expect(await page.evaluate(() => document.fullscreenElement?.className)).toBe('zoom-filling');
    await buttons[3]?.click();
    await page.waitForFunction(() => document.fullscreenElement === null);
    expect(await page.$('dialog.zoom[open]')).not.toBeNull();
    await devtools.detach();
  });
});

// @verifies SRS-3102
test('words that were added and removed are told by a line, not by colour alone', async () => {
  await visit('changes/v2.2.0/index.html', async (page) => {
    const lines = await page.$$eval('ins, del', (marks) => [
      ...new Set(marks.map((mark) => `${mark.localName} ${getComputedStyle(mark).textDecorationLine}`)),
    ]);
    expect(lines.sort()).toEqual(['del line-through', 'ins underline']);
  });
});
