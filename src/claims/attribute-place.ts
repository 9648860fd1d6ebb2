import type { Item, Place } from '../model/index.ts';

/** What tells where an attribute stands: the bytes of the pages. */
export interface PageBytes {
  read(path: string): Uint8Array | undefined;
}

/** Place of an attribute of an item at its own line; that of the item where it is not found, or for a row. */
export function attributePlace({ place, form }: Item, name: string, pages: PageBytes | undefined): Place {
  const bytes = form === 'heading' ? pages?.read(place.file) : undefined;
  if (!bytes) return place;
  const lines = new TextDecoder().decode(bytes).split('\n');
  const at = lines.slice(place.line, place.endLine ?? place.line).findIndex((line) => {
    const key = /^[\s>*+|-]*([^:：|]*[^:：|\s])\s*[:：|]/u.exec(line)?.[1] ?? '';
    return key.toLowerCase().replace(/[\s_-]+/g, '-') === name;
  });
  return at < 0 ? place : { file: place.file, line: place.line + at + 1, column: 1 };
}
