import type { Author } from '../../model/index.ts';
import type { Signer } from './signers.ts';

/** Names and addresses that mean one person. */
export interface Person {
  names: readonly string[];
  emails: readonly string[];
  /** Login at a forge, which gives addresses of its own to those who hide theirs; empty for none. */
  login?: string;
}

/** A signer with every name and address that the list gives to the same name or address: several keys are one person. */
export function personOf(signer: Signer, signers: readonly Signer[]): Person {
  const own = signers.filter(
    ({ name, principal }) => fold(name) === fold(signer.name) || fold(principal) === fold(signer.principal),
  );
  return { names: own.map(({ name }) => name), emails: own.map(({ principal }) => principal) };
}

/** Whether two entries of the configuration are one person, under several logins. */
export function isSamePerson(
  one: { name: string; email: string },
  other: { name: string; email: string },
): boolean {
  return fold(one.name) === fold(other.name) || (one.email !== '' && fold(one.email) === fold(other.email));
}

/** The first of the authors who is this person, by name or address, capitals and ways to write a letter aside. */
export function authorWhoIs(
  { names, emails, login = '' }: Person,
  authors: readonly Author[],
): Author | undefined {
  const known = new Set([...names, ...emails].map(fold).filter((each) => each !== ''));
  const isHidden = (email: string): boolean => {
    const [, own = ''] = /^(?:\d+[+-])?(.+)@users\.noreply\./.exec(fold(email)) ?? [];
    return own !== '' && own === fold(login);
  };
  return authors.find(
    ({ name, email }) => known.has(fold(name)) || known.has(fold(email)) || isHidden(email),
  );
}

/**
 * All of the authors who are this person: those known by a name or an address, and who shares one with these, since people commit under
 * several.
 */
export function authorsWhoAre(person: Person, authors: readonly Author[]): Author[] {
  const found = new Set<Author>();
  let known: Person = person;
  for (;;) {
    const next = authorWhoIs(
      known,
      authors.filter((author) => !found.has(author)),
    );
    if (!next) return [...found];
    found.add(next);
    known = { ...known, names: [...known.names, next.name], emails: [...known.emails, next.email] };
  }
}

/** Whether two names are one. */
export function isSameName(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/** How names and addresses are compared: compatible characters, capitals and blanks are alike (Unicode NFKC). */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replace(/\s+/g, ' ').trim();
}
