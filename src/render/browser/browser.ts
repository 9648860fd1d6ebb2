import puppeteer, { type Page } from 'puppeteer-core';
import { unpackBundledBrowser } from './bundled.ts';
import { findInstalledBrowser, requireNamedBrowser } from './installed.ts';
import { type Launchable, launchBrowser, type RunningBrowser } from './launch.ts';
import { type OpenPage, openPage, type PageOptions } from './page.ts';
import { BrowserUnavailable, isGone, PageGone } from './unavailable.ts';

export interface BrowserOptions {
  /** Absolute directory the bundled Chromium is unpacked in; by default the user's cache directory. */
  cacheDirectory?: string;
  /** DevTools endpoints (`ws://…` or `http://…`) of browsers that run elsewhere; work is spread over them in turn. */
  endpoints?: readonly string[];
  /** Closes everything when aborted. */
  signal?: AbortSignal | undefined;
  /** Where DOSSIER_BROWSER and the like are looked up; the process's own by default. */
  environment?: NodeJS.ProcessEnv;
}

/** A page on loan to a job. */
export interface LentPage {
  page: Page;
  /** Addresses the page asked for and did not get. */
  refused: readonly string[];
}

export interface BrowserHandle {
  /** Name and version as the browser states it, e.g. `HeadlessChrome/153.0.8010.0`. */
  version: string;
  /** `bundled`: pinned by the lockfile, so that its bytes are reproducible; the others are whatever they are. */
  origin: 'bundled' | 'installed' | 'remote';
  /**
   * Runs a job on a page that shows nothing yet. When the browser dies under it, the browser is started again
   * and the job repeated, at most twice.
   * @throws BrowserUnavailable when it died three times; AbortError when aborted; whatever the job throws otherwise
   */
  withPage<T>(options: PageOptions, job: (lent: LentPage) => Promise<T>): Promise<T>;
  /** Ends the processes and removes what they left; safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens the browser that prints and draws: remote endpoints where configured, else what DOSSIER_BROWSER names, else the
 * Chromium of the lockfile, else an installed one.
 * @throws BrowserUnavailable with what to install or set
 * @implements SRS-1008, SRS-1207
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<BrowserHandle> {
  options.signal?.throwIfAborted();
  const { slots, origin } = await openSlots(options);
  return new BrowserPool(slots, origin, options.signal).handle();
}

/** One place where a browser runs; `start` brings it back after it died. */
interface Slot {
  start(): Promise<RunningBrowser>;
  running: RunningBrowser | undefined;
  /** Set while somebody starts it, so that jobs side by side start it once. */
  starting: Promise<RunningBrowser> | undefined;
}

const attempts = 3;

class BrowserPool {
  readonly #slots: Slot[];
  readonly #origin: BrowserHandle['origin'];
  readonly #signal: AbortSignal | undefined;
  #turn = 0;
  #closed = false;
  readonly #onAbort = () => void this.close('now');

  constructor(slots: Slot[], origin: BrowserHandle['origin'], signal: AbortSignal | undefined) {
    this.#slots = slots;
    this.#origin = origin;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  async handle(): Promise<BrowserHandle> {
    const version = await (await this.#browserOf(this.#slots[0] as Slot)).browser.version();
    return {
      version,
      origin: this.#origin,
      withPage: (options, job) => this.#withPage(options, job),
      close: () => this.close(),
    };
  }

  async close(now?: 'now'): Promise<void> {
    this.#closed = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    await Promise.all(
      this.#slots.map(async (slot) => {
        const running = (await slot.starting?.catch(() => undefined)) ?? slot.running;
        await running?.stop(now);
        slot.running = undefined;
      }),
    );
  }

  async #withPage<T>(options: PageOptions, job: (lent: LentPage) => Promise<T>): Promise<T> {
    let reason = '';
    let gone = 0;
    for (let attempt = 0; attempt < attempts; attempt++) {
      this.#refuseWhenClosed();
      const slot = this.#slots[this.#turn++ % this.#slots.length] as Slot;
      let running: RunningBrowser;
      try {
        running = await this.#browserOf(slot);
      } catch (error) {
        // Of a fleet the others go on; only when none answers any more there is nothing to go on with.
        if (!(error instanceof BrowserUnavailable) || ++gone >= this.#slots.length) throw error;
        attempt--;
        continue;
      }
      try {
        return await runOn(running, options, job);
      } catch (error) {
        this.#refuseWhenClosed();
        // Everything but a crash of the browser or of its page is the job's own failure and is not repeated.
        if (running.browser.connected && !isGone(error)) throw error;
        reason = error instanceof Error ? error.message : String(error);
        if (slot.running === running) slot.running = undefined;
        await running.stop();
      }
    }
    throw new BrowserUnavailable(
      `The browser died ${attempts} times over the same page (${reason}). ` +
        'Give the machine more memory, or name another browser with DOSSIER_BROWSER=<path>.',
    );
  }

  #refuseWhenClosed(): void {
    this.#signal?.throwIfAborted();
    if (this.#closed) throw new BrowserUnavailable('The browser has been closed.');
  }

  async #browserOf(slot: Slot): Promise<RunningBrowser> {
    if (slot.running?.browser.connected) return slot.running;
    slot.starting ??= slot.start().finally(() => {
      slot.starting = undefined;
    });
    slot.running = await slot.starting;
    if (this.#closed) await slot.running.stop('now');
    return slot.running;
  }
}

/**
 * Runs a job on a page that nobody else has. One without scripts, which leave nothing behind, is used again when the job went well.
 * @implements SRS-3610, SRS-3578
 */
async function runOn<T>(
  running: RunningBrowser,
  { serve, scripts = false }: PageOptions,
  job: (lent: LentPage) => Promise<T>,
): Promise<T> {
  const open = (scripts ? undefined : takeIdle(running)) ?? (await openPage(running.browser, scripts));
  const { page } = open;
  const refused: string[] = [];
  const takeBack = open.lend(serve, refused);
  const { promise: died, reject } = Promise.withResolvers<never>();
  died.catch(() => {});
  const end = () => reject(new PageGone('the browser ended'));
  const crash = ({ message }: Error) => reject(new PageGone(message));
  // Not `once`: `off` does not find what that wraps, and the browser would hold what every job gave until it ends.
  running.browser.on('disconnected', end);
  page.on('error', crash);
  let isReusable = false;
  try {
    const answer = await Promise.race([job({ page, refused }), died]);
    isReusable = !scripts;
    return answer;
  } catch (error) {
    if (!page.isClosed() && !page.mainFrame().detached) throw error;
    throw new PageGone(error instanceof Error ? error.message : String(error));
  } finally {
    if (isReusable) isReusable = await takeBack().catch(() => false);
    page.off('error', crash);
    running.browser.off('disconnected', end);
    if (isReusable) running.idle.push(open);
    else await page.close().catch(() => {});
  }
}

/** A page that nobody has on loan, if there is one; its process may have ended meanwhile. */
function takeIdle({ idle }: RunningBrowser): OpenPage | undefined {
  let open = idle.pop();
  while (open?.page.isClosed()) open = idle.pop();
  return open;
}

async function openSlots(
  options: BrowserOptions,
): Promise<{ slots: Slot[]; origin: BrowserHandle['origin'] }> {
  const endpoints = options.endpoints ?? [];
  if (endpoints.length > 0) {
    return { slots: endpoints.map((endpoint) => slotOf(() => connect(endpoint))), origin: 'remote' };
  }
  const found = await findLaunchable(options);
  const slot = slotOf(() => launchBrowser(found.launchable));
  slot.running = found.running;
  return { slots: [slot], origin: found.launchable.bundled ? 'bundled' : 'installed' };
}

function slotOf(start: () => Promise<RunningBrowser>): Slot {
  return { start, running: undefined, starting: undefined };
}

/** Tries what can be had until one starts; what failed before is told when nothing does. */
async function findLaunchable(
  options: BrowserOptions,
): Promise<{ launchable: Launchable; running: RunningBrowser }> {
  const environment = options.environment ?? process.env;
  const reasons: string[] = [];
  const attempt = async (launchable: Launchable, name: string) => {
    try {
      return { launchable, running: await launchBrowser(launchable) };
    } catch (error) {
      reasons.push(`${name} does not start: ${firstLine(error)}`);
      return undefined;
    }
  };
  const named = environment.DOSSIER_BROWSER;
  requireNamedBrowser(environment);
  const bundled = named ? undefined : await unpackBundledBrowser(options.cacheDirectory);
  const first =
    bundled && (await attempt({ executable: bundled.executable, bundled }, 'The bundled Chromium'));
  if (first) return first;
  const installed = findInstalledBrowser(environment, process.platform);
  const second =
    installed && (await attempt({ executable: installed.path, bundled: undefined }, installed.path));
  if (second) return second;
  throw new BrowserUnavailable(
    [
      'No browser can print here.',
      ...reasons.map((reason) => `${reason}.`),
      'Install Google Chrome or Chromium, or set DOSSIER_BROWSER to the path of one.',
    ].join(' '),
  );
}

async function connect(endpoint: string): Promise<RunningBrowser> {
  const where = /^wss?:/.test(endpoint) ? { browserWSEndpoint: endpoint } : { browserURL: endpoint };
  try {
    const browser = await puppeteer.connect({ ...where, protocolTimeout: 600_000 });
    const idle: OpenPage[] = [];
    const stop = async () => {
      await Promise.all(
        idle.splice(0).map(({ page }) =>
          page
            .browserContext()
            .close()
            .catch(() => {}),
        ),
      );
      await browser.disconnect().catch(() => {});
    };
    return { browser, idle, stop };
  } catch (error) {
    throw new BrowserUnavailable(
      `The browser at ${endpoint} does not answer: ${firstLine(error)}. Start it, or mend \`output.browsers\`.`,
    );
  }
}

function firstLine(error: unknown): string {
  if (isGone(error)) return 'it ended at once';
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}
