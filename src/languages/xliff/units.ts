import type { Document, Model } from '../../model/index.ts';

/** A block of Markdown between blank lines. */
export interface Segment {
  source: string;
  /** The block at the same place of the translation, if that section has as many blocks. */
  target: string | undefined;
  /** False for generated parts and code: they stay as they are. */
  translate: boolean;
}

/** A section of the original with what the translation has for it. */
export interface Unit {
  /** `path#anchor` of the section in the original. */
  name: string;
  segments: Segment[];
  /** Comments of the translation, such as `<!-- covers: 7.2.2.5 -->`: they stay, below the heading. */
  comments: string[];
}

/** A page of the original with the page of the translation that stands for it. */
export interface PagePair {
  source: string;
  target: string;
  units: Unit[];
  /** What stands before the first heading in the translation: its front matter. */
  head: string;
}

/** Original and translation, page by page and section by section. @param read text of a page of the project */
export function pagePairs(
  { pages }: Pick<Model, 'pages'>,
  original: Document,
  translation: Document,
  read: (path: string) => string | undefined,
): PagePair[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const cut = (path: string): { head: string; sections: { anchor: string; text: string }[] } => {
    const lines = (read(path) ?? '').split(/\r?\n/);
    const headings = byPath.get(path)?.headings ?? [];
    const sections = headings.map(({ anchor, place }, index) => ({
      anchor,
      text: lines.slice(place.line - 1, (headings[index + 1]?.place.line ?? lines.length + 1) - 1).join('\n'),
    }));
    return { head: lines.slice(0, (headings[0]?.place.line ?? 1) - 1).join('\n'), sections };
  };
  return original.pages.flatMap((source, index) => {
    const target = translation.pages[index];
    if (target === undefined) return [];
    const [from, to] = [cut(source), cut(target)];
    const units = from.sections.map(({ anchor, text }, at) => {
      const own = blocksOf(text).filter((block) => !isComment(block));
      const all = blocksOf(to.sections[at]?.text ?? '');
      const theirs = all.filter((block) => !isComment(block));
      const segments = own.map((block, place) => ({
        source: block,
        target: theirs.length === own.length ? theirs[place] : undefined,
        translate: !/^(?:```|~~~)/.test(block),
      }));
      return { name: `${source}#${anchor}`, segments, comments: all.filter(isComment) };
    });
    return [{ source, target, units, head: to.head }];
  });
}

function isComment(block: string): boolean {
  return /^<!--[^<>]*-->$/.test(block);
}

/** Blocks of a section: what stands between blank lines; a fenced block is one. */
export function blocksOf(section: string): string[] {
  const blocks: string[][] = [];
  let fence = '';
  let open = false;
  for (const line of section.split('\n')) {
    const mark = /^(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && line.trim() === '') {
      open = false;
      continue;
    }
    if (!open) blocks.push([]);
    open = true;
    blocks.at(-1)?.push(line.trimEnd());
    if (fence === '') fence = mark;
    else if (mark !== '' && mark.startsWith(fence)) fence = '';
  }
  return blocks.map((lines) => lines.join('\n'));
}
