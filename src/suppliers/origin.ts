import { type Use, useOrigin } from '../config/index.ts';
import { sha256Of } from '../model/index.ts';
import type { Excerpt } from './excerpt.ts';

/** The annotation by which a registry's manifest names the archive's own. */
export const manifestAnnotation = 'org.dossier.manifest.sha256';

/**
 * Whether what lies here is what the configuration names, as far as it can be told offline. A digest of a registry is that of the
 * registry's manifest, which was kept, and which names the archive's manifest; what neither names nor `sha256` states is refused.
 * @param zip bytes of the file
 * @returns what is wrong; undefined where nothing is
 * @implements SRS-3821
 */
export function wrongOrigin({ from, sha256 }: Use, excerpt: Excerpt, zip: Uint8Array): string | undefined {
  const own = sha256Of(excerpt.bytes);
  if (sha256 !== undefined && sha256 !== own)
    return `its manifest.json has the SHA-256 ${own}, and the configuration states ${sha256}`;
  const origin = useOrigin(from);
  if (!origin || origin.kind === 'file') return undefined;
  const { brought } = excerpt;
  if (!brought) return 'it was not written by `dossier uses fetch`, so that nothing tells where it is from';
  if (brought.from !== from) return `it was brought from ${brought.from}`;
  if (origin.kind === 'git') return undefined;
  const manifest = Buffer.from(brought.registry ?? '', 'base64');
  if (`sha256:${sha256Of(manifest)}` !== origin.digest)
    return `it was brought under another digest than ${origin.digest}`;
  const named = namedBy(manifest);
  if (named.annotation !== undefined)
    return named.annotation === own ? undefined : 'its manifest.json is not the one that the registry names';
  if (sha256 !== undefined || named.layer === `sha256:${sha256Of(zip)}`) return undefined;
  return `the registry does not name its manifest.json; state \`sha256: '${own}'\` if that is the release you mean`;
}

/** What a registry's manifest names: the archive's manifest, and the archive. */
function namedBy(bytes: Uint8Array): { annotation?: string; layer?: string } {
  try {
    const { annotations, layers } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
      annotations?: Record<string, unknown>;
      layers?: { digest?: unknown }[];
    };
    const annotation = annotations?.[manifestAnnotation];
    const layer = Array.isArray(layers) ? layers[0]?.digest : undefined;
    return {
      ...(typeof annotation === 'string' && { annotation }),
      ...(typeof layer === 'string' && { layer }),
    };
  } catch {
    return {};
  }
}
