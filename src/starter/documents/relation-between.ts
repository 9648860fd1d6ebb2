import { defaultRelations } from '../../config/defaults.ts';

/** The relation by which items of one type usually point to those of another. */
const usual: Readonly<Record<string, keyof typeof defaultRelations>> = {
  'RC HAZ': 'controls',
  'SRS HAZ': 'controls',
  'SRS URS': 'satisfies',
  'SRS RC': 'implements',
  'SDS SRS': 'implements',
  'SDS RC': 'implements',
  'TST SRS': 'verifies',
  'TST RC': 'verifies',
  'TST URS': 'verifies',
  'TST SDS': 'verifies',
  'ANOM SRS': 'affects',
  'CR ANOM': 'resolves',
};

/** How a link between two types is said at the first of them: a relation, or its inverse word; undefined where nothing is usual. */
export function relationBetween(from: string, to: string): string | undefined {
  const down = usual[`${to} ${from}`];
  return usual[`${from} ${to}`] ?? (down && defaultRelations[down].inverse);
}
