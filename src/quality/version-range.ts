/** A version of Semantic Versioning 2.0.0: numbers, then the identifiers of a pre-release. */
interface Version {
  numbers: number[];
  pre: string[];
}

type Test = (order: number) => boolean;

const tests: Readonly<Record<string, Test>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '=': (order) => order === 0,
};

/**
 * Whether a version lies in a range as `npm audit` writes it: comparators side by side, `a - b`, alternatives with `||`, `*`. Pre-releases are
 * ordered as versions are, since an advisory means them too.
 * @returns undefined where version or range are of another form: nothing is then known
 * @implements SRS-2913
 */
export function isInRange(version: string, range: string): boolean | undefined {
  const found = parseVersion(version);
  if (!found || range.length > 2000) return undefined;
  let isIn = false;
  for (const alternative of range.split('||')) {
    const holds = holdsAll(found, alternative.trim());
    if (holds === undefined) return undefined;
    isIn ||= holds;
  }
  return isIn;
}

function holdsAll(version: Version, text: string): boolean | undefined {
  if (text === '' || text === '*') return true;
  const [, from, to] = /^(\S+) +- +(\S+)$/.exec(text) ?? [];
  const comparators = from && to ? [`>=${from}`, `<=${to}`] : text.replace(/([<>=]) +/g, '$1').split(/ +/);
  let all = true;
  for (const comparator of comparators) {
    const [, sign = '', bound = ''] = /^(<=|>=|<|>|=|)v?(\d\S*)$/.exec(comparator) ?? [];
    const limit = parseVersion(bound);
    // A bound that is not whole stands for several versions; only below or from its first one it means one thing.
    if (!limit || (limit.numbers.length < 3 && sign !== '<' && sign !== '>=')) return undefined;
    all &&= (tests[sign || '='] as Test)(compareVersions(version, limit));
  }
  return all;
}

function parseVersion(text: string): Version | undefined {
  const [, numbers = '', pre = ''] =
    /^v?(\d{1,15}(?:\.\d{1,15}){0,2})(?:-([0-9A-Za-z.-]{1,200}))?(?:\+[0-9A-Za-z.-]{1,200})?$/.exec(text) ??
    [];
  if (numbers === '') return undefined;
  return { numbers: numbers.split('.').map(Number), pre: pre === '' ? [] : pre.split('.') };
}

/** Order by precedence (clause 11); a number left out is 0. */
function compareVersions(a: Version, b: Version): number {
  for (let at = 0; at < 3; at++) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let at = 0; at < Math.max(a.pre.length, b.pre.length); at++) {
    const order = compareIdentifiers(a.pre[at], b.pre[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifiers(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aIsNumber && bIsNumber) return Number(a) - Number(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
