import { z } from 'zod';
import { evidenceOrigin } from './evidence.ts';
import type { Place } from './place.ts';
import { count, hash, text } from './values.ts';

/** What kind of thing software is delivered as. */
export const artifactKind = z.enum(['file', 'image', 'package']);
export type ArtifactKind = z.output<typeof artifactKind>;

/** Software that was built: a file, an image in a registry, a package. */
export const artifact = z.object({
  name: text.describe(
    'Path of a file relative to the project; `host/name` of an image; the package URL of a package without its checksum.',
  ),
  kind: artifactKind.describe('`file`, `image` or `package`.'),
  sha256: hash.describe('SHA-256 (hex): of the bytes of a file, of the manifest of an image.'),
  size: count.optional().describe('Bytes; absent where nobody says.'),
});
export type Artifact = z.output<typeof artifact>;

/** One record of software that was built, with what is known of its origin. */
export const artifactRecord = evidenceOrigin.extend({
  format: z.enum(['in-toto', 'unreadable']).describe('Its format; `unreadable` where nothing of it counts.'),
  builder: text.describe('What built it, as the record says; empty where it does not.'),
  commits: z.array(text).describe('Commits that it was built from, as the record says.'),
  artifacts: z.array(artifact).describe('What was built, in the order of the record.'),
});
export type ArtifactRecord = z.output<typeof artifactRecord>;

/** Software that is bound to this tree, and so to its release. */
export const boundArtifact = artifact.extend({
  record: text.describe('The record that states it: POSIX path relative to the project root.'),
  builder: text.describe('What built it, as the record says; empty where it does not.'),
});
export type BoundArtifact = z.output<typeof boundArtifact>;

/** One record as its reader understands it. */
export interface ArtifactFacts {
  builder: string;
  commits: string[];
  artifacts: Artifact[];
  place: Place;
}
