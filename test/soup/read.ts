import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { Facts, LockedPackage } from '../../src/model/index.ts';
import { loadReaders } from '../../src/sources/soup/formats.ts';
import { gatherPackages } from '../../src/sources/soup/gather.ts';
import { soupSource } from '../../src/sources/soup/index.ts';
import { sourceContext } from '../../src/sources/source.ts';

const config = siteSchema.parse({
  product: { name: 'P', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
});
await loadReaders();
const context = sourceContext({ config, ids: idSyntax(config.trace.types) });

/** Facts of a lockfile. */
export function readLock(path: string, content: string | Uint8Array): Facts {
  return soupSource.read({ path, bytes: Buffer.from(content) }, context);
}

/** A lockfile with the manifests and submodules beside it. */
export function gather(
  files: Record<string, string>,
  manifests: Record<string, string> = {},
  submodules: Record<string, string> = {},
): ReturnType<typeof gatherPackages> {
  const packages = Object.entries(files).flatMap(([path, text]) => readLock(path, text).packages);
  return gatherPackages(packages, {
    manifests: Object.entries(manifests).map(([path, text]) => ({ path, text })),
    submodules: new Map(Object.entries(submodules)),
    files: Object.keys(files).map((path) => ({ path, kinds: ['soup'] })),
  });
}

/** Packages as one line each: what a test has to tell of them at a glance. */
export function table({ packages }: Pick<Facts, 'packages'>): string[] {
  return packages.map((each) => row(each));
}

function row({
  purl,
  direct,
  scope,
  requested,
  licence,
  hashes,
  dependencies,
  place,
}: LockedPackage): string {
  return [
    `${place.line}: ${purl}`,
    direct ? 'direct' : 'transitive',
    scope,
    requested && `asked ${requested}`,
    licence,
    ...hashes.map(({ algorithm, value }) => `${algorithm} ${value.slice(0, 8)}`),
    ...dependencies.map((dependency) => `→ ${dependency}`),
  ]
    .filter(Boolean)
    .join(' | ');
}

/** Findings as `rule line:column message`. */
export function told({ findings }: Pick<Facts, 'findings'>): string[] {
  return findings.map(({ rule, line, column, message }) => `${rule} ${line}:${column} ${message}`);
}
