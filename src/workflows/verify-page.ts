import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBytes, writeBytes } from '../cache/bytes-cache.ts';
import { contentIdentity, generator, lockfileIdentity } from '../cache/tool-identity.ts';
import { userCache } from '../cache/user-cache.ts';
import { isInstalled } from '../model/renderers.ts';
import { sha256Of } from '../model/sha256.ts';
import { UserError } from '../model/user-error.ts';

/** Name of the page in an archive. */
export const verifyPageName = 'verify.html';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The page that verifies an archive in a browser: one file without network, made of the same code as `dossier verify`. An installed package
 * holds it; a clone makes it from its source, and keeps it in the cache of the user while no byte of the source is another.
 * @implements SRS-3714, SRS-3841
 */
export async function verifyPage(): Promise<string> {
  const packed = here('../verification/page/verify.html');
  if (existsSync(packed)) return readFileSync(packed, 'utf8');
  if (!import.meta.url.endsWith('.ts'))
    throw new UserError(`The package is not whole: ${verifyPageName} is missing. Install it again.`);
  const about = `${contentIdentity([here('..'), here('../../templates/')])} ${lockfileIdentity()?.sha256}`;
  const path = join(userCache(), verifyPageName);
  const kept = readBytes(path);
  if (kept?.about === about) return Buffer.from(kept.bytes).toString('utf8');
  const page = await bundleVerifyPage();
  writeBytes(path, { about, bytes: Buffer.from(page) });
  return page;
}

/** What stands in for modules of Node.js that a browser lacks: files beside the page, or packages. Of the others nothing is called. */
const instead: Readonly<Record<string, string>> = {
  'node:crypto': here('../verification/page/instead/crypto.ts'),
  'node:zlib': here('../verification/page/instead/zlib.ts'),
  'node:child_process': here('../verification/page/instead/child-process.ts'),
};

function requireBundler(): void {
  if (isInstalled('rolldown')) return;
  throw new UserError(
    'A release holds the page that verifies it, which this clone makes with rolldown, and that is not installed. Run `npm ci` without --omit=dev, or install the package that `npm pack` makes.',
  );
}

/** Makes the page of the source of this clone. The same source gives the same bytes. */
export async function bundleVerifyPage(): Promise<string> {
  requireBundler();
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: here('../verification/page/verify-page.ts'),
    platform: 'browser',
    shimMissingExports: true,
    transform: { inject: { Buffer: [here('../../node_modules/buffer/index.js'), 'Buffer'] } },
    plugins: [
      {
        name: 'browser',
        resolveId(id, from) {
          if (id.endsWith('/ssh-keygen.ts') && !from?.includes('/instead/'))
            return here('../verification/page/instead/ssh-keygen.ts');
          if (id === 'node:path' || id === 'node:path/posix')
            return here('../../node_modules/path-browserify/index.js');
          if (id === 'buffer/') return here('../../node_modules/buffer/index.js');
          if (!id.startsWith('node:')) return null;
          return instead[id] ?? `\0${id}`;
        },
        load: (id) => (id.startsWith('\0node:') ? textOf(id.slice(1)) : null),
      },
    ],
    onLog(level, log) {
      if (level === 'warn' && log.code !== 'SHIMMED_EXPORT' && log.code !== 'EVAL')
        throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    codeSplitting: false,
    comments: false,
  });
  await bundle.close();
  return pageOf(output[0].code);
}

/** A module of Node.js as far as it is asked for anything while the page is loaded. */
function textOf(name: string): string {
  if (name === 'node:fs')
    return `export function readFileSync(path) {
      if (String(path).endsWith('/package.json')) return ${JSON.stringify(JSON.stringify({ version: generator.version }))};
      throw Object.assign(new Error('There is no disk.'), { code: 'ENOENT' });
    }`;
  if (name === 'node:module')
    return `export const builtinModules = ${JSON.stringify([...builtinModules].sort())};
      export const createRequire = () => Object.assign(() => ({}), { resolve: () => '/' });`;
  if (name === 'node:os') return `export const devNull = '/dev/null';`;
  if (name === 'node:url') return 'export const fileURLToPath = (url) => new URL(url).pathname;';
  return 'export {};';
}

/** The script in its page. What it may do is said by the hash of the script: nothing else runs, and nothing is asked of a network. */
function pageOf(code: string): string {
  const script =
    `globalThis.process ??= { env: {}, platform: 'linux', version: '', versions: {}, cwd: () => '/' };${code}`.replaceAll(
      '</script',
      '<\\/script',
    );
  const hash = sha256Of(script, 'base64');
  const page = readFileSync(here('../../templates/verify.html'), 'utf8');
  return page.replace('{{hash}}', () => hash).replace('{{script}}', () => script);
}
