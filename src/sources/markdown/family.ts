import { withoutNumber } from '../../model/index.ts';
import { mayBePrefix } from './meanings.ts';

const id = /^([A-Z](?:[a-z]*[A-Z0-9])*)[-_](?:[A-Z][A-Z0-9]*[-_.])*[0-9]+(?:[.-][0-9]+)*[a-z]?$/;

/** The prefix of an ID of any family: its first word; undefined for what is no ID. */
export function prefixOf(text: string): string | undefined {
  const prefix = text.length <= 80 ? id.exec(text)?.[1] : undefined;
  return prefix !== undefined && mayBePrefix(prefix) ? prefix : undefined;
}

/** The ID that a heading begins with. */
export function idOfHeading(text: string): string | undefined {
  const first = /^[[(]?([A-Za-z][\w.-]*)(?=$|[\s\])：:–—,])/u.exec(withoutNumber(text).slice(0, 200))?.[1];
  const trimmed = first?.replace(/[.,]$/, '');
  return trimmed !== undefined && prefixOf(trimmed) !== undefined ? trimmed : undefined;
}

/** Whether a column is named as one of IDs, of `attributeName`. */
export function isIdName(name: string): boolean {
  return /(?:^|-)(?:id|ids|id\(s\)|no\.?|nr\.?|number)$/.test(name);
}
