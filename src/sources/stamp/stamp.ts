import { z } from 'zod';
import type { EvidenceStamp } from '../../model/index.ts';

const short = z.string().max(500);
const name = z.string().max(4096);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const object = z.string().regex(/^[0-9a-f]{0,64}$/);
const stamp = z.object({
  commit: object,
  tree: object,
  tools: z.record(short, short),
  os: short,
  runner: short,
  files: z.record(name, sha256),
  runs: z
    .array(
      z.object({
        command: z.string().max(4096),
        directory: name,
        began: z.iso.datetime(),
        seconds: z.number().min(0),
        exitCode: z.number().int(),
        files: z.array(name),
      }),
    )
    .optional(),
  reused: z.record(name, short).optional(),
  elsewhere: z.array(sha256).optional(),
  refused: z.record(name, z.object({ sha256, tree: object, reason: z.string().max(2000) })).optional(),
});

/** Reads a stamp; undefined for what is none: reports beside it then have no known origin. */
export function readStamp(bytes: Uint8Array): EvidenceStamp | undefined {
  try {
    const parsed = stamp.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
