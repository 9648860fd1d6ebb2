import { type Finding, oneLine } from '../model/index.ts';
import type { Notification } from './notification.ts';
import type { Recipient, Why } from './people.ts';

/** Most of each that a text holds, so that no forge cuts it off; the webhook has them all. */
const most = 25;
const mostReasons = 3;

/** What failed, as a sentence without its full stop. Nothing in it was written by others. */
export function headline({ on, gate, isPassed }: Pick<Notification, 'on' | 'gate' | 'isPassed'>): string {
  const passed = isPassed ? `A job failed, though gate ${gate} is passed` : `Gate ${gate} is not passed`;
  return {
    gate: gate === '' ? 'No gate is passed' : passed,
    integration: 'The integration failed',
    'smoke-test': 'A smoke test failed',
    merge: 'The merge failed',
  }[on];
}

const roles: Record<Why['role'], string> = {
  author: 'author of',
  'co-author': 'co-author of',
  merger: 'merged',
  owner: 'owner of',
  reviewer: 'reviewer of',
};

/** Why somebody has to know, in one line. */
export function whyText({ role, of, note }: Why, quoted: (text: string) => string): string {
  return `${roles[role]} ${quoted(of)}${note}`;
}

/** The reasons of somebody, the first ones, and how many more there are. */
export function shownReasons({ reasons }: Recipient): { shown: Why[]; more: number } {
  return { shown: reasons.slice(0, mostReasons), more: Math.max(0, reasons.length - mostReasons) };
}

/** The people that a text names, and how many more there are. */
export function shownPeople({ recipients }: Notification): { shown: Recipient[]; more: number } {
  return { shown: recipients.slice(0, most), more: Math.max(0, recipients.length - most) };
}

/** What stands in the place of findings where there is none. */
export const nothingFound = 'Dossier finds nothing at error level: the log of the job says what failed.';

/** Criteria and findings as lines; what others wrote is cut short, on one line each. */
export function whatFailed({ criteria, findings }: Notification): string[] {
  const more = findings.length - most;
  return [
    ...criteria.flatMap(({ id, title, state, evidence }) => [
      `${id} ${state}: ${short(title, 200)}`,
      ...evidence.slice(0, 2).map((text) => `    ${short(text, 300)}`),
    ]),
    ...findings.slice(0, most).flatMap(findingLines),
    ...(more > 0 ? [`And ${more} more.`] : []),
  ];
}

function findingLines({ rule, message, hint, item = '', file = '', line, column }: Finding): string[] {
  const at = [file, line, column].filter(Boolean).join(':');
  return [
    [rule, at, item]
      .filter(Boolean)
      .map((text) => short(text, 100))
      .join('  '),
    `    ${short(message, 300)}`,
    ...(hint ? [`    Hint: ${short(hint, 200)}`] : []),
  ];
}

/** What others wrote, on one line, cut where it is longer; of many backticks in a row three, so that what stands around them stays short. */
export function short(text: string, longest: number): string {
  const characters = [...oneLine(text).trim().replace(/`{4,}/g, '```')];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
