import type { IdSyntax } from '../../config/index.ts';
import { slipOf } from '../../model/index.ts';
import { type NearIds, plainSigns } from '../near-id.ts';

/**
 * The lines of a message that look like a trailer with an item and link nothing of it: a slip in the name or in an ID, no colon, or a place
 * outside the last paragraph, where git reads no trailers.
 * @param names of trailers that link, in small letters
 * @param linked the items that the trailers of the message do name
 * @implements SRS-3491
 */
export function nearTrailers(
  message: string,
  names: ReadonlySet<string>,
  linked: ReadonlySet<string>,
  ids: IdSyntax,
  near: NearIds,
): string[] {
  return message
    .replace(/\r?\n[ \t]+/g, ' ')
    .split('\n')
    .filter((line) => {
      const [, name = '', sign = '', rest = ''] =
        /^[\s@>*-]*([\p{L}-]{1,60})([ \t]*[:=][ \t]*|[ \t]+)(.{1,1000})/u.exec(plainSigns(line)) ?? [];
      if (!names.has(name.toLowerCase()) && slipOf(name.toLowerCase(), names) === undefined) return false;
      // Without a colon it is a sentence, unless nothing but IDs follows.
      if (sign.trim() === '' && !/^(?:\p{L}+[-_ ]?[\p{N}.]+[\s,;.]*)+$/u.test(rest)) return false;
      return [...rest.matchAll(/(?<![\p{L}\p{N}_-])\p{L}/gu)].some(({ index }) => {
        const found = near.inHeading(rest.slice(index, index + 100));
        return found !== undefined && !ids.find(found).some(({ id }) => linked.has(id));
      });
    });
}
