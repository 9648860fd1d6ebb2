import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBytes, writeBytes } from '../../src/cache/bytes-cache.ts';
import { archiveOf } from '../../src/release/archive/read-archive.ts';
import { filesBelow } from '../../src/release/archive/write-archive.ts';
import { zipFiles } from '../../src/release/archive/zip.ts';
import { type BrowserHandle, openBrowser, ownOrigin } from '../../src/render/browser/index.ts';
import { verifyArchive } from '../../src/verification/index.ts';
import { headline } from '../../src/verification/standing.ts';
import { bundleVerifyPage, verifyPage, verifyPageName } from '../../src/workflows/verify-page.ts';
import { whole } from '../adversary/lies/stamps-and-locks.ts';
import { lies, manifests } from '../adversary/seal-lies.ts';
import { sealed } from '../adversary/sealed.ts';
import { ReleasableProject } from '../release/released.ts';
import { type Files, reseal, restateProvenance } from './reseal.ts';
import { contradictions, unprovided } from './tampering.ts';

let made: ReleasableProject;
let browser: BrowserHandle;
let scratch = '';
let html = '';
let original: Files;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'dossier-page-'));
  made = ReleasableProject.released();
  original = filesBelow(join(made.project.root, 'releases/v2.4.1'));
  for (const path of original.keys()) if (/^pdf\/|^site\/(?!index\.html)/.test(path)) original.delete(path);
  restateProvenance(original);
  await reseal(original, made.key);
  for (const [name, ...kind] of [
    ['mallory', 'ed25519'],
    ['p256', 'ecdsa', '-b', '256'],
    ['p384', 'ecdsa', '-b', '384'],
    ['p521', 'ecdsa', '-b', '521'],
    ['rsa', 'rsa', '-b', '2048'],
  ] as const)
    execFileSync('ssh-keygen', ['-q', '-N', '', '-C', '', '-f', join(scratch, name), '-t', ...kind]);
  html = await bundleVerifyPage();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  made?.remove();
  rmSync(scratch, { recursive: true, force: true });
});

interface Told {
  headline: string;
  state: string;
  checks: string[];
}

/** What the page shows, for archives chosen one after the other. */
async function onPage(
  job: (choose: (zip: Uint8Array, signers?: string) => Promise<Told>) => Promise<void>,
): Promise<void> {
  const serve = async () => ({ bytes: Buffer.from(html), type: 'text/html; charset=utf-8' });
  await browser.withPage({ serve, scripts: true }, async ({ page, refused }) => {
    let number = 0;
    await page.goto(`${ownOrigin}/verify.html`);
    await job(async (zip, signers) => {
      await page.evaluate(() => {
        for (const input of document.querySelectorAll('input')) input.value = '';
      });
      if (signers !== undefined) await choose(page, '#signers', signers, 'signers');
      await choose(page, '#zip', zip, `${number++}.zip`);
      await page.waitForFunction(
        () => /^(?!.* is being read)./.test(document.querySelector('#headline')?.textContent ?? ''),
        { timeout: 60_000 },
      );
      return page.evaluate(() => ({
        headline: document.querySelector('#headline')?.textContent ?? '',
        state: document.querySelector('#headline')?.className ?? '',
        checks: [...document.querySelectorAll('#checks li')].map((line) => line.textContent ?? ''),
      }));
    });
    expect(refused).toEqual([]);
  });
}

async function choose(page: Page, input: string, bytes: Uint8Array | string, name: string): Promise<void> {
  const file = join(scratch, name);
  writeFileSync(file, bytes);
  await ((await page.$(input)) as ElementHandle<HTMLInputElement>).uploadFile(file);
}

const marks = { good: '✓', bad: '✗', unknown: '?' };
/** What ssh-keygen says in its own words of why a signature does not fit is not compared. */
const masked = (line: string): string =>
  line.replace(/(does not fit the manifest: |did not count on \S+: ).*/, '$1…');

/** What the command says of the same files. */
async function byCommand(files: Files, signers?: string): Promise<Omit<Told, 'state'>> {
  const verdict = await verifyArchive(archiveOf(files), { signers });
  return {
    headline: headline('', verdict),
    checks: verdict.checks.map(({ state, text }) => masked(`${marks[state]} ${text}`)),
  };
}

/** The files are sealed anew with a key of one's own, and their provenance names what is there where `named`. */
async function tampered(
  change: (files: Files) => void,
  named: boolean,
  manifest?: Parameters<typeof reseal>[2],
): Promise<Files> {
  const files = new Map(original);
  change(files);
  if (named) restateProvenance(files);
  return reseal(files, join(scratch, 'mallory'), manifest);
}

describe('the page that verifies an archive', () => {
  // @verifies SRS-3714
  it('says of each archive what the command says, whatever was changed in it', async () => {
    const signers = made.project.read('allowed_signers');
    await onPage(async (shown) => {
      const same = async (what: string, files: Files, trusted?: string): Promise<Told> => {
        const told = await shown(zipFiles(files), trusted);
        const { headline: said, checks } = await byCommand(files, trusted);
        expect({ said: told.headline, checks: told.checks.map(masked) }, what).toEqual({ said, checks });
        return told;
      };
      expect(await same('nothing, named', original, signers)).toMatchObject({
        headline: 'Alarm monitor 2.4.1, v2.4.1: verified by signers you named',
        state: 'good',
      });
      expect((await same('nothing', original)).state).toBe('unknown');
      for (const [what, change, , manifest] of contradictions)
        expect((await same(what, await tampered(change, true, manifest), signers)).state, what).toBe('bad');
      for (const [what, change] of unprovided)
        expect((await same(what, await tampered(change, false), signers)).state, what).toBe('bad');
    });
  }, 600_000);

  // @verifies SRS-3714
  it('says what the command says of each lie that a seal is put on', async () => {
    const honest = await sealed(whole);
    const told = async (
      change: (files: Files) => unknown,
      of?: Parameters<typeof reseal>[2],
    ): Promise<Files> => {
      const files = new Map(honest);
      change(files);
      restateProvenance(files);
      return reseal(files, undefined, of);
    };
    const archives = [
      ...Object.entries(lies).map(([what, change]) => [what, told(change)] as const),
      ...Object.entries(manifests).map(
        ([what, change]) =>
          [
            what,
            told(
              () => {},
              (manifest) => void change(manifest),
            ),
          ] as const,
      ),
    ];
    expect(archives.length).toBeGreaterThan(80);
    await onPage(async (shown) => {
      expect((await shown(zipFiles(honest))).state).toBe('unknown');
      for (const [what, made] of archives) {
        const files = await made;
        const { state, headline: said, checks } = await shown(zipFiles(files));
        const byHand = await byCommand(files);
        expect({ state, said, checks: checks.map(masked) }, what).toEqual({
          state: 'bad',
          said: byHand.headline,
          checks: byHand.checks,
        });
      }
    });
  }, 600_000);

  // @verifies SRS-3714
  it('knows every kind of key, and when it counts', async () => {
    await onPage(async (shown) => {
      for (const name of ['p256', 'p384', 'p521', 'rsa']) {
        const files = await reseal(new Map(original), join(scratch, name));
        const key = execFileSync('cut', ['-d', ' ', '-f', '1,2', join(scratch, `${name}.pub`)], {
          encoding: 'utf8',
        });
        const line = (options: string): string => `a@b ${options}${key.trim()} Somebody (approver)\n`;
        const trusted: [string, string][] = [
          ['', 'verified by signers you named'],
          ['valid-after="20200101Z",valid-before="203001010000Z" ', 'verified by signers you named'],
          ['namespaces="git" ', 'whole, but signed by nobody you named'],
          ['valid-before="20250101Z" ', 'whole, but signed by nobody you named'],
          ['valid-after="20270101Z" ', 'whole, but signed by nobody you named'],
        ];
        // When a key counts does not hang on its kind.
        for (const [options, words] of name === 'p256' ? trusted : trusted.slice(0, 1)) {
          const told = await shown(zipFiles(files), line(options));
          expect(told.headline, `${name} ${options}`).toBe(`Alarm monitor 2.4.1, v2.4.1: ${words}`);
          expect(told.checks.map(masked)).toEqual((await byCommand(files, line(options))).checks);
        }
        const broken = new Map(files);
        const signature = Buffer.from(broken.get('manifest.json.sig') as Uint8Array).toString('latin1');
        const other = signature.replace(
          /(.)(.)(=*\n-----END)/,
          (_, a, b, end) => `${a === 'A' ? 'B' : 'A'}${b}${end}`,
        );
        broken.set('manifest.json.sig', Buffer.from(other, 'latin1'));
        expect((await shown(zipFiles(broken), line(''))).state).toBe('bad');
      }
    });
  }, 600_000);

  // @verifies SRS-3714
  it('refuses what is no ZIP, and says that it does not read prints', async () => {
    await onPage(async (shown) => {
      expect(await shown(Buffer.from('nothing'))).toMatchObject({
        headline: '0.zip: NOT what it says',
        state: 'bad',
        checks: [expect.stringMatching(/^✗ It cannot be read: /)],
      });
      const whole = filesBelow(join(made.project.root, 'releases/v2.4.1'));
      const { headline: said, checks } = await shown(zipFiles(whole), made.project.read('allowed_signers'));
      expect(said).toBe('Alarm monitor 2.4.1, v2.4.1: verified by signers you named');
      expect(checks).toContainEqual(
        expect.stringMatching(
          /^\? Its \d+ PDF files were not read here: of what they are, only their names tell\.$/,
        ),
      );
    });
  }, 600_000);

  // @verifies SRS-3714
  it('is the same bytes each time, and asks nothing of a network', () => {
    expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; /);
    expect(html).not.toContain(process.cwd());
  });

  // @verifies SRS-3714, SRS-3841
  it('is kept while no byte of its source is another, and is otherwise made again with the same bytes', async () => {
    const name = join(scratch, 'dossier', verifyPageName);
    vi.stubEnv('XDG_CACHE_HOME', scratch);
    writeBytes(name, { about: 'another source', bytes: Buffer.from('another page') });
    expect(await verifyPage()).toBe(html);
    const { about } = readBytes(name) ?? {};
    writeBytes(name, { about, bytes: Buffer.from('what is kept') });
    expect(await verifyPage()).toBe('what is kept');
    // Damaged, it is no page.
    appendFileSync(name, ' ');
    expect(await verifyPage()).toBe(html);
    vi.unstubAllEnvs();
  });
});
