import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { vexSource } from '../../src/sources/vulnerabilities/index.ts';
import { TestProject } from '../cli/project.ts';
import { context } from '../code/context.ts';
import { lockfile, withSoup } from './project.ts';

const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);
const schema = (name: string): object => ({
  ...(JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object),
  $id: `http://cyclonedx.org/schema/${name}`,
});

/** Of CycloneDX 1.6. */
function validator() {
  const ajv = new Ajv({
    strict: false,
    logger: false,
    schemas: [schema('spdx.SNAPSHOT.schema.json'), schema('jsf-0.82.SNAPSHOT.schema.json')],
  });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
}

// @verifies SRS-1708
it('a build writes bills of materials that their schemas take, the same for the same commit', () => {
  const project = withSoup(TestProject.clean());
  project.write(
    'package-lock.json',
    lockfile({ 'node_modules/commander': '15.1.0', 'node_modules/left': '1.2.3' }),
  );
  project.commit('Lock');
  project.run('build', '--no-pdf');
  const text = project.read('dist/data/sbom.cdx.json');
  const bill = JSON.parse(text) as {
    components: { purl: string }[];
    serialNumber: string;
    metadata: { timestamp: string };
  };
  const validate = validator();
  expect(validate(bill), JSON.stringify(validate.errors)).toBe(true);
  expect(bill.components.map(({ purl }) => purl)).toEqual(['pkg:npm/commander@15.1.0', 'pkg:npm/left@1.2.3']);
  expect(bill.metadata.timestamp).toBe('2026-03-01T10:00:00Z');

  const spdx = JSON.parse(project.read('dist/data/sbom.spdx.json')) as {
    packages: { SPDXID: string; name: string; supplier: string }[];
    relationships: { spdxElementId: string; relationshipType: string; relatedSpdxElement: string }[];
  };
  expect(spdx.packages.map(({ name, supplier }) => [name, supplier])).toEqual([
    ['Alarm monitor', expect.stringMatching(/^Organization: /)],
    ['commander', 'Organization: Commander project'],
    ['left', 'NOASSERTION'],
  ]);
  const ids = new Set(['SPDXRef-DOCUMENT', ...spdx.packages.map(({ SPDXID }) => SPDXID)]);
  for (const { spdxElementId, relatedSpdxElement } of spdx.relationships)
    expect(ids.has(spdxElementId) && ids.has(relatedSpdxElement)).toBe(true);
  expect(spdx.relationships).toContainEqual({
    spdxElementId: 'SPDXRef-Product',
    relationshipType: 'DEPENDS_ON',
    relatedSpdxElement: 'SPDXRef-Package-1',
  });
  project.run('build', '--no-pdf');
  expect(project.read('dist/data/sbom.cdx.json')).toBe(text);
});

// @verifies SRS-2916, SRS-3546, SRS-3529
it('support of a package and its end go with the bill of materials and stand in the list', () => {
  const project = withSoup(TestProject.clean());
  project.write(
    'package-lock.json',
    lockfile({ 'node_modules/commander': '15.1.0', 'node_modules/left': '1.2.3' }).replace(
      '"version": "1.2.3"',
      '"version": "1.2.3", "resolved": "file:vendor/left.tgz"',
    ),
  );
  project.write(
    'reports/vulnerabilities/grype.json',
    JSON.stringify({
      matches: [
        {
          vulnerability: { id: 'CVE-2026-1', severity: 'High', description: 'Falls over' },
          artifact: { name: 'left', version: '1.2.3', purl: 'pkg:npm/left@1.2.3' },
        },
      ],
      descriptor: { version: '1', timestamp: '2026-02-20T00:00:00Z' },
    }),
  );
  project.edit(
    'content/soup.md',
    '- purpose:',
    '- support: its makers\n- end-of-life: 2029-04-30\n- purpose:',
  );
  project.edit('content/trace.md', '#', '# SOUP\n\n```dossier\nsoup-list\n```\n\n#');
  project.commit('Lock');
  project.run('build', '--no-pdf');
  const { components } = JSON.parse(project.read('dist/data/sbom.cdx.json')) as {
    components: { name: string; properties?: object[] }[];
  };
  expect(components.map(({ name, properties }) => [name, properties])).toEqual([
    [
      'commander',
      [
        { name: 'dossier:support', value: 'its makers' },
        { name: 'dossier:endOfLife', value: '2029-04-30' },
      ],
    ],
    ['left', undefined],
  ]);
  const page = (readdirSync(join(project.root, 'dist/site'), { recursive: true }) as string[]).find(
    (path) => /alm-trm/i.test(path) && path.endsWith('.html'),
  );
  expect(project.read(`dist/site/${page}`)).toContain(
    '<br>Support: its makers<br>End of life: 2029-04-30</td>',
  );
  const source = '<br><code>vendor/left.tgz</code>';
  for (const shown of [`dist/site/${page}`, 'dist/site/soup/index.html']) {
    expect(project.read(shown)).toContain(source);
    expect(project.read(shown)).not.toContain('[object');
  }
  expect(project.read(`dist/site/${page}`)).toContain('<br>CVE-2026-1: not assessed</td>');
});

// @verifies SRS-2911
it('what was said of vulnerabilities goes with the bill of materials, and as OpenVEX that is read back', () => {
  const project = withSoup(TestProject.clean());
  project.write(
    'package-lock.json',
    lockfile({ 'node_modules/commander': '15.1.0', 'node_modules/left': '1.2.3' }),
  );
  const match = (id: string, name: string, version: string) => ({
    vulnerability: { id, severity: 'High', description: 'Falls over' },
    relatedVulnerabilities: [{ id: id.replace('CVE', 'GHSA') }],
    artifact: { name, version, purl: `pkg:npm/${name}@${version}` },
  });
  project.write(
    'reports/vulnerabilities/grype.json',
    JSON.stringify({
      matches: [
        match('CVE-2026-1', 'left', '1.2.3'),
        match('CVE-2026-2', 'commander', '15.1.0'),
        match('CVE-2026-3', 'left', '1.2.3'),
        match('CVE-2026-4', 'other', '1.0.0'),
      ],
      descriptor: { version: '1', timestamp: '2026-02-20T00:00:00Z' },
    }),
  );
  const anomaly = (number: number, state: string, justification: string): string =>
    `## ANOM-00${number} One\n\n- vulnerability: CVE-2026-${number}\n- assessment: ${state}\n- justification: ${justification}\n- package: npm:left\n- version: 1.2.3\n- expires: 2026-12-31\n\nText.\n`;
  project.write(
    'content/anomalies.md',
    `# Anomalies\n\n${anomaly(1, 'not affected', 'code_not_reachable: never called')}\n${anomaly(2, 'affected', 'moved with the next version')}\n${anomaly(4, 'fixed', 'gone since the move')}`,
  );
  project.commit('Assess');
  project.run('build', '--no-pdf');
  const bill = JSON.parse(project.read('dist/data/sbom.cdx.json')) as {
    vulnerabilities: { id: string; affects: object[]; analysis?: object }[];
  };
  const validate = validator();
  expect(validate(bill), JSON.stringify(validate.errors)).toBe(true);
  expect(bill.vulnerabilities.map(({ id, affects, analysis }) => [id, affects, analysis])).toEqual([
    [
      'CVE-2026-1',
      [{ ref: 'pkg:npm/left@1.2.3' }],
      {
        state: 'not_affected',
        justification: 'code_not_reachable',
        detail: 'code_not_reachable: never called – ANOM-001',
      },
    ],
    [
      'CVE-2026-2',
      [{ ref: 'pkg:npm/commander@15.1.0' }],
      { state: 'exploitable', detail: 'moved with the next version – ANOM-002' },
    ],
    ['CVE-2026-3', [{ ref: 'pkg:npm/left@1.2.3' }], undefined],
  ]);
  const bytes = Buffer.from(project.read('dist/data/vex.openvex.json'));
  const { statements, findings } = vexSource.read({ path: 'vex.openvex.json', bytes }, context());
  expect(findings).toEqual([]);
  expect(
    statements.map(({ ids, subjects, state, justification }) => [ids, subjects, state, justification]),
  ).toEqual([
    [
      ['CVE-2026-1', 'GHSA-2026-1'],
      [{ product: 'pkg:generic/Alarm%20monitor@2.4.1', parts: ['pkg:npm/left@1.2.3'] }],
      'not affected',
      'vulnerable_code_not_in_execute_path: code_not_reachable: never called',
    ],
    [
      ['CVE-2026-2', 'GHSA-2026-2'],
      [{ product: 'pkg:generic/Alarm%20monitor@2.4.1', parts: ['pkg:npm/commander@15.1.0'] }],
      'affected',
      '',
    ],
  ]);
  expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    timestamp: '2026-03-01T10:00:00Z',
    statements: [{}, { action_statement: 'moved with the next version' }],
  });
});
