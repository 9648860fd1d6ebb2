/**
 * Software that was built: what a record of a build says of its outcome and of its origin, read whole or not at all.
 * @c4 component "Artifact source"
 * @technology in-toto, SLSA
 * @uses Model "software that was built"
 * @uses Configuration "how software is named"
 * @implements SDS-3270
 */
import type { EvidenceSource } from '../evidence.ts';
import { wholeText } from '../unreadable.ts';
import { artifacts } from './evidence.ts';
import { readStatements } from './statement.ts';

/**
 * Reads in-toto statements, one or one a line.
 * @implements SRS-3740
 */
export const artifactSource: EvidenceSource<'artifactRecords'> = artifacts.source((bytes) =>
  readStatements(wholeText(bytes)),
);
