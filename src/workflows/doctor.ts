import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generator } from '../cache/tool-identity.ts';
import { userCache } from '../cache/user-cache.ts';
import { ConfigurationError, loadProject, type Project } from '../config/index.ts';
import { UserError } from '../model/index.ts';
import { hasSshKeygen } from '../release/approvals/index.ts';
import { opensslVersion } from '../release/timestamp/openssl.ts';
import { openBrowser } from '../render/browser/index.ts';
import { openFonts } from '../render/fonts/index.ts';
import { readInstalledGit, readUserName, whyNoRevision } from '../sources/git/index.ts';

/** What Dossier works with on a machine. */
export interface Part {
  name: string;
  /** What is there, e.g. a version. */
  found?: string;
  /** What does not work, and how it is mended; absent where all is well. */
  lack?: { message: string; hint: string };
  /** Only what the message names needs it. */
  optional?: true;
}

/**
 * Looks at what the commands need of this machine and of the project.
 * @param path configuration file or its directory, as for `loadProject`
 * @implements SRS-3708
 */
export async function examine(path: string, signal: AbortSignal): Promise<Part[]> {
  const project = await projectAt(path);
  const { root, config } = 'config' in project ? project : { root: process.cwd(), config: undefined };
  const parts: (Part | Promise<Part>)[] = [
    { name: 'Dossier', found: generator.version },
    { name: 'Node.js', found: process.versions.node },
    'lack' in project
      ? { name: 'Project', lack: project.lack }
      : { name: 'Project', found: `${project.configFile}, ${project.config.product.name}` },
    versionControl(root),
    browser(config?.output.browsers ?? [], signal),
    signer(),
    timeStamps(),
    fonts(config?.output.fonts ?? [], root),
    ...(config ? [cache(config.output.cache, join(root, config.output.cache))] : []),
    cache('that of the user', userCache()),
  ];
  return Promise.all(parts);
}

async function projectAt(path: string): Promise<Project | { lack: { message: string; hint: string } }> {
  try {
    return await loadProject(path);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const [first] = error.findings;
    return {
      lack: {
        message: first?.message ?? error.message,
        hint: first?.hint ?? 'Run `dossier check`.',
      },
    };
  }
}

async function versionControl(root: string): Promise<Part> {
  const name = 'Git';
  const { version: found = '', hasCommit } = await readInstalledGit(root);
  if (!hasCommit) return { name, ...(found && { found }), lack: await whyNoRevision(root) };
  const user = await readUserName(root);
  if (user) return { name, found: `${found}, commits by ${user}` };
  return {
    name,
    found,
    lack: {
      message: 'Git knows no name of yours: `accept` and `approve` record one.',
      hint: 'Set it: `git config user.name "…"`, and `user.email`.',
    },
  };
}

async function browser(endpoints: readonly string[], signal: AbortSignal): Promise<Part> {
  const name = 'Browser';
  try {
    const opened = await openBrowser({ endpoints, signal });
    await opened.close();
    return { name, found: `${opened.version}, ${opened.origin}` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      name,
      lack: {
        message: error.message,
        hint: 'Until then `check` works; `build --no-pdf` does too, without drawings, where no browser is named.',
      },
    };
  }
}

async function signer(): Promise<Part> {
  const name = 'ssh-keygen';
  if (await hasSshKeygen()) return { name, found: 'there' };
  const message = 'Signatures can be neither made nor checked: `approve`, `gate`, `release`, `verify`.';
  return { name, lack: { message, hint: 'Install OpenSSH 8.2 or later.' } };
}

async function timeStamps(): Promise<Part> {
  const name = 'openssl';
  const found = await opensslVersion();
  if (found) return { name, found };
  const message = 'Time stamps of releases cannot be checked: `timestamp`, `verify`.';
  return { name, lack: { message, hint: 'Install OpenSSL 1.1.1 or later.' }, optional: true };
}

function fonts(names: readonly string[], root: string): Part {
  const { fonts: opened, missing } = openFonts(names, join(root, 'package.json'));
  const found = `${new Set(opened.faces.map(({ family }) => family)).size} families`;
  if (missing.length === 0) return { name: 'Fonts', found };
  const packages = missing.map((name) => `@fontsource/${name}`).join(' ');
  return {
    name: 'Fonts',
    found,
    lack: {
      message: `Not installed, though \`output.fonts\` asks for them: ${packages}.`,
      hint: `npm install --save-exact --save-dev ${packages}`,
    },
  };
}

function cache(shown: string, directory: string): Part {
  const name = 'Cache';
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
  } catch {
    return {
      name,
      found: shown,
      lack: {
        message: 'It cannot be written, so that everything is made anew each time.',
        hint: 'Change its permissions, or name another place: `output.cache`, XDG_CACHE_HOME.',
      },
    };
  }
  return { name, found: `${shown}, ${megabytes(directory)} MB` };
}

function megabytes(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const sizes = files.map(
    ({ parentPath, name }) => statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1e6);
}
