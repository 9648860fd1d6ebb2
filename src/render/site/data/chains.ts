import type { EndKey, Reason } from '../../../model/index.ts';
import type { CoverageStep } from '../../../trace/index.ts';
import { chainsOf } from '../chains/rows.ts';
import { verdictStates } from '../states.ts';
import type { SiteView } from '../view.ts';
import { scriptData } from './script-data.ts';

/**
 * `data/chains.js`: the rows of the trace view. `columns` are words; cells hold indices: below the number of items of `data/items.js` an item,
 * from there on an entry of `others` (`[label, path]`). A row is `[cells, missing, [passed, failed, other], state, reason, said]`; `reason` an index
 * of `reasons`, `said` such indices of what suppliers say of their tests, absent where there is nothing.
 * @implements SRS-3672, SRS-3858
 */
export function chainsData(view: SiteView, coverage: readonly CoverageStep[]): string {
  const { types, rows, left } = chainsOf(view, coverage);
  const index = new Map<EndKey, number>(view.items.map(({ id }, at) => [id, at]));
  const others: [label: string, path: string][] = [];
  const indexOf = (key: EndKey): number => {
    const known = index.get(key);
    if (known !== undefined) return known;
    const region = view.graph.region(key);
    const path = region && view.paths.codeFile(region.file);
    const at = view.items.length + others.length;
    others.push([region?.name || region?.file || key, path ? `${path}#L${region.place.line}` : '']);
    index.set(key, at);
    return at;
  };
  const reasons = new Map<string, number>();
  const saidAt = (said: string): number => {
    if (!reasons.has(said)) reasons.set(said, reasons.size);
    return reasons.get(said) ?? 0;
  };
  const reasonOf = (reason: Reason | undefined): number => saidAt(reason ? view.reason(reason) : '');
  const { t } = view;
  return scriptData('chains', {
    columns: [
      ...[...types.spine, ...types.below].map((type) => ({ key: type, label: view.typeNames(type).title })),
      { key: 'code', label: t('Code') },
      { key: 'tests', label: t('Tests') },
      { key: 'result', label: t('Result') },
      { key: 'reason', label: t('Reason') },
      { key: 'verdict', label: t('Verdict') },
    ],
    rows: rows.map(({ cells, missing, results, state, reason, said }) => [
      cells.map((cell) => cell.map(indexOf)),
      missing,
      [results.passed, results.failed, results.other],
      verdictStates.indexOf(state),
      reasonOf(reason),
      ...(said.length > 0 ? [said.map(saidAt)] : []),
    ]),
    others,
    reasons: [...reasons.keys()],
    left,
  });
}
