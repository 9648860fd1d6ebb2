import { isRecord, ownMember } from '../model/index.ts';

/** A value that stands at two places and is not the same: where, and what stands there. */
export interface Difference {
  /** Path within the value; members of lists by their ID, path or name: `verdicts.SRS-041.state`. */
  place: string;
  /** As JSON, shortened. */
  stated: string;
  found: string;
}

/** Most differences told of one value. */
const most = 10;

/** Where two values of JSON differ; members that one of them lacks count as absent. In the order of the stated value. */
export function differencesOf(stated: unknown, found: unknown): Difference[] {
  const differences: Difference[] = [];
  compare(stated, found, '');
  return differences;

  function compare(a: unknown, b: unknown, place: string): void {
    if (differences.length >= most || Object.is(a, b)) return;
    if (Array.isArray(a) && Array.isArray(b)) {
      const [left, right] = [byName(a), byName(b)];
      for (const key of new Set([...left.keys(), ...right.keys()]))
        compare(left.get(key), right.get(key), `${place}[${key}]`);
    } else if (isRecord(a) && isRecord(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        compare(ownMember(a, key), ownMember(b, key), place === '' ? key : `${place}.${key}`);
    } else differences.push({ place, stated: shown(a), found: shown(b) });
  }
}

/** What may name the members of a list, the first that tells all of them apart. */
const names: ((value: unknown) => unknown)[] = [
  (value) => ownMember(value, 'id'),
  (value) => ownMember(value, 'path'),
  (value) => ownMember(value, 'gate'),
  (value) => ownMember(ownMember(value, 'criterion'), 'id'),
  (value) => isRecord(value) && 'from' in value && `${value.from} ${value.relation} ${value.to}`,
  (value) => ownMember(value, 'name'),
  (value) => ownMember(value, 'file'),
];

/** Members of a list by what names them, else by their number. */
function byName(list: readonly unknown[]): Map<string, unknown> {
  const keys = names
    .map((nameOf) => list.map(nameOf))
    .find(
      (each) =>
        each.every((name) => typeof name === 'string' && name !== '') && new Set(each).size === list.length,
    );
  return new Map(list.map((each, index) => [String(keys?.[index] ?? index), each]));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 120);
}
