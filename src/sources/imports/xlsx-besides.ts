import { type Finding, startOf } from '../../model/index.ts';
import type { Zipped } from '../unzip.ts';
import { finding } from './rules.ts';

/** A part of this kind and size says something, whatever is in it. */
const largeDrawing = 1_000_000;

/** What a workbook holds besides cells, by the names of its parts. */
const others: readonly [RegExp, string][] = [
  [/vbaProject\.bin$/i, 'macros, which are never run'],
  [/^xl\/externalLinks\//, 'links to other files, which are never followed'],
  [/^xl\/(?:media|drawings)\/[^/]+$/, 'pictures or drawings'],
  [/^xl\/(?:comments|threadedComments)/, 'comments'],
  [/^xl\/embeddings\//, 'embedded files'],
];

/**
 * Findings on what a workbook holds besides cells, once of each kind. Parts of drawings that draw nothing are none: LibreOffice writes one
 * for each sheet, and each comment has a frame.
 * @implements SRS-3800
 */
export function besides(path: string, parts: ReadonlyMap<string, Zipped>): Finding[] {
  const all = [...parts.values()];
  return others
    .filter(([form]) => all.some((part) => form.test(part.name) && !isEmptyDrawing(part)))
    .map(([, what]) =>
      finding('import-left-out', startOf(path), {
        message: `The workbook holds ${what}; they are not carried over.`,
        hint: 'Write what counts into cells.',
      }),
    );
}

/** A part without anchors (ECMA-376 part 1, 20.5), or of frames of comments alone (part 4, 19.4.2.12). */
function isEmptyDrawing(part: Zipped): boolean {
  if (!/^xl\/drawings\/[^/]+\.(?:xml|vml)$/.test(part.name) || part.size > largeDrawing) return false;
  const text = Buffer.from(part.read()).toString('utf8');
  if (part.name.endsWith('.xml'))
    return (
      /<(?:[\w.-]+:)?wsDr\b/.test(text) && !/<(?:[\w.-]+:)?(?:twoCell|oneCell|absolute)Anchor\b/.test(text)
    );
  const shapes = text.match(vmlShape)?.length ?? 0;
  const frames = text.match(/<(?:\w+:)?ClientData\s[^>]*ObjectType=["']Note["']/g)?.length ?? 0;
  return shapes === frames;
}

const vmlShape = /<(?:\w+:)?(?:shape|rect|roundrect|oval|line|polyline|curve|arc|image|group)(?=[\s>/])/g;
