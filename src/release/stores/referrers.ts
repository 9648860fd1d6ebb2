import { RegistryError } from './follow.ts';
import type { RegistryClient } from './registry-client.ts';

/** What refers to something else in a registry (OCI image specification 1.1, descriptor). */
export interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  artifactType?: string;
  annotations?: Readonly<Record<string, string>>;
}

const index = 'application/vnd.oci.image.index.v1+json';
const manifests = [
  'application/vnd.oci.image.manifest.v1+json',
  index,
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

/**
 * The image that a set belongs to, as a registry describes it.
 * @param name repository
 * @param digest `sha256:…`
 * @throws RegistryError where the registry does not hold it
 */
export async function describeImage(ask: RegistryClient, name: string, digest: string): Promise<Descriptor> {
  const answer = await ask(`/v2/${name}/manifests/${digest}`, {
    method: 'HEAD',
    headers: { Accept: manifests },
  });
  const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  const size = Number(answer.headers.get('content-length') ?? Number.NaN);
  if (answer.status !== 200 || mediaType === '' || !Number.isSafeInteger(size))
    throw new RegistryError(
      `The registry does not hold the image ${name}@${digest}, which this release is bound to (${answer.status}). Push the image first.`,
    );
  return { mediaType, digest, size };
}

/**
 * Lists a manifest among those that refer to an image, in a registry that does not keep that list by itself: under the tag that the
 * specification names for it (OCI distribution specification 1.1, "Referrers Tag Schema").
 * @throws RegistryError
 * @implements SRS-3751
 */
export async function listReferrer(
  ask: RegistryClient,
  name: string,
  { digest }: Descriptor,
  referrer: Descriptor,
): Promise<void> {
  const place = `/v2/${name}/manifests/${digest.replace(':', '-')}`;
  const answer = await ask(place, { headers: { Accept: index } });
  const listed = answer.status === 200 ? referrersIn(await answer.text()) : [];
  if (listed.some((each) => each.digest === referrer.digest)) return;
  const put = await ask(place, {
    method: 'PUT',
    headers: { 'Content-Type': index },
    body: Buffer.from(
      JSON.stringify({ schemaVersion: 2, mediaType: index, manifests: [...listed, referrer] }),
    ),
  });
  if (put.status !== 201)
    throw new RegistryError(
      `The registry took the set, but not that it belongs to ${name}@${digest} (${put.status}).`,
    );
}

/** What an index lists; nothing where it is none. */
function referrersIn(text: string): Descriptor[] {
  try {
    const { manifests: listed } = JSON.parse(text.slice(0, 4_000_000)) as { manifests?: unknown };
    return Array.isArray(listed) ? (listed as Descriptor[]) : [];
  } catch {
    return [];
  }
}
