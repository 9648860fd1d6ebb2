import type { Form } from './form.ts';

/** Longest name that is looked at. */
const longest = 2000;

/** What a part of a name begins with. */
type ReadAt = (text: string, offset: number) => { id: string; form: Form } | undefined;

/**
 * Reads the IDs by which a test, a class or a suite is named, from its name: those at the beginning of the whole, or of one of the
 * parts that tools join (`alarm > TST-201 sounds`, `tests.test_alarm::TST-201`). An ID further inside is mentioned, and names nothing:
 * `unlike TST-201, …`. A function names it as its language lets it: `test_TST_201_latency`, `TST201Latency`, `tst_201`; where a type
 * has a pattern, as it is: `test_REQ001_latency`. Parameters in brackets that are nothing but IDs name the case: `test_alarm[TST-201]`.
 * @param forms those of all prefixes, the longest first
 * @param find all IDs of a text
 * @param readAt the ID that stands at an offset, behind which words may follow after `_`
 * @implements SRS-3145
 */
export function nameReader(
  forms: readonly Form[],
  find: (text: string) => { id: string; offset: number }[],
  readAt: ReadAt,
): (name: string) => string[] {
  const prefixes = forms.filter(({ pattern }) => pattern === undefined).map(({ prefix }) => prefix);
  const shorthands = prefixes.flatMap((prefix) => {
    const written = prefix.replaceAll('-', '[-_]?');
    return prefix.length > 2 ? [written, written.toLowerCase()] : [written];
  });
  // A number that goes on with another (`TST_201_2`) or with small letters could be of two IDs.
  const inFunction = new RegExp(
    `^(${shorthands.join('|') || '(?!)'})_?((?:[A-Z][A-Z0-9]*_)*)([0-9]+)([a-z]?)(?![a-z0-9]|_+[0-9])`,
  );
  const originals = new Map(prefixes.map((prefix) => [folded(prefix), prefix]));

  function leadingIn(part: string): string[] {
    const found: string[] = [];
    let offset = opening.exec(part)?.[0].length ?? 0;
    for (let match = readAt(part, offset); match; match = readAt(part, offset)) {
      found.push(match.id);
      offset += match.id.length;
      between.lastIndex = offset;
      offset += between.exec(part)?.[0].length ?? 0;
    }
    return found;
  }

  function inFunctionName(part: string): string[] {
    const before = /^(?:(?:[Tt]est|TEST|should|spec|it)_*|_+)?/.exec(part)?.[0].length ?? 0;
    const own = before > 0 ? readAt(part, before) : undefined;
    if (own?.form.pattern !== undefined) return [own.id];
    const match = inFunction.exec(part.slice(before));
    if (!match) return [];
    const [, prefix = '', words = '', number = '', letter = ''] = match;
    return [`${originals.get(folded(prefix))}-${words.replaceAll('_', '-')}${number}${letter}`];
  }

  return (name) => {
    const text = name.slice(0, longest);
    const parameters = /\[([^[\]]{1,200})\]$/.exec(text)?.[1];
    return [
      ...partsOf(text, find(text)).flatMap((part) => {
        const found = leadingIn(part.trim());
        // An identifier cannot hold a hyphen: its ID is one with an underscore, or it stands for one with a hyphen.
        return /^\w+(?=$|[[({<])/.test(part) ? [...found, ...inFunctionName(part)] : found;
      }),
      ...(parameters === undefined ? [] : listed(parameters, leadingIn)),
    ];
  };
}

/** The parts that tools join. What joins parts may also stand in an ID (`req~alarm.sound~1`), and joins nothing there. */
function partsOf(text: string, ids: readonly { id: string; offset: number }[]): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { 0: joint, index } of text.matchAll(/\s[>›]\s|::|[/\\$]|\.(?=[\p{L}_])/gu)) {
    if (ids.some(({ id, offset }) => offset < index && index < offset + id.length)) continue;
    parts.push(text.slice(start, index));
    start = index + joint.length;
  }
  return [...parts, text.slice(start)];
}

/** What may stand between IDs at the beginning of a name. */
const between = /[)\]}>'"”’]*\s*(?:[,;&+/]|and\b|und\b)?\s*[([{<@#]*/y;

/** The IDs of a text that is a list of IDs and nothing else: the value of a property, parameters of a test. */
function listed(text: string, leadingIn: (part: string) => string[]): string[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const found = words.map((word) => leadingIn(word));
  return found.every((ids, index) => ids.length === 1 && ids[0] === words[index]) ? found.flat() : [];
}

/** Marks and the number of a parametrised case before a name: `[2] `, `#`, `(`, `@`. */
const opening = /^(?:\[\d{1,6}\]\s*)?[([{<@#'"“‘]*/;

const folded = (prefix: string): string => prefix.replace(/[-_]/g, '').toUpperCase();
