/** How one package manager locks a package from elsewhere than its registry; undefined where it cannot. */
export interface OriginLock {
  path: string;
  ecosystem: string;
  /** From the archive at an address. */
  url?: (address: string) => string;
  /** From the archive at a path. */
  file?: (path: string) => string;
  /** From a directory. */
  directory?: (path: string) => string;
  /** From the registry, by the address of a mirror. */
  mirror?: (address: string) => string;
  /** The format states the version only in the name of the archive. */
  versionInName?: boolean;
}

export const sha256 = 'ab'.repeat(32);
const sha512 = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
const json = (value: object): string => JSON.stringify(value, null, 1);

const npm = (range: string, entry: object, more: object = {}): string =>
  json({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { valve: range } },
      'node_modules/valve': { version: '0.4.0', integrity: sha512, ...entry },
      ...more,
    },
  });
const npm1 = (version: string): string =>
  json({ lockfileVersion: 1, dependencies: { valve: { version, integrity: sha512 } } });
const pnpm = (specifier: string, reference: string, resolution: string, version = 'version: 0.4.0'): string =>
  `lockfileVersion: '9.0'

importers:
  .:
    dependencies:
      valve:
        specifier: ${specifier}
        version: ${reference}

packages:
  valve@${reference}:
    resolution: {${resolution}}
    ${version}

snapshots:
  valve@${reference}: {}
`;
const yarn1 = (range: string, resolved: string): string =>
  `# yarn lockfile v1\n\n"valve@${range}":\n  version "0.4.0"\n${resolved && `  resolved "${resolved}"\n`}  integrity ${sha512}\n`;
const yarn = (range: string, reference: string): string =>
  `__metadata:
  version: 8

"own@workspace:.":
  version: 0.0.0-use.local
  resolution: "own@workspace:."
  dependencies:
    valve: "${range}"

"valve@${range}":
  version: 0.4.0
  resolution: "valve@${reference}"
`;
const uv = (source: string): string =>
  `version = 1
[[package]]
name = "own"
version = "1.0.0"
source = { virtual = "." }
dependencies = [{ name = "valve" }]
[[package]]
name = "valve"
version = "0.4.0"
source = { ${source} }
wheels = [{ url = "https://cdn.example.org/valve-0.4.0-py3-none-any.whl", hash = "sha256:${sha256}" }]
`;
const poetry = (source: string): string =>
  `[[package]]
name = "valve"
version = "0.4.0"
files = [{file = "valve-0.4.0-py3-none-any.whl", hash = "sha256:${sha256}"}]
${source && `[package.source]\n${source}\n`}[metadata]
lock-version = "2.1"
`;
const pdm = (source: string): string =>
  `[metadata]
lock_version = "4.5.0"
[[package]]
name = "valve"
version = "0.4.0"
${source}
files = [{file = "valve-0.4.0-py3-none-any.whl", hash = "sha256:${sha256}"}]
`;
const pylock = (table: string): string =>
  `lock-version = "1.0"\n[[packages]]\nname = "valve"\nversion = "0.4.0"\n${table}\n`;
const pipfile = (entry: object): string =>
  json({ _meta: {}, default: { valve: { hashes: [`sha256:${sha256}`], ...entry } }, develop: {} });
const composer = (dist: object): string =>
  json({ packages: [{ name: 'valve', version: '0.4.0', dist: { shasum: 'ab'.repeat(20), ...dist } }] });
const pods = (source: string): string =>
  `PODS:\n  - valve (0.4.0)\n\nDEPENDENCIES:\n  - valve\n${source && `\nEXTERNAL SOURCES:\n  valve:\n    ${source}\n`}\nCOCOAPODS: 1.15.2\n`;
const bun = (version: string): string =>
  json({
    lockfileVersion: 1,
    workspaces: { '': { dependencies: { valve: 'x' } } },
    packages: { valve: [`valve@${version}`, {}, sha512] },
  });
const pixi = (address: string): string =>
  `version: 6
environments:
  default:
    packages:
      linux-64:
      - pypi: ${address}
packages:
- pypi: ${address}
  name: valve
  version: 0.4.0
  sha256: ${sha256}
`;

/** By package manager; a package `valve` of version 0.4.0. */
export const originLocks: Record<string, OriginLock> = {
  npm: {
    path: 'package-lock.json',
    ecosystem: 'npm',
    url: (at) => npm(at, { resolved: at }),
    file: (at) => npm(`file:${at}`, { resolved: `file:${at}` }),
    directory: (at) =>
      npm(`file:${at}`, { resolved: at, link: true, version: undefined }, { [at]: { version: '0.4.0' } }),
    mirror: (at) => npm('^0.4.0', { resolved: at }),
  },
  'npm, an answer without address': {
    path: 'package-lock.json',
    ecosystem: 'npm',
    url: (at) => npm(at, {}),
  },
  'npm of version 1': {
    path: 'package-lock.json',
    ecosystem: 'npm',
    url: npm1,
    file: (at) => npm1(`file:${at}`),
    directory: (at) => npm1(`file:${at}`),
    versionInName: true,
  },
  pnpm: {
    path: 'pnpm-lock.yaml',
    ecosystem: 'npm',
    url: (at) => pnpm(at, at, `tarball: ${at}`),
    file: (at) => pnpm(`file:${at}`, `file:${at}`, `integrity: ${sha512}, tarball: file:${at}`),
    directory: (at) => pnpm(`link:${at}`, `link:${at}`, 'directory: x, type: directory'),
    mirror: (at) =>
      pnpm('^0.4.0', '0.4.0', `integrity: ${sha512}, tarball: ${at}`, "engines: {node: '>=20'}"),
  },
  'pnpm, a directory that is packed': {
    path: 'pnpm-lock.yaml',
    ecosystem: 'npm',
    directory: (at) => pnpm(`file:${at}`, `file:${at}`, `directory: ${at}, type: directory`),
  },
  'Yarn 1': {
    path: 'yarn.lock',
    ecosystem: 'npm',
    url: (at) => yarn1(at, `${at}#${'ab'.repeat(20)}`),
    file: (at) => yarn1(`file:${at}`, `file:${at}#${'ab'.repeat(20)}`),
    directory: (at) => yarn1(`file:${at}`, ''),
    mirror: (at) => yarn1('^0.4.0', `${at}#${'ab'.repeat(20)}`),
  },
  Yarn: {
    path: 'yarn.lock',
    ecosystem: 'npm',
    url: (at) => yarn(at, at),
    file: (at) => yarn(`file:${at}`, `file:${at}#${at}::hash=0123456789&locator=own%40workspace%3A.`),
    directory: (at) => yarn(`portal:${at}`, `portal:${at}::locator=own%40workspace%3A.`),
    mirror: (at) => yarn('npm:^0.4.0', `npm:0.4.0::__archiveUrl=${encodeURIComponent(at)}`),
  },
  Bun: {
    path: 'bun.lock',
    ecosystem: 'npm',
    url: bun,
    file: bun,
    directory: (at) => bun(`file:${at}`),
    versionInName: true,
  },
  uv: {
    path: 'uv.lock',
    ecosystem: 'pypi',
    url: (at) => uv(`url = "${at}"`),
    file: (at) => uv(`path = "${at}"`),
    directory: (at) => uv(`directory = "${at}"`),
    mirror: (at) => uv(`registry = "${at}"`),
  },
  Poetry: {
    path: 'poetry.lock',
    ecosystem: 'pypi',
    url: (at) => poetry(`type = "url"\nurl = "${at}"`),
    file: (at) => poetry(`type = "file"\nurl = "${at}"`),
    directory: (at) => poetry(`type = "directory"\nurl = "${at}"`),
    mirror: (at) => poetry(`type = "legacy"\nurl = "${at}"\nreference = "mirror"`),
  },
  PDM: {
    path: 'pdm.lock',
    ecosystem: 'pypi',
    url: (at) => pdm(`url = "${at}"`),
    file: (at) => pdm(`path = "./${at}"`),
    directory: (at) => pdm(`path = "${at}"`),
  },
  'PDM, by the root of the project': {
    path: 'pdm.lock',
    ecosystem: 'pypi',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: PDM writes it so.
    file: (at) => pdm('url = "file:///${PROJECT_ROOT}/AT"'.replace('AT', at)),
  },
  pylock: {
    path: 'pylock.toml',
    ecosystem: 'pypi',
    url: (at) => pylock(`[packages.archive]\nurl = "${at}"\nhashes = { sha256 = "${sha256}" }`),
    file: (at) => pylock(`[packages.archive]\npath = "${at}"\nhashes = { sha256 = "${sha256}" }`),
    directory: (at) => pylock(`[packages.directory]\npath = "${at}"`),
    mirror: (at) =>
      pylock(`[[packages.wheels]]\nname = "x.whl"\nurl = "${at}"\nhashes = { sha256 = "${sha256}" }`),
  },
  Pipenv: {
    path: 'Pipfile.lock',
    ecosystem: 'pypi',
    url: (at) => pipfile({ file: at }),
    file: (at) => pipfile({ path: `./${at}` }),
    directory: (at) => pipfile({ path: at, editable: true }),
    versionInName: true,
  },
  pip: {
    path: 'requirements.txt',
    ecosystem: 'pypi',
    url: (at) => `valve @ ${at} --hash=sha256:${sha256}\n`,
    file: (at) => `./${at} --hash=sha256:${sha256}\n`,
    directory: (at) => `-e ${at}\n`,
    versionInName: true,
  },
  Composer: {
    path: 'composer.lock',
    ecosystem: 'composer',
    file: (at) => composer({ type: 'zip', url: at }),
    directory: (at) => composer({ type: 'path', url: at }),
    mirror: (at) => composer({ type: 'zip', url: at }),
  },
  CocoaPods: {
    path: 'Podfile.lock',
    ecosystem: 'cocoapods',
    url: (at) => pods(`:http: ${at}`),
    directory: (at) => pods(`:path: ${at}`),
  },
  'CocoaPods, by its specification': {
    path: 'Podfile.lock',
    ecosystem: 'cocoapods',
    url: (at) => pods(`:podspec: ${at}`),
    file: (at) => pods(`:podspec: ${at}`),
  },
  Dart: {
    path: 'pubspec.lock',
    ecosystem: 'pub',
    directory: (at) =>
      `packages:\n  valve:\n    dependency: "direct main"\n    description:\n      path: "${at}"\n      relative: true\n    source: path\n    version: "0.4.0"\n`,
  },
  pixi: {
    path: 'pixi.lock',
    ecosystem: 'pypi',
    file: (at) => pixi(`./${at}`),
    directory: pixi,
    mirror: pixi,
  },
  Bundler: {
    path: 'Gemfile.lock',
    ecosystem: 'gem',
    directory: (at) =>
      `PATH\n  remote: ${at}\n  specs:\n    valve (0.4.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  valve!\n`,
  },
  Go: {
    path: 'go.mod',
    ecosystem: 'golang',
    directory: (at) =>
      `module example.org/own\n\ngo 1.22\n\nrequire valve v0.4.0\n\nreplace valve => ${at.startsWith('.') ? at : `./${at}`}\n`,
  },
};
