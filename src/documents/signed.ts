import type { Translate } from './messages.ts';

/**
 * What an approval was given for, in words: the whole content, a criterion of a gate, an activity of the plan, or the document or item of that name.
 * @param subject as the record names it
 * @implements SRS-3636
 */
export function signedInWords(subject: string, t: Translate): string {
  if (subject === 'tree') return t('the whole content');
  const [, confirmed] = /^criterion:(.+)$/.exec(subject) ?? [];
  if (confirmed === undefined) return subject;
  // An activity of the plan is confirmed like a criterion.
  return `${t(/^G[1-5]\./.test(confirmed) ? 'Criterion' : 'Activity')} ${confirmed}`;
}
