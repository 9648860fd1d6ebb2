import type { IdSyntax } from '../../config/index.ts';
import type { Facts } from '../../model/index.ts';
import { decodeBytes } from '../decode.ts';
import { field, parseJson } from '../safe-json.ts';
import type { SourceFile } from '../source.ts';
import { readCapacity } from './capacity.ts';
import { readCtrf } from './ctrf.ts';
import { readCucumber } from './cucumber.ts';
import { factsOf } from './report-answer.ts';
import { readTap } from './tap.ts';

const hints = {
  tap: 'Run the tests again; a report has to be whole, with a plan (`1..N`) for each level of tests.',
  json: 'Let the tool write it again; it has to be whole: CTRF, the JSON of Cucumber, or a report of capacity as the manual says under "Capacity and performance".',
};
const formats = {
  capacity: { name: 'a report of capacity', read: readCapacity },
  ctrf: { name: 'CTRF', read: readCtrf },
  cucumber: { name: 'the JSON of Cucumber', read: readCucumber },
};

/** Reads TAP, and what JSON tells by its shape: CTRF, the JSON of Cucumber, or a report of capacity. */
export function readTextReport({ path, bytes }: SourceFile, ids: IdSyntax): Facts {
  const isTap = path.endsWith('.tap');
  const hint = isTap ? hints.tap : hints.json;
  const text = decodeBytes(bytes);
  if (text === undefined || text.includes('\0')) {
    const problem = { message: 'it is neither UTF-8 nor UTF-16 text.', line: 1, column: 1 };
    return factsOf(path, { refused: problem }, '', hint);
  }
  if (isTap) return factsOf(path, readTap(path, text, ids), 'TAP', hint);
  const json = parseJson(text, { lineDepth: 3 });
  if ('refused' in json) return factsOf(path, json, '', hint);
  const { name, read } = formats[formatOf(json.value)];
  return factsOf(path, read(path, json, ids), name, hint);
}

function formatOf(value: unknown): keyof typeof formats {
  if (Array.isArray(value)) return 'cucumber';
  return field(value, 'results') === undefined ? 'capacity' : 'ctrf';
}
