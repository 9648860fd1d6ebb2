import { setTimeout as wait } from 'node:timers/promises';
import { sha256Of, UserError } from '../../model/index.ts';
import { RegistryError } from './follow.ts';
import type { Reference } from './reference.ts';
import { describeImage, listReferrer } from './referrers.ts';
import { type Access, type RegistryClient, registryClient } from './registry-client.ts';

/** Media types of a set in a registry: one manifest, one layer that is the archive's ZIP. */
const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  artifact: 'application/vnd.dossier.release.v1',
  layer: 'application/zip',
  empty: 'application/vnd.oci.empty.v1+json',
} as const;

/** The tag is there already: a released set is never replaced. */
export class TagExists extends UserError {
  constructor(what: string) {
    super(`The registry holds ${what} already, and a released set is never replaced. Nothing was written.`);
  }
}

/** Largest manifest and archive taken, in bytes. */
const maximumManifest = 1_000_000;
const maximumArchive = 4_000_000_000;

/**
 * Puts an archive into a registry under a tag, as an OCI artifact: blobs by digest first, the manifest last, so that a push that
 * breaks off leaves nothing under the tag. The protocol cannot keep a tag from being moved: the tag is looked at before and after, and
 * whoever finds another's manifest there has not pushed. That a tag never moves, a registry with immutable tags promises, or the digest.
 * @param image digest of the image in the same repository that the set belongs to: the set is found from it (`subject`)
 * @returns the manifest's digest, `sha256:…`
 * @throws TagExists, RegistryError
 * @c4 external "OCI registry"
 * @technology OCI distribution 1.1
 * @description Keeps released sets under their tags, on a host that the command names.
 * @implements SRS-2009, SRS-2812, SRS-3751
 */
export async function pushArchive(
  { origin, name }: Reference,
  tag: string,
  zip: Uint8Array,
  annotations: Readonly<Record<string, string>>,
  access: Access,
  image?: string,
): Promise<string> {
  const ask = registryClient(origin, access);
  await refuseExisting(ask, name, tag);
  const subject = image === undefined ? undefined : await describeImage(ask, name, image);
  const empty = Buffer.from('{}');
  for (const bytes of [empty, zip]) await pushBlob(ask, origin, name, bytes);
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      artifactType: types.artifact,
      config: { mediaType: types.empty, digest: digestOf(empty), size: empty.length },
      layers: [{ mediaType: types.layer, digest: digestOf(zip), size: zip.length }],
      annotations,
      ...(subject ? { subject } : {}),
    }),
  );
  await refuseExisting(ask, name, tag);
  const put = await ask(`/v2/${name}/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'Content-Type': types.manifest },
    body: manifest,
  });
  if (put.status !== 201) throw refused(put, `${name}:${tag}`);
  // Whoever pushed at the same moment saw no tag either; of both, only the one whose manifest stays has pushed it.
  await wait(settling, undefined, { signal: access.signal });
  const kept = await ask(`/v2/${name}/manifests/${tag}`, { headers: { Accept: types.manifest } });
  if (kept.status !== 200) throw refused(kept, `${name}:${tag}`);
  if (digestOf(await bodyOf(kept, maximumManifest)) !== digestOf(manifest))
    throw new TagExists(`${name}:${tag}`);
  // A registry that keeps referrers by itself says so with this header.
  if (subject && put.headers.get('oci-subject') === null)
    await listReferrer(ask, name, subject, {
      mediaType: types.manifest,
      digest: digestOf(manifest),
      size: manifest.length,
      artifactType: types.artifact,
      annotations,
    });
  return digestOf(manifest);
}

/** How long somebody who saw no tag may take to put theirs, in milliseconds. */
const settling = 500;

async function refuseExisting(ask: RegistryClient, name: string, tag: string): Promise<void> {
  const there = await ask(`/v2/${name}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { Accept: types.manifest },
  });
  if (there.status === 200) throw new TagExists(`${name}:${tag}`);
  if (there.status !== 404) throw refused(there, `${name}:${tag}`);
}

async function pushBlob(ask: RegistryClient, origin: string, name: string, bytes: Uint8Array): Promise<void> {
  const digest = digestOf(bytes);
  if ((await ask(`/v2/${name}/blobs/${digest}`, { method: 'HEAD' })).status === 200) return;
  const begun = await ask(`/v2/${name}/blobs/uploads/`, { method: 'POST' });
  const location = begun.headers.get('location');
  if (begun.status !== 202 || !location) throw refused(begun, name);
  const target = new URL(location, origin);
  // Credentials go nowhere but to the registry that was named.
  if (target.origin !== new URL(origin).origin)
    throw new RegistryError('The registry sends uploads to another host; nothing was sent there.');
  target.searchParams.set('digest', digest);
  const done = await ask(`${target.pathname}${target.search}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  if (done.status !== 201) throw refused(done, name);
}

/**
 * Brings an archive from a registry. Every byte is held against its digest; by a digest, the manifest too.
 * @returns the bytes of the ZIP
 * @throws RegistryError
 * @implements SRS-2009
 */
export async function pullArchive(reference: Reference, access: Access): Promise<Buffer> {
  return (await pullRelease(reference, access)).zip;
}

/**
 * The same with the bytes of the registry's manifest, whose digest identifies it.
 * @throws RegistryError
 */
export async function pullRelease(
  { origin, name, reference }: Reference,
  access: Access,
): Promise<{ zip: Buffer; manifest: Buffer }> {
  const ask = registryClient(origin, access);
  const answer = await ask(`/v2/${name}/manifests/${reference}`, { headers: { Accept: types.manifest } });
  if (answer.status !== 200) throw refused(answer, `${name}:${reference}`);
  const bytes = await bodyOf(answer, maximumManifest);
  if (reference.startsWith('sha256:') && digestOf(bytes) !== reference)
    throw new RegistryError(`The registry gave another manifest than ${reference}.`);
  const layer = layerOf(bytes);
  if (!layer) throw new RegistryError(`${name}:${reference} is no set of documents that Dossier released.`);
  const blob = await ask(`/v2/${name}/blobs/${layer.digest}`, {});
  if (blob.status !== 200) throw refused(blob, `${name}@${layer.digest}`);
  const zip = await bodyOf(blob, Math.min(layer.size, maximumArchive));
  if (zip.length !== layer.size || digestOf(zip) !== layer.digest)
    throw new RegistryError(`The registry gave other bytes than ${layer.digest}.`);
  return { zip, manifest: bytes };
}

function layerOf(manifest: Uint8Array): { digest: string; size: number } | undefined {
  try {
    const { artifactType, layers } = JSON.parse(Buffer.from(manifest).toString('utf8')) as {
      artifactType?: unknown;
      layers?: { mediaType?: unknown; digest?: unknown; size?: unknown }[];
    };
    const [layer, ...more] = Array.isArray(layers) ? layers : [];
    const isOurs = artifactType === types.artifact && layer?.mediaType === types.layer && more.length === 0;
    const { digest, size } = layer ?? {};
    return isOurs &&
      typeof digest === 'string' &&
      /^sha256:[0-9a-f]{64}$/.test(digest) &&
      Number.isSafeInteger(size)
      ? { digest, size: size as number }
      : undefined;
  } catch {
    return undefined;
  }
}

async function bodyOf(response: Response, maximum: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > maximum) throw new RegistryError(`The registry gave more than ${maximum} bytes.`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function refused({ status }: Response, what: string): RegistryError {
  if (status === 401 || status === 403)
    return new RegistryError(
      `The registry does not let you at ${what} (${status}). Set DOSSIER_REGISTRY_CREDENTIALS to user:password.`,
    );
  if (status === 404) return new RegistryError(`The registry has no ${what}.`);
  return new RegistryError(`The registry answered ${status} for ${what}.`);
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${sha256Of(bytes)}`;
}
