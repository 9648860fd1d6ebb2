import MailComposer from 'nodemailer/lib/mail-composer';
import { sha256Of } from '../model/index.ts';
import type { Notification } from './notification.ts';
import { headline, nothingFound, short, shownPeople, shownReasons, whatFailed, whyText } from './told.ts';

/** Addresses a message goes to at most. */
const most = 100;

/**
 * The notification as an e-mail (RFC 5322, 2045 and 2047) to everybody whose address is known. It has the date of the commit and an ID made
 * of what it says, so that the same failure is the same message; whoever answers by machine is told not to (RFC 3834).
 * @param from the sender, as the person who calls wants it
 * @returns undefined where nobody's address is known, or there is no commit that gives a date
 * @implements SRS-3617
 */
export async function messageOf(notification: Notification, from: string): Promise<Buffer | undefined> {
  const { product, job, recipients, date } = notification;
  const to = recipients.filter(({ email }) => email !== '').slice(0, most);
  if (to.length === 0 || date === '') return undefined;
  const text = bodyOf(notification);
  const title = `${headline(notification)}${job === '' ? '' : `: ${short(job, 80)}`}`;
  const composer = new MailComposer({
    from,
    // What looks like an encoded word some readers would decode, though it stands in quotation marks.
    to: to.map(({ name, email }) => ({ name: short(name, 80).replaceAll('=?', '= ?'), address: email })),
    subject: `[${named(product)}] ${title}`,
    text,
    date: new Date(date),
    messageId: `<${sha256Of(JSON.stringify([notification, from])).slice(0, 32)}@dossier.invalid>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'quoted-printable',
    newline: 'windows',
    // What others wrote is text, and never a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** The product; of one whose configuration cannot be used the tool that says so. */
function named(product: string): string {
  return short(product, 60) || 'Dossier';
}

function bodyOf(notification: Notification): string {
  const { product, job, log, commit, base, left } = notification;
  const { shown, more } = shownPeople(notification);
  const failed = whatFailed(notification);
  const lines = [
    `${named(product)}: ${headline(notification)}.`,
    '',
    ...(job === '' ? [] : [`Job: ${short(job, 80)}`]),
    ...(log === '' ? [] : [`Log: ${log}`]),
    ...(commit === '' ? [] : [`Commit: ${commit}`]),
    ...(base === '' ? [] : [`Changes since: ${base}`]),
    '',
    ...(failed.length === 0 ? [nothingFound] : failed),
    '',
    'Who has to know',
    '',
    ...shown.flatMap((recipient) => {
      const { name, handle, email } = recipient;
      const { shown: reasons, more: others } = shownReasons(recipient);
      return [
        `- ${[short(name, 80), handle].filter(Boolean).join(', ') || email}`,
        ...reasons.map((why) => `    ${whyText(why, (of) => short(of, 120))}`),
        ...(others > 0 ? [`    and ${others} more`] : []),
      ];
    }),
    ...(more > 0 ? [`- and ${more} more`] : []),
    ...left.slice(0, 10).map((sentence) => `- ${short(sentence, 300)}`),
  ];
  return `${lines.join('\n')}\n`;
}
