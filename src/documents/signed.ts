import type { Translate } from './messages.ts';

/**
 * What an approval was given for, in words: the whole content, a criterion of a gate, or the document or item of that name.
 * @param subject as the record names it
 * @implements SRS-3636
 */
export function signedInWords(subject: string, t: Translate): string {
  if (subject === 'tree') return t('the whole content');
  const [, criterion] = /^criterion:(.+)$/.exec(subject) ?? [];
  return criterion === undefined ? subject : `${t('Criterion')} ${criterion}`;
}
