import type { Translate } from '../../documents/messages.ts';
import {
  escapeHtml,
  type Finding,
  fill,
  type Link,
  type TestStatus,
  type Verdict,
} from '../../model/index.ts';
import { type IconName, icon } from './icons.ts';

/** Verdict states in the order a reviewer wants them: what needs work first. */
export const verdictStates = ['failed', 'suspect', 'open', 'accepted', 'verified', 'none'] as const;

export const verdictWords: Record<Verdict['state'], { word: string; meaning: string }> = {
  failed: { word: 'Failed', meaning: 'A test result that counts for this item failed.' },
  suspect: { word: 'Suspect', meaning: 'An end of a link changed after it was last reviewed.' },
  open: { word: 'Open', meaning: 'Something of the chain or its evidence is missing.' },
  accepted: { word: 'Accepted', meaning: 'A person accepted it, with a reason.' },
  verified: { word: 'Verified', meaning: 'The chain is whole, and every result of this commit passed.' },
  none: { word: 'No claim', meaning: 'Nothing is claimed of this type of item.' },
};

/**
 * Verdict as icon and word.
 * @implements SRS-808
 */
export function verdictBadge(state: Verdict['state'], t: Translate): string {
  return badge(state, state, t(verdictWords[state].word));
}

/** Verdict as an icon with a word that only screen readers and tooltips give: for dense lists. */
export function verdictMark(state: Verdict['state'], t: Translate): string {
  const word = escapeHtml(t(verdictWords[state].word));
  return `<span class="mark is-${state}" title="${word}">${icon(state)}<span class="unseen">${word}</span></span>`;
}

const testWords: Record<TestStatus, { tone: string; icon: IconName; word: string }> = {
  passed: { tone: 'verified', icon: 'verified', word: 'Passed' },
  failed: { tone: 'failed', icon: 'failed', word: 'Failed' },
  error: { tone: 'failed', icon: 'error', word: 'Error' },
  repeated: { tone: 'open', icon: 'open', word: 'Passed when repeated' },
  skipped: { tone: 'open', icon: 'open', word: 'Skipped' },
  notrun: { tone: 'open', icon: 'open', word: 'Not run' },
};

export function testBadge(status: TestStatus, t: Translate): string {
  const { tone, icon: name, word } = testWords[status];
  return badge(tone, name, t(word));
}

const severityWords: Record<Finding['severity'], string> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Info',
};

export function severityBadge(severity: Finding['severity'], t: Translate): string {
  return badge(severity, severity, t(severityWords[severity]));
}

/**
 * What is to be said of a link's state; nothing for one that a person reviewed by itself.
 * @implements SRS-3735
 */
export function linkState({ state, merge }: Pick<Link, 'state' | 'merge'>, t: Translate): string {
  if (state === 'reviewed' && !merge) return '';
  if (merge) {
    const words = fill(t('accepted by the merge of pull request {number}'), { number: merge.number });
    return `<span class="note">${escapeHtml(words)}</span>`;
  }
  if (state === 'unreviewed') return `<span class="note">${escapeHtml(t('not reviewed'))}</span>`;
  return state === 'suspect'
    ? badge('suspect', 'suspect', t('Suspect link'))
    : badge('failed', 'failed', t('No such item'));
}

/** Where a report's evidence comes from, in words. */
export const originWords = {
  current: 'of this tree',
  other: 'of another commit',
  unknown: 'of an unknown commit',
  altered: 'changed after it was stamped',
} as const;

/** A state as a word with its sign, so that none is told by colour alone. */
export function badge(tone: string, name: IconName, word: string): string {
  return `<span class="badge is-${tone}">${icon(name)}${escapeHtml(word)}</span>`;
}
