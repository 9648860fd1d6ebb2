import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { escapeContent } from '../../model/index.ts';
import type { BundledBrowser } from './bundled.ts';
import type { OpenPage } from './page.ts';

/** A browser of ours that runs, with what must be cleared away after it. */
export interface RunningBrowser {
  browser: Browser;
  /** Pages without scripts that nobody has on loan: to use one again costs a third of what a new one does, which is a process of its own. */
  idle: OpenPage[];
  /** Ends the process and removes its profile; safe to call on a browser that has died, and twice. `now`: it is not asked to end itself. */
  stop(now?: 'now'): Promise<void>;
}

/** A browser that can be started: its executable, and for the bundled one what it needs beside it. */
export interface Launchable {
  executable: string;
  bundled: BundledBrowser | undefined;
}

/**
 * Starts a browser without network, with a profile of its own that is thrown away, speaking through a pipe: no port is open.
 * The bundled one sees no font of the machine. Nothing of our environment but the paths it needs is handed on.
 * @c4 external "Chromium"
 * @description A browser without window and without network that prints documents and draws diagrams.
 */
export async function launchBrowser(launchable: Launchable): Promise<RunningBrowser> {
  // Chromium refuses to sandbox itself for root.
  if (process.getuid?.() === 0) return start(launchable, false);
  try {
    return await start(launchable, true);
  } catch {
    // Containers often forbid the name spaces the sandbox is made of, and the browser ends without saying so through the
    // pipe. What is printed runs no script and reaches no network.
    return start(launchable, false);
  }
}

async function start({ executable, bundled }: Launchable, sandbox: boolean): Promise<RunningBrowser> {
  const home = await mkdtemp(join(tmpdir(), 'dossier-browser-'));
  // For a process that ends without closing its browser.
  const clearAtExit = () => rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  const clear = () => {
    process.off('exit', clearAtExit);
    return rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.once('exit', clearAtExit);
  try {
    const browser = await puppeteer.launch({
      executablePath: executable,
      headless: bundled ? 'shell' : true,
      pipe: true,
      userDataDir: join(home, 'profile'),
      env: await browserEnvironment(home, bundled),
      args: browserArguments(sandbox),
      // The command decides what an interrupt means; it aborts the work, and that closes the browser.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: 30_000,
      protocolTimeout: 600_000,
    });
    // A pipe to a process that was killed breaks at a time of its own; that the browser is gone is told by `disconnected`.
    for (const stream of browser.process()?.stdio ?? []) stream?.on('error', () => {});
    return {
      browser,
      idle: [],
      stop: async (now) => {
        const child = browser.process();
        if (now !== 'now') await Promise.race([browser.close().catch(() => {}), pause(3_000)]);
        if (child) await ended(child);
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

function browserArguments(sandbox: boolean): string[] {
  return [
    ...(sandbox ? [] : ['--no-sandbox', '--disable-setuid-sandbox']),
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-proxy-server',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    // Glyphs are placed the same whatever the screen would be.
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--lang=en-US',
  ];
}

async function browserEnvironment(
  home: string,
  bundled: BundledBrowser | undefined,
): Promise<Record<string, string | undefined>> {
  const own = { HOME: home, TMPDIR: home, TZ: 'UTC', LANG: 'C.UTF-8', PATH: process.env.PATH };
  if (process.platform === 'win32') return { ...process.env, TZ: 'UTC' };
  if (!bundled) return own;
  const configuration = join(home, 'fonts.conf');
  await mkdir(join(home, 'fonts-cache'));
  await writeFile(configuration, fontConfiguration(bundled.fonts, join(home, 'fonts-cache')));
  return { ...own, LD_LIBRARY_PATH: bundled.libraries, FONTCONFIG_FILE: configuration };
}

function fontConfiguration(fonts: string, cache: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    `<fontconfig><dir>${escapeContent(fonts)}</dir><cachedir>${escapeContent(cache)}</cachedir></fontconfig>`,
    '',
  ].join('\n');
}

/** Kills what has not ended by itself, and waits until it is gone. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await Promise.race([exit, pause(3_000)]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
