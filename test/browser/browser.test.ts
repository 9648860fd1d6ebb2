import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import { BrowserUnavailable, openBrowser, ownOrigin } from '../../src/render/browser/index.ts';

const nothing = { serve: () => undefined };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

async function opened(...parameters: Parameters<typeof openBrowser>) {
  const browser = await openBrowser(...parameters);
  open.push(browser);
  return browser;
}

describe('a page', () => {
  // @verifies SRS-1006
  test('gets our own files and nothing else, and what it asked for is told', async () => {
    const browser = await opened();
    const files = new Map([
      [
        'page.html',
        '<p>shown</p><img src="own.svg"><img src="other.svg"><img src="https://example.org/a.png">',
      ],
    ]);
    files.set('own.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>');
    const serve = (path: string) => {
      const bytes = files.get(path);
      return bytes === undefined
        ? undefined
        : { bytes, type: path.endsWith('.svg') ? 'image/svg+xml' : 'text/html' };
    };
    await browser.withPage({ serve }, async ({ page, refused }) => {
      await page.goto(`${ownOrigin}/page.html`);
      const widths = await page.evaluate(() => Array.from(document.images, (image) => image.naturalWidth));
      expect(widths).toEqual([3, 0, 0]);
      expect([...refused].sort()).toEqual([`${ownOrigin}/other.svg`, 'https://example.org/a.png']);
    });
  });

  // @verifies SRS-3610
  test('leaves nothing of its job behind in a browser that goes on', async () => {
    const browser = await opened();
    const give = async () => new WeakRef(await browser.withPage(nothing, async () => ({ answer: 'large' })));
    const given = await give();
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const isGone = async (): Promise<boolean> => {
      // What a weak reference led to is held until the turn of the event loop ends.
      await setImmediate();
      collect();
      return given.deref() === undefined;
    };
    await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
  });

  // @verifies SRS-3578
  test('without scripts is used again by the next job, which finds nothing of the one before', async () => {
    const browser = await opened();
    const address = `${ownOrigin}/first.html`;
    const serve = () => ({ bytes: '<p>first</p>', type: 'text/html' });
    const first = await browser.withPage({ serve }, async ({ page }) => {
      await page.setViewport({ width: 200, height: 100 });
      await page.emulateMediaType('print');
      await page.goto(address);
      return page;
    });
    const failing = browser.withPage(nothing, async ({ page, refused }) => {
      expect(page).toBe(first);
      const found = () => [
        document.URL,
        document.body.textContent,
        window.innerWidth,
        matchMedia('print').matches,
      ];
      expect(await page.evaluate(found)).toEqual(['about:blank', '', 800, false]);
      await expect(page.goto(address)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
      expect(refused).toEqual([address]);
      throw new Error('the job is wrong');
    });
    await expect(failing).rejects.toThrow('the job is wrong');
    const next = await browser.withPage(nothing, async ({ page }) => page);
    expect(next).not.toBe(first);
    const large = async ({ page }: { page: typeof next }) => {
      await page.setContent('<p>large</p>'.repeat(10_001));
      return page;
    };
    expect(await browser.withPage(nothing, large)).toBe(next);
    expect(await browser.withPage(nothing, async ({ page }) => page)).not.toBe(next);
    const withScripts = await browser.withPage({ ...nothing, scripts: true }, async ({ page }) => page);
    expect(withScripts).not.toBe(next);
    expect(withScripts.isClosed()).toBe(true);
  });

  test('runs no script of its own unless it is allowed to', async () => {
    const browser = await opened();
    const serve = () => ({
      bytes: '<title>before</title><script>document.title = "after"</script>',
      type: 'text/html',
    });
    const titleWith = (scripts: boolean) =>
      browser.withPage({ serve, scripts }, async ({ page }) => {
        await page.goto(`${ownOrigin}/`);
        return page.evaluate(() => document.title);
      });
    expect(await titleWith(false)).toBe('before');
    expect(await titleWith(true)).toBe('after');
  });
});

// @verifies SRS-3912
test('a page that is only printed is shown on no screen', async () => {
  const browser = await opened();
  const seen = (scripts: boolean) =>
    browser.withPage({ ...nothing, scripts }, ({ page }) => page.evaluate(() => document.visibilityState));
  expect([await seen(false), await seen(true)]).toEqual(['hidden', 'visible']);
});

describe('a browser that dies', () => {
  test('is started again and the job repeated, twice', async () => {
    const browser = await opened();
    let runs = 0;
    const text = await browser.withPage(nothing, async ({ page }) => {
      runs++;
      if (runs < 3) process.kill(page.browser().process()?.pid as number, 'SIGKILL');
      await page.setContent('<p>printed</p>');
      return page.evaluate(() => document.body.textContent);
    });
    expect([text, runs]).toEqual(['printed', 3]);
  });

  test('three times is given up with what to do', async () => {
    const browser = await opened();
    const dying = browser.withPage(nothing, async ({ page }) => {
      process.kill(page.browser().process()?.pid as number, 'SIGKILL');
      await page.setContent('<p></p>');
    });
    await expect(dying).rejects.toThrow(
      /^The browser died 3 times over the same page \(.*\)\. Give the machine more memory, or name another browser with DOSSIER_BROWSER=<path>\.$/,
    );
  });

  test('is told apart from a job that fails, which runs once', async () => {
    const browser = await opened();
    let runs = 0;
    const failing = browser.withPage(nothing, async () => {
      runs++;
      throw new Error('the job is wrong');
    });
    await expect(failing).rejects.toThrow('the job is wrong');
    expect(runs).toBe(1);
  });
});

describe('without a browser', () => {
  // @verifies SRS-1008
  test('a wrong DOSSIER_BROWSER is named', async () => {
    const opening = openBrowser({ environment: { DOSSIER_BROWSER: '/nowhere/chrome' } });
    await expect(opening).rejects.toThrow(
      new BrowserUnavailable(
        'DOSSIER_BROWSER names /nowhere/chrome, which is no program this user can run. Drawings and prints need it: mend the path, or unset it.',
      ),
    );
  });

  // @verifies SRS-1008
  test('a program that is no browser is told, with what to install or set', async () => {
    const opening = openBrowser({ environment: { DOSSIER_BROWSER: '/bin/false' } });
    await expect(opening).rejects.toThrow(
      /^No browser can print here\. \/bin\/false does not start: it ended at once\. Install Google Chrome or Chromium, or set DOSSIER_BROWSER to the path of one\.$/,
    );
  });

  test('a remote endpoint that does not answer is named', async () => {
    const opening = openBrowser({ endpoints: ['http://127.0.0.1:9'] });
    await expect(opening).rejects.toThrow(
      /^The browser at http:\/\/127\.0\.0\.1:9 does not answer: .* Start it, or mend `output\.browsers`\.$/,
    );
  });
});

// @verifies SRS-1207
test('an abort closes the browser and leaves no profile behind', async () => {
  const stop = new AbortController();
  const browser = await openBrowser({ signal: stop.signal });
  const { pid, profile } = await browser.withPage(nothing, async ({ page }) => {
    const child = page.browser().process();
    return {
      pid: child?.pid as number,
      profile: child?.spawnargs
        .find((argument) => argument.startsWith('--user-data-dir='))
        ?.split('=')[1] as string,
    };
  });
  expect(existsSync(profile)).toBe(true);
  stop.abort();
  await browser.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(existsSync(join(profile, '..'))).toBe(false);
  await expect(browser.withPage(nothing, async () => {})).rejects.toThrow('aborted');
});

// @verifies SRS-1008, SRS-3900
test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the unpacked Chromium is used only while its bytes are those that were unpacked',
  async () => {
    const cache = await mkdtemp(join(tmpdir(), 'dossier-test-'));
    const taken = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - taken);
    }, 5);
    try {
      const first = await openBrowser({ cacheDirectory: cache });
      clearInterval(watch);
      expect(first.origin).toBe('bundled');
      expect(most).toBeLessThan(160_000_000);
      await first.close();
      const [home = '', ...others] = await readdir(cache);
      expect(others).toEqual([]);
      const font = join(cache, home, 'fonts/Open_Sans/OpenSans-Bold.ttf');
      const whole = await readFile(font);
      // As in a process that began later: it reads the files once, and again where somebody wrote to one.
      Object.defineProperty(performance, 'timeOrigin', { value: Date.now() + 60_000, configurable: true });
      await (await openBrowser({ cacheDirectory: cache })).close();
      await writeFile(font, Buffer.from(whole).fill(0, 99, 100));
      await (await openBrowser({ cacheDirectory: cache })).close();
      expect(Buffer.compare(await readFile(font), whole)).toBe(0);
      expect(await readdir(cache)).toEqual([home]);
    } finally {
      clearInterval(watch);
      Reflect.deleteProperty(performance, 'timeOrigin');
      // A process of the browser may outlive it by a moment and write beside its program.
      await rm(cache, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  },
);

describe('browsers that run elsewhere', () => {
  /** A browser that others reach, as a grid of them gives it: its DevTools endpoint, over the loopback of this machine. */
  async function elsewhere(): Promise<{ endpoint: string; kill(): void }> {
    const own = await opened();
    const { file, env } = await own.withPage(nothing, async ({ page }) => {
      const child = page.browser().process();
      const pid = child?.pid ?? 0;
      const lines = (await readFile(`/proc/${pid}/environ`, 'utf8'))
        .split('\0')
        .map((line) => line.split('='));
      return {
        file: child?.spawnfile ?? '',
        env: Object.fromEntries(lines.map(([name = '', ...value]) => [name, value.join('=')])),
      };
    });
    const home = await mkdtemp(join(tmpdir(), 'dossier-remote-'));
    const child = spawn(
      file,
      ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${home}`],
      { env },
    );
    remotes.push(child, home);
    const endpoint = await new Promise<string>((resolve, reject) => {
      child.once('exit', () => reject(new Error('The browser ended.')));
      child.stderr.on('data', (text) => {
        const found = /DevTools listening on (ws:\/\/\S+)/.exec(String(text))?.[1];
        if (found) resolve(found);
      });
    });
    return { endpoint, kill: () => void child.kill('SIGKILL') };
  }
  const remotes: (ReturnType<typeof spawn> | string)[] = [];
  afterEach(async () => {
    for (const remote of remotes.splice(0))
      if (typeof remote === 'string') await rm(remote, { recursive: true, force: true, maxRetries: 5 });
      else remote.kill('SIGKILL');
  });

  // @verifies SRS-1008
  test.runIf(process.platform === 'linux')(
    'print in turn, and the others go on when one dies',
    async () => {
      const [first, second] = await Promise.all([elsewhere(), elsewhere()]);
      const browser = await openBrowser({ endpoints: [first.endpoint, second.endpoint] });
      try {
        expect(browser.origin).toBe('remote');
        const print = () =>
          browser.withPage(nothing, async ({ page }) => {
            await page.setContent('<p>printed</p>');
            return Buffer.from(await page.pdf())
              .subarray(0, 5)
              .toString();
          });
        expect(await Promise.all([print(), print()])).toEqual(['%PDF-', '%PDF-']);
        first.kill();
        expect(await Promise.all([print(), print(), print()])).toEqual(['%PDF-', '%PDF-', '%PDF-']);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
