import type { Structure } from '../markdown/structure.ts';
import { dayOf } from '../model/index.ts';

/** Something a record lacks, and where. */
export interface RecordGap {
  message: string;
  hint: string;
  line: number;
}

/**
 * Entries `key: value` of the list below the first heading of a record, keys in lower case. Of two values for one key none counts.
 * @param keys that are read; others are left alone
 * @implements SRS-3486
 */
export function readHead(
  { headings, lists }: Pick<Structure, 'headings' | 'lists'>,
  keys: ReadonlySet<string>,
): { head: Map<string, string>; doubled: RecordGap[] } {
  const head = new Map<string, string>();
  const doubled: RecordGap[] = [];
  const first = headings[0]?.line ?? 0;
  for (const { text, line } of lists.find((list) => list.line > first)?.entries ?? []) {
    const [, word = '', said = ''] = /^(\p{L}[\p{L}\p{N} _-]{0,39}?) ?:\s*(.*)$/su.exec(text) ?? [];
    const key = word.toLowerCase();
    const value = said.trim();
    if (!keys.has(key)) continue;
    if ((head.get(key) ?? value) === value) {
      head.set(key, value);
      continue;
    }
    head.set(key, '');
    doubled.push({
      message: `it states its ${key} more than once, here \`${value.slice(0, 40)}\`.`,
      hint: 'Leave the line that is meant and remove the others.',
      line,
    });
  }
  return { head, doubled };
}

/** What has to be said: the key, what it says, and its form. */
export type Demanded = readonly [key: string, what: string, form: string];

/** What of it is not said, and a date or a commit that is none. */
export function gapsOfHead(
  head: ReadonlyMap<string, string>,
  demanded: readonly Demanded[],
  line: number,
): RecordGap[] {
  const said = (key: string): string => head.get(key) ?? '';
  const gaps: RecordGap[] = demanded
    .filter(([key]) => said(key) === '')
    .map(([key, what, form]) => ({
      message: `it does not say ${what}.`,
      hint: `Write \`- ${key}: <${form}>\` below its first heading.`,
      line,
    }));
  const [date, commit] = [said('date'), said('commit').replaceAll('`', '')];
  if (date !== '' && !isDate(date))
    gaps.push({ message: `its date is \`${date}\`.`, hint: 'Write the date as YYYY-MM-DD.', line });
  if (commit !== '' && !/^[0-9a-f]{7,64}$/.test(commit))
    gaps.push({
      message: `its commit is \`${commit}\`.`,
      hint: 'Write at least the first 7 digits of the hash that `git rev-parse HEAD` told when the tests began.',
      line,
    });
  return gaps;
}

function isDate(text: string): boolean {
  const day = /^(\d{4}-\d\d-\d\d)(?:[T ][\d:.]{4,12}(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text)?.[1];
  return day !== undefined && dayOf(day) !== undefined;
}
