/**
 * Static analysis: what linters and analysers report in SARIF, read whole or not at all.
 * @c4 component "Analysis source"
 * @technology TypeScript
 * @uses Model "results of analyses"
 * @implements SDS-1803
 */
import type { EvidenceSource } from '../evidence.ts';
import { wholeText } from '../unreadable.ts';
import { analysis } from './evidence.ts';
import { readSarif } from './sarif.ts';

/**
 * Reads SARIF 2.1.0.
 * @implements SRS-1805
 */
export const analysisSource: EvidenceSource<'analyses'> = analysis.source((bytes) =>
  readSarif(wholeText(bytes)),
);
