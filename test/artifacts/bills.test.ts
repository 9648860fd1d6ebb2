import { expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { cyclonedx, spdx } from '../../src/soup/index.ts';

const [first, second] = ['ab'.repeat(32), 'cd'.repeat(32)];
const bound = { record: 'reports/artifacts.intoto.json', builder: '' };
const model = {
  product: { name: 'Pump', version: '1.0.0', manufacturer: { name: 'M' } },
  generator: { name: 'dossier', version: '1' },
  release: { revision: { commit: '', tree: '', date: '' } },
  soup: [],
  items: [],
  vulnerabilities: [],
  artifacts: [
    { name: 'build/pump.tgz', kind: 'file', sha256: first, ...bound },
    { name: 'registry.example/pump', kind: 'image', sha256: second, ...bound },
  ],
} as unknown as Model;

// @verifies SRS-3747
it('each of several pieces of software is a part of the product in both bills of materials', () => {
  const { packages, relationships } = spdx(model) as {
    packages: { SPDXID: string; checksums?: object }[];
    relationships: object[];
  };
  expect(packages).toMatchObject([
    { SPDXID: 'SPDXRef-Product', name: 'Pump', primaryPackagePurpose: 'APPLICATION' },
    {
      name: 'build/pump.tgz',
      primaryPackagePurpose: 'FILE',
      checksums: [{ algorithm: 'SHA256', checksumValue: first }],
    },
    { primaryPackagePurpose: 'CONTAINER', checksums: [{ algorithm: 'SHA256', checksumValue: second }] },
  ]);
  expect(packages[0]?.checksums).toBeUndefined();
  expect(relationships).toEqual(
    expect.arrayContaining(
      packages.slice(1).map(({ SPDXID }) => ({
        spdxElementId: 'SPDXRef-Product',
        relationshipType: 'CONTAINS',
        relatedSpdxElement: SPDXID,
      })),
    ),
  );
  expect(cyclonedx(model)).toMatchObject({
    metadata: {
      component: {
        components: [
          { type: 'file', name: 'build/pump.tgz', hashes: [{ alg: 'SHA-256', content: first }] },
          { type: 'container', name: 'registry.example/pump', hashes: [{ alg: 'SHA-256', content: second }] },
        ],
      },
    },
  });
});
