/** The package carries no types of its own. */
declare module 'hyphen/*' {
  const language: {
    /** Puts soft hyphens (U+00AD), or another sign, where words may break. */
    hyphenateSync(text: string, options?: { hyphenChar?: string; minWordLength?: number }): string;
  };
  export default language;
}
