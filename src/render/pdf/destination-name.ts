import { sha256Of } from '../../model/index.ts';

/**
 * Name of a destination in the file: the anchor, percent-encoded as in a URL so that the name is ASCII whatever the script, or a
 * hash of it where that is too long for a PDF name.
 * @implements SRS-3501
 */
export function destinationName(anchor: string): string {
  const name = encodeURIComponent(anchor);
  if (name.length <= 100) return name;
  return `long-${sha256Of(anchor).slice(0, 32)}`;
}
