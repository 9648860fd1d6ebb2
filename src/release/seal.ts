import type { Model } from '../model/index.ts';
import { formatManifest, manifestName } from './manifest.ts';
import type { StagedOutput } from './staging.ts';

/**
 * Fifth stage: the manifest over everything that was written.
 * @c4 component "Release"
 * @path .
 * @technology TypeScript
 * @description Stages the output, seals it with a manifest and checks approvals.
 * @uses Model "release and documents"
 * @uses Configuration "who may approve"
 * @uses OCI registry "pushes and pulls released sets"
 * @implements SRS-1103
 */
export function seal(staged: StagedOutput, { generator, product, release }: Model): void {
  const manifest = formatManifest({
    schema: 'dossier-manifest-1',
    generator,
    product: { name: product.name, version: product.version },
    release: release.label,
    commit: release.revision.commit,
    files: staged.entries,
  });
  staged.write(manifestName, manifest);
}
