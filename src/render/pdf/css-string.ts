/** Text as a CSS string with its quotes (CSS Syntax Level 3, 4.3.5); everything but letters, digits and blanks is escaped. */
export function cssString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{N} .,:;()·–-]/gu,
    (sign) => `\\${sign.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}
