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
import { exportedItems, exportItems, reqifFingerprint, wordsOf } from '../render/export/items/index.ts';
import { type Edited, type EditedFormat, readEdited } from '../sources/imports/index.ts';
import { sourceContext } from '../sources/source.ts';
import { additionsOf, nothingSaid } from './add-items.ts';
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
 * @param format of the file
 * @param path of the file
 * @param read bytes of a file of the project
 * @param add whether items that the project does not have are written into its pages
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
): UpdatePlan {
  const exported = exportedItems(model, []);
  const own = new Map(exported.map((each) => [each.item.id, { item: each.item, words: wordsOf(each) }]));
  const relations = new Set(Object.keys(project.config.trace.relations));
  const rich = format === 'reqif' ? richTexts(model, project.config) : undefined;
  const edited = editedItems(path, file, { own, relations, ...(rich ? { rich } : {}) });
  const { additions, problems: placeless } = add
    ? additionsOf(edited, own, project.ids)
    : { additions: [], problems: [] };
  const told = new Set(add ? edited.map(({ id }) => id) : []);
  const { changes, problems } = compareItems(edited, own, told);
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
    problems: [...problems, ...placeless, ...unwritten],
    pages,
    absent: [...own.values()].flatMap(({ item }) =>
      types.has(item.type) && !held.has(item.id) ? [item.id] : [],
    ),
  };
}

/** The texts of all items as a module of ReqIF has them, with the fingerprints that it carries. */
function richTexts(
  model: Model,
  config: Project['config'],
): ReadonlyMap<string, { text: string; fingerprint: string }> {
  const bytes = Buffer.from(exportItems('reqif', model, [], config));
  const read = readEdited('reqif', { path: 'items.reqif', bytes });
  const texts = new Map('refused' in read ? [] : read.entries.map(({ id, text }) => [id, text]));
  return new Map(
    exportedItems(model, []).map((each) => [
      each.item.id,
      { text: texts.get(each.item.id) ?? '', fingerprint: reqifFingerprint(each) },
    ]),
  );
}
