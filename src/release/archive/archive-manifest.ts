import { z } from 'zod';
import { artifactKind } from '../../model/artifact.ts';
import type { Artifact } from '../../model/index.ts';
import type { ManifestEntry } from '../manifest.ts';

/** What a release archive states of itself (IEC 62304 5.8.4, 5.8.5, 5.8.7, 8.1.3), beside every file with size and hash. */
export interface ArchiveManifest {
  schema: 'dossier-archive-1';
  generator: { name: string; version: string };
  product: { name: string; version: string; udi: string };
  /** Release tag. */
  release: string;
  /** A candidate was built although gates were not passed: it is no release. */
  candidate: boolean;
  commit: string;
  /** Git tree hash of the content, records of approvals left out. */
  tree: string;
  /** Commit date, ISO 8601 in UTC. */
  date: string;
  /** The release before: its tag and the SHA-256 of its manifest; undefined for the first. */
  previous?: { release: string; manifest: string } | undefined;
  gates: { gate: string; passed: boolean }[];
  /** Written content of each document, so that the next release can tell what changed. */
  documents: { id: string; language: string; revision: string; content: string }[];
  /** The software of this release, by its digests; absent where none is bound. */
  artifacts?: Artifact[] | undefined;
  /** A signature over this manifest lies beside it: without one the archive is not whole. */
  signed: boolean;
  /** Every file but this manifest, its signature and the list of sums; sorted by path. */
  files: ManifestEntry[];
}

/** Names of the files that speak of the archive as a whole. */
export const archiveNames = {
  manifest: 'manifest.json',
  signature: 'manifest.json.sig',
  sums: 'SHA256SUMS',
  objects: 'signed-objects.json',
  /** The version the change report compares with. */
  previous: 'previous-version.json',
  /** The answer of a time-stamping authority (RFC 3161) to a question over the signature. */
  timeStamp: 'manifest.json.sig.tsr',
} as const;

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().max(2000);

const schema = z.strictObject({
  schema: z.literal('dossier-archive-1'),
  generator: z.strictObject({ name: text, version: text }),
  product: z.strictObject({ name: text, version: text, udi: text }),
  release: text,
  candidate: z.boolean(),
  commit: text,
  tree: text,
  date: text,
  previous: z.strictObject({ release: text, manifest: hex }).optional(),
  gates: z.array(z.strictObject({ gate: text, passed: z.boolean() })),
  documents: z.array(z.strictObject({ id: text, language: text, revision: text, content: hex })),
  artifacts: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: artifactKind,
        sha256: hex,
        size: z.number().int().min(0).optional(),
      }),
    )
    .optional(),
  signed: z.boolean(),
  files: z.array(
    z.strictObject({
      path: text,
      size: z.number().int().min(0),
      sha256: hex,
      sources: z.array(z.strictObject({ path: text, sha256: hex })).optional(),
    }),
  ),
}) satisfies z.ZodType<ArchiveManifest>;

/** The manifest as text, the same bytes for the same content. */
export function formatArchiveManifest(manifest: ArchiveManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Reads a manifest; undefined for what is none, or was not written as `formatArchiveManifest` writes it. */
export function readArchiveManifest(content: string): ArchiveManifest | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(content));
    return parsed.success && formatArchiveManifest(parsed.data) === content ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** `sha256sum`'s list of every file: the manifest too. */
export function formatSums(files: readonly ManifestEntry[], manifestSum: string): string {
  return [
    ...files.map(({ path, sha256 }) => [path, sha256] as const),
    [archiveNames.manifest, manifestSum] as const,
  ]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('');
}
