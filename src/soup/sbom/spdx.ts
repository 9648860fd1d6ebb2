import { type BoundArtifact, type Model, packageOrigin, type SoupItem } from '../../model/index.ts';
import { isSpdxExpression } from '../licence.ts';
import { fileHashes, suppliersOf } from './cyclonedx.ts';
import { billIdentifier, billTime } from './identifier.ts';
import { suppliedPackages } from './supplied.ts';

const purposes = {
  'operating system': 'OPERATING-SYSTEM',
  runtime: 'FRAMEWORK',
  compiler: 'APPLICATION',
  'base image': 'CONTAINER',
} as const;

const purposesOfSoftware = { file: 'FILE', image: 'CONTAINER', package: 'APPLICATION' } as const;

/**
 * The SOUP as SPDX 2.3 JSON (ISO/IEC 5962), with the minimum elements of the NTIA: supplier, name, version, unique identifier, relationships,
 * author, time. What is not known is `NOASSERTION`, as the specification asks.
 * @implements SRS-1708, SRS-3861
 */
export function spdx(model: Model): object {
  const { product, soup } = model;
  const suppliers = suppliersOf(model);
  const parts = suppliedPackages(model);
  const ids = new Map(soup.map(({ purl }, index) => [purl, `SPDXRef-Package-${index + 1}`]));
  const root = 'SPDXRef-Product';
  // One piece of software is the product itself; of several, each is a part of it.
  const software = (model.artifacts.length > 1 ? model.artifacts : []).map((artifact, index) => ({
    artifact,
    id: `SPDXRef-Software-${index + 1}`,
  }));
  const part = (id: string, name: string, purpose: string, artifact: BoundArtifact | undefined): object => ({
    SPDXID: id,
    name,
    versionInfo: product.version,
    supplier: `Organization: ${product.manufacturer.name}`,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    primaryPackagePurpose: purpose,
    ...(artifact ? { checksums: [{ algorithm: 'SHA256', checksumValue: artifact.sha256 }] } : {}),
  });
  const relationship = (from: string, type: string, to: string): object => ({
    spdxElementId: from,
    relationshipType: type,
    relatedSpdxElement: to,
  });
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${product.name} ${product.version}`,
    documentNamespace: `urn:uuid:${billIdentifier(model)}`,
    creationInfo: {
      created: billTime(model),
      creators: [
        `Organization: ${product.manufacturer.name}`,
        `Tool: ${model.generator.name}-${model.generator.version}`,
      ],
    },
    packages: [
      part(root, product.name, 'APPLICATION', model.artifacts.length === 1 ? model.artifacts[0] : undefined),
      ...software.map(({ artifact, id }) =>
        part(id, artifact.name, purposesOfSoftware[artifact.kind], artifact),
      ),
      ...parts.flatMap((each) => [each.entry, ...each.parts.map(({ entry }) => entry)]),
      ...soup.map((item) => spdxPackage(item, ids.get(item.purl) as string, suppliers.get(item.entry) ?? '')),
    ],
    relationships: [
      relationship('SPDXRef-DOCUMENT', 'DESCRIBES', root),
      ...software.map(({ id }) => relationship(root, 'CONTAINS', id)),
      ...parts.flatMap((each) => [
        relationship(root, 'DEPENDS_ON', each.id),
        ...each.parts.map(({ id }) => relationship(each.id, 'CONTAINS', id)),
      ]),
      ...soup.flatMap((item) => {
        const id = ids.get(item.purl) as string;
        const own = item.direct
          ? [
              item.scope === 'development'
                ? relationship(id, 'DEV_DEPENDENCY_OF', root)
                : relationship(root, 'DEPENDS_ON', id),
            ]
          : [];
        const needed = item.dependencies.flatMap((purl) => ids.get(purl) ?? []);
        return [...own, ...needed.map((to) => relationship(id, 'DEPENDS_ON', to))];
      }),
    ],
  };
}

/**
 * Where a package that is not the registry's is taken from; SPDX asks for an address, and a path of the project is none.
 * @implements SRS-3549
 */
function sourceOf({ purl }: SoupItem): { downloadLocation: string; packageFileName?: string } {
  const { kind, address = '' } = packageOrigin(purl) ?? {};
  if (kind === 'path') return { downloadLocation: 'NOASSERTION', packageFileName: address };
  return { downloadLocation: /^[a-z+]+:\/\/\S+$/i.test(address) ? address : 'NOASSERTION' };
}

function spdxPackage(item: SoupItem, id: string, supplier: string): object {
  const hashes = fileHashes(item);
  return {
    SPDXID: id,
    name: item.name,
    versionInfo: item.version,
    supplier: supplier === '' ? 'NOASSERTION' : `Organization: ${supplier}`,
    ...sourceOf(item),
    filesAnalyzed: false,
    ...(hashes.length === 0
      ? {}
      : {
          checksums: hashes.map(({ algorithm, value }) => ({
            algorithm: algorithm.replace('-', ''),
            checksumValue: value,
          })),
        }),
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: isSpdxExpression(item.licence) ? item.licence : 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    ...(item.kind === 'package' ? {} : { primaryPackagePurpose: purposes[item.kind] }),
    externalRefs: [
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: item.purl },
    ],
  };
}
