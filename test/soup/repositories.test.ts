import { expect, it } from 'vitest';
import { repositoryIn } from '../../src/sources/soup/repository.ts';
import { readLock } from './read.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const purl = (ecosystem: string, name = 'valve', url = 'https://github.com/pump/valve') =>
  `pkg:${ecosystem}/${name}@${commit}?vcs_url=${encodeURIComponent(`git+${url}@${commit}`).replaceAll('%3A', ':')}`;

/** Lockfiles that lock one package to a revision of a repository. */
const locks: Record<string, [path: string, ecosystem: string, text: (revision: string) => string]> = {
  Cargo: [
    'Cargo.lock',
    'cargo',
    (at) =>
      `version = 4\n[[package]]\nname = "own"\nversion = "1.0.0"\ndependencies = ["valve"]\n[[package]]\nname = "valve"\nversion = "0.4.0"\nsource = "git+https://github.com/pump/valve?branch=main#${at}"\n`,
  ],
  Composer: [
    'composer.lock',
    'composer',
    (at) =>
      JSON.stringify({
        packages: [
          {
            name: 'valve',
            version: 'dev-main',
            source: { type: 'git', url: 'https://github.com/pump/valve', reference: at },
          },
        ],
      }),
  ],
  'a tag of Composer': [
    'composer.lock',
    'composer',
    (at) =>
      JSON.stringify({
        packages: [
          {
            name: 'valve',
            version: 'v0.4.0',
            source: { type: 'git', url: 'https://github.com/pump/valve', reference: at },
            dist: { type: 'zip', url: 'https://api.github.com/repos/pump/valve/zipball/1', reference: at },
          },
        ],
      }),
  ],
  npm: [
    'package-lock.json',
    'npm',
    (at) =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { valve: 'github:pump/valve' } },
          'node_modules/valve': { version: '0.4.0', resolved: `git+https://github.com/pump/valve#${at}` },
        },
      }),
  ],
  'npm of version 1': [
    'package-lock.json',
    'npm',
    (at) =>
      JSON.stringify({
        lockfileVersion: 1,
        dependencies: { valve: { version: `git+https://github.com/pump/valve#${at}` } },
      }),
  ],
  'Yarn 1': [
    'yarn.lock',
    'npm',
    (at) =>
      `# yarn lockfile v1\n\n"valve@github:pump/valve":\n  version "0.4.0"\n  resolved "https://codeload.github.com/pump/valve/tar.gz/${at}"\n`,
  ],
  Yarn: [
    'yarn.lock',
    'npm',
    (at) =>
      `__metadata:\n  version: 8\n\n"own@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "own@workspace:."\n  dependencies:\n    valve: "github:pump/valve"\n\n"valve@github:pump/valve":\n  version: 0.4.0\n  resolution: "valve@git+https://github.com/pump/valve#commit=${at}"\n`,
  ],
  pnpm: [
    'pnpm-lock.yaml',
    'npm',
    (at) =>
      `lockfileVersion: '9.0'\n\nimporters:\n  .:\n    dependencies:\n      valve:\n        specifier: github:pump/valve\n        version: https://codeload.github.com/pump/valve/tar.gz/${at}\n\npackages:\n  valve@https://codeload.github.com/pump/valve/tar.gz/${at}:\n    resolution: {tarball: https://codeload.github.com/pump/valve/tar.gz/${at}}\n    version: 0.4.0\n\nsnapshots:\n  valve@https://codeload.github.com/pump/valve/tar.gz/${at}: {}\n`,
  ],
  Poetry: [
    'poetry.lock',
    'pypi',
    (at) =>
      `[[package]]\nname = "valve"\nversion = "0.4.0"\n[package.source]\ntype = "git"\nurl = "https://github.com/pump/valve"\nreference = "main"\nresolved_reference = "${at}"\n[metadata]\nlock-version = "2.0"\n`,
  ],
  PDM: [
    'pdm.lock',
    'pypi',
    (at) =>
      `[metadata]\nlock_version = "4.5.0"\n[[package]]\nname = "valve"\nversion = "0.4.0"\ngit = "https://github.com/pump/valve"\nref = "main"\nrevision = "${at}"\n`,
  ],
  uv: [
    'uv.lock',
    'pypi',
    (at) =>
      `version = 1\n[[package]]\nname = "valve"\nversion = "0.4.0"\nsource = { git = "https://github.com/pump/valve?rev=main#${at}" }\n`,
  ],
  pylock: [
    'pylock.toml',
    'pypi',
    (at) =>
      `lock-version = "1.0"\n[[packages]]\nname = "valve"\nversion = "0.4.0"\n[packages.vcs]\ntype = "git"\nurl = "https://github.com/pump/valve"\ncommit-id = "${at}"\n`,
  ],
  pip: ['requirements.txt', 'pypi', (at) => `valve @ git+https://github.com/pump/valve@${at}\n`],
  'pip, editable': [
    'requirements.txt',
    'pypi',
    (at) => `-e git+https://github.com/pump/valve@${at}#egg=valve\n`,
  ],
  Bundler: [
    'Gemfile.lock',
    'gem',
    (at) =>
      `GIT\n  remote: https://github.com/pump/valve\n  revision: ${at}\n  branch: main\n  specs:\n    valve (0.4.0)\n\nDEPENDENCIES\n  valve!\n`,
  ],
};

// @verifies SRS-1630
it.each(Object.entries(locks))(
  'a package that %s takes from a repository is its commit',
  (_, [path, ecosystem, text]) => {
    const read = (revision: string) =>
      readLock(path, text(revision)).packages.map(({ name, version, purl: url }) => ({ name, version, url }));
    expect(read(commit)).toEqual([{ name: 'valve', version: commit, url: purl(ecosystem) }]);
    for (const branch of ['main', 'v0.4.0', 'abc1234'])
      expect(
        read(branch).map(({ version }) => version),
        branch,
      ).toEqual(['']);
  },
);

// @verifies SRS-1630
it.each([
  [
    'git+https://host/owner/name.git?branch=main#abc',
    { url: 'https://host/owner/name.git', revision: 'abc' },
  ],
  ['git+ssh://git@host/owner/name.git#abc', { url: 'ssh://git@host/owner/name.git', revision: 'abc' }],
  ['git@host:owner/name.git#abc', { url: 'git@host:owner/name.git', revision: 'abc' }],
  [
    'https://host/owner/name.git#commit=abc&workspace=x',
    { url: 'https://host/owner/name.git', revision: 'abc' },
  ],
  ['https://codeload.github.com/o/n/tar.gz/abc', { url: 'https://github.com/o/n', revision: 'abc' }],
  ['gitlab:o/n#abc', { url: 'https://gitlab.com/o/n', revision: 'abc' }],
  ['https://host/archive/name-1.0.0.tgz', undefined],
  ['https://registry.example/left/-/left-1.2.3.tgz#0123', undefined],
  ['npm:^1.0.0', undefined],
  ['1.2.3', undefined],
])('the repository in %s', (address, expected) => expect(repositoryIn(address)).toEqual(expected));
