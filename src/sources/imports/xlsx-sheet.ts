import { Unreadable } from '../unreadable.ts';
import type { Zipped } from '../unzip.ts';
import { type CellStyle, type CellText, readPart, TextRuns } from './xlsx-part.ts';

/** A cell that says something, 1-based. */
export interface Cell extends CellText {
  row: number;
  column: number;
  /** Its value comes from a formula. */
  isFormula: boolean;
  /** It shows an error (`#REF!`), or a formula of which no value is kept. */
  isBroken: boolean;
}

/** Cells that are merged into one, 1-based, both ends included. */
export interface Merged {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  cells: Cell[];
  merged: Merged[];
}

/** What cells refer to. */
export interface Workbook {
  texts: readonly CellText[];
  styles: readonly CellStyle[];
  /** Days are counted from 1904. */
  is1904: boolean;
}

const mostRows = 1_048_576;
const mostColumns = 16_384;

/**
 * Reads the cells of a sheet (ECMA-376 part 1, 18.3), as what they show: texts, numbers without rounding of binary fractions, days as
 * YYYY-MM-DD.
 * @throws Unreadable
 */
export function readSheet(part: Zipped, workbook: Workbook): Sheet {
  const sheet: Sheet = { cells: [], merged: [] };
  const runs = new TextRuns();
  let row = 0;
  let column = 0;
  let kind = '';
  let style: CellStyle | undefined;
  let value = '';
  let takes = false;
  let isFormula = false;
  readPart(part, {
    open(name, attributes) {
      runs.open(name, attributes);
      if (name === 'row') {
        row = attributes('r') === '' ? row + 1 : Number(attributes('r'));
        column = 0;
        if (!(row >= 1 && row <= mostRows)) throw new Unreadable(`${part.name} in it has a row ${row}`);
      } else if (name === 'c') {
        const place = attributes('r');
        column = place === '' ? column + 1 : placeOf(place, part.name).column;
        kind = attributes('t');
        style = workbook.styles[Number(attributes('s') || '0')];
        value = '';
        isFormula = false;
        runs.take();
      } else if (name === 'f') isFormula = true;
      else if (name === 'v') takes = true;
      else if (name === 'mergeCell') sheet.merged.push(rangeOf(attributes('ref'), part.name));
    },
    text(text) {
      runs.text(text);
      if (takes) value += text;
    },
    close(name) {
      runs.close(name);
      if (name === 'v') takes = false;
      if (name !== 'c') return;
      const inline = runs.take();
      const shown = kind === 'inlineStr' ? inline : shownText(kind, value, style, workbook);
      const isBroken = kind === 'e' || (isFormula && shown.text === '');
      if (shown.text !== '' || isBroken)
        sheet.cells.push({
          row,
          column,
          text: shown.text,
          isStruck: shown.isStruck || style?.isStruck === true,
          isFormula,
          isBroken,
        });
    },
  });
  return sheet;
}

function shownText(kind: string, value: string, style: CellStyle | undefined, workbook: Workbook): CellText {
  const plain = (text: string): CellText => ({ text, isStruck: false });
  if (value === '') return plain('');
  if (kind === 's') return workbook.texts[Number(value)] ?? plain('');
  if (kind === 'b') return plain(value === '1' ? 'TRUE' : 'FALSE');
  if (kind === 'str' || kind === 'e' || kind === 'd') return plain(value.replace(/\r\n?/g, '\n'));
  const number = Number(value);
  if (!Number.isFinite(number)) return plain(value);
  return plain(style?.isDate ? dayOf(number, workbook.is1904) : String(Number(number.toPrecision(15))));
}

/** A count of days as a day, with the time where there is one. The year 1900 had no 29 February, whatever is counted. */
function dayOf(days: number, is1904: boolean): string {
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const time = new Date(first + Math.round(days * 86_400) * 1000);
  if (Number.isNaN(time.getTime())) return String(days);
  const [day = '', clock = ''] = time.toISOString().split('T');
  const at = clock.slice(0, 8).replace(/:00$/, '');
  if (days < 1) return at;
  return at === '00:00' ? day : `${day} ${at}`;
}

/** Reads `AB12`, with or without its dollar signs, by its characters: a sheet has some hundred thousand of them. */
function placeOf(reference: string, name: string): { row: number; column: number } {
  let [at, column, row] = [0, 0, 0];
  const passDollar = (): void => {
    if (reference.charCodeAt(at) === dollar) at++;
  };
  passDollar();
  const letters = at;
  for (
    let code = reference.charCodeAt(at);
    code >= capitalA && code <= capitalZ;
    code = reference.charCodeAt(++at)
  )
    column = column * 26 + code - capitalA + 1;
  const hasLetters = at > letters && at - letters <= 3;
  passDollar();
  const digits = at;
  for (let code = reference.charCodeAt(at); code >= zero && code <= nine; code = reference.charCodeAt(++at))
    row = row * 10 + code - zero;
  const hasDigits = at > digits && at - digits <= 7;
  if (!hasLetters || !hasDigits || at < reference.length || column > mostColumns)
    throw new Unreadable(`${name} in it has a cell ${reference.slice(0, 20)}`);
  return { row, column };
}

const dollar = 0x24;
const zero = 0x30;
const nine = 0x39;
const capitalA = 0x41;
const capitalZ = 0x5a;

function rangeOf(reference: string, name: string): Merged {
  const [first = '', last = first] = reference.split(':');
  const [from, to] = [placeOf(first, name), placeOf(last, name)];
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
