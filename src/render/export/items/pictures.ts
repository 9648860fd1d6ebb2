import { posix } from 'node:path';
import { type Item, sha256Of } from '../../../model/index.ts';
import { resolveTarget } from '../../../trace/index.ts';
import { showPicture } from '../../files/index.ts';

/** A picture as a module names it. */
export interface HandedOnPicture {
  /** Below the directory of the module, or in its archive. */
  name: string;
  /** Media type. */
  type: string;
}

/**
 * The pictures of items as they are handed on: disarmed, each named by its file and its content, so that what is read and handed on again has
 * the same name.
 * @implements SRS-3804
 */
export class ItemPictures {
  /** What was asked for and is there, by name. */
  readonly files = new Map<string, Uint8Array>();
  /** What was asked for and is no picture that can be handed on, with the reason as the end of a sentence. */
  readonly missing = new Map<string, string>();
  readonly #read: (path: string) => Uint8Array | undefined;
  readonly #known = new Map<string, HandedOnPicture | undefined>();
  /** Name → path in the project. */
  readonly #paths = new Map<string, string>();

  /** @param read opens files of the project for what may be shown */
  constructor(read: (path: string) => Uint8Array | undefined) {
    this.#read = read;
  }

  /** @param target as the text of the item has it */
  of({ place }: Pick<Item, 'place'>, target: string): HandedOnPicture | undefined {
    const resolved = resolveTarget(target, place.file);
    if (resolved.kind !== 'inside') return undefined;
    const { path } = resolved;
    if (!this.#known.has(path)) this.#known.set(path, this.#take(path));
    return this.#known.get(path);
  }

  /** The name by which a picture of these bytes was handed on. */
  nameOf(bytes: Uint8Array): string | undefined {
    const sign = signOf(bytes);
    return [...this.files.keys()].find((name) => posix.parse(name).name.endsWith(`-${sign}`));
  }

  /** How the page of an item names a picture that was handed on. */
  targetOf({ place }: Pick<Item, 'place'>, name: string): string {
    return posix.relative(posix.dirname(place.file), this.#paths.get(name) ?? name);
  }

  #take(path: string): HandedOnPicture | undefined {
    const bytes = this.#read(path);
    const shown = bytes && showPicture(path, bytes);
    if (!shown || 'refused' in shown) {
      this.missing.set(path, shown?.refused ?? (bytes ? 'is no picture' : 'cannot be read'));
      return undefined;
    }
    const name = pictureName(path, shown.bytes);
    this.files.set(name, shown.bytes);
    this.#paths.set(name, path);
    return { name, type: shown.type };
  }
}

/** No picture is handed on: each is its words. */
export const noPictures = new ItemPictures(() => undefined);

/** `files/<its name>-<first of its SHA-256>`, with signs that names have on all systems. */
function pictureName(path: string, bytes: Uint8Array): string {
  const { name, ext } = posix.parse(path);
  const plain = name.replace(/-[0-9a-f]{12}$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `files/${plain}-${signOf(bytes)}${ext.toLowerCase()}`;
}

function signOf(bytes: Uint8Array): string {
  return sha256Of(bytes).slice(0, 12);
}
