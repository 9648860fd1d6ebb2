import { z } from 'zod';
import { parsedJson, type Refused, sha256Of } from '../model/index.ts';
import {
  type ArchiveManifest,
  archiveNames,
  readArchiveManifest,
} from '../release/archive/archive-manifest.ts';
import { type ArchiveFiles, archiveOf } from '../release/archive/read-archive.ts';
import { unzipFiles } from '../release/archive/unzip.ts';
import { zipFiles } from '../release/archive/zip.ts';

/** Where an archive has its model. */
export const modelName = 'data/model.json';

/** What `dossier uses fetch` writes beside what it took of an archive. */
const broughtName = 'brought.json';

/** What is read of an archive, and most bytes of each: the rest of it proves nothing that its signed manifest does not. */
const taken: Readonly<Record<string, number>> = {
  [archiveNames.manifest]: 64_000_000,
  [archiveNames.signature]: 100_000,
  [modelName]: 500_000_000,
  'content/allowed_signers': 2_000_000,
  'content/revoked_keys': 2_000_000,
  [broughtName]: 2_000_000,
};

/** Where an excerpt was brought from. */
export interface Brought {
  /** `from` of the configuration then. */
  from: string;
  /** The manifest of the registry, in Base64, whose digest `from` names. */
  registry?: string | undefined;
}

const brought = z.strictObject({
  schema: z.literal('dossier-use-1'),
  from: z.string().max(2000),
  registry: z.base64().max(1_400_000).optional(),
});

/** The part of an archive that builds rely on. */
export interface Excerpt {
  archive: ArchiveFiles;
  manifest: ArchiveManifest;
  /** Bytes of the manifest, which are signed. */
  bytes: Uint8Array;
  model: Uint8Array;
  brought: Brought | undefined;
}

/**
 * Reads the part of an archive that builds rely on, from a whole one or from what `dossier uses fetch` took of it: manifest, signature and
 * model, which has to be the one that the manifest lists.
 * @implements SRS-3822
 */
export function readExcerpt(zip: Uint8Array): Excerpt | Refused {
  const unpacked = unzipFiles(zip, (name) => (Object.hasOwn(taken, name) ? taken[name] : undefined));
  if ('refused' in unpacked) return { refused: `it cannot be read: ${unpacked.refused}` };
  const archive = archiveOf(unpacked.files);
  const bytes = unpacked.files.get(archiveNames.manifest);
  if (!bytes) return { refused: `it holds no ${archiveNames.manifest}, so it is no archive of a release` };
  const manifest = readArchiveManifest(Buffer.from(bytes).toString('utf8'));
  if (!manifest) return { refused: `its ${archiveNames.manifest} is damaged or of another format` };
  if (manifest.candidate) return { refused: 'it is a candidate, built although gates were not passed' };
  const model = unpacked.files.get(modelName);
  const listed = manifest.files.filter(({ path }) => path === modelName);
  if (!model || listed.length !== 1) return { refused: `it holds no ${modelName}` };
  if (listed[0]?.size !== model.length || listed[0].sha256 !== sha256Of(model))
    return { refused: `its ${modelName} is not the one that its manifest lists` };
  return { archive, manifest, bytes, model, brought: broughtIn(unpacked.files.get(broughtName)) };
}

/** The same part as a ZIP of its own, with where it was brought from. */
export function writeExcerpt({ archive }: Pick<Excerpt, 'archive'>, from: Brought): Uint8Array {
  const files = new Map(
    archive.paths
      .filter((path) => Object.hasOwn(taken, path) && path !== broughtName)
      .map((path) => [path, archive.read(path)]),
  );
  files.set(broughtName, Buffer.from(`${JSON.stringify({ schema: 'dossier-use-1', ...from }, null, 2)}\n`));
  return zipFiles(files);
}

function broughtIn(bytes: Uint8Array | undefined): Brought | undefined {
  return brought.safeParse(parsedJson(Buffer.from(bytes ?? []).toString('utf8'))).data;
}
