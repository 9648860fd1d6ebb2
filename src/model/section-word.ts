/** An entry that speaks of its section: `covers: 7.2.2.5`, `not-applicable: reason`, `applies-to: adult`. */
export interface SectionWord {
  word: 'covers' | 'not-applicable' | 'applies-to';
  /** What stands behind the colon; undefined where there is none. */
  value: string | undefined;
}

/** @param text an entry of a list, as text */
export function sectionWordOf(text: string): SectionWord | undefined {
  const [, word, value] = /^(covers|not[- ]applicable|applies[- ]to)(?: ?:\s*(.*))?$/is.exec(text) ?? [];
  if (word === undefined) return undefined;
  return { word: word.toLowerCase().replace(' ', '-') as SectionWord['word'], value: value?.trim() };
}
