import { escapeXml } from '../../model/index.ts';
import { type FindIds, type Piece, piecesOf } from './pieces.ts';
import type { PagePair, Segment, Unit } from './units.ts';

/**
 * An XLIFF 2.0 file (OASIS XLIFF 2.0, 4.2) for translators: a unit is a section, a segment a block, and what must not change is a
 * placeholder with its text in `originalData`.
 * @param languages BCP 47, of the original and of the translation
 * @implements SRS-2215
 */
export function writeXliff(
  pairs: readonly PagePair[],
  languages: { source: string; target: string },
  ids: FindIds,
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${escapeXml(languages.source)}" trgLang="${escapeXml(languages.target)}" xml:space="preserve">`,
    ...pairs.flatMap(({ source, units }, index) => [
      `  <file id="f${index + 1}" original="${escapeXml(source)}">`,
      ...units.map((unit, at) => unitText(unit, at, ids)),
      '  </file>',
    ]),
    '</xliff>',
    '',
  ].join('\n');
}

function unitText({ name, segments }: Unit, index: number, ids: FindIds): string {
  const data = new Map<string, string>();
  const body = segments.map((segment, at) => segmentText(segment, at, data, ids));
  const originals = [...data].map(([text, id]) => `        <data id="${id}">${escapeXml(text)}</data>`);
  return [
    `    <unit id="u${index + 1}" name="${escapeXml(name)}">`,
    ...(originals.length > 0 ? ['      <originalData>', ...originals, '      </originalData>'] : []),
    ...body,
    '    </unit>',
  ].join('\n');
}

/** What is not to be translated is an `ignorable` (4.2.2.6): it is there to be read. */
function segmentText(
  { source, target, translate }: Segment,
  index: number,
  data: Map<string, string>,
  ids: FindIds,
): string {
  if (!translate)
    return `      <ignorable id="s${index + 1}"><source>${escapeXml(source)}</source></ignorable>`;
  const from = inline(piecesOf(source, ids), data);
  const to = target === undefined ? '' : `<target>${inline(piecesOf(target, ids), data)}</target>`;
  const state = target === undefined ? 'initial' : 'translated';
  return `      <segment id="s${index + 1}" state="${state}"><source>${from}</source>${to}</segment>`;
}

function inline(pieces: readonly Piece[], data: Map<string, string>): string {
  return pieces
    .map((piece, index) => {
      if (typeof piece === 'string') return escapeXml(piece);
      const id = data.get(piece.keep) ?? `d${data.size + 1}`;
      data.set(piece.keep, id);
      return `<ph id="p${index + 1}" dataRef="${id}" disp="${escapeXml(piece.keep)}"/>`;
    })
    .join('');
}
