import type { Person } from '../sources/git/index.ts';

/** Why somebody has to know. */
export interface Why {
  role: 'author' | 'co-author' | 'merger' | 'owner' | 'reviewer';
  /** What of: a commit, an item, a software item, a file, a gate. Others wrote it. */
  of: string;
  /** What happened to it, in words of ours that go on behind it; empty for nothing. */
  note: string;
}

/** Somebody with one reason. */
export interface Claim extends Why {
  name: string;
  /** As a forge knows them: `@login`, `@org/team`; empty where it is not known. */
  handle: string;
  email: string;
  /** Whether they may be called by their handle: git, CODEOWNERS or the configuration name them, and not only the change itself. */
  mention: boolean;
}

/** Somebody who has to know, with all reasons. */
export interface Recipient extends Pick<Claim, 'name' | 'handle' | 'email' | 'mention'> {
  reasons: Why[];
}

/** Handles that call everybody on one forge or another. */
const everybody = /^@(?:all|everyone|everybody|here|channel)$/i;

/** Somebody as CODEOWNERS, the source or the configuration write them. */
export function ownerNamed(text: string): Pick<Claim, 'name' | 'handle' | 'email'> {
  if (!text.startsWith('@')) return { name: '', handle: '', email: isAddress(text) ? text : '' };
  const isHandle =
    text.length <= 100 && /^@[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)*$/.test(text) && !everybody.test(text);
  return isHandle ? { name: '', handle: text, email: '' } : { name: text, handle: '', email: '' };
}

/** Somebody as a commit names them. Of an address that a forge made up for a login the login is left, as nobody reads what is sent there. */
export function personNamed({ name, email }: Person): Pick<Claim, 'name' | 'handle' | 'email'> {
  // A name may be an address, which is for envelopes and for no comment.
  const shown = name.replace(/(\S)@\S+/g, '$1').trim();
  const [, login] = /^(?:\d+[+-])?([A-Za-z0-9][\w.-]*)@users\.noreply\./i.exec(email) ?? [];
  return login === undefined
    ? { name: shown, handle: '', email: isAddress(email) ? email : '' }
    : { name: shown, handle: everybody.test(`@${login}`) ? '' : `@${login}`, email: '' };
}

/** Whether it is an address that mail can be sent to (RFC 5321 4.1.2, without quoted local parts), by a host that has a dot or is this one. */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d-]+(?:\.[a-z\d-]+)+|localhost)$/i.test(text)
  );
}

/** Whether a program made the commit, by the names that programs have on forges. */
export function isProgram({ name, email }: Person): boolean {
  return (
    /\[bot\]/i.test(`${name} ${email}`) || /(?:^|[._+-])bot(?:$|[._-])/i.test(email.replace(/@.*$/s, ''))
  );
}

/** Everybody once, with all their reasons, the first one of each thing, in the order in which they are first named: one person by one address or one handle. */
export function gatherPeople(claims: readonly Claim[]): Recipient[] {
  const recipients: Recipient[] = [];
  for (const { role, of, note, ...who } of claims) {
    const same = recipients.filter(
      (each) =>
        isSame(each.email, who.email) ||
        isSame(each.handle, who.handle) ||
        (who.email === '' && who.handle === '' && isSame(each.name, who.name)),
    );
    const [first = { name: '', handle: '', email: '', mention: false, reasons: [] }, ...others] = same;
    if (same.length === 0) recipients.push(first);
    for (const each of [...others, { ...who, reasons: [{ role, of, note }] }]) {
      first.name ||= each.name;
      first.handle ||= each.handle;
      first.email ||= each.email;
      first.mention ||= each.mention;
      for (const why of each.reasons)
        if (!first.reasons.some((known) => known.of === why.of)) first.reasons.push(why);
    }
    for (const each of others) recipients.splice(recipients.indexOf(each), 1);
  }
  return recipients;
}

function isSame(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase();
}
