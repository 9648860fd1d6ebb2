import manifest from '../package.json' with { type: 'json' };

/**
 * Name and version of the product, as people read them in it.
 * @c4 system "Product"
 * @path .
 * @technology TypeScript
 * @description Tells its users which version they use.
 * @implements SDS-001, SRS-001
 */
export function productIdentity(): string {
  return `${manifest.name} ${manifest.version}`;
}
