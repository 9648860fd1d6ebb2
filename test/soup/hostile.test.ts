import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { expect, it } from 'vitest';
import { readBlockYaml, type YamlNode } from '../../src/sources/soup/block-yaml.ts';
import { gatherPackages } from '../../src/sources/soup/gather.ts';
import { runs } from '../runs.ts';
import { readLock, told } from './read.ts';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
/** Lockfiles of npm in their three forms, which stand for themselves in the tests of npm. */
const dependency = {
  version: '1.2.3',
  resolved: 'https://registry.npmjs.org/left.tgz',
  requires: { right: '^1.0.0' },
};
const right = { version: '1.0.0', dev: true };
const npm: Record<string, object> = {
  1: {
    name: 'a',
    lockfileVersion: 1,
    dependencies: { left: { ...dependency, dependencies: { right } }, right },
  },
  2: {
    name: 'a',
    lockfileVersion: 2,
    packages: { '': { dependencies: { left: '1.2.3' } }, 'node_modules/left': dependency },
    dependencies: { left: dependency },
  },
  3: {
    name: 'a',
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { left: '1.2.3' } },
      'node_modules/left': dependency,
      'node_modules/right': right,
    },
  },
};
const textOf = (path: string): string =>
  path.startsWith('npm-')
    ? JSON.stringify(npm[path.slice(4, 5)])
    : readFileSync(join(fixtures, path), 'utf8');
const files = [...Object.keys(npm).map((version) => `npm-${version}/package-lock.json`), ...found()];
function found(): string[] {
  return globSync('**/{*,.*}', { cwd: fixtures }).filter(
    (path) => /\/.*(?:\.|file$)/.test(path) && !/expected|\.DS_Store/.test(path),
  );
}

/** Ways to damage a file. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('write' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom(
      '\0',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ':',
      ',',
      '\n',
      '\t',
      '#',
      '@',
      '/',
      '\\',
      '&a',
      '*a',
      '!x',
      '__proto__',
      'constructor',
      '-',
      '=',
      '\ud800',
      '9'.repeat(30),
      '[[',
    ),
  }),
  fc.record({
    kind: fc.constant('drop' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 200 }),
  }),
);

function damaged(
  text: string,
  wounds: readonly { kind: string; at: number; text?: string; length?: number }[],
): string {
  let now = text;
  for (const { kind, at, text: piece = '', length = 0 } of wounds) {
    const index = Math.floor(at * now.length);
    if (kind === 'cut') now = now.slice(0, index);
    else if (kind === 'write') now = now.slice(0, index) + piece + now.slice(index);
    else if (kind === 'drop') now = now.slice(0, index) + now.slice(index + length);
    else now = now.slice(0, index + length) + now.slice(index);
  }
  return now;
}

// @verifies SRS-1620
it.each(files)('never throws over a damaged %s: it is read, or refused as a whole', (path) => {
  const text = textOf(path);
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (wounds) => {
      const facts = readLock(path, damaged(text, wounds));
      if (facts.findings.length > 0) {
        expect(facts.packages).toEqual([]);
        expect(facts.findings).toHaveLength(1);
        const [{ file, message, line, column } = {}] = facts.findings;
        expect(file).toBe(path);
        expect(message).toMatch(/ counts for nothing: \S.*\.$/s);
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
      for (const { name, purl, place } of facts.packages) {
        expect(name).not.toBe('');
        expect(purl).toMatch(/^pkg:[\w.~%:/@?&=+#!$'()*,;-]+$/);
        expect(place.line).toBeGreaterThan(0);
      }
      gatherPackages(facts.packages, {
        manifests: [{ path: 'package.json', text: '{' }],
        submodules: new Map(),
        files: [],
      });
    }),
    { numRuns: runs(400) },
  );
});

// @verifies SRS-1620
it.each(
  files.filter((path) => /\.json$|(?:bun|composer|conan|deno|bazel)\.lock$|resolved$|\.xml$/.test(path)),
)('counts nothing of a cut off %s', (path) => {
  const text = textOf(path).trimEnd();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length - 1 }), (end) => {
      const facts = readLock(path, text.slice(0, end));
      expect([facts.packages.length, facts.findings.length]).toEqual([0, 1]);
    }),
    { numRuns: 100 },
  );
});

// @verifies SRS-1623
it('refuses alias bombs, tags, keys that stand twice and endless nesting in YAML', () => {
  const refused = (text: string): string => told(readLock('pnpm-lock.yaml', text)).join();
  expect(refused('a: &a [x, x]\nb: &b [*a, *a]\n')).toBe(
    'unreadable-lockfile 1:1 pnpm-lock.yaml counts for nothing: this is no line of the YAML that package managers write: a: &a [x, x].',
  );
  expect(refused('a: !!js/function x\n')).toContain('no line of the YAML');
  expect(refused("lockfileVersion: '9.0'\nlockfileVersion: '6.0'\n")).toBe(
    'unreadable-lockfile 2:1 pnpm-lock.yaml counts for nothing: the key "lockfileVersion" stands twice.',
  );
  const deep = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
  expect(refused(deep)).toBe(
    'unreadable-lockfile 66:66 pnpm-lock.yaml counts for nothing: values are nested more than 64 deep.',
  );
  expect(refused(`a: ${'['.repeat(200_000)}`)).toContain('counts for nothing');
  expect(refused(`a: x${' '.repeat(1_000_000)}y`)).toContain('lockfileVersion');
});

// @verifies SRS-1623
it('refuses endless nesting and keys that stand twice in TOML', () => {
  const refused = (text: string): string => told(readLock('uv.lock', text)).join();
  expect(refused(`a = ${'['.repeat(200_000)}`)).toMatch(
    /^unreadable-lockfile 1:\d+ uv\.lock counts for nothing: /,
  );
  expect(refused('version = 1\nversion = 1\n')).toMatch(
    /^unreadable-lockfile 2:\d+ uv\.lock counts for nothing: /,
  );
});

it('refuses what is text in no encoding, and files of unknown names', () => {
  expect(told(readLock('yarn.lock', Buffer.from([0x61, 0xff])))).toEqual([
    'unreadable-lockfile 1:1 yarn.lock counts for nothing: it is neither UTF-8 nor UTF-16 text.',
  ]);
  expect(told(readLock('some.file', ''))).toEqual([
    'unreadable-lockfile 1:1 some.file counts for nothing: no reader knows a file of this name.',
  ]);
});

/** Values as the YAML reader gives them, all of them texts. */
function plain({ text, map, list }: YamlNode): unknown {
  if (map) return Object.fromEntries([...map].map(([key, value]) => [key, plain(value)]));
  return list ? list.map(plain) : text;
}

// @verifies SRS-1623
it('reads YAML as a whole reader of YAML wrote it', () => {
  const word = fc.stringMatching(/^[a-zA-Z@^~][a-zA-Z0-9@/.^~ :#'"{},-]{0,12}[a-z]$/);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, word, tie('map'), tie('list')),
    map: fc.dictionary(word, tie('value'), { minKeys: 1, maxKeys: 4 }),
    list: fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
  }));
  fc.assert(
    fc.property(fc.dictionary(word, value, { minKeys: 1, maxKeys: 5 }), (document) => {
      const [node] = readBlockYaml(dump(document, { lineWidth: -1, noRefs: true }));
      expect(plain(node as YamlNode)).toEqual(document);
    }),
    { numRuns: runs(300) },
  );
});

// @verifies SRS-1620
it.each(['pnpm-9/pnpm-lock.yaml', 'uv/uv.lock', 'cargo/Cargo.lock'])(
  'tells that %s was cut off, though each line of it is whole',
  (path) => {
    const text = readFileSync(join(fixtures, path), 'utf8');
    const end = Math.max(text.lastIndexOf('\n[[package]]'), text.lastIndexOf('\n  shared@4.0.0'));
    const facts = readLock(path, text.slice(0, end));
    expect(facts.packages).toEqual([]);
    expect(told(facts).join()).toMatch(
      / counts for nothing: it asks for \S+ and does not hold it; it may be cut off\.$/,
    );
  },
);
