import { z } from 'zod';
import type { ArtifactKind } from '../model/index.ts';
import { inside } from './inside-path.ts';

/** Software as the configuration or a record names it. */
export interface ArtifactName {
  kind: ArtifactKind;
  /** As `Artifact` of the model has it; of files, a pattern of paths may stand here. */
  name: string;
  /** SHA-256 (hex) where it is stated with the name. */
  sha256?: string;
}

const image =
  /^oci:\/\/((?:\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?\/[a-z0-9]+(?:[._/-][a-z0-9]+)*)(?::[\w][\w.-]{0,127})?(?:@sha256:([0-9a-f]{64}))?$/;

/**
 * Reads how software is named: `oci://host/name@sha256:…` (OCI distribution specification 1.1), a package URL with `checksum=sha256:…`
 * (purl specification), else a path or a pattern of paths.
 * @returns undefined for what looks like a reference and is none
 */
export function artifactName(text: string): ArtifactName | undefined {
  if (text.startsWith('oci://')) {
    const [, name = '', sha256] = image.exec(text) ?? [];
    return name === '' ? undefined : { kind: 'image', name, ...(sha256 === undefined ? {} : { sha256 }) };
  }
  if (text.startsWith('pkg:')) {
    const [bare = '', qualifiers = ''] = text.split('#', 1)[0]?.split('?') ?? [];
    const stated = new URLSearchParams(qualifiers);
    const sha256 = /(?:^|,)sha256:([0-9a-f]{64})(?:,|$)/.exec(stated.get('checksum') ?? '')?.[1];
    stated.delete('checksum');
    const rest = stated.size === 0 ? '' : `?${stated}`;
    return /^pkg:[a-z][a-z0-9.+-]*\/[^@]+@./.test(bare)
      ? { kind: 'package', name: bare + rest, ...(sha256 === undefined ? {} : { sha256 }) }
      : undefined;
  }
  return { kind: 'file', name: text };
}

/** An entry of `release.artifacts`. */
export const artifactEntry = z
  .string()
  .min(1)
  .refine(
    (text) => {
      const named = artifactName(text);
      return named !== undefined && (named.kind !== 'file' || inside.safeParse(text).success);
    },
    {
      error:
        'a path or pattern of files of the project, oci://host/name or a package URL with its version (pkg:npm/name@1.0.0)',
    },
  );
