/** Properties whose IDs say what a test is or verifies; in any other, an ID is only mentioned. */
export const namingProperty =
  /^(?:ids?|verif(?:y|ies)|validates?|tests?|(?:test|tc)[-_. ]?(?:case)?[-_. ]?(?:ids?|keys?)|test[-_. ]?cases?|requirements?|tags?|category|categories)$/i;

/** The words of such a property; it names items where each of them is an ID. */
export function wordsOf(value: string): string[] {
  return value.split(/[\s,;]+/).filter((word) => word !== '');
}
