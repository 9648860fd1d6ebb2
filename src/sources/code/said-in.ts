import type { ImportSource } from '../../config/index.ts';
import { ownEntry } from '../../model/index.ts';

/** What `fields` of `map` says of a name: the first of some entries of `sources.imports` that says anything. */
export function saidIn(imports: readonly Pick<ImportSource, 'map'>[], name: string): string | undefined {
  return imports.map(({ map }) => ownEntry(map.fields, name)).find((said) => said !== undefined);
}
