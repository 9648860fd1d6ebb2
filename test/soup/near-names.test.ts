import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Project } from '../../src/config/index.ts';
import { discoverEverywhere, type FoundFile } from '../../src/sources/discover.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-near-'));
afterAll(() => rmSync(root, { recursive: true }));

const { config } = context();

/** What is read, and what is told, of files of these paths. */
function discovered(
  paths: readonly string[],
  exclude: readonly string[] = [],
  files: FoundFile[] = [],
): [string[], string[]] {
  const project = { root, config: { ...config, sources: { ...config.sources, exclude } } } as Project;
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), '');
  }
  const found = discoverEverywhere(project, paths, { files, findings: [] });
  const soup = found.files.filter(({ kinds }) => kinds.includes('soup'));
  return [soup.map(({ path }) => path), found.findings.map(({ rule, file }) => `${rule} ${file}`)];
}

const known = fc.constantFrom(
  ...['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'uv.lock', 'poetry.lock'],
  ...['requirements.txt', 'Cargo.lock', 'go.mod', 'go.sum', 'packages.lock.json', 'gradle.lockfile'],
  ...['Gemfile.lock', 'composer.lock', 'Package.resolved', 'conan.lock', 'vcpkg.json', 'CMakeLists.txt'],
  ...['Podfile.lock', 'Pipfile.lock', 'Dockerfile', 'bom.json', 'a.cdx.json', 'package.json', 'pom.xml'],
  ...['pixi.lock', 'conda-lock.yml', 'MODULE.bazel', 'MODULE.bazel.lock', 'west.yml', 'dependencies.lock'],
  ...['idf_component.yml', 'dependency-tree.txt', 'a.cdx.xml', 'product.spdx', 'pylock.toml'],
  ...['Device.csproj', 'Pipfile', 'deno.lock', 'build.gradle.kts', 'pyproject.toml'],
);

// @verifies SRS-3492
it('a lockfile, manifest or bill of materials is read or told in whatever case, and as a copy', () => {
  const mark = fc.constantFrom('', ' (1)', '(2)', ' copy', ' copy 2', ' - Copy');
  const letters = fc.infiniteStream(fc.boolean());
  fc.assert(
    fc.property(known, mark, letters, fc.constantFrom('', 'web/app/'), (name, copy, capitals, directory) => {
      const varied = [...name]
        .map((letter) => (capitals.next().value ? letter.toUpperCase() : letter.toLowerCase()))
        .join('');
      const path = directory + varied.replace(/(?=\.[^.]*$)|(?<!\..*)$/, copy);
      const [read, told] = discovered([path]);
      expect([read.length, told], path).toEqual(
        read.length === 1 ? [1, []] : [0, [`lockfile-nearly-named ${path}`]],
      );
    }),
    { numRuns: runs(500) },
  );
});

// @verifies SRS-3492
it('other names, and files that are left out, are not told', () => {
  const others = [
    'src/Package.ts',
    'a.lock',
    'docs/lockfile.md',
    'locks/cargo.lock.rs',
    'src/copy.ts',
    'Bomb.json',
  ];
  const left = ['node_modules/x/Package.json', 'vendor/cargo.lock'];
  expect(discovered([...others, ...left], ['vendor/**'])).toEqual([[], []]);
  expect(discovered(['Go.mod', 'go.sum', 'yarn.lock'])).toEqual([
    ['go.sum', 'yarn.lock'],
    ['lockfile-nearly-named Go.mod'],
  ]);
  const code = ['src/dockerfile.ts', 'src/Package-Lock.json'];
  const read = code.map(
    (path): FoundFile => ({ path, kinds: ['code'], size: 0, modified: 0, changed: 0, inode: 0 }),
  );
  expect(discovered(code, [], read)).toEqual([[], ['lockfile-nearly-named src/Package-Lock.json']]);
});
