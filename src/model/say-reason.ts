import { fill } from './fill.ts';
import type { Reason } from './verdict.ts';

/**
 * A reason of a verdict as a sentence.
 * @param t a sentence of ours in another language
 * @param titleIn the title of a type, as it stands in the reason, in that language
 * @implements SRS-3654
 */
export function sayReason(
  { sentence, values, code, ends }: Reason,
  t: (english: string) => string = same,
  titleIn: (title: string) => string = same,
): string {
  return fill(t(sentence), {
    ...values,
    ...(code && {
      subject: fill(t(code.name === '' ? 'Test file {file}' : 'Test "{name}" in {file}'), code),
    }),
    ...(ends && { ends: ends.map(titleIn).join(` ${t('or')} `) }),
  });
}

const same = (text: string): string => text;
