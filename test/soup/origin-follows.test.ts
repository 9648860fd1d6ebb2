import { describe, expect, it } from 'vitest';
import { soupList } from '../../src/documents/blocks/soup-list.ts';
import type { Item, Model, Scan, SoupItem } from '../../src/model/index.ts';
import { mergeVulnerabilities } from '../../src/quality/index.ts';
import { lockedBy } from '../../src/quality/vulnerabilities.ts';
import { matchRegister, mergeSoup } from '../../src/soup/index.ts';
import { cyclonedx } from '../../src/soup/sbom/cyclonedx.ts';
import { spdx } from '../../src/soup/sbom/spdx.ts';
import { soupTable } from '../../src/soup/table.ts';
import { lockedPackage, type StatedPackage } from '../../src/sources/soup/reader.ts';
import { context } from '../code/context.ts';
import { readLock } from './read.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const stated = (origin?: StatedPackage['origin']) =>
  lockedPackage('a.lock', { ecosystem: 'npm', name: 'left', version: '1.2.3', line: 1, origin });
const registry = stated();
const address = stated({ archive: 'https://example.org/left 1.tgz'.replace(' ', '-') });
const file = stated({ archive: 'third party/left-1.2.3.tgz' });
const repository = stated({ url: 'git@example.org:pump/left.git', revision: commit });
const soup = mergeSoup([registry, address, file, repository]);
const { config } = context();
const entry = (version: string): Item =>
  ({
    id: 'SOUP-1',
    type: 'SOUP',
    attributes: { package: 'npm:left', version, purpose: 'pads', owner: 'us', risk: 'none, it only pads' },
    place: { file: 'a.md', line: 1, column: 1 },
  }) as unknown as Item;
const modelOf = (items: readonly SoupItem[], entries: Item[] = []): Model =>
  ({
    product: { name: 'Pump', version: '1.0.0', manufacturer: { name: 'M' } },
    generator: { name: 'dossier', version: '1' },
    release: { revision: { commit: '', tree: '', date: '' } },
    soup: matchRegister(items, entries),
    soupFiles: [],
    items: entries,
    artifacts: [],
    vulnerabilities: [],
  }) as unknown as Model;

// @verifies SRS-3549
describe('bills of materials name the source of what is not of the registry', () => {
  it('in SPDX, as its place of download or, for a path, its file', () => {
    const { packages } = spdx(modelOf(soup)) as {
      packages: { downloadLocation: string; packageFileName?: string }[];
    };
    expect(
      packages.slice(1).map(({ downloadLocation, packageFileName }) => [downloadLocation, packageFileName]),
    ).toEqual([
      [`git+ssh://git@example.org/pump/left.git@${commit}`, undefined],
      ['NOASSERTION', undefined],
      ['https://example.org/left-1.tgz', undefined],
      ['NOASSERTION', 'third party/left-1.2.3.tgz'],
    ]);
  });

  it('in CycloneDX, as a reference to repository or distribution', () => {
    const { components } = cyclonedx(modelOf(soup)) as {
      components: { purl: string; externalReferences?: object[] }[];
    };
    expect(components.map(({ externalReferences }) => externalReferences)).toEqual([
      [{ type: 'vcs', url: 'ssh://git@example.org/pump/left.git' }],
      undefined,
      [{ type: 'distribution', url: 'https://example.org/left-1.tgz' }],
      [{ type: 'distribution', url: 'third%20party/left-1.2.3.tgz' }],
    ]);
    expect(new Set(components.map(({ purl }) => purl)).size).toBe(4);
  });

  it('and are read back as that, even where a component states another version than its package URL', () => {
    const bill = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [
        { type: 'library', name: 'left', version: '1.2.3', purl: file.purl },
        { type: 'library', name: 'left', version: '1.2.3', purl: repository.purl },
      ],
    });
    expect(readLock('bom.json', bill).packages.map(({ purl }) => purl)).toEqual([
      file.purl,
      repository.purl.replace(`left@${commit}`, 'left@1.2.3'),
    ]);
  });
});

// @verifies SRS-3546
describe('a review', () => {
  const stateOf = (items: readonly SoupItem[], version: string) =>
    soupTable(
      modelOf(items, [entry(version)]),
      { ...config, product: { ...config.product, safetyClass: 'A' } },
      false,
    ).split('\n')[0];

  it('is of the source as well as of the version', () => {
    expect(stateOf(mergeSoup([registry]), '1.2.3')).toMatch(
      /^npm:left {2}1\.2\.3 {2}.* reviewed \(SOUP-1\)$/,
    );
    expect(stateOf(mergeSoup([file]), '1.2.3')).toMatch(
      /^npm:left {2}1\.2\.3 from third party\/left-1\.2\.3\.tgz .* moved \(SOUP-1\)$/,
    );
    expect(stateOf(mergeSoup([file]), '1.2.3 from third party/left-1.2.3.tgz')).toMatch(
      / reviewed \(SOUP-1\)$/,
    );
    expect(stateOf(mergeSoup([repository]), commit)).toMatch(/ reviewed \(SOUP-1\)$/);
  });

  it('stands in the printed list beside the source', () => {
    const { product } = soupList.data(
      { model: modelOf(soup), config, graph: { up: () => [] }, pages: [] } as never,
      { scope: 'all' } as never,
    ) as { product: { version: string; source: string }[] };
    expect(product.map(({ version, source }) => [version, source])).toEqual([
      [commit, ''],
      ['1.2.3', ''],
      ['1.2.3', 'https://example.org/left-1.tgz'],
      ['1.2.3', 'third party/left-1.2.3.tgz'],
    ]);
  });
});

// @verifies SRS-3548
describe('a vulnerability', () => {
  const advisory = (purl: string, more: object): SoupItem[] =>
    lockedBy(mergeSoup([registry, file, stated({ outside: '../left' }), native, elsewhere]))({
      ids: ['CVE-1'],
      severity: 'high',
      summary: '',
      name: 'left',
      version: '',
      purl,
      ...more,
    });
  const native = lockedPackage('a.lock', { ecosystem: 'conan', name: 'left', version: '1.2.3', line: 1 });
  const elsewhere = lockedPackage('a.lock', { ecosystem: 'pypi', name: 'left', version: '1.2.3', line: 1 });

  it('of a range or a list of versions is one of each package of its ecosystem, also without a version', () => {
    const of = (purl: string, more: object) => advisory(purl, more).map((each) => each.purl);
    const outside = 'pkg:npm/left?file_name=..%2Fleft';
    expect(of('pkg:npm/left', { range: '<2.0.0' })).toEqual([outside, registry.purl, file.purl]);
    expect(of('pkg:npm/left', { range: '<1.0.0' })).toEqual([outside]);
    expect(of('pkg:npm/left', { version: '1.2.3' })).toEqual([registry.purl, file.purl]);
    expect(of('pkg:generic/left', { version: '1.2.3' })).toEqual([native.purl]);
    expect(of('', { version: '1.2.3' })).toHaveLength(4);
  });

  const scan = (purl: string): Scan =>
    ({
      path: 'a.json',
      tool: 'T',
      format: 'grype',
      origin: 'this tree',
      date: '2026-02-20T00:00:00Z',
      reported: [{ ids: ['CVE-1'], severity: 'high', summary: '', purl, name: 'left', version: '1.2.3' }],
    }) as unknown as Scan;
  const packagesOf = (purl: string, statement = '') => {
    const statements = [
      {
        ids: ['CVE-1'],
        subjects: [{ product: statement, parts: [] }],
        state: 'not affected',
        justification: 'code_not_reachable',
        date: '2026-02-20',
        document: '',
        version: 0,
        place: { file: 'a.vex.json', line: 1, column: 1 },
      },
    ] as const;
    const [found] = mergeVulnerabilities(
      { scans: [scan(purl)], soup, items: [] },
      statement ? (statements as never) : [],
      {
        product: { name: 'Pump', model: '', version: '1.0.0' },
        claims: { risk: undefined, today: '2026-03-02' },
        commit: '2026-03-01',
        maximumAge: 365,
      },
    );
    return { packages: found?.packages.map((each) => each.purl), state: found?.assessment?.state };
  };

  it('of a version is one of each package that bears it, and of one where its report names the source', () => {
    expect(packagesOf('pkg:npm/left@1.2.3').packages).toEqual([registry.purl, address.purl, file.purl]);
    expect(packagesOf(file.purl).packages).toEqual([file.purl]);
    expect(packagesOf('').packages).toEqual([registry.purl, address.purl, file.purl]);
  });

  it('is not excused by what is said of another source', () => {
    expect(packagesOf('pkg:npm/left@1.2.3', 'pkg:npm/left@1.2.3').state).toBe('not affected');
    expect(packagesOf('pkg:npm/left@1.2.3', address.purl).state).toBeUndefined();
    expect(packagesOf(address.purl, address.purl).state).toBe('not affected');
    expect(packagesOf(file.purl, address.purl).state).toBeUndefined();
  });
});
