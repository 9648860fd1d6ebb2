import type { Notification } from './notification.ts';
import type { Recipient } from './people.ts';
import { headline, nothingFound, short, shownPeople, shownReasons, whatFailed, whyText } from './told.ts';

/**
 * The comment and the issue of a forge. What others wrote stands in code alone: there it is no markup, calls nobody (`@everyone`), refers to
 * nothing (`#1`) and is no command to the forge. People are called by handles that git, CODEOWNERS or the configuration name; their addresses
 * stand nowhere.
 * @implements SRS-3615
 */
export function markdownOf(notification: Notification): { comment: string; issue: string; title: string } {
  const { job, log, commit, base, left } = notification;
  const { shown, more } = shownPeople(notification);
  const failed = whatFailed(notification);
  const body = [
    [
      job === '' ? '' : `Job ${code(job)}`,
      commit === '' ? '' : `Commit ${code(commit.slice(0, 12))}`,
      base === '' ? '' : `Changes since ${code(base.slice(0, 12))}`,
      log === '' ? '' : `[Log of the job](<${log}>)`,
    ]
      .filter(Boolean)
      .join(' · '),
    '',
    ...(failed.length === 0 ? [nothingFound] : fenced(failed)),
    '',
    '### Who has to know',
    '',
    ...shown.map(personLine),
    ...(more > 0 ? [`- and ${more} more`] : []),
    ...left.slice(0, 10).map((sentence) => `- ${code(sentence, 300)}`),
  ];
  const title = headline(notification);
  return {
    comment: `## ${title}\n\n${body.join('\n')}\n`,
    issue: `${body.join('\n')}\n`,
    title: `${title}${job === '' ? '' : `: ${short(job, 80)}`}\n`,
  };
}

function personLine(recipient: Recipient): string {
  const { name, handle, mention } = recipient;
  const { shown, more } = shownReasons(recipient);
  const called = handle === '' ? '' : mention ? handle.replaceAll('_', '\\_') : code(handle);
  const named = name === '' ? '' : code(name);
  const who =
    called && named
      ? `${called} (${named})`
      : called || named || 'an owner whom CODEOWNERS names by an address';
  const reasons = [
    ...shown.map((why) => whyText(why, (of) => code(of))),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  return `- ${who}: ${reasons.join('; ')}`;
}

/** Text as code (CommonMark 6.1), on one line and not long: the fence is longer than any in it. */
function code(long: string, longest = 120): string {
  const text = short(long, longest) || '–';
  const fence = '`'.repeat(longestRun(text) + 1);
  const edge = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${edge}${text}${edge}${fence}`;
}

/** Lines as a block of code (CommonMark 4.5). */
function fenced(lines: readonly string[]): string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}text`, ...lines, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
