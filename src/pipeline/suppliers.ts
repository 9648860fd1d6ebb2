import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import { type Project, prefixOf } from '../config/index.ts';
import { type Facts, type Revision, type Supplier, sha256Of } from '../model/index.ts';
import type { UseFile } from '../sources/uses.ts';

/**
 * What counts of the releases that the project relies on. A check keeps the answer of each under the hash of all that it depends on, so that a
 * change of one costs the reading of that one; what is rendered is read anew.
 * @param isKept whether kept answers count
 * @implements SRS-3826
 */
export async function suppliersOf(
  { root, config }: Project,
  files: ReadonlyMap<string, UseFile>,
  facts: Facts,
  revision: Revision,
  isKept: boolean,
): Promise<Supplier[]> {
  const uses = Object.entries(config.uses);
  if (uses.length === 0) return [];
  const { readSupplier, wantedOf } = await import('../suppliers/index.ts');
  const wanted = wantedOf(facts, revision);
  const suppliers: Supplier[] = [];
  for (const [name, use] of uses.sort(([a, one], [b, other]) =>
    prefixOf(a, one) < prefixOf(b, other) ? -1 : 1,
  )) {
    const file = files.get(name);
    const start = `${prefixOf(name, use)}:`;
    const own = [...wanted].filter((id) => id.startsWith(start)).sort();
    const read = (): Promise<Supplier> => readSupplier(name, use, file, new Set(own));
    if (!isKept || !file?.bytes) {
      suppliers.push(await read());
      continue;
    }
    const about = JSON.stringify([toolIdentity(), name, use, file.signers, file.revoked, own]);
    const key = sha256Of(`${about}\n${sha256Of(file.bytes)}`);
    const path = join(root, config.output.cache, 'suppliers', `${name}.json`);
    const kept = readCached(path) as { key: string; supplier: Supplier } | undefined;
    const supplier = kept?.key === key ? kept.supplier : await read();
    // Without ssh-keygen nothing was judged: that is asked again.
    if (kept?.key !== key && supplier.fault === '') writeCached(path, { key, supplier });
    suppliers.push(supplier);
  }
  return suppliers;
}
