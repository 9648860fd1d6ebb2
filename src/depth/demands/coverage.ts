import { percentOf } from '../../quality/index.ts';
import { minimumOf } from '../rows.ts';
import type { DemandKind } from './judge.ts';

/** Tests ran enough of its source. Only reports of this very tree count. */
export const coverage: DemandKind = {
  isAsked: (row) => row.coverage !== undefined,
  judge({ id }, rows, ground) {
    const unit = ground.coverage.get(id);
    const minimum = minimumOf(rows);
    if (!unit || !minimum) return undefined;
    const asked = {
      sentence: sentenceOf(minimum),
      values: { lines: String(minimum.lines), branches: String(minimum.branches) },
    };
    if (unit.measured === 0)
      return { asked, met: false, said: { sentence: 'No coverage report of this tree speaks of it.' } };
    const found = { lines: percentOf(unit.lines), branches: percentOf(unit.branches) };
    const isLow = (['lines', 'branches'] as const).some((what) => (found[what] ?? 100) < minimum[what]);
    const values = { lines: shown(found.lines), branches: shown(found.branches) };
    return {
      asked,
      met: !isLow,
      said: { sentence: 'Tests run of its lines {lines}, of its branches {branches}.', values },
    };
  },
};

function sentenceOf({ lines, branches }: { lines: number; branches: number }): string {
  if (branches === 0) return 'tests that run {lines} % of its lines';
  if (lines === 0) return 'tests that run {branches} % of its branches';
  return 'tests that run {lines} % of its lines and {branches} % of its branches';
}

function shown(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent} %`;
}
