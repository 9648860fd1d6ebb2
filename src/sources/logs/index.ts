/**
 * Raw logs of runs: kept as they are, with size, hash and origin. Nothing is read out of them.
 * @c4 component "Log source"
 * @technology TypeScript
 * @implements SDS-3275
 */
import type { EvidenceSource } from '../evidence.ts';
import { wholeText } from '../unreadable.ts';
import { logs } from './evidence.ts';

/**
 * Reads logs, which have to be text.
 * @implements SRS-3717
 */
export const logSource: EvidenceSource<'logs'> = logs.source((bytes) => {
  wholeText(bytes);
  return { size: bytes.length };
});
