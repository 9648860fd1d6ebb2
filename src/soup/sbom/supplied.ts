import { nameOfRelease, provenSuppliers, type Relying, type Supplier } from '../../model/index.ts';

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

/** The same as packages of SPDX 2.3. */
export function suppliedPackages(model: Relying): { id: string; entry: object }[] {
  return provenSuppliers(model).map(({ prefix, product, version, manufacturer, release, manifest }) => ({
    id: `SPDXRef-Supplier-${prefix}`,
    entry: {
      SPDXID: `SPDXRef-Supplier-${prefix}`,
      name: product,
      versionInfo: version,
      supplier: manufacturer === '' ? 'NOASSERTION' : `Organization: ${manufacturer}`,
      downloadLocation: 'NOASSERTION',
      filesAnalyzed: false,
      licenseConcluded: 'NOASSERTION',
      licenseDeclared: 'NOASSERTION',
      copyrightText: 'NOASSERTION',
      primaryPackagePurpose: 'APPLICATION',
      comment: `Technical file ${release}, manifest SHA-256 ${manifest}`,
    },
  }));
}
