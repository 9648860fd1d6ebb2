/**
 * Bytes of a report or lockfile as text: UTF-8, or UTF-16 where a byte order mark says so; the mark is taken off.
 * @returns undefined when the bytes are no text in their encoding
 * @implements SRS-1622
 */
export function decodeBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
