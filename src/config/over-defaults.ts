import { z } from 'zod';
import { isRecord, ownEntry } from '../model/index.ts';

/** What a project writes over one entry: the whole of it or, where there is one by default, the parts that differ; `false` takes it out. */
type Given<Entry> = false | (Entry extends object ? Partial<Entry> : Entry);

/**
 * A record that is written over defaults, key by key: what a project does not name stays, of what it names it writes the parts that differ.
 * @param defaults by key, in their order; keys of the project come after them
 * @param entry one whole entry
 * @implements SRS-3351
 */
export function overDefaults<Entry extends z.ZodType>(
  defaults: Readonly<Record<string, z.input<Entry>>>,
  entry: Entry,
) {
  const given = z.record(
    z.string().min(1),
    z.custom<Given<z.input<Entry>>>((value) => value !== undefined && value !== null && value !== true, {
      message: 'the entry, its parts that differ, or false',
    }),
  );
  return given
    .default({})
    .transform((changes): Record<string, unknown> => merged(defaults, changes))
    .pipe(z.record(z.string().min(1), entry));
}

function merged(
  defaults: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const keys = new Set([...Object.keys(defaults), ...Object.keys(changes)]);
  return Object.fromEntries(
    [...keys].flatMap((key): [string, unknown][] => {
      const before = ownEntry(defaults, key);
      const change = Object.hasOwn(changes, key) ? changes[key] : before;
      if (change === false) return [];
      return [[key, isRecord(before) && isRecord(change) ? { ...before, ...change } : change]];
    }),
  );
}
