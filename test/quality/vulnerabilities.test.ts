import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, Scan, SoupItem, VexStatement } from '../../src/model/index.ts';
import { type DecisionContext, mergeVulnerabilities } from '../../src/quality/index.ts';
import { vexSource, vulnerabilitySource } from '../../src/sources/vulnerabilities/index.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';

const projectContext = context();
const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const read = (value: unknown) =>
  vulnerabilitySource.read({ path: 'reports/scan.json', bytes: bytes(value) }, projectContext);
const readVex = (value: unknown) =>
  vexSource.read({ path: 'content/a.vex.json', bytes: bytes(value) }, projectContext);

const cve = 'CVE-2026-0001';
const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H';
const ghsa = 'GHSA-aaaa-bbbb-cccc';
const npm6 = {
  advisories: {
    '7': {
      findings: [{ version: '1.2.3', paths: ['left'] }],
      id: 7,
      module_name: 'left',
      cves: [cve],
      github_advisory_id: ghsa,
      severity: 'moderate',
      title: 'Falls over',
    },
  },
  metadata: { vulnerabilities: { moderate: 1 } },
};
const npm7 = {
  auditReportVersion: 2,
  vulnerabilities: {
    left: {
      name: 'left',
      severity: 'high',
      via: [
        {
          source: 7,
          name: 'left',
          dependency: 'left',
          title: 'Falls over',
          url: `https://github.com/advisories/${ghsa}`,
          severity: 'high',
          range: '<2',
        },
      ],
      range: '<2',
    },
    right: { name: 'right', severity: 'high', via: ['left'], range: '*' },
  },
  metadata: { vulnerabilities: { high: 2 } },
};
const osv = {
  results: [
    {
      source: { path: 'package-lock.json', type: 'lockfile' },
      packages: [
        {
          package: { name: 'left', version: '1.2.3', ecosystem: 'npm' },
          vulnerabilities: [
            { id: ghsa, aliases: [cve], summary: 'Falls over', database_specific: { severity: 'MODERATE' } },
          ],
        },
      ],
    },
  ],
};
const dependencyCheck = {
  reportSchema: '1.1',
  scanInfo: { engineVersion: '12.1.0' },
  projectInfo: { reportDate: '2026-02-20T10:00:00Z' },
  dependencies: [
    { fileName: 'right.js' },
    {
      fileName: 'left.js',
      packages: [{ id: 'pkg:npm/left@1.2.3' }],
      vulnerabilities: [{ name: cve, severity: 'HIGH', description: 'Falls over\nbadly' }],
    },
  ],
};
const grype = {
  matches: [
    {
      vulnerability: { id: ghsa, severity: 'Medium', description: 'Falls over' },
      relatedVulnerabilities: [{ id: cve }],
      artifact: { name: 'left', version: '1.2.3', purl: 'pkg:npm/left@1.2.3' },
    },
  ],
  descriptor: { name: 'grype', version: '0.90.0', timestamp: '2026-02-21T00:00:00Z' },
};
const trivy = {
  SchemaVersion: 2,
  CreatedAt: '2026-02-22T00:00:00Z',
  Results: [
    {
      Target: 'package-lock.json',
      Vulnerabilities: [
        {
          VulnerabilityID: cve,
          PkgName: 'left',
          PkgIdentifier: { PURL: 'pkg:npm/left@1.2.3' },
          InstalledVersion: '1.2.3',
          Severity: 'CRITICAL',
          Title: 'Falls over',
        },
      ],
    },
  ],
};
const cyclonedx = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: { timestamp: '2026-02-23T00:00:00Z' },
  components: [{ 'bom-ref': 'l', name: 'left', version: '1.2.3', purl: 'pkg:npm/left@1.2.3' }],
  vulnerabilities: [
    {
      id: cve,
      ratings: [{ severity: 'medium' }],
      description: 'Falls over',
      affects: [{ ref: 'l' }],
      analysis: { state: 'not_affected', justification: 'code_not_reachable', detail: 'never called' },
    },
  ],
};

const samples = [
  ['npm audit', npm6, '', 'moderate', [cve, ghsa], '1.2.3'],
  ['npm audit', npm7, '', 'high', [ghsa], ''],
  ['osv-scanner', osv, '', 'moderate', [cve, ghsa], '1.2.3'],
  ['dependency-check', dependencyCheck, '2026-02-20T10:00:00Z', 'high', [cve], '1.2.3'],
  ['grype', grype, '2026-02-21T00:00:00Z', 'moderate', [cve, ghsa], '1.2.3'],
  ['trivy', trivy, '2026-02-22T00:00:00Z', 'critical', [cve], '1.2.3'],
  ['cyclonedx', cyclonedx, '2026-02-23T00:00:00Z', 'moderate', [cve], '1.2.3'],
] as const;

// @verifies SRS-1808
describe('reports of scanners', () => {
  it.each(samples)('of %s', (format, value, date, severity, ids, version) => {
    const { scans, findings } = read(value);
    expect(findings).toEqual([]);
    expect(scans).toMatchObject([
      { format, date, reported: [{ ids, severity, summary: 'Falls over', name: 'left', version }] },
    ]);
    expect(scans[0]?.reported.length).toBe(1);
  });

  // @verifies SRS-3129
  it.each([
    ['Trivy', trivy, 'Vulnerabilities', 'vulnerabilities'],
    ['OSV-Scanner', osv, 'packages', 'Packages'],
    ['Dependency-Check', dependencyCheck, 'vulnerabilities', 'Vulnerabilities'],
    ['npm 6', npm6, 'advisories', 'Advisories'],
    ['npm 7', npm7, 'vulnerabilities', 'Vulnerabilities'],
  ])('a list of %s in another spelling, or that is none, is no list of nothing', (_, value, key, other) => {
    const text = JSON.stringify(value);
    const spelled = text.replace(`"${key}":`, `"${other}":`);
    const shaped = text.replace(`"${key}":`, `"${key}":"none","${key}2":`);
    for (const changed of [spelled, shaped]) {
      const { scans, findings } = read(JSON.parse(changed));
      expect(scans).toEqual([]);
      expect(findings.map(({ rule }) => rule)).toEqual(['unreadable-scan']);
    }
  });

  // @verifies SRS-3271
  it.each([
    ['Trivy', trivy, 'Vulnerabilities'],
    ['OSV-Scanner, packages', osv, 'packages'],
    ['OSV-Scanner, vulnerabilities', osv, 'vulnerabilities'],
    ['Dependency-Check', dependencyCheck, 'vulnerabilities'],
    ['npm 7', npm7, 'vulnerabilities'],
  ])('entries of %s under another name refuse it', (_, value, key) => {
    const other = JSON.parse(JSON.stringify(value).replace(`"${key}":`, '"found":'));
    expect(read(other).findings.map(({ message }) => message)).toEqual([
      `reports/scan.json counts for nothing: it holds \`found\` where \`${key}\` is known.`,
    ]);
  });

  // @verifies SRS-3271
  it('what Dependency-Check suppressed stays out', () => {
    const dependency = { fileName: 'left.js', suppressedVulnerabilities: [{ name: cve, severity: 'HIGH' }] };
    expect(read({ ...dependencyCheck, dependencies: [dependency] })).toMatchObject({
      findings: [],
      scans: [{ reported: [] }],
    });
  });

  // @verifies SRS-3271
  it.each([
    [{ high: 3 }, 'it counts 3 packages of `high`, and lists 2'],
    [{ high: 2, low: 1 }, 'it counts 1 packages of `low`, and lists 0'],
    [{ high: 2, total: 4 }, 'it counts 4 packages of `total`, and lists 2'],
    [{ high: '2' }, 'it counts "2" packages of `high`, and lists 2'],
  ])('are refused where npm 7 counts others than the list holds: %j', (vulnerabilities, reason) => {
    expect(read({ ...npm7, metadata: { vulnerabilities } }).findings.map(({ message }) => message)).toEqual([
      `reports/scan.json counts for nothing: ${reason}.`,
    ]);
  });

  // @verifies SRS-2914
  it.each([
    [
      'OSV-Scanner, a vector',
      {
        results: [
          {
            packages: [
              {
                package: { name: 'left' },
                vulnerabilities: [{ id: ghsa, severity: [{ type: 'CVSS_V3', score: vector }] }],
              },
            ],
          },
        ],
      },
    ],
    [
      'OSV-Scanner, the score of a group',
      {
        results: [
          {
            packages: [
              {
                package: { name: 'left' },
                vulnerabilities: [{ id: ghsa }],
                groups: [{ ids: [ghsa], max_severity: '7.5' }],
              },
            ],
          },
        ],
      },
    ],
    [
      'Trivy',
      {
        SchemaVersion: 2,
        Results: [
          {
            Vulnerabilities: [
              {
                VulnerabilityID: cve,
                PkgName: 'left',
                Severity: 'UNKNOWN',
                CVSS: { nvd: { V3Vector: vector } },
              },
            ],
          },
        ],
      },
    ],
    [
      'Grype',
      {
        matches: [
          {
            vulnerability: { id: cve, severity: 'Unknown', cvss: [{ vector, metrics: { baseScore: 7.5 } }] },
            artifact: { name: 'left' },
          },
        ],
      },
    ],
    [
      'CycloneDX',
      {
        ...cyclonedx,
        vulnerabilities: [{ ...cyclonedx.vulnerabilities[0], ratings: [{ method: 'CVSSv31', vector }] }],
      },
    ],
  ])('without a word for the severity are rated by CVSS: %s', (_, value) => {
    expect(read(value).scans[0]?.reported.map(({ severity }) => severity)).toEqual(['high']);
  });

  it.each([
    ['{"results":null}', 'it holds no list `results`'],
    ['{"SchemaVersion":2}', 'it holds no list `Results`'],
    ['{"auditReportVersion":2,"vulnerabilities":{}}', 'it holds no `metadata` on what was audited'],
    ['{"matches":[{"artifact":{"name":"left"}}]}', 'it holds a vulnerability without an identifier'],
    ['{"matches":[{"vulnerability":{"id":"CVE-1"}}]}', 'it does not say which package CVE-1 is in'],
    ['{"error":{"code":"ENOLOCK"}}', 'it is no report of a scanner that is known'],
  ])('%s counts for nothing', (text, reason) => {
    expect(read(text).findings.map(({ message }) => message)).toEqual([
      `reports/scan.json counts for nothing: ${reason}.`,
    ]);
  });

  it('damaged anywhere are read whole or not at all', () => {
    const texts = samples.map(([, value]) => JSON.stringify(value));
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(700),
        fc.nat(30),
        fc.string({ maxLength: 5 }),
        (text, from, length, put) => {
          const damaged = text.slice(0, from) + put + text.slice(from + length);
          const { scans, findings } = read(damaged);
          expect(scans.length + findings.length).toBe(1);
          const vex = readVex(damaged);
          expect(vex.statements.length === 0 || vex.findings.length === 0).toBe(true);
        },
      ),
      { numRuns: runs(600) },
    );
  });
});

const decisionContext: DecisionContext = {
  product: { name: 'Alarm monitor', model: 'AM-1', version: '1.0.0' },
  claims: { risk: undefined, today: '2026-03-02' },
  commit: '2026-03-01',
  maximumAge: 365,
};
const merge = (
  model: Parameters<typeof mergeVulnerabilities>[0],
  statements: Parameters<typeof mergeVulnerabilities>[1],
) => mergeVulnerabilities(model, statements, decisionContext);

const soup = (version: string): SoupItem =>
  ({ ecosystem: 'npm', name: 'left', version, purl: `pkg:npm/left@${version}` }) as SoupItem;
const scanOf = (value: unknown): Scan => {
  const [{ place, ...facts } = { place: { file: '' } }] = read(value).scans;
  return { path: `reports/${(facts as Scan).format}.json`, sha256: '', origin: 'unknown', ...facts } as Scan;
};
const openVex = (products: unknown[], status = 'not_affected') => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  timestamp: '2026-02-20T00:00:00Z',
  statements: [
    { vulnerability: { name: ghsa }, products, status, justification: 'inline_mitigations_already_exist' },
  ],
});

describe('vulnerabilities', () => {
  const scans = [scanOf(npm7), scanOf(osv), scanOf(trivy)];

  // @verifies SRS-1810
  it('that share an identifier are one, with what each tool said', () => {
    const found = merge({ scans, soup: [soup('1.2.3')], items: [] }, []);
    expect(found).toEqual([
      {
        id: cve,
        aliases: [cve, ghsa],
        severity: 'critical',
        summary: 'Falls over',
        packages: [{ name: 'left', version: '1.2.3', purl: 'pkg:npm/left@1.2.3', locked: true }],
        sources: [
          { path: 'reports/npm audit.json', tool: 'npm audit', date: '', ids: [ghsa], severity: 'high' },
          {
            path: 'reports/osv-scanner.json',
            tool: 'OSV-Scanner',
            date: '',
            ids: [cve, ghsa],
            severity: 'moderate',
          },
          {
            path: 'reports/trivy.json',
            tool: 'Trivy',
            date: '2026-02-22T00:00:00Z',
            ids: [cve],
            severity: 'critical',
          },
        ],
      },
    ]);
  });

  // @verifies SRS-1809
  it.each([
    ['the product as a whole', [{ '@id': 'pkg:generic/Alarm%20monitor@1.0.0' }], 'not affected'],
    ['its model', ['AM-1'], 'not affected'],
    ['another product', [{ '@id': 'https://example.org/product' }], undefined],
    ['another version of the product', ['pkg:generic/Alarm%20monitor@0.9.0'], undefined],
    ['no product', [], undefined],
    [
      'both packages as parts of the product',
      [{ '@id': 'pkg:oci/alarm-monitor', subcomponents: ['pkg:npm/left@1.2.3', 'pkg:npm/left@1.9.0'] }],
      'not affected',
    ],
    [
      'both packages as parts of another product',
      [{ '@id': 'pkg:oci/other', subcomponents: ['pkg:npm/left@1.2.3', 'pkg:npm/left@1.9.0'] }],
      undefined,
    ],
    ['each package', [{ '@id': 'pkg:npm/left@1.2.3' }, { '@id': 'pkg:npm/left@1.9.0' }], 'not affected'],
    ['the package in any version', ['pkg:npm/left'], undefined],
    ['one of two versions', [{ '@id': 'pkg:npm/left@1.2.3' }], undefined],
    ['another package', [{ '@id': 'pkg:npm/leftover' }], undefined],
  ])('are assessed by a statement on %s', (_, products, state) => {
    const { statements, findings } = readVex(openVex(products));
    expect(findings).toEqual([]);
    const locked = [soup('1.2.3'), soup('1.9.0')];
    const [found] = merge({ scans, soup: locked, items: [] }, statements);
    expect(found?.packages.length).toBe(2);
    expect(found?.assessment?.state).toBe(state);
  });

  // @verifies SRS-1809
  it('are assessed by CycloneDX, not by statements that disagree, and by an item before them', () => {
    const model = { scans, soup: [soup('1.2.3')], items: [] as Item[] };
    const yes = readVex(cyclonedx).statements;
    expect(merge(model, yes)[0]?.assessment).toMatchObject({
      state: 'not affected',
      justification: 'code_not_reachable: never called',
      by: 'content/a.vex.json',
    });
    const no = readVex({
      ...openVex(['pkg:npm/left'], 'affected'),
      timestamp: cyclonedx.metadata.timestamp,
    }).statements;
    expect(merge(model, [...yes, ...no])[0]?.assessment).toBeUndefined();
    const item = {
      id: 'ANOM-001',
      type: 'ANOM',
      attributes: { vulnerability: ghsa, assessment: 'affected' },
    };
    expect(merge({ ...model, items: [item as unknown as Item] }, yes)[0]?.assessment).toMatchObject({
      state: 'affected',
      by: 'ANOM-001',
    });
  });

  // @verifies SRS-3227
  it.each([
    [{}, ''],
    [{ package: 'left' }, ''],
    [{ package: 'npm:right, npm:left', version: '1.0.0, v1.2.3' }, ''],
    [{ expires: '2026-03-01' }, ''],
    [{ package: '' }, 'names no `package`'],
    [{ package: '-' }, 'names no `package`'],
    [{ package: 'npm:right' }, 'says nothing of left 1.2.3'],
    [{ package: 'pypi:left' }, 'says nothing of left 1.2.3'],
    [{ package: 'npm:*' }, 'says nothing of left 1.2.3'],
    [{ version: '' }, 'names no `version`'],
    [{ version: '–' }, 'names no `version`'],
    [{ version: '1.2' }, 'says nothing of left 1.2.3'],
    [{ version: '*' }, 'says nothing of left 1.2.3'],
    [{ version: '<2' }, 'says nothing of left 1.2.3'],
    [{ expires: '' }, 'does not say until when it holds (`expires`)'],
    [{ expires: '2026-04-31' }, 'does not say until when it holds (`expires`)'],
    [{ expires: 'never' }, 'does not say until when it holds (`expires`)'],
    [{ expires: '2026-02-28' }, 'expired on 2026-02-28'],
    [{ expires: '2099-01-01' }, 'holds until 2099-01-01, more than 365 days after the commit'],
    [{ justification: '' }, 'says not why'],
    [{ justification: '.' }, 'says not why'],
    [{ justification: 'x' }, 'says not why'],
    [{ justification: 'not affected' }, 'says not why'],
    [{ assessment: 'fixed' }, 'locks left 1.2.3'],
  ])('are assessed by an anomaly of that very package and version, for a time: %j', (change, reason) => {
    const attributes = {
      vulnerability: `${ghsa}, CVE-2026-9`,
      assessment: 'not affected',
      justification: 'nothing calls what falls over',
      package: 'npm:left',
      version: '1.2.3',
      expires: '2026-12-31',
      ...change,
    };
    const item = { id: 'ANOM-001', type: 'ANOM', attributes } as unknown as Item;
    const [found] = merge({ scans, soup: [soup('1.2.3')], items: [item] }, []);
    expect(found?.refused?.map((each) => each.reason) ?? []).toEqual(reason === '' ? [] : [reason]);
    expect(found?.assessment?.state).toBe(reason === '' ? 'not affected' : undefined);
  });

  // @verifies SRS-3227
  it('are assessed by no anomaly with a word of no list', () => {
    for (const assessment of ['not afected', 'Not affected.', 'nicht betroffen', 'none', 'ok', '', '-']) {
      const item = { id: 'ANOM-001', type: 'ANOM', attributes: { vulnerability: cve, assessment } };
      const [found] = merge({ scans, soup: [soup('1.2.3')], items: [item as unknown as Item] }, []);
      expect([assessment, found?.assessment, found?.refused]).toEqual([assessment, undefined, undefined]);
    }
  });

  // @verifies SRS-3228
  it('are assessed by the newest statement, and by the highest version of a document', () => {
    const model = { scans, soup: [soup('1.2.3')], items: [] as Item[] };
    const at = (timestamp: string, status: string, more = {}) =>
      readVex({ ...openVex(['pkg:npm/left@1.2.3'], status), timestamp, ...more }).statements;
    const [older, newer] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
    const stateOf = (...statements: VexStatement[][]) =>
      merge(model, statements.flat())[0]?.assessment?.state;
    expect(stateOf(at(older, 'affected'), at(newer, 'not_affected'))).toBe('not affected');
    expect(stateOf(at(newer, 'not_affected'), at(older, 'affected'))).toBe('not affected');
    expect(stateOf(at(older, 'not_affected'), at(newer, 'affected'))).toBe('affected');
    expect(stateOf(at(newer, 'not_affected'), at(newer, 'affected'))).toBeUndefined();
    const document = { '@id': 'https://example.org/vex' };
    expect(
      stateOf(
        at(newer, 'not_affected', { ...document, version: 1 }),
        at(older, 'affected', { ...document, version: 2 }),
      ),
    ).toBe('affected');
    expect(stateOf(at(older, 'not_affected'), at(newer, 'fixed'))).toBeUndefined();
  });

  // @verifies SRS-3295
  it('keep what a newer statement took the place of, by day and by version of its document, with what it said', () => {
    const model = { scans, soup: [soup('1.2.3')], items: [] as Item[] };
    const at = (path: string, timestamp: string, status: string, more = {}) =>
      vexSource.read(
        { path, bytes: bytes({ ...openVex(['pkg:npm/left@1.2.3'], status), timestamp, ...more }) },
        projectContext,
      ).statements;
    const [first, second] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
    const superseded = (...statements: VexStatement[][]) =>
      merge(model, statements.flat())[0]?.refused?.map(({ by, state, kind, reason, date }) => [
        by,
        state,
        kind,
        reason,
        date,
      ]);
    expect(superseded(at('a.json', first, 'affected'), at('b.json', second, 'not_affected'))).toEqual([
      ['a.json', 'affected', 'superseded', 'is superseded by b.json', '2026-01-01'],
    ]);
    const document = { '@id': 'https://example.org/vex' };
    const versions = [1, 2].map((version) => ({ ...document, version }));
    expect(
      superseded(
        at('a.json', second, 'not_affected', versions[0]),
        at('b.json', first, 'affected', versions[1]),
      ),
    ).toEqual([['a.json', 'not affected', 'superseded', 'is superseded by b.json', '2026-02-01']]);
    expect(superseded(at('a.json', first, 'affected'))).toBeUndefined();
  });

  // @verifies SRS-3228
  it.each([
    [{ timestamp: '2010-01-01T00:00:00Z' }, 'void', 'was made 5903 days before the commit; 365 are allowed'],
    [{ timestamp: '2099-01-01T00:00:00Z' }, 'void', 'is dated 2099-01-01, after the commit'],
    [{ timestamp: '2026-02-30T00:00:00Z' }, 'void', 'does not say when it was made'],
    [{ timestamp: '' }, 'void', 'does not say when it was made'],
    [{ products: [] }, 'void', 'names no product'],
    [{ products: ['pkg:npm/left'] }, 'void', 'names no version of left'],
    [{ products: ['pkg:npm/right@1.2.3'] }, 'void', 'says nothing of left 1.2.3'],
    [{ products: ['pkg:oci/other@1'] }, 'void', 'says nothing of left 1.2.3'],
    [{ products: ['Other'] }, 'void', 'is about another product, Other'],
    [{ justification: '', impact: '.' }, 'unjustified', 'says not why'],
    [{ status: 'fixed' }, 'contradicted', 'locks left 1.2.3'],
  ] as const)('are not assessed by VEX that says %j', (change, kind, reason) => {
    const { timestamp = '2026-02-20T00:00:00Z', ...statement } = change as Record<string, string>;
    const vex = openVex(['pkg:npm/left@1.2.3']);
    const [own] = vex.statements;
    const { statements, findings } = readVex({
      ...vex,
      timestamp,
      statements: [{ ...own, ...statement, impact_statement: statement.impact ?? '' }],
    });
    expect(findings).toEqual([]);
    const [found] = merge({ scans, soup: [soup('1.2.3')], items: [] }, statements);
    expect(found?.assessment).toBeUndefined();
    expect(found?.refused?.map((each) => [each.by, each.kind, each.reason])).toEqual([
      ['content/a.vex.json', kind, reason],
    ]);
  });

  // @verifies SRS-3228
  it.each([
    'vulnerable_code_not_in_execute_paths',
    'Inline_mitigations_already_exist',
    'code_not_reachable',
    'none',
    '.',
  ])('are not assessed by OpenVEX with the justification %s', (justification) => {
    const vex = openVex(['pkg:npm/left@1.2.3']);
    const { statements, findings } = readVex({
      ...vex,
      statements: [{ ...vex.statements[0], justification }],
    });
    expect(statements).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([
      `content/a.vex.json counts for nothing: its statement on ${ghsa} has the justification \`${justification}\`, which the format does not know.`,
    ]);
  });

  // @verifies SRS-3228
  it('are assessed by CycloneDX of this product, or of the package, and of no other', () => {
    const stateOf = (component: object | undefined, affects = 'l') => {
      const { statements } = readVex({
        ...cyclonedx,
        metadata: { ...cyclonedx.metadata, ...(component ? { component } : {}) },
        vulnerabilities: [{ ...cyclonedx.vulnerabilities[0], affects: [{ ref: affects }] }],
      });
      return merge({ scans, soup: [soup('1.2.3')], items: [] }, statements)[0]?.assessment?.state;
    };
    expect(stateOf({ 'bom-ref': 'p', name: 'Alarm monitor', version: '1.0.0' })).toBe('not affected');
    expect(stateOf({ 'bom-ref': 'p', name: 'Alarm monitor', version: '1.0.0' }, 'p')).toBe('not affected');
    expect(stateOf({ 'bom-ref': 'l2', purl: 'pkg:npm/left@1.2.3' })).toBe('not affected');
    expect(stateOf(undefined, 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Anpm/left@1.2.3')).toBe(
      'not affected',
    );
    expect(stateOf({ 'bom-ref': 'p', name: 'Other', version: '1.0.0' })).toBeUndefined();
    expect(stateOf({ 'bom-ref': 'p', name: 'Alarm monitor', version: '2.0.0' }, 'p')).toBeUndefined();
  });

  // @verifies SRS-3229
  it('of withdrawn advisories are told as withdrawn, unless another report of the same stands', () => {
    const of = (...withdrawn: unknown[]) =>
      merge(
        {
          scans: withdrawn.map((each) =>
            scanOf({
              results: [
                {
                  packages: [
                    {
                      package: { name: 'left', version: '1.2.3' },
                      vulnerabilities: [{ id: ghsa, ...(each === undefined ? {} : { withdrawn: each }) }],
                    },
                  ],
                },
              ],
            }),
          ),
          soup: [soup('1.2.3')],
          items: [],
        },
        [],
      ).map((each) => each.withdrawn);
    expect(of('2023-04-14T18:33:38Z')).toEqual(['2023-04-14T18:33:38Z']);
    expect(of('2023-04-14T18:33:38Z', '2024-01-01T00:00:00Z')).toEqual(['2024-01-01T00:00:00Z']);
    expect(of('2023-04-14T18:33:38Z', undefined)).toEqual([undefined]);
    for (const none of ['', 'no', false, null, '2023-02-30T00:00:00Z', 'yes'])
      expect(of(none)).toEqual([undefined]);
    const rejected = { ...cyclonedx.vulnerabilities[0], rejected: '2026-01-01T00:00:00Z' };
    const scan = scanOf({ ...cyclonedx, vulnerabilities: [rejected] });
    expect(merge({ scans: [scan], soup: [soup('1.2.3')], items: [] }, [])[0]?.withdrawn).toBe(
      '2026-01-01T00:00:00Z',
    );
  });

  // @verifies SRS-2913
  it('of a range are those of the locked versions in it', () => {
    const versions = (...locked: string[]) =>
      merge({ scans: [scanOf(npm7)], soup: locked.map(soup), items: [] }, [])[0]?.packages.map(
        ({ version, locked: is }) => [version, is],
      );
    expect(versions('1.2.3', '1.9.0', '2.0.0')).toEqual([
      ['1.2.3', true],
      ['1.9.0', true],
    ]);
    expect(versions('2.0.0')).toEqual([['', false]]);
  });

  it('of ten thousand reports are merged, each once', () => {
    const many = scanOf({
      matches: Array.from({ length: 10_000 }, (_, index) => ({
        vulnerability: { id: `GHSA-${index}`, severity: 'Low' },
        relatedVulnerabilities: [{ id: `CVE-${index}` }],
        artifact: { name: 'left', version: '1.2.3' },
      })),
    });
    expect(merge({ scans: [many], soup: [soup('1.2.3')], items: [] }, []).length).toBe(10_000);
  });
});

// @verifies SRS-3364
it('a repository that OSV-Scanner found by its commit is the directory that was scanned', () => {
  const commit = 'c'.repeat(40);
  const found = (about: object) => ({
    results: [
      {
        source: { path: 'libs/door', type: 'git' },
        packages: [
          { package: { name: '', version: '', ecosystem: '', ...about }, vulnerabilities: [{ id: cve }] },
        ],
      },
    ],
  });
  expect(read(found({ commit })).scans[0]?.reported).toEqual([
    { ids: [cve], severity: 'unknown', summary: '', purl: '', name: 'libs/door', version: commit },
  ]);
  expect(read(found({})).findings.map(({ message }) => message)).toEqual([
    `reports/scan.json counts for nothing: it does not say which package ${cve} is in.`,
  ]);
});

// @verifies SRS-3364
it('a vulnerability of OpenVEX may have its identifier for a name', () => {
  const stated = (vulnerability: object) =>
    readVex({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'urn:vex',
      statements: [{ vulnerability, products: [{ '@id': 'pkg:npm/left@1.0.0' }], status: 'fixed' }],
    });
  expect(stated({ '@id': cve }).statements.map(({ ids }) => ids)).toEqual([[cve]]);
  expect(stated({ '@id': 'urn:other', name: cve }).statements.map(({ ids }) => ids)).toEqual([[cve]]);
  expect(stated({}).findings.map(({ message }) => message)).toEqual([
    'content/a.vex.json counts for nothing: it holds a statement without a vulnerability.',
  ]);
});
