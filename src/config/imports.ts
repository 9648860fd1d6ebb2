import { z } from 'zod';
import { importFormats } from './import-formats.ts';

const name = z.string().min(1);

/** What the words of a file mean here. */
export const importMap = z.strictObject({
  /**
   * Word of the file for a type → key of `trace.types`, or several where the ID tells which; empty where entries of it are no items, but
   * headings and texts.
   */
  types: z.record(name, z.union([z.string(), z.array(name).min(1)])).default({}),
  /**
   * Name of a column, an attribute or a link of the file → `id`, `title`, `text`, a relation or its inverse, or the name of an attribute;
   * empty where it is left out on purpose.
   */
  fields: z.record(name, z.string()).default({}),
  /** Put before IDs that are bare numbers. */
  prefix: z.string().default(''),
});

/**
 * Files of items that another tool owns: they are read at every build, and changed there.
 * @implements SRS-3660
 */
export const imports = z
  .array(
    z.strictObject({
      format: z.enum(importFormats),
      files: z.array(name).min(1),
      /** The tool and the place in it that own the items, as people call it. */
      origin: name,
      map: importMap.prefault({}),
    }),
  )
  .default([]);

export type ImportSource = z.output<typeof imports>[number];
export type ImportMap = z.output<typeof importMap>;
