import type { Artifact, Model } from '../../model/index.ts';

/**
 * What an archive was made from and with, as an in-toto statement with a SLSA provenance predicate (SLSA v1.0). Its subjects are the files of
 * the archive and the software that is released with it.
 */
export function provenanceOf(
  { product, release, generator, artifacts }: Model,
  outputs: readonly { path: string; sha256: string }[],
  tools: Readonly<Record<string, string>>,
) {
  const { revision } = release;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      ...outputs.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
      ...artifacts.map((artifact) => ({ name: softwareName(artifact), digest: { sha256: artifact.sha256 } })),
    ],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:dossier:release:1',
        externalParameters: { product: product.name, version: product.version, tag: revision.tag },
        internalParameters: {},
        resolvedDependencies: [
          {
            name: 'content',
            digest: { gitCommit: revision.commit, gitTree: revision.tree },
          },
        ],
      },
      runDetails: {
        builder: {
          id: `urn:dossier:${generator.name}`,
          version: { [generator.name]: generator.version, ...tools },
        },
        metadata: { invocationId: `${revision.tag}@${revision.commit}` },
      },
    },
  };
}

/** The software as a subject is called, apart from every path of an archive. */
export function softwareName({ kind, name }: Artifact): string {
  return kind === 'package' ? name : kind === 'image' ? `oci://${name}` : `software:${name}`;
}
