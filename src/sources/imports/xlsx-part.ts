import { type Attributes, readXml } from '../results/xml.ts';
import { inSentence, Unreadable } from '../unreadable.ts';
import type { Zipped } from '../unzip.ts';

/** What is told of a part of an Office Open XML file, by names without prefixes. */
export interface PartReader {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads a part of an Office Open XML file (ECMA-376) as XML.
 * @throws Unreadable
 */
export function readPart(part: Zipped, reader: PartReader): void {
  const problem = readXml(part.read(), {
    open: (name, attributes) => reader.open?.(localName(name), attributes),
    close: (name) => reader.close?.(localName(name)),
    text: (text) => reader.text?.(text),
  });
  if (problem) throw new Unreadable(`${part.name} in it: ${inSentence(problem.message)}`);
}

function localName(name: string): string {
  const end = name.indexOf(':');
  return end < 0 ? name : name.slice(end + 1);
}

/** A text of a workbook, and whether some of it is struck out. */
export interface CellText {
  text: string;
  isStruck: boolean;
}

/** Collects the runs of a text; what only tells how Japanese is read is none of it. */
export class TextRuns {
  #runs: string[] = [];
  #isStruck = false;
  #takes = false;
  #phonetic = 0;

  open(name: string, attributes: Attributes): void {
    if (name === 'rPh') this.#phonetic++;
    else if (name === 't') this.#takes = this.#phonetic === 0;
    else if (name === 'strike' && !/^(?:0|false)$/.test(attributes('val'))) this.#isStruck = true;
  }

  text(text: string): void {
    if (this.#takes) this.#runs.push(text);
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    else if (name === 't') this.#takes = false;
  }

  /** What was collected since it was last taken. */
  take(): CellText {
    if (this.#runs.length === 0 && !this.#isStruck) return noText;
    const text = this.#runs.length === 1 ? (this.#runs[0] as string) : this.#runs.join('');
    const taken = { text: escapedSigns(text), isStruck: this.#isStruck };
    this.#runs = [];
    this.#isStruck = false;
    return taken;
  }
}

const noText: CellText = { text: '', isStruck: false };

/** `_x000D_`: signs that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
function escapedSigns(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** Texts that cells name by their position. */
export function sharedTexts(part: Zipped | undefined): CellText[] {
  const texts: CellText[] = [];
  if (!part) return texts;
  const runs = new TextRuns();
  readPart(part, {
    open: (name, attributes) => runs.open(name, attributes),
    text: (text) => runs.text(text),
    close(name) {
      runs.close(name);
      if (name === 'si') texts.push(runs.take());
    },
  });
  return texts;
}

/** How cells of a style are shown, as far as it changes what they say. */
export interface CellStyle {
  isDate: boolean;
  isStruck: boolean;
}

/** Formats of dates and times that have no text of their own (ECMA-376 part 1, 18.8.30). */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** The styles that cells name by their position. */
export function cellStyles(part: Zipped | undefined): CellStyle[] {
  const styles: CellStyle[] = [];
  if (!part) return styles;
  const dates = new Set(builtInDates);
  const struckFonts: boolean[] = [];
  const path: string[] = [];
  readPart(part, {
    open(name, attributes) {
      const above = path.at(-1);
      path.push(name);
      if (name === 'numFmt' && isDateFormat(attributes('formatCode')))
        dates.add(Number(attributes('numFmtId')));
      else if (name === 'font' && above === 'fonts') struckFonts.push(false);
      else if (name === 'strike' && above === 'font')
        struckFonts[struckFonts.length - 1] = !/^(?:0|false)$/.test(attributes('val'));
      else if (name === 'xf' && above === 'cellXfs')
        styles.push({
          isDate: dates.has(Number(attributes('numFmtId'))),
          isStruck: struckFonts[Number(attributes('fontId'))] === true,
        });
    },
    close: () => path.pop(),
  });
  return styles;
}

/** A number with this format is a date: it shows a year, a day or an hour outside of texts, colours and conditions. */
function isDateFormat(code: string): boolean {
  return /[ydh]/i.test(code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]|general/gi, ''));
}
