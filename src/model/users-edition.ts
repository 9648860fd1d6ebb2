import type { Document } from './document.ts';

/** Types of documents that users and operators hold in their hands. */
const forUsers: ReadonlySet<string> = new Set(['instructions-for-use', 'technical-description']);

/** Name of the print for users of a document that has one beside the print for auditors. */
export function usersEditionOf({ name, type }: Pick<Document, 'name' | 'type'>): string | undefined {
  return forUsers.has(type) ? `${name}${ending}` : undefined;
}

const ending = '.user';

/** Whether a print is one for users, by its name without the ending of files; where nobody knows its document any more, too. */
export function isUsersEdition(name: string): boolean {
  return name.endsWith(ending);
}
