import { posix } from 'node:path';
import { z } from 'zod';
import { inside } from './inside-path.ts';
import { prefixOf, useOrigin } from './use-names.ts';

const name = z.string().min(1);

const use = z.strictObject({
  /** The release archive of the other project. */
  from: name.refine((from) => useOrigin(from) !== undefined, {
    error:
      'a ZIP of the project such as `suppliers/platform-2.1.0.zip`, `oci://host/name@sha256:…` with the digest, or `git+https://host/name.git@v2.1.0#releases/v2.1.0.zip`',
  }),
  /** Where `dossier uses fetch` keeps of it what builds read; `uses/<name>.zip` where left out. */
  file: inside
    .refine((path) => posix.extname(path) === '.zip', { error: 'a path that ends in .zip' })
    .optional(),
  /** What stands before the colon in its IDs; the name in capitals where left out. */
  prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9-]{0,39}$/, 'capitals, digits and hyphens, such as PLATFORM')
    .optional(),
  /** SHA-256 of its `manifest.json`. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of its manifest.json, 64 hexadecimal digits')
    .optional(),
  /** `allowed_signers` file with those whose signature under it counts; `approvals.signers` where left out. */
  signers: inside.optional(),
  /** Revoked public keys, one a line; `approvals.revoked` where left out. */
  revoked: inside.optional(),
  /** Why it counts although nobody who is allowed signed it. Printed wherever something of it is shown. */
  trust: z.strictObject({ reason: z.string().trim().min(10).max(500) }).optional(),
  /** Shows every item of it, and not those alone that something of ours is linked with, and their chains. */
  all: z.boolean().default(false),
});

export type Use = z.output<typeof use>;

/**
 * Other projects of Dossier, by name, whose released items are linked with.
 * @implements SRS-3820
 */
export const uses = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'a name such as platform'), use)
  .superRefine((given, context) => {
    const taken = new Map<string, string>();
    for (const [key, each] of Object.entries(given)) {
      const prefix = prefixOf(key, each);
      const other = taken.get(prefix);
      if (other !== undefined)
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `another prefix than that of ${other}, which is ${prefix} too: set \`prefix\``,
        });
      taken.set(prefix, key);
    }
  })
  .default({});
