/** Whether a value is an object with members, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entry that a record itself has under a key; what it inherits, such as `constructor`, is none. */
export function ownEntry<T>(
  record: Readonly<Partial<Record<string, T>>> | undefined,
  key: string,
): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The same of any value: undefined where it is no object with members. */
export function ownMember(value: unknown, key: string): unknown {
  return isRecord(value) ? ownEntry(value, key) : undefined;
}
