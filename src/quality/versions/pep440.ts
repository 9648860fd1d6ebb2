/** A version of Python in the order of PEP 440: epoch, release, then pre-, post- and development releases, then the local part. */
interface PythonVersion {
  epoch: number;
  release: number[];
  /** Pre-release: `a`, `b`, `rc` by rank and number; before all of them a development release of the version itself, behind them the release. */
  pre: [rank: number, number: number];
  post: number;
  dev: number;
  local: string;
}

const form =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/i;
const ranks: Readonly<Record<string, number>> = {
  a: 0,
  alpha: 0,
  b: 1,
  beta: 1,
  c: 2,
  rc: 2,
  pre: 2,
  preview: 2,
};

function parse(text: string): PythonVersion | undefined {
  const found = text.length > 200 ? null : form.exec(text.trim());
  if (!found) return undefined;
  const [
    ,
    epoch = '0',
    release = '',
    pre,
    preNumber,
    implicit,
    post,
    postNumber,
    dev,
    devNumber,
    local = '',
  ] = found;
  const isPost = implicit !== undefined || post !== undefined;
  return {
    epoch: Number(epoch),
    release: release.split('.').map(Number),
    pre: pre ? [ranks[pre.toLowerCase()] ?? 2, Number(preNumber || 0)] : !isPost && dev ? [-1, 0] : [3, 0],
    post: isPost ? Number(implicit ?? (postNumber || 0)) : -1,
    dev: dev ? Number(devNumber || 0) : Number.POSITIVE_INFINITY,
    local: local.toLowerCase().replace(/[-_]/g, '.'),
  };
}

function compare(a: PythonVersion, b: PythonVersion): number {
  const length = Math.max(a.release.length, b.release.length);
  const release = Array.from({ length }, (_, at) => (a.release[at] ?? 0) - (b.release[at] ?? 0));
  const ordered = [a.epoch - b.epoch, ...release, a.pre[0] - b.pre[0], a.pre[1] - b.pre[1], a.post - b.post];
  return (
    ordered.find((each) => each !== 0) ??
    (a.dev === b.dev ? compareLocal(a.local, b.local) : a.dev < b.dev ? -1 : 1)
  );
}

/** Numbers come behind letters; a longer part behind its beginning. */
function compareLocal(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => (text === '' ? [] : text.split('.')));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const [one, other] = [left?.[at], right?.[at]];
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    if (one === other) continue;
    const [isNumber, isOther] = [/^\d+$/.test(one), /^\d+$/.test(other)];
    if (isNumber !== isOther) return isNumber ? 1 : -1;
    return isNumber ? Number(one) - Number(other) : one < other ? -1 : 1;
  }
  return 0;
}

/**
 * Whether a version meets a specifier of PEP 440: clauses `~= == != <= >= < > ===` apart by commas. Pre-releases are ordered as versions are, since
 * an advisory means them too.
 * @returns undefined where one is of another form
 */
export function meetsPep440(version: string, specifier: string): boolean | undefined {
  const found = parse(version);
  if (!found) return undefined;
  const answers = specifier
    .split(',')
    .map((clause) => clause.trim())
    .filter(Boolean)
    .map((clause) => meetsClause(found, version, clause));
  return answers.includes(undefined) ? undefined : answers.every(Boolean);
}

function meetsClause(version: PythonVersion, written: string, clause: string): boolean | undefined {
  const [, operator = '', text = ''] = /^(===|~=|==|!=|<=|>=|<|>)\s*(\S+)$/.exec(clause) ?? [];
  if (operator === '===') return written.trim().toLowerCase() === text.toLowerCase();
  const isPrefix = text.endsWith('.*') && (operator === '==' || operator === '!=');
  const other = parse(isPrefix ? text.slice(0, -2) : text);
  if (!other) return undefined;
  const plain = other.local === '' ? { ...version, local: '' } : version;
  const order = compare(plain, other);
  const begins = (release: readonly number[]): boolean =>
    version.epoch === other.epoch && release.every((part, at) => (version.release[at] ?? 0) === part);
  switch (operator) {
    case '==':
      return isPrefix ? begins(other.release) : order === 0;
    case '!=':
      return isPrefix ? !begins(other.release) : order !== 0;
    case '~=':
      return other.release.length < 2 ? undefined : order >= 0 && begins(other.release.slice(0, -1));
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    default:
      return order > 0;
  }
}
