/** Longest name that is looked at. */
const longest = 2000;

/**
 * Reads the IDs by which a test, a class or a suite is named, from its name: those at the beginning of the whole, or of one of the
 * parts that tools join (`alarm > TST-201 sounds`, `tests.test_alarm::TST-201`). An ID further inside is mentioned, and names nothing:
 * `unlike TST-201, …`. A function names it as its language lets it: `test_TST_201_latency`, `TST201Latency`, `tst_201`; parameters in
 * brackets that are nothing but IDs name the case: `test_alarm[TST-201]`.
 * @param prefixes registered prefixes, the longest first
 * @param source pattern of a whole ID
 * @implements SRS-3145
 */
export function nameReader(prefixes: readonly string[], source: string): (name: string) => string[] {
  const leading = new RegExp(`${source}(?![\\p{L}\\p{N}]|_\\p{N}|-[\\p{L}\\p{N}])`, 'uy');
  const shorthands = prefixes.flatMap((prefix) => {
    const written = prefix.replaceAll('-', '[-_]?');
    return prefix.length > 2 ? [written, written.toLowerCase()] : [written];
  });
  // A number that goes on with another (`TST_201_2`) or with small letters could be of two IDs.
  const inFunction = new RegExp(
    `^(?:[Tt]est|TEST|should|spec|it)?_*(${shorthands.join('|')})_?((?:[A-Z][A-Z0-9]*_)*)([0-9]+)([a-z]?)(?![a-z0-9]|_+[0-9])`,
  );
  const originals = new Map(prefixes.map((prefix) => [folded(prefix), prefix]));

  function leadingIn(part: string): string[] {
    const found: string[] = [];
    leading.lastIndex = opening.exec(part)?.[0].length ?? 0;
    for (let match = leading.exec(part); match; match = leading.exec(part)) {
      found.push(match[0]);
      const between = /^[)\]}>'"”’]*\s*(?:[,;&+/]|and\b|und\b)?\s*[([{<@#]*/.exec(
        part.slice(leading.lastIndex),
      );
      leading.lastIndex = match.index + match[0].length + (between?.[0].length ?? 0);
    }
    return found;
  }

  function inFunctionName(part: string): string[] {
    const match = inFunction.exec(part);
    if (!match) return [];
    const [, prefix = '', words = '', number = '', letter = ''] = match;
    return [`${originals.get(folded(prefix))}-${words.replaceAll('_', '-')}${number}${letter}`];
  }

  return (name) => {
    const text = name.slice(0, longest);
    const parts = text.split(/\s[>›]\s|::|[/\\$]|\.(?=[\p{L}_])/u);
    const parameters = /\[([^[\]]{1,200})\]$/.exec(text)?.[1];
    return [
      ...parts.flatMap((part) => {
        const found = leadingIn(part.trim());
        // An identifier cannot hold a hyphen: its ID is one with an underscore, or it stands for one with a hyphen.
        return /^\w+(?=$|[[({<])/.test(part) ? [...found, ...inFunctionName(part)] : found;
      }),
      ...(parameters === undefined ? [] : listed(parameters, leadingIn)),
    ];
  };
}

/** The IDs of a text that is a list of IDs and nothing else: the value of a property, parameters of a test. */
function listed(text: string, leadingIn: (part: string) => string[]): string[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const found = words.map((word) => leadingIn(word));
  return found.every((ids, index) => ids.length === 1 && ids[0] === words[index]) ? found.flat() : [];
}

/** Marks and the number of a parametrised case before a name: `[2] `, `#`, `(`, `@`. */
const opening = /^(?:\[\d{1,6}\]\s*)?[([{<@#'"“‘]*/;

const folded = (prefix: string): string => prefix.replace(/[-_]/g, '').toUpperCase();
