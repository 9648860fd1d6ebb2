import { nameReader } from './names.ts';
import type { TraceType } from './trace.ts';

/** What tells an ID from other words, built once from the configured prefixes. */
export interface IdSyntax {
  /** Matches a whole ID and nothing else. */
  isId(text: string): boolean;
  /** Type of an ID (key of `trace.types`) by its prefix; undefined for what is no ID. */
  typeOf(id: string): string | undefined;
  /** The same, with the prefix. */
  about(id: string): { type: string; prefix: string } | undefined;
  /** All IDs in a text with their offsets (UTF-16 code units), in order. */
  find(text: string): { id: string; offset: number }[];
  /** IDs by which a test, class or suite of this name is named: see `nameReader`. */
  namedBy(name: string): string[];
}

/**
 * The syntax of IDs: a registered prefix, `-` or `_`, then words of capitals and digits joined by `-`, `_` or `.`,
 * the last of which holds a digit: `SRS-041`, `SRS-ALARM-12`, `REQ_7.2`, `TST-201a`.
 * Longer words around it are left alone (`XSRS-1`, `SRS-1x2y`).
 * @implements SRS-105
 */
export function idSyntax(
  types: Readonly<Record<string, Pick<TraceType, 'prefixes'> & Partial<TraceType>>>,
): IdSyntax {
  const typeByPrefix = new Map<string, string>();
  for (const [type, { prefixes }] of Object.entries(types)) {
    for (const prefix of prefixes) typeByPrefix.set(prefix, type);
  }
  const prefixes = [...typeByPrefix.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const tail = '[-_](?:[A-Z][A-Z0-9]*[-_.])*[0-9]+(?:[.-][0-9]+)*[a-z]?';
  const source = `(${prefixes.join('|')})${tail}`;
  const whole = new RegExp(`^${source}$`);
  // Prefixes are quickly found; only where one stands are the words around it looked at.
  const begin = new RegExp(`(?:${prefixes.join('|')})[-_]`, 'g');
  const here = new RegExp(`(?<![\\p{L}\\p{N}_-])${source}(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`, 'uy');
  const namedBy = nameReader(prefixes, source);
  const about: IdSyntax['about'] = (id) => {
    const prefix = whole.exec(id)?.[1] ?? '';
    const type = typeByPrefix.get(prefix);
    return type === undefined ? undefined : { type, prefix };
  };
  return {
    namedBy,
    isId: (text) => whole.test(text),
    typeOf: (id) => about(id)?.type,
    about,
    find(text) {
      const found: { id: string; offset: number }[] = [];
      begin.lastIndex = 0;
      for (let prefix = begin.exec(text); prefix; prefix = begin.exec(text)) {
        here.lastIndex = prefix.index;
        const match = here.exec(text);
        if (match) found.push({ id: match[0], offset: match.index });
        begin.lastIndex = match ? here.lastIndex : prefix.index + 1;
      }
      return found;
    },
  };
}
