/** A bill of materials as JSON, with the lines of its lists. */
export interface BomText {
  path: string;
  value: unknown;
  lineOf: (...path: (string | number)[]) => number;
}

/** A licence as stated; empty for the words by which SPDX says that nothing is. */
export function statedLicence(text: string): string {
  return text === 'NOASSERTION' || text === 'NONE' ? '' : text;
}
