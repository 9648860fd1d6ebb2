/** Reports of packages, code and lines, with several things to hide in each. */

/** A vulnerability that every scanner reports in its own words. */
interface Found {
  id: string;
  alias: string;
  name: string;
  version: string;
  severity: 'critical' | 'high' | 'medium' | 'low';
  vector?: string;
}

const found: readonly Found[] = [
  { id: 'CVE-2026-0001', alias: 'GHSA-aaaa-bbbb-0001', name: 'left', version: '1.2.3', severity: 'critical' },
  { id: 'CVE-2026-0002', alias: 'GHSA-aaaa-bbbb-0002', name: 'left', version: '1.2.3', severity: 'low' },
  { id: 'CVE-2026-0003', alias: 'GHSA-aaaa-bbbb-0003', name: 'right', version: '4.5.6', severity: 'high' },
  {
    id: 'CVE-2026-0004',
    alias: 'GHSA-aaaa-bbbb-0004',
    name: '@scope/up',
    version: '7.8.9',
    severity: 'medium',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N',
  },
];
const purlOf = ({ name, version }: Pick<Found, 'name' | 'version'>): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const byPackage = [...Map.groupBy(found, ({ name }) => name).values()] as [Found, ...Found[]][];

const text = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Reports of scanners by their format: the same vulnerabilities. */
export const scans: Readonly<Record<string, string>> = {
  'npm audit 6': text({
    advisories: Object.fromEntries(
      found.map(({ id, alias, name, version, severity }, index) => [
        String(index + 7),
        {
          findings: [{ version, paths: [name] }],
          id: index + 7,
          module_name: name,
          cves: [id],
          github_advisory_id: alias,
          severity: severity === 'medium' ? 'moderate' : severity,
          title: 'Falls over',
        },
      ]),
    ),
    metadata: { vulnerabilities: { info: 0, low: 1, moderate: 1, high: 1, critical: 1 } },
  }),
  'npm audit': text({
    auditReportVersion: 2,
    vulnerabilities: {
      ...Object.fromEntries(
        byPackage.map((own) => [
          own[0].name,
          {
            name: own[0].name,
            severity: own[0].severity === 'medium' ? 'moderate' : own[0].severity,
            isDirect: true,
            via: own.map(({ alias, name, severity }, index) => ({
              source: index + 7,
              name,
              dependency: name,
              title: 'Falls over',
              url: `https://github.com/advisories/${alias}`,
              severity: severity === 'medium' ? 'moderate' : severity,
              range: '<9',
            })),
            range: '<9',
          },
        ]),
      ),
      down: { name: 'down', severity: 'high', isDirect: true, via: ['right'], range: '*' },
    },
    metadata: { vulnerabilities: { info: 0, low: 0, moderate: 1, high: 2, critical: 1, total: 4 } },
  }),
  'osv-scanner': text({
    results: [
      {
        source: { path: 'package-lock.json', type: 'lockfile' },
        packages: byPackage.map((own) => ({
          package: { name: own[0].name, version: own[0].version, ecosystem: 'npm' },
          vulnerabilities: own.map(({ id, alias, severity, vector }) => ({
            id: alias,
            aliases: [id],
            summary: 'Falls over',
            ...(vector
              ? { severity: [{ type: 'CVSS_V3', score: vector }] }
              : { database_specific: { severity: severity.toUpperCase() } }),
          })),
          groups: own.map(({ alias }) => ({ ids: [alias] })),
        })),
      },
    ],
  }),
  'dependency-check': text({
    reportSchema: '1.1',
    scanInfo: { engineVersion: '12.1.0' },
    projectInfo: { reportDate: '2026-02-20T10:00:00Z' },
    dependencies: [
      { fileName: 'down.js' },
      ...byPackage.map((own) => ({
        fileName: `${own[0].name}.js`,
        packages: [{ id: purlOf(own[0]) }],
        vulnerabilities: own.map(({ id, severity }) => ({
          name: id,
          severity: severity.toUpperCase(),
          description: 'Falls over',
        })),
      })),
    ],
  }),
  grype: text({
    matches: found.map((each) => ({
      vulnerability: { id: each.alias, severity: capital(each.severity), description: 'Falls over' },
      relatedVulnerabilities: [{ id: each.id }],
      artifact: { name: each.name, version: each.version, purl: purlOf(each) },
    })),
    descriptor: { name: 'grype', version: '0.90.0', timestamp: '2026-02-21T00:00:00Z' },
  }),
  trivy: text({
    SchemaVersion: 2,
    CreatedAt: '2026-02-22T00:00:00Z',
    Results: byPackage.map((own) => ({
      Target: 'package-lock.json',
      Vulnerabilities: own.map((each) => ({
        VulnerabilityID: each.id,
        PkgName: each.name,
        PkgIdentifier: { PURL: purlOf(each) },
        InstalledVersion: each.version,
        Severity: each.severity.toUpperCase(),
        Title: 'Falls over',
      })),
    })),
  }),
  cyclonedx: text({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { timestamp: '2026-02-23T00:00:00Z' },
    components: byPackage.map(([each]) => ({
      'bom-ref': each.name,
      name: each.name,
      version: each.version,
      purl: purlOf(each),
    })),
    vulnerabilities: found.map(({ id, name, severity }) => ({
      id,
      ratings: [{ severity }],
      description: 'Falls over',
      affects: [{ ref: name }],
    })),
  }),
};

const why = { justification: 'vulnerable_code_not_in_execute_path' };
const part = (index: number) => [{ '@id': purlOf(found[index] as Found) }];

/** Assessments of the same vulnerabilities: one that counts, and others that do not, each for another reason. */
export const assessments: Readonly<Record<string, string>> = {
  OpenVEX: text({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.org/vex-1',
    version: 1,
    timestamp: '2026-02-20T00:00:00Z',
    statements: [
      {
        vulnerability: { name: 'CVE-2026-0001', aliases: ['GHSA-aaaa-bbbb-0001'] },
        products: part(0),
        status: 'not_affected',
        ...why,
      },
      // Affected; not affected without a reason, and of another product.
      { vulnerability: { name: 'CVE-2026-0002' }, products: part(1), status: 'affected' },
      { vulnerability: { name: 'CVE-2026-0003' }, products: part(2), status: 'not_affected' },
      {
        vulnerability: { name: 'CVE-2026-0004' },
        products: [{ '@id': 'pkg:generic/ventilator@2.0.0' }],
        status: 'not_affected',
        ...why,
      },
    ],
  }),
  'OpenVEX of other versions': text({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.org/vex-2',
    version: 2,
    timestamp: '2019-02-20T00:00:00Z',
    statements: [
      // Too old, fixed although it is locked, of another version, under investigation.
      { vulnerability: 'CVE-2026-0001', products: part(0), status: 'not_affected', ...why },
      {
        vulnerability: { name: 'CVE-2026-0002' },
        products: part(1),
        status: 'fixed',
        timestamp: '2026-02-20T00:00:00Z',
      },
      {
        vulnerability: { name: 'CVE-2026-0003' },
        products: [{ '@id': 'pkg:npm/right@4.5.5' }],
        status: 'not_affected',
        timestamp: '2026-02-20T00:00:00Z',
        ...why,
      },
      { vulnerability: { name: 'CVE-2026-0004' }, products: part(3), status: 'under_investigation' },
    ],
  }),
  CycloneDX: text({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: { timestamp: '2026-02-23T00:00:00Z' },
    components: byPackage.map(([each]) => ({ 'bom-ref': each.name, name: each.name, purl: purlOf(each) })),
    vulnerabilities: [
      {
        id: 'CVE-2026-0001',
        affects: [{ ref: 'left' }],
        analysis: {
          state: 'not_affected',
          justification: 'code_not_reachable',
          detail: 'It is never called here.',
        },
      },
      { id: 'CVE-2026-0002', affects: [{ ref: 'left' }], analysis: { state: 'exploitable' } },
      { id: 'CVE-2026-0003', affects: [{ ref: 'right' }], analysis: { state: 'not_affected' } },
      { id: 'CVE-2026-0004', affects: [{ ref: '@scope/up' }], analysis: { state: 'resolved' } },
    ],
  }),
};

export const packages = byPackage.map(([each]) => ({
  name: each.name,
  version: each.version,
  purl: purlOf(each),
}));

const at = (uri: string, startLine: number) => [
  { physicalLocation: { artifactLocation: { uri }, region: { startLine } } },
];

/** Reports of analysers: errors that are open, one rejected, one under review, and one suppressed with a reason. */
export const analyses: Readonly<Record<string, string>> = {
  SARIF: text({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Lint',
            version: '1.2',
            rules: [
              { id: 'no-eval', defaultConfiguration: { level: 'error' } },
              { id: 'style', defaultConfiguration: { level: 'note' } },
            ],
          },
        },
        invocations: [{ executionSuccessful: true }],
        results: [
          { ruleId: 'no-eval', message: { text: 'eval is used' }, locations: at('src/a.ts', 3) },
          { ruleId: 'no-eval', ruleIndex: 0, message: { text: 'eval again' }, locations: at('src/a.ts', 5) },
          { ruleId: 'null', level: 'error', message: { text: 'may be null' }, locations: at('src/b.ts', 4) },
          {
            ruleId: 'rejected',
            level: 'error',
            message: { text: 'somebody wanted to leave it' },
            suppressions: [
              { kind: 'external', status: 'rejected', justification: 'It cannot happen in this device.' },
            ],
          },
          {
            ruleId: 'review',
            level: 'error',
            message: { text: 'somebody asks to leave it' },
            suppressions: [
              { kind: 'external', status: 'underReview', justification: 'It cannot happen here at all.' },
            ],
          },
          {
            ruleId: 'left',
            level: 'error',
            message: { text: 'left' },
            suppressions: [{ kind: 'inSource', justification: 'It was checked by hand, see the review.' }],
          },
          {
            ruleId: 'unjustified',
            level: 'error',
            message: { text: 'left without a word' },
            suppressions: [{ kind: 'inSource' }],
          },
          { ruleId: 'odd', kind: 'fail', level: 'error', message: { text: 'odd' } },
        ],
      },
    ],
  }),
};

const lines = [2, 0, 1, 0, 0, 3, 0, 1];
const hits = (index: number): number => lines[index] as number;
const run = lines.filter((count) => count > 0).length;
const file = (name: string): string => `src/${name}.ts`;
const names = ['alarm', 'pump'];

/** Reports of two files, of whose lines half ran and whose branches half were taken. */
export const coverage: Readonly<Record<string, string>> = {
  lcov: names
    .map((name) =>
      [
        'TN:',
        `SF:${file(name)}`,
        'FN:1,raise',
        'FNDA:2,raise',
        'FNF:1',
        'FNH:1',
        'BRDA:1,0,0,1',
        'BRDA:1,0,1,-',
        'BRDA:3,0,0,0',
        'BRDA:3,0,1,2',
        'BRF:4',
        'BRH:2',
        ...lines.map((count, index) => `DA:${index + 1},${count}`),
        `LF:${lines.length}`,
        `LH:${run}`,
        'end_of_record',
      ].join('\n'),
    )
    .join('\n')
    .concat('\n'),
  cobertura: `<?xml version="1.0" ?>
<coverage lines-valid="${2 * lines.length}" lines-covered="${2 * run}" line-rate="${run / lines.length}" branches-valid="8" branches-covered="4" branch-rate="0.5" version="1">
 <sources><source>/home/ci</source></sources>
 <packages><package name="src" line-rate="${run / lines.length}"><classes>
${names
  .map(
    (name) => `  <class name="${name}" filename="${file(name)}" line-rate="${run / lines.length}">
   <methods/>
   <lines>
${lines
  .map((count, index) =>
    index === 0 || index === 2
      ? `    <line number="${index + 1}" hits="${count}" branch="true" condition-coverage="50% (1/2)"/>`
      : `    <line number="${index + 1}" hits="${count}"/>`,
  )
  .join('\n')}
   </lines>
  </class>`,
  )
  .join('\n')}
 </classes></package></packages>
</coverage>
`,
  jacoco: `<?xml version="1.0" encoding="UTF-8"?>
<report name="alarm">
 <sessioninfo id="ci" start="1" dump="2"/>
 <package name="src">
${names
  .map(
    (name) => `  <sourcefile name="${name}.ts">
${lines
  .map((_, index) => {
    const branches = index === 0 || index === 2 ? 'mb="1" cb="1"' : 'mb="0" cb="0"';
    return `   <line nr="${index + 1}" mi="${hits(index) > 0 ? 0 : 2}" ci="${hits(index)}" ${branches}/>`;
  })
  .join('\n')}
   <counter type="BRANCH" missed="2" covered="2"/>
   <counter type="LINE" missed="${lines.length - run}" covered="${run}"/>
  </sourcefile>`,
  )
  .join('\n')}
 </package>
</report>
`,
};
