/** A section number as authors write it before a heading: `3.1 `, `3. `, `3) `; a year is none. */
const writtenNumber = /^(\d{1,3}(?:\.\d{1,3})*)([.)]?)\s+/;

/** The section number that its author wrote before a heading; `closed` where a full stop or a bracket ends it. */
export function sectionNumber(heading: string): { parts: number[]; closed: boolean } | undefined {
  const [, number, end] = writtenNumber.exec(heading) ?? [];
  return number === undefined ? undefined : { parts: number.split('.').map(Number), closed: end !== '' };
}

/** A heading without the section number that its author wrote before it: `3.1 SOUP list` is `SOUP list`. */
export function withoutNumber(heading: string): string {
  return heading.replace(writtenNumber, '');
}

/** Whether two headings are the same to a reader: section numbers, capitals and blanks around aside. */
export function isSameHeading(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => withoutNumber(text).trim().toLowerCase());
  return one === other;
}

/** What authors number things by, without a prefix: `7`, `2.1`, `3a`. */
export function isBareNumber(text: string): boolean {
  return /^\d+(?:\.\d+)*[a-z]?$/.test(text);
}
