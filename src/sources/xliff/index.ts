import type { Refused } from '../../model/index.ts';
import { readXml, type XmlProblem } from '../results/xml.ts';

/** Text as it came, with the placeholders resolved to what they stand for. */
export type ReadPiece = string | { keep: string };

/** A segment of a translated file; `target` is undefined where there is none. */
export interface ReadSegment {
  id: string;
  source: ReadPiece[];
  target: ReadPiece[] | undefined;
}

/** Units by name. */
export type ReadUnits = Map<string, Map<string, ReadSegment>>;

/**
 * Reads what a translator gave back (XLIFF 2.0). Other inline elements are taken for their text.
 * @returns the units, or why the file is none
 * @implements SRS-2215
 */
export function readXliff(bytes: Uint8Array): { units: ReadUnits } | Refused<XmlProblem> {
  const units: ReadUnits = new Map();
  let data = new Map<string, string>();
  let dataId = '';
  let unit: Map<string, ReadSegment> | undefined;
  let segment: ReadSegment | undefined;
  let into: ReadPiece[] | undefined;
  let version = '';
  const problem = readXml(bytes, {
    open(name, attributes) {
      if (name === 'xliff') version = attributes('version');
      else if (name === 'unit') {
        unit = new Map();
        data = new Map();
        units.set(attributes('name'), unit);
      } else if (name === 'data') dataId = attributes('id');
      else if (name === 'segment' || name === 'ignorable') {
        segment = { id: attributes('id'), source: [], target: undefined };
        unit?.set(segment.id, segment);
      } else if (name === 'source') into = segment?.source;
      else if (name === 'target' && segment) {
        segment.target = [];
        into = segment.target;
      } else if (name === 'ph') into?.push({ keep: data.get(attributes('dataRef')) ?? '' });
    },
    close(name) {
      if (name === 'source' || name === 'target') into = undefined;
      if (name === 'data') dataId = '';
    },
    text(text) {
      if (dataId !== '') data.set(dataId, (data.get(dataId) ?? '') + text);
      else into?.push(text);
    },
  });
  if (problem) return { refused: problem };
  if (!/^2\.\d+$/.test(version))
    return { refused: { message: 'The file is no XLIFF of version 2.', line: 1, column: 1 } };
  return { units };
}
