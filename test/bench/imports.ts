import { importMap } from '../../src/config/imports.ts';
import { readNeeds } from '../../src/sources/imports/needs.ts';
import { parseJson } from '../../src/sources/safe-json.ts';
import { median } from './median.ts';

/**
 * Reads `needs.json` of so many needs, beside the same bytes as JSON whose lines and keys are checked, and beside `JSON.parse` alone. A
 * line of text.
 */
export function measureImports(count: number): string {
  const text = 'The alarm shall sound within two seconds of the threshold being crossed. ';
  const needs = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `SRS_${index}`,
      {
        id: `SRS_${index}`,
        type: 'SRS',
        title: `Alarm ${index}`,
        content: text.repeat(5),
        docname: 'alarms',
        lineno: index,
        tags: ['a', 'b'],
        links: [`SRS_${(index * 7) % count}`],
        links_back: [],
        parts: {},
        layout: null,
      },
    ]),
  );
  const bytes = Buffer.from(JSON.stringify({ current_version: '1', versions: { '1': { needs } } }, null, 1));
  const file = {
    path: 'needs.json',
    bytes,
    map: importMap.parse({}),
    meaningOf: () => 'other' as const,
    isRead: () => true,
  };
  const bare = median(() => JSON.parse(bytes.toString()));
  const checked = median(() => parseJson(bytes.toString(), { lineDepth: 4 }));
  const whole = median(() => readNeeds(file));
  const ratio = whole / checked;
  return `\nneeds.json of ${count} needs (${(bytes.length / 1e6).toFixed(1)} MB) beside checked JSON: ${ratio.toFixed(2)}  (at most 1.5: ${ratio <= 1.5 ? 'met' : 'NOT MET'}; ${whole.toFixed(0)} ms : ${checked.toFixed(0)} ms, JSON.parse alone ${bare.toFixed(0)} ms)\n`;
}
