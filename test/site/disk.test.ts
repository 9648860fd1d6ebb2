import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { unpackBundledBrowser } from '../../src/render/browser/bundled.ts';
import { launchBrowser } from '../../src/render/browser/launch.ts';
import { buildSite } from './built.ts';
import { pumpSite } from './project.ts';

const directory = mkdtempSync(join(tmpdir(), 'dossier-site-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const bundled = await unpackBundledBrowser();

// @verifies SRS-904
test.runIf(bundled)(
  'opened from a disk, the site has its fonts, search, previews and explorer',
  async () => {
    const { files } = await buildSite(pumpSite());
    for (const [path, content] of files) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const running = await launchBrowser({ executable: bundled?.executable ?? '', bundled });
    try {
      const page = await running.browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('requestfailed', (request) => complaints.push(request.url()));
      await page.goto(`${pathToFileURL(join(directory, 'items/RC-012/index.html'))}`);
      await page.focus('.chain a.item');
      await page.waitForSelector('.preview');
      await page.keyboard.press('/');
      await page.waitForSelector('dialog.search[open]');
      await page.type('.search input', 'srs41');
      await page.waitForSelector('.search [role=option]');
      expect(await page.$eval('.search [role=option]', (first) => first.firstChild?.textContent)).toBe(
        'SRS-041 Alarm latency',
      );
      await page.goto(`${pathToFileURL(join(directory, 'trace/matrix.html'))}#from=SRS&to=TST`);
      await page.waitForSelector('.explorer-view tbody tr:not(.spacer)');
      expect(await page.evaluate(() => document.fonts.check('16px "Source Sans 3"'))).toBe(true);
      expect(complaints).toEqual([]);
    } finally {
      await running.stop();
    }
  },
  30_000,
);
