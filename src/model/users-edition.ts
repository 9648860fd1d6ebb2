import type { Document } from './document.ts';

/** Types of documents that users and operators hold in their hands. */
const forUsers: ReadonlySet<string> = new Set(['instructions-for-use', 'technical-description']);

/** Name of the print for users of a document that has one beside the print for auditors. */
export function usersEditionOf({ name, type }: Pick<Document, 'name' | 'type'>): string | undefined {
  return forUsers.has(type) ? `${name}.user` : undefined;
}
