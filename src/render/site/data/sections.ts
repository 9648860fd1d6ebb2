import type { ComposedPart } from '../../../documents/composed.ts';

/** A heading of a document that search can find, and what stands below it. */
export interface SectionEntry {
  title: string;
  /** Path from the site's root, with anchor. */
  path: string;
  documentId: string;
  text: string;
}

const longest = 12_000;

/** Text below each heading of a part, by its anchor, up to the next heading; drawings and what only machines read left out. */
export function textBelow({ sections, outline }: ComposedPart): Map<string, string> {
  const below = sections.filter(({ heading }) => heading);
  return new Map(
    outline.flatMap(({ item, anchor }, index): [string, string][] =>
      item === undefined ? [[anchor, textOf(below[index]?.html.slice(0, longest) ?? '')]] : [],
    ),
  );
}

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", '#x27': "'" };

/** Text of a composed section, which is kept as HTML; the end may be cut off within a tag. */
function textOf(html: string): string {
  return html
    .replace(/<(svg|style|script)\b[\s\S]*?(?:<\/\1>|$)/g, ' ')
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .replace(
      /&(#?\w+);/g,
      (whole, name: string) =>
        signs[name] ??
        (/^#\d+$/.test(name)
          ? String.fromCodePoint(Math.min(0x10ffff, Number(name.slice(1))))
          : /^#x[\da-f]+$/i.test(name)
            ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(name.slice(2), 16)))
            : whole),
    )
    .replace(/\s+/g, ' ')
    .trim();
}
