import { SaxesParser } from 'saxes';
import { importMap } from '../../src/config/imports.ts';
import { xlsxBytes } from '../../src/render/export/workbook.ts';
import type { ImportReader } from '../../src/sources/imports/entry.ts';
import { readNeeds } from '../../src/sources/imports/needs.ts';
import { readReqif } from '../../src/sources/imports/reqif.ts';
import { readXlsx } from '../../src/sources/imports/xlsx.ts';
import { parseJson } from '../../src/sources/safe-json.ts';
import { unzip } from '../../src/sources/unzip.ts';
import { reqifOf } from '../imports/reqif-sample.ts';
import { median } from './median.ts';

const sentence = 'The alarm shall sound within two seconds of the threshold being crossed. ';
const words = sentence.repeat(5);

/** Reads so many items of each format beside the bare parser over the same bytes: a line of text each. */
export function measureImports(count: number): string {
  const needs = needsOf(count);
  const checked = median(() => parseJson(needs.toString(), { lineDepth: 4 }));
  const json = median(() => JSON.parse(needs.toString()));
  const reqif = Buffer.from(reqifOfItems(count));
  const workbook = workbookOf(count);
  return [
    `\n${count} items of other tools\n`,
    row('needs.json : checked JSON', needs, readNeeds, checked),
    `    JSON.parse alone ${json.toFixed(0)} ms\n`,
    row(
      'ReqIF : bare saxes',
      reqif,
      readReqif,
      median(() => parseXml(reqif)),
    ),
    row(
      'XLSX : unpacking it and bare saxes',
      workbook,
      readXlsx,
      median(() => {
        for (const part of unzip(workbook).values()) parseXml(part.read());
      }),
    ),
  ].join('');
}

function row(name: string, bytes: Uint8Array, read: ImportReader, bare: number): string {
  const meanings: Record<string, 'id' | 'title' | 'text'> = { ID: 'id', Title: 'title', Text: 'text' };
  const file = {
    path: 'items',
    bytes,
    map: importMap.parse({}),
    meaningOf: (column: string) => meanings[column] ?? ('other' as const),
    isRead: () => true,
  };
  const whole = median(() => read(file));
  const ratio = whole / bare;
  return `  ${name.padEnd(36)} ${ratio.toFixed(2)}  (at most 1.5: ${ratio <= 1.5 ? 'met' : 'NOT MET'}; ${whole.toFixed(0)} ms : ${bare.toFixed(0)} ms, ${(bytes.length / 1e6).toFixed(1)} MB)\n`;
}

/** The parser that the readers use, told of everything and keeping nothing. */
function parseXml(bytes: Uint8Array): number {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let found = 0;
  parser.on('opentag', () => found++);
  parser.on('closetag', () => found++);
  parser.on('text', () => found++);
  for (let start = 0; start < bytes.length; start += 1 << 16)
    parser.write(decoder.decode(bytes.subarray(start, start + (1 << 16)), { stream: true }));
  parser.write(decoder.decode()).close();
  return found;
}

function needsOf(count: number): Buffer {
  const needs = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `SRS_${index}`,
      {
        id: `SRS_${index}`,
        type: 'SRS',
        title: `Alarm ${index}`,
        content: words,
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
  return Buffer.from(JSON.stringify({ current_version: '1', versions: { '1': { needs } } }, null, 1));
}

function reqifOfItems(count: number): string {
  const objects = Array.from({ length: count }, (_, index) => ({
    id: `o${index}`,
    values: { 'ReqIF.ForeignID': `SRS-${index}`, 'ReqIF.Name': `Alarm ${index}`, Owner: 'Alarm team' },
    xhtml: {
      'ReqIF.Text': `<xhtml:div><xhtml:p>${sentence}<xhtml:b>Now</xhtml:b>.</xhtml:p><xhtml:ul><xhtml:li>${sentence}</xhtml:li><xhtml:li>${sentence}</xhtml:li></xhtml:ul></xhtml:div>`,
    },
  }));
  const relations = objects.map(({ id }, index): [string, string] => [id, `o${(index * 7) % count}`]);
  return reqifOf({ Alarms: objects }, relations);
}

function workbookOf(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, index) => [
    `SRS-${index}`,
    `Alarm ${index}`,
    words,
    'Alarm team',
    String(index),
    `SRS-${(index * 7) % count}`,
  ]);
  return xlsxBytes([{ name: 'Alarms', head: ['ID', 'Title', 'Text', 'Owner', 'Number', 'Parent'], rows }]);
}
