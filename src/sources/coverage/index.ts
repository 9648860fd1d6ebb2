/**
 * Test coverage: how much of each source file the tests ran, as common tools report it, read whole or not at all.
 * @c4 component "Coverage source"
 * @technology saxes
 * @uses Model "coverage of files"
 * @uses Results source "safe reading of XML"
 * @implements SDS-1801
 */
import type { EvidenceSource } from '../evidence.ts';
import { Unreadable } from '../unreadable.ts';
import { readCobertura } from './cobertura.ts';
import { coverage } from './evidence.ts';
import { readJacoco } from './jacoco.ts';
import { readLcov } from './lcov.ts';

/**
 * Reads lcov, Cobertura and JaCoCo.
 * @implements SRS-1801
 */
export const coverageSource: EvidenceSource<'coverage'> = coverage.source((bytes) => {
  const { format, files } = readerFor(bytes)(bytes);
  if (files.length === 0) throw new Unreadable('it names no source file');
  return { format, files };
});

/** By the beginning of the file: XML by its root element, everything else is read as lcov. */
function readerFor(bytes: Uint8Array): typeof readLcov {
  const head = Buffer.from(bytes.subarray(0, 4000)).toString('latin1').replaceAll('\0', '');
  if (!/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</.test(head)) return readLcov;
  return /<report[\s>]/.test(head) ? readJacoco : readCobertura;
}
