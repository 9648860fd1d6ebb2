/** Numbers of a lockfile that is made up: package `index` of `count`. */
interface Package {
  name: string;
  version: string;
  /** A hash in hexadecimal digits, 64 of them. */
  hash: string;
  /** Names of three other packages. */
  asked: string[];
}

type Kind = readonly [file: string, head: string, one: (each: Package) => string, tail?: string];

const base64 = (hash: string): string => Buffer.from(hash, 'hex').toString('base64');
const archive = ({ name, version }: Package, ending: string): string =>
  `https://packages.example.com/noarch/${name}-${version}-${ending}`;

/** Lockfiles in the form that real ones have, entry by entry. */
const kinds: readonly Kind[] = [
  [
    'pnpm-lock.yaml',
    "lockfileVersion: '6.0'\n\ndependencies:\n  package-0:\n    specifier: ^1.0.0\n    version: 1.0.0\n\npackages:\n",
    ({ name, version, hash, asked }) =>
      `\n  /${name}@${version}:\n    resolution: {integrity: sha256-${base64(hash)}}\n    engines: {node: '>=18'}\n    dependencies:\n${asked.map((other) => `      ${other}: 1.${other.slice(8)}.0\n`).join('')}    dev: false\n`,
  ],
  [
    'yarn.lock',
    '__metadata:\n  version: 8\n  cacheKey: 10c0\n',
    ({ name, version, hash, asked }) =>
      `\n"${name}@npm:^1.0.0":\n  version: ${version}\n  resolution: "${name}@npm:${version}"\n  dependencies:\n${asked.map((other) => `    ${other}: "npm:^1.0.0"\n`).join('')}  checksum: 10c0/${hash}${hash}\n  languageName: node\n  linkType: hard\n`,
  ],
  [
    'pixi.lock',
    'version: 6\nenvironments:\n  default:\n    channels:\n    - url: https://packages.example.com/\n    packages:\n      linux-64:\n      - conda: https://packages.example.com/noarch/package-0-1.0.0-h1_0.conda\npackages:\n',
    (each) =>
      `- conda: ${archive(each, 'h1_0.conda')}\n  sha256: ${each.hash}\n  md5: ${each.hash.slice(32)}\n  depends:\n${each.asked.map((other) => `  - ${other} >=1.0.0,<2.0a0\n`).join('')}  arch: x86_64\n  platform: linux\n  license: BSD-3-Clause\n  license_family: BSD\n  purls:\n  - pkg:pypi/${each.name}?source=hash-mapping\n  size: 94048\n  timestamp: 1695990000000\n`,
  ],
  [
    'conda-lock.yml',
    'version: 1\nmetadata:\n  channels:\n  - url: conda-forge\n    used_env_vars: []\n  platforms:\n  - linux-64\npackage:\n',
    (each) =>
      `- name: ${each.name}\n  version: ${each.version}\n  manager: conda\n  platform: linux-64\n  dependencies:\n${each.asked.map((other) => `    ${other}: '>=1.0.0,<2.0a0'\n`).join('')}  url: ${archive(each, 'h1_0.conda')}\n  hash:\n    md5: ${each.hash.slice(32)}\n    sha256: ${each.hash}\n  category: main\n  optional: false\n`,
  ],
  [
    'uv.lock',
    'version = 1\nrequires-python = ">=3.12"\n\n[[package]]\nname = "product"\nversion = "1.0.0"\nsource = { editable = "." }\ndependencies = [\n    { name = "package-0" },\n]\n',
    (each) =>
      `\n[[package]]\nname = "${each.name}"\nversion = "${each.version}"\nsource = { registry = "https://packages.example.com/simple" }\ndependencies = [\n${each.asked.map((other) => `    { name = "${other}" },\n`).join('')}]\nsdist = { url = "${archive(each, 'src.tar.gz')}", hash = "sha256:${each.hash}", size = 94048 }\nwheels = [\n    { url = "${archive(each, 'py3-none-any.whl')}", hash = "sha256:${each.hash}", size = 62048 },\n]\n`,
  ],
  [
    'poetry.lock',
    '',
    (each) =>
      `[[package]]\nname = "${each.name}"\nversion = "${each.version}"\ndescription = "About ${each.name}"\noptional = false\npython-versions = ">=3.8"\ngroups = ["main"]\nfiles = [\n    {file = "${each.name}-${each.version}-py3-none-any.whl", hash = "sha256:${each.hash}"},\n    {file = "${each.name}-${each.version}.tar.gz", hash = "sha256:${each.hash}"},\n]\n\n[package.dependencies]\n${each.asked.map((other) => `${other} = ">=1.0"\n`).join('')}\n`,
    `[metadata]\nlock-version = "2.1"\npython-versions = ">=3.12"\ncontent-hash = "${'0'.repeat(64)}"\n`,
  ],
  [
    'Cargo.lock',
    'version = 4\n\n[[package]]\nname = "product"\nversion = "0.1.0"\ndependencies = [\n "package-0",\n]\n',
    ({ name, version, hash, asked }) =>
      `\n[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${hash}"\ndependencies = [\n${asked.map((other) => ` "${other}",\n`).join('')}]\n`,
  ],
  [
    'Gemfile.lock',
    'GEM\n  remote: https://rubygems.org/\n  specs:\n',
    ({ name, version, asked }) =>
      `    ${name} (${version})\n${asked.map((other) => `      ${other} (>= 1.0)\n`).join('')}`,
    '\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  package-0\n\nBUNDLED WITH\n   2.5.0\n',
  ],
  [
    'go.sum',
    '',
    ({ name, version, hash }) =>
      `example.com/${name} v${version} h1:${base64(hash)}\nexample.com/${name} v${version}/go.mod h1:${base64(hash)}\n`,
  ],
];

/** A lockfile of each kind, with so many packages, by the name of its file. */
export function largeLocks(count: number): Map<string, string> {
  const packages = Array.from(
    { length: count },
    (_, index): Package => ({
      name: `package-${index}`,
      version: `1.${index}.0`,
      hash: index.toString(16).padStart(64, '0'),
      asked: [1, 2, 3].map((step) => `package-${(index + step) % count}`),
    }),
  );
  const texts = kinds.map(([file, head, one, tail = '']): [string, string] => [
    file,
    head + packages.map(one).join('') + tail,
  ]);
  return new Map([
    ['package-lock.json', largeLock(count)],
    ['composer.lock', composerLock(packages)],
    ...texts,
  ]);
}

function composerLock(packages: readonly Package[]): string {
  const locked = packages.map(({ name, version, hash, asked }) => ({
    name: `example/${name}`,
    version,
    source: { type: 'git', url: `https://example.com/${name}.git`, reference: hash.slice(24) },
    dist: { type: 'zip', url: `https://example.com/${name}.zip`, reference: hash.slice(24), shasum: '' },
    require: Object.fromEntries(asked.map((other) => [`example/${other}`, '^1.0'])),
    type: 'library',
    license: ['MIT'],
  }));
  return JSON.stringify({ 'content-hash': '0', packages: locked, 'packages-dev': [] }, null, 4);
}

/** A lockfile of npm with so many packages, in the size and form of real ones. */
export function largeLock(count: number): string {
  const packages: Record<string, unknown> = { '': { dependencies: { 'package-0': '^1.0.0' } } };
  for (let index = 0; index < count; index++) {
    packages[`node_modules/package-${index}`] = {
      version: `1.${index}.0`,
      resolved: `https://registry.npmjs.org/package-${index}/-/package-${index}-1.${index}.0.tgz`,
      integrity: `sha512-${Buffer.alloc(64, index).toString('base64')}`,
      license: 'MIT',
      dependencies: Object.fromEntries(
        [1, 2, 3].map((step) => [`package-${(index * step + 1) % count}`, '^1.0.0']),
      ),
      engines: { node: '>=18' },
      funding: { url: 'https://example.com/fund' },
    };
  }
  return JSON.stringify({ lockfileVersion: 3, packages }, null, 2);
}
