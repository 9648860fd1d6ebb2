import { handedOnHash, type Item, type ItemWords } from '../model/index.ts';
import { changedRows } from './changed-rows.ts';
import type { EditedItem, ItemChange, Problem } from './update-plan.ts';

/** An item of the project, and what it says in the form that was handed on. */
export interface OwnItem {
  item: Item;
  words: ItemWords;
}

/**
 * Holds each item of an edited file against the project and against what was handed on. What only the file changed is a change, what only
 * the project changed is left, what both changed is a conflict.
 * @param own items of the project by ID
 * @param added IDs of items that are written anew
 * @implements SRS-3769
 */
export function compareItems(
  edited: readonly EditedItem[],
  own: ReadonlyMap<string, OwnItem>,
  added: ReadonlySet<string> = new Set(),
): { changes: ItemChange[]; problems: Problem[] } {
  const changes: ItemChange[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const theirs of edited) {
    const { id, place, words, unchanged } = theirs;
    const known = own.get(id);
    const tell = (message: string, hint: string): number => problems.push({ place, message, hint });
    const isSecond = seen.has(id);
    seen.add(id);
    if (isSecond) tell(`${id} stands twice in the file.`, 'Leave the one that is meant.');
    else if (!known) {
      if (!added.has(id))
        tell(
          `${id} is no item of the project.`,
          'Say --add to write it behind the item above it in the file, or take it out of the file.',
        );
    } else {
      const change = { item: known.item, before: known.words, after: words };
      if (unchanged?.file || handedOnHash(id, words) === handedOnHash(id, known.words)) continue;
      if (known.item.origin)
        tell(`${id} is owned by ${known.item.origin.tool}.`, 'Change it there, and take it out of the file.');
      else if (known.item.alsoAt) tell(`${id} is defined at several places.`, 'Leave one definition of it.');
      else if (!unchanged)
        tell(
          `${id} differs, and the file does not say what was handed on.`,
          'Write the change into its page, or export the file again and make the change in that.',
        );
      else if (!unchanged.project)
        problems.push({
          place,
          message: `${id} was changed in the file and in the project since it was handed on.`,
          hint: 'Export the file again, and make the change in that.',
          rows: changedRows(change),
        });
      else changes.push(change);
    }
  }
  return { changes, problems };
}
