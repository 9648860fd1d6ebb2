/** An entry that speaks to the checklist of a document: `covers: 7.2.2.5`, `not-applicable: reason`. */
export interface SectionWord {
  word: 'covers' | 'not-applicable';
  /** What stands behind the colon; undefined where there is none. */
  value: string | undefined;
}

/** @param text an entry of a list, as text */
export function sectionWordOf(text: string): SectionWord | undefined {
  const [, word, value] = /^(covers|not[- ]applicable)(?: ?:\s*(.*))?$/is.exec(text) ?? [];
  if (word === undefined) return undefined;
  return { word: word.toLowerCase() === 'covers' ? 'covers' : 'not-applicable', value: value?.trim() };
}
