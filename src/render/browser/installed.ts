import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BrowserUnavailable } from './unavailable.ts';

/**
 * An installed Chrome or Chromium: what `DOSSIER_BROWSER` or `PUPPETEER_EXECUTABLE_PATH` names, else the usual places.
 * @returns absolute path and where it came from; undefined when there is none
 * @implements SRS-3715
 */
export function findInstalledBrowser(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): { path: string; from: string } | undefined {
  for (const from of ['DOSSIER_BROWSER', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = environment[from];
    if (path) return { path, from };
  }
  const path = usualPlaces(environment, platform).find(isExecutable);
  return path === undefined ? undefined : { path, from: 'installed' };
}

/**
 * Refuses a browser that is named and is none, before any work is done for it.
 * @throws BrowserUnavailable with what needs it
 * @implements SRS-3866
 */
export function requireNamedBrowser(environment: NodeJS.ProcessEnv): void {
  const named = environment.DOSSIER_BROWSER;
  if (named && !isExecutable(named))
    throw new BrowserUnavailable(
      `DOSSIER_BROWSER names ${named}, which is no program this user can run. Drawings and prints need it: mend the path, or unset it.`,
    );
}

/** True when the file exists and this user may run it. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    // A directory may be entered, which is another thing.
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function usualPlaces(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) => [
      `/Applications/${name}.app/Contents/MacOS/${name}`,
      join(environment.HOME ?? '/', `Applications/${name}.app/Contents/MacOS/${name}`),
    ]);
  }
  if (platform === 'win32') {
    const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA];
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return roots.flatMap((root) => (root ? programs.map((program) => `${root}\\${program}`) : []));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
  const directories = (environment.PATH ?? '').split(delimiter).filter((directory) => directory !== '');
  return [...directories, '/opt/google/chrome', '/snap/bin'].flatMap((directory) =>
    names.map((name) => join(directory, name)),
  );
}
