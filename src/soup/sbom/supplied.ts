import { nameOfRelease, provenSuppliers, type Relying, type Supplier } from '../../model/index.ts';
import { isSpdxExpression } from '../licence.ts';

/** A release of another project as a component of CycloneDX. */
interface SuppliedComponent {
  'bom-ref': string;
  [member: string]: unknown;
}

/**
 * The products whose releases ours relies on, each with the SOUP in it, so that a reader sees what comes with which. What proves nothing is left out.
 * @implements SRS-3828
 */
export function suppliedComponents(model: Relying): SuppliedComponent[] {
  return provenSuppliers(model).map(componentOf);
}

function componentOf(supplier: Supplier): SuppliedComponent {
  const { prefix, product, version, manufacturer, from, soup, release, manifest, signer, reason } = supplier;
  const properties = { release, manifest, signer, reason };
  return {
    type: 'application',
    'bom-ref': `supplier:${prefix}`,
    name: product,
    version,
    ...(manufacturer === '' ? {} : { supplier: { name: manufacturer } }),
    scope: 'required',
    externalReferences: [
      {
        type: 'attestation',
        url: from.includes(':') ? from : encodeURI(from),
        comment: `Technical file of ${nameOfRelease(supplier)}`,
      },
    ],
    properties: Object.entries(properties)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ name: `dossier:${name}`, value })),
    ...(soup.length === 0
      ? {}
      : {
          components: soup.map((item) => ({
            type: 'library',
            'bom-ref': `supplier:${prefix}:${item.purl}`,
            name: item.name,
            version: item.version,
            purl: item.purl,
          })),
        }),
  };
}

/** A package of SPDX 2.3, and the packages it holds. */
interface SuppliedPackage {
  id: string;
  entry: object;
  parts: { id: string; entry: object }[];
}

/**
 * The same as packages of SPDX 2.3, each with the packages in it. IDs are numbers, since a prefix may hold what an ID of SPDX may not.
 * @implements SRS-3828, SRS-3861
 */
export function suppliedPackages(model: Relying): SuppliedPackage[] {
  return provenSuppliers(model).map(({ product, version, manufacturer, release, manifest, soup }, index) => {
    const id = `SPDXRef-Supplier-${index + 1}`;
    return {
      id,
      entry: {
        ...packageOf(id, product, version),
        supplier: manufacturer === '' ? 'NOASSERTION' : `Organization: ${manufacturer}`,
        primaryPackagePurpose: 'APPLICATION',
        comment: `Technical file ${release}, manifest SHA-256 ${manifest}`,
      },
      parts: soup.map((item, at) => ({
        id: `${id}-Package-${at + 1}`,
        entry: {
          ...packageOf(`${id}-Package-${at + 1}`, item.name, item.version),
          supplier: 'NOASSERTION',
          licenseDeclared: isSpdxExpression(item.licence) ? item.licence : 'NOASSERTION',
          externalRefs: [
            { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: item.purl },
          ],
        },
      })),
    };
  });
}

/** What is not known of a package is said to be unknown. */
function packageOf(id: string, name: string, version: string): object {
  return {
    SPDXID: id,
    name,
    versionInfo: version,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
  };
}
