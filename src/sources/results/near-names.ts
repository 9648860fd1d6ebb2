import type { Finding, TestResult } from '../../model/index.ts';
import { nearIds, plainSigns } from '../near-id.ts';
import type { SourceContext } from '../source.ts';
import { namingProperty, wordsOf } from './naming.ts';
import { finding } from './rules.ts';

/** Findings in one report; what is wrong in more of them is wrong in the same way. */
const most = 50;
/** Signs of a value that are looked through. */
const longest = 500;

/**
 * What a report nearly names: a property for IDs whose value holds one, or what looks like one, and is not IDs only; a name or class that
 * would be named by an ID if its hyphen, blanks and digits were those of a keyboard. What stands in many cases is told at the first.
 * @returns findings `result-id-ignored`
 * @implements SRS-3490
 */
export function findNearNames(results: readonly TestResult[], { ids, settings }: SourceContext): Finding[] {
  const near = nearIds(settings.types);
  const told = new Map<string, Finding>();
  for (const { name, className, properties, place } of results) {
    for (const text of [name, className]) {
      if (!/[\u0080-\uffff]/.test(text)) continue;
      const plain = plainSigns(text);
      const meant = ids.namedBy(plain).filter((id) => !ids.namedBy(text).includes(id));
      if (meant.length > 0)
        tell(`"${text.slice(0, 200)}"`, `${meant.join(', ')} with signs of a keyboard`, place);
    }
    for (const [key, value] of Object.entries(properties)) {
      if (namingProperty.test(key) && !wordsOf(value).every(ids.isId) && holdsId(value.slice(0, longest)))
        tell(
          `The property \`${key}\` "${value.slice(0, 200)}"`,
          'IDs only, such as `SRS-041, SRS-042`',
          place,
        );
    }
    if (told.size >= most) break;
  }
  return [...told.values()];

  function tell(what: string, form: string, place: TestResult['place']): void {
    if (told.has(what)) return;
    const message = `${what} holds what looks like an ID, but names no item.`;
    told.set(what, finding('result-id-ignored', place, { message, hint: `Write ${form}.` }));
  }

  function holdsId(value: string): boolean {
    const plain = plainSigns(value);
    if (ids.find(plain).length > 0) return true;
    return [...plain.matchAll(/(?<![\p{L}\p{N}])\p{L}/gu)].some(({ index }) => {
      const rest = plain.slice(index, index + 50);
      // `SRS-` lacks its number; `risk.high` and `doc_build` are words.
      const found =
        near.inHeading(rest) ?? near.inHeading(rest.replace(/^([\p{L}-]*-)(?![\p{L}\p{N}])/u, '$10'));
      return found !== undefined && /[-\p{N}]/u.test(found);
    });
  }
}
