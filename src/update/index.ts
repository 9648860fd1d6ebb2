/**
 * Takes back what was handed on and edited in another program: compares it with the project and with what was handed on, and writes what only
 * the file changed into the pages.
 * @c4 component "Changes back"
 * @technology TypeScript, unified
 * @description Compares an edited file with the project, and writes its changes into the Markdown.
 * @uses Model "items, fingerprints"
 * @uses Configuration "relations, syntax of IDs"
 * @uses Sources "settings of readers"
 * @uses Imports "reads edited files"
 * @uses Markdown source "reads pages again"
 * @uses Renderers "what an item says where it is handed on"
 * @implements SDS-3280, SDS-3281
 */
import type { Project } from '../config/index.ts';
import type { Model } from '../model/index.ts';
import { exportedItems, wordsOf } from '../render/export/items/index.ts';
import type { Edited } from '../sources/imports/index.ts';
import { sourceContext } from '../sources/source.ts';
import { changedRows } from './changed-rows.ts';
import { compareItems } from './compare-items.ts';
import { editPages } from './edit-pages.ts';
import { editedItems } from './edited-words.ts';
import type { UpdatePlan } from './update-plan.ts';

export { planDocument } from './plan-document.ts';
export { remarksText } from './remarks-text.ts';
export type { UpdatePlan } from './update-plan.ts';
export { patchOf, updateText } from './update-text.ts';

/**
 * What taking back an edited file comes to.
 * @param path of the file
 * @param read bytes of a file of the project
 * @implements SRS-3769
 */
export function planUpdate(
  project: Pick<Project, 'config' | 'ids'>,
  model: Model,
  path: string,
  file: Edited,
  read: (path: string) => Uint8Array | undefined,
): UpdatePlan {
  const own = new Map(
    exportedItems(model, []).map((each) => [each.item.id, { item: each.item, words: wordsOf(each) }]),
  );
  const relations = new Set(Object.keys(project.config.trace.relations));
  const edited = editedItems(path, file, own, relations);
  const { changes, problems } = compareItems(edited, own);
  const { pages, problems: unwritten } = editPages(changes, sourceContext(project), read);
  const held = new Set(edited.map(({ id }) => id));
  const types = new Set(edited.flatMap(({ id }) => own.get(id)?.item.type ?? []));
  return {
    changes: changes.map((change) => ({
      what: change.item.id,
      place: change.item.place,
      rows: changedRows(change),
    })),
    remarks: [],
    problems: [...problems, ...unwritten],
    pages,
    absent: [...own.values()].flatMap(({ item }) =>
      types.has(item.type) && !held.has(item.id) ? [item.id] : [],
    ),
  };
}
