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
import type { Edited, EditedFormat } from '../sources/imports/index.ts';
import { sourceContext } from '../sources/source.ts';
import { additionsOf, nothingSaid } from './add-items.ts';
import { changedRows } from './changed-rows.ts';
import { compareItems } from './compare-items.ts';
import { editPages } from './edit-pages.ts';
import { editedItems } from './edited-words.ts';
import { withNewIds } from './new-ids.ts';
import { RichTexts } from './rich-texts.ts';
import type { UpdatePlan } from './update-plan.ts';

export { planDocument } from './plan-document.ts';
export { remarksText } from './remarks-text.ts';
export type { UpdatePlan } from './update-plan.ts';
export { patchOf, updateText } from './update-text.ts';

/**
 * What taking back an edited file comes to.
 * @param format of the file
 * @param path of the file
 * @param read bytes of a file of the project
 * @param add whether items that the project does not have are written into its pages
 * @param picture bytes of a picture that may be shown
 * @implements SRS-3769, SRS-3812
 */
export function planUpdate(
  project: Pick<Project, 'config' | 'ids'>,
  model: Model,
  format: EditedFormat,
  path: string,
  file: Edited,
  read: (path: string) => Uint8Array | undefined,
  add = false,
  picture = read,
): UpdatePlan {
  const exported = exportedItems(model, []);
  const own = new Map(exported.map((each) => [each.item.id, { item: each.item, words: wordsOf(each) }]));
  const relations = new Set(Object.keys(project.config.trace.relations));
  const rich = format === 'reqif' ? new RichTexts(model, project.config, picture) : undefined;
  const named = add ? withNewIds(file, model.items, project.ids, project.config.trace.types) : file;
  const edited = editedItems(path, rich?.settled(named) ?? named, {
    own,
    relations,
    ...(rich ? { rich } : {}),
  });
  const { additions: found, problems: placeless } = add
    ? additionsOf(edited, own, project.ids)
    : { additions: [], problems: [] };
  const additions = found.map((each) =>
    rich ? { ...each, words: { ...each.words, text: rich.onPage(each.words.text, each.above) } } : each,
  );
  const told = new Set(add ? edited.map(({ id }) => id) : []);
  const { changes, problems } = compareItems(edited, own, told);
  const strange =
    rich?.strangePictures(
      [...changes.map(({ item, after }) => ({ id: item.id, words: after })), ...additions],
      edited,
      file,
    ) ?? [];
  const { pages, problems: unwritten } = editPages(changes, additions, sourceContext(project), read);
  const held = new Set(edited.map(({ id }) => id));
  const types = new Set(edited.flatMap(({ id }) => own.get(id)?.item.type ?? []));
  return {
    changes: [
      ...changes.map((change) => ({
        what: change.item.id,
        place: change.item.place,
        rows: changedRows(change),
      })),
      ...additions.map(({ id, above, words }) => ({
        what: `${id} is new, behind ${above.id}`,
        place: above.place,
        rows: changedRows({ before: nothingSaid, after: words }),
      })),
    ],
    remarks: [],
    problems: [...problems, ...placeless, ...strange, ...unwritten],
    pages,
    absent: [...own.values()].flatMap(({ item }) =>
      types.has(item.type) && !held.has(item.id) ? [item.id] : [],
    ),
  };
}
