import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { lockfile, withSoup } from './project.ts';

const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);
const schema = (name: string): object => ({
  ...(JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object),
  $id: `http://cyclonedx.org/schema/${name}`,
});

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
  const ajv = new Ajv({
    strict: false,
    logger: false,
    schemas: [schema('spdx.SNAPSHOT.schema.json'), schema('jsf-0.82.SNAPSHOT.schema.json')],
  });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
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
