import type { Config } from '../config/index.ts';
import type { Item, Model } from '../model/index.ts';
import { exportedItems, exportItems, ItemPictures, reqifFingerprint } from '../render/export/items/index.ts';
import { type Edited, readEdited, renamePictures, withPictures } from '../sources/imports/index.ts';
import { unlessUnreadable } from '../sources/unreadable.ts';
import type { EditedItem, Problem } from './update-plan.ts';

/** A text as a format with rich text has it today, and the fingerprint that it would carry. */
export interface RichTextToday {
  text: string;
  fingerprint: string;
}

/**
 * The texts of all items as a module of ReqIF has them, and its pictures by the names that they were handed on with, whatever another tool
 * calls them.
 * @implements SRS-3772, SRS-3805
 */
export class RichTexts {
  readonly #texts = new Map<string, RichTextToday>();
  readonly #pictures: ItemPictures;
  /** As texts name it → name. */
  readonly #names = new Map<string, string>();
  /** Pictures of the file that were not handed on, as its texts name them. */
  readonly #strange = new Set<string>();

  /** @param read opens pictures of the project */
  constructor(model: Model, config: Config, read: (path: string) => Uint8Array | undefined) {
    this.#pictures = new ItemPictures(read);
    const bytes = Buffer.from(exportItems('reqif', model, [], config, this.#pictures));
    const module = readEdited('reqif', { path: 'items.reqif', bytes });
    const texts = new Map('refused' in module ? [] : module.entries.map(({ id, text }) => [id, text]));
    for (const each of exportedItems(model, []))
      this.#texts.set(each.item.id, {
        text: texts.get(each.item.id) ?? '',
        fingerprint: reqifFingerprint(each, this.#pictures),
      });
    if (!('refused' in module))
      for (const { target, name } of module.pictures ?? []) this.#names.set(target, name);
  }

  get(id: string): RichTextToday | undefined {
    return this.#texts.get(id);
  }

  /** An edited module with the names of today for the pictures that were handed on. */
  settled(file: Edited): Edited {
    const targets = new Map([...this.#names].map(([target, name]) => [name, target]));
    const renamed = new Map<string, string>();
    for (const { target, name, read } of file.pictures ?? []) {
      const bytes = read && unlessUnreadable(read);
      const known = bytes ? this.#pictures.nameOf(bytes) : name;
      const today = known === undefined ? undefined : targets.get(known);
      if (today === undefined) this.#strange.add(target);
      else renamed.set(target, today);
    }
    return withPictures(file, renamed);
  }

  /** The text of an item with its pictures as its page names them. */
  onPage(text: string, item: Pick<Item, 'place'>): string {
    const places = [...this.#names].map(([target, name]): [string, string] => [
      target,
      this.#pictures.targetOf(item, name),
    ]);
    return renamePictures(text, new Map(places));
  }

  /** A problem for each changed item that shows a picture which the project or the file does not have. */
  strangePictures(
    changed: readonly Pick<EditedItem, 'id' | 'words'>[],
    edited: readonly EditedItem[],
    { entries }: Edited,
  ): Problem[] {
    return changed.flatMap(({ id, words }) => {
      const place = edited.find((each) => each.id === id)?.place;
      const strange = [...this.#strange].find((target) => words.text.includes(`](<${target}>)`));
      const lost = entries.find((entry) => entry.id === id)?.lostPicture;
      const gone = lost === undefined ? undefined : `${id}: ${lost}.`;
      const message =
        strange === undefined
          ? gone
          : `${id} shows the picture ${strange.slice(0, 100)}, which the project does not have.`;
      if (!place || message === undefined) return [];
      return {
        place,
        message,
        hint: 'Add it to the page by hand, export the file again, and make the other changes in that.',
      };
    });
  }
}
