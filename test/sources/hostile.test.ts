import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importFormats } from '../../src/config/import-formats.ts';
import { importMap } from '../../src/config/imports.ts';
import type { Facts } from '../../src/model/index.ts';
import { sourceKinds } from '../../src/sources/kinds.ts';
import { FileReader, parseFacts } from '../../src/sources/read-file.ts';
import { context } from '../code/context.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-hostile-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const { config, ids } = context();
const imports = importFormats.map((format) => ({
  format,
  files: [`*.${format}`, `*.${format}.json`],
  origin: 'x',
  map: importMap.parse({}),
}));
const reader = new FileReader({
  root,
  config: { ...config, sources: { ...config.sources, imports } },
  ids,
});

/** Every kind of file that tools write, with the source that reads it. */
const kinds = {
  results: ['junit.xml', 'load.capacity.json', 'ctrf.json', 'run.tap', 'ward.md'],
  coverage: ['lcov.info', 'cobertura.xml'],
  analysis: ['lint.sarif'],
  artifacts: ['build.intoto.json'],
  vulnerabilities: ['scan.json'],
  vex: ['a.vex.json'],
  imports: [
    'a.items.json',
    'a.csv',
    'a.xlsx',
    'a.needs.json',
    'a.doorstop',
    'a.reqm2',
    'a.reqif',
    'a.strictdoc',
    'a.lobster',
  ],
  soup: [
    'package-lock.json',
    'npm-shrinkwrap.json',
    'pnpm-lock.yaml',
    'yarn.lock',
    'bun.lock',
    'uv.lock',
    'poetry.lock',
    'pdm.lock',
    'pylock.toml',
    'Cargo.lock',
    'packages.lock.json',
    'Gemfile.lock',
    'composer.lock',
    'Package.resolved',
    'conan.lock',
    'vcpkg.json',
    'bom.json',
    'a.spdx.json',
  ],
} as const;

const entities = [...'abcdefghij']
  .map((name, index, all) => `<!ENTITY ${name} "${`&${all[index - 1] ?? 'lol'};`.repeat(10)}">`)
  .join('');
const hostile: Record<string, string | Uint8Array> = {
  'nothing at all': '',
  'an entity bomb': `<!DOCTYPE x [${entities}]><testsuite>&j;</testsuite>`,
  'an external entity': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><coverage>&e;</coverage>',
  '200,000 levels of elements': '<a>'.repeat(200_000),
  '200,000 levels of lists': '['.repeat(200_000),
  '200,000 levels of objects': '{"a":'.repeat(200_000),
  '200,000 levels, closed': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  'the key of all prototypes': '{"__proto__":{"runs":[],"packages":{},"matches":[]}}',
  'names that prototypes have': '{"constructor":1,"toString":2,"hasOwnProperty":3}',
  'a key twice': '{"version":"2.1.0","version":"2.1.0","lockfileVersion":3,"lockfileVersion":3}',
  'an alias bomb': 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n',
  'a tag of YAML': 'a: !!js/function "function () {}"\n',
  'bytes of an archive': Buffer.from('504b0304140000000800', 'hex'),
  'Latin-1': Buffer.from('{"a":"\xe4"}', 'latin1'),
  'half a character': Buffer.from([0x7b, 0x22, 0xe2, 0x82]),
  'a NUL': '{"a":"\0"}',
};

const without: (keyof Facts)[] = [
  'results',
  'packages',
  'coverage',
  'analyses',
  'scans',
  'artifactRecords',
  'statements',
  'items',
];

// @verifies SRS-403, SRS-1620, SRS-1801, SRS-1805, SRS-1808
describe.each(Object.keys(hostile))('a file that holds %s', (name) => {
  // A manifest of vcpkg may ask for nothing, and may say what nobody knows.
  const whole = name === 'names that prototypes have' ? ['vcpkg.json'] : [];
  const files = Object.entries(kinds).flatMap(([kind, paths]) =>
    paths.filter((path) => !whole.includes(path)).map((path) => [path, kind] as const),
  );

  it.each(files)(
    'as %s gives one finding that names the file, and nothing that counts',
    async (path, kind) => {
      const bytes = hostile[name] as string | Uint8Array;
      writeFileSync(join(root, path), bytes);
      const facts = parseFacts(
        await reader.read({ path, size: bytes.length, kinds: [kind as keyof typeof sourceKinds] }),
      );
      expect(without.filter((key) => (facts[key]?.length ?? 0) > 0)).toEqual([]);
      expect(facts.findings?.map(({ rule, file, severity }) => [rule, file, severity])).toEqual([
        [expect.stringMatching(/^unreadable-/), basename(path), 'error'],
      ]);
      expect(facts.findings?.[0]?.message).toContain(path);
      expect(({} as Record<string, unknown>).runs).toBeUndefined();
    },
  );
});

it('no kind of file that tools write is left out', () => {
  // Of a log nothing is understood: any text is one.
  const free = ['markdown', 'code', 'xliff', 'exploratory', 'logs'];
  const left = Object.keys(sourceKinds).filter((kind) => !free.includes(kind));
  expect(left.sort()).toEqual(Object.keys(kinds).sort());
});
