import { type Model, sha256Of } from '../../model/index.ts';

/** A UUID (RFC 9562, version 8) made from what the bill is of: the same commit gives the same, another commit another. */
export function billIdentifier({ product, release }: Model): string {
  const { commit, tree } = release.revision;
  const digest = sha256Of(`${product.name}\n${product.version}\n${commit}\n${tree}`);
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** The time a bill states: that of the commit; the start of the epoch where none is known, since a bill needs one. */
export function billTime({ release }: Model): string {
  return release.revision.date || '1970-01-01T00:00:00Z';
}
