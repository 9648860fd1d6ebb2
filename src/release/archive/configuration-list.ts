import type { Model } from '../../model/index.ts';
import { artifactStates } from '../artifacts/bind.ts';

/**
 * The configuration items of a release with their versions (IEC 62304 8.1.3).
 * @param node version of Node.js that the generator ran on
 */
export function configurationList(
  { product, release, generator, documents, artifacts, soup }: Model,
  node: string,
): object {
  return {
    product: { name: product.name, version: product.version, udi: product.udi?.hri ?? '' },
    source: { commit: release.revision.commit, tree: release.revision.tree, tag: release.revision.tag },
    software: artifactStates({ artifacts }),
    generator: { ...generator, node },
    documents: documents.map(({ id, revision, language, title }) => ({ id, revision, language, title })),
    soup: soup.map(({ purl, entry }) => ({ purl, entry })),
  };
}
