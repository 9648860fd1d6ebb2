import { type Model, ownEntry } from '../model/index.ts';
import type { Translate } from './messages.ts';

/**
 * What stands beside an item that is new, or says something else, since the release before this commit; undefined where none is known,
 * where nothing of the item changed, and where it only moved to another file.
 * @implements SRS-3874
 */
export function changeMarks({
  history,
  release,
}: Pick<Model, 'history' | 'release'>): (id: string, t: Translate) => string | undefined {
  const releases = Object.entries(history?.releases ?? {});
  const here = release.revision.commit;
  const last = releases.findLast(([, { commit }]) => commit !== here)?.[0];
  if (!history || last === undefined) return () => undefined;
  const isHere = new Set(['', ...releases.filter(([, { commit }]) => commit === here).map(([tag]) => tag)]);
  return (id, t) => {
    const since = (ownEntry(history.items, id) ?? []).filter(({ commit }) =>
      // What is not committed yet is of no commit that is known.
      isHere.has(ownEntry(history.commits, commit)?.release ?? ''),
    );
    const said = since.some(({ kind }) => kind === 'created')
      ? 'New since {release}'
      : since.some(({ kind, difference }) => kind === 'changed' || difference.length > 0)
        ? 'Changed since {release}'
        : '';
    return said === '' ? undefined : t(said).replace('{release}', () => last);
  };
}
