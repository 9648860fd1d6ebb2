/** A path as a pattern that fits it: what means something in a pattern, or cannot be seen, stands as any character. */
export function pattern(path: string): string {
  return path.replace(/[^\p{L}\p{N}_./ -]/gu, (sign) => '?'.repeat(sign.length));
}
