import { z } from 'zod';
import type { EvidenceStamp } from '../../model/index.ts';

const short = z.string().max(500);
const stamp = z.object({
  commit: z.string().regex(/^[0-9a-f]{0,64}$/),
  tree: z.string().regex(/^[0-9a-f]{0,64}$/),
  tools: z.record(short, short),
  os: short,
  runner: short,
  files: z.record(z.string().max(4096), z.string().regex(/^[0-9a-f]{64}$/)),
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
