import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Poppler's reader of the structure tree, which shares no code with what wrote it; undefined where it is not installed. */
export const pdfinfo: string | undefined = spawnSync('pdfinfo', ['-v']).error ? undefined : 'pdfinfo';

/** An element of the structure tree, with the text that it holds itself. */
export interface Tag {
  type: string;
  text: string;
  kids: Tag[];
}

/**
 * Reads the structure tree of a file as Poppler sees it.
 * @param file where the bytes are put down for it
 */
export function readTags(bytes: Uint8Array, file: string): Tag {
  writeFileSync(file, bytes);
  const out = execFileSync(pdfinfo ?? '', ['-struct-text', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const root: Tag = { type: '', text: '', kids: [] };
  const open: { depth: number; tag: Tag }[] = [{ depth: -1, tag: root }];
  for (const [, indent = '', line = ''] of out.matchAll(/^( *)(\S.*)$/gm)) {
    while (indent.length <= (open.at(-1)?.depth ?? -1)) open.pop();
    const { tag } = open.at(-1) ?? { tag: root };
    if (line.startsWith('"')) tag.text += line.replace(/^"|"$/g, '');
    else if (!line.startsWith('/')) {
      const kid = { type: /^\w+/.exec(line)?.[0] ?? '', text: '', kids: [] };
      tag.kids.push(kid);
      open.push({ depth: indent.length, tag: kid });
    }
  }
  return root;
}

/** All elements of some types, in the order of reading. */
export function tagsOf(tag: Tag, types: RegExp): Tag[] {
  return [...(types.test(tag.type) ? [tag] : []), ...tag.kids.flatMap((kid) => tagsOf(kid, types))];
}

/** What an element and all in it say. */
export function wordsOf({ text, kids }: Tag): string {
  return `${text}${kids.map(wordsOf).join('')}`.replace(/\s+/g, ' ').trim();
}

/** Cells of each row of a table; those of a table in a cell count for themselves. */
export function cellsOf(table: Tag): number[] {
  return table.kids.flatMap(({ type, kids }) =>
    type === 'TR'
      ? [kids.filter((kid) => /^T[DH]$/.test(kid.type)).length]
      : cellsOf({ type, text: '', kids }),
  );
}

/** Alternative text of each figure, in the order of reading, as pdf.js reads it. */
export async function figuresOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const found: string[] = [];
  const walk = (node: { role?: string; alt?: string; children?: unknown[] }): void => {
    if (node.role === 'Figure') found.push(node.alt ?? '');
    for (const child of node.children ?? []) walk(child as typeof node);
  };
  for (let number = 1; number <= pdf.numPages; number++)
    walk((await (await pdf.getPage(number)).getStructTree()) ?? {});
  return found;
}
