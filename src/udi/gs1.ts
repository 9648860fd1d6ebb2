import { dayOf } from '../model/index.ts';
import { characterSet82, gs1CheckDigit } from './check-characters.ts';

/** One application identifier with its value. */
export interface Element {
  ai: string;
  value: string;
}

/** What an application identifier's value looks like, and whether its length is predefined (then no separator follows). */
interface Format {
  title: string;
  pattern: RegExp;
  predefined: boolean;
}

const digits = (count: number): RegExp => new RegExp(`^\\d{${count}}$`);
const set82 = characterSet82.replace(/[\]\\^/-]/g, '\\$&');
const text = (most: number): RegExp => new RegExp(`^[${set82}]{1,${most}}$`);

/** The identifiers a software UDI uses (GS1 syntax dictionary). */
const formats = new Map<string, Format>([
  ['01', { title: 'GTIN', pattern: digits(14), predefined: true }],
  ['11', { title: 'production date', pattern: digits(6), predefined: true }],
  ['17', { title: 'expiry date', pattern: digits(6), predefined: true }],
  ['10', { title: 'batch or lot', pattern: text(20), predefined: false }],
  ['21', { title: 'serial number', pattern: text(20), predefined: false }],
  ['240', { title: 'additional product identification', pattern: text(30), predefined: false }],
  ['8012', { title: 'software version', pattern: text(20), predefined: false }],
]);

/** ASCII 29, the separator after a value of no predefined length. */
export const groupSeparator = '\x1d';

/** What is wrong with an element; undefined when nothing is. */
export function elementProblem({ ai, value }: Element): string | undefined {
  const format = formats.get(ai);
  if (!format) return `(${ai}) is no application identifier of a software UDI.`;
  if (!format.pattern.test(value)) {
    return `(${ai}) ${format.title}: "${value}" does not fit; expected ${expectation(ai, format)}.`;
  }
  if (ai === '01') {
    const expected = gs1CheckDigit(value.slice(0, -1));
    if (value.slice(-1) !== expected)
      return `(01) GTIN ${value}: the check digit is ${value.slice(-1)}, expected ${expected}.`;
  }
  if ((ai === '11' || ai === '17') && !isDate(value))
    return `(${ai}) ${format.title}: ${value} is no date YYMMDD.`;
  return undefined;
}

function expectation(ai: string, { predefined, pattern }: Format): string {
  if (predefined) return ai === '01' ? '14 digits' : '6 digits YYMMDD';
  return `1 to ${/,(\d+)\}/.exec(pattern.source)?.[1]} characters of GS1 character set 82 (no blank, none of #$@[\\]^{|}~)`;
}

/**
 * A day of the calendar; day 00 stands for the whole month (GS1 General Specifications 3.4).
 * @implements SRS-3230
 */
function isDate(value: string): boolean {
  const [, year = '', month = '', day = ''] = /^(..)(..)(..)$/.exec(value) ?? [];
  return dayOf(`20${year}-${month}-${day === '00' ? '01' : day}`) !== undefined;
}

/** Human readable interpretation: identifiers in parentheses, e.g. `(01)09504000059118(8012)2.4.1`. */
export function humanReadable(elements: readonly Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value}`).join('');
}

/** The data of a carrier: identifiers of predefined length first, a separator after every other that is not last. */
export function elementString(elements: readonly Element[]): string {
  const predefined = elements.filter(({ ai }) => formats.get(ai)?.predefined);
  const variable = elements.filter(({ ai }) => !formats.get(ai)?.predefined);
  const join = (list: readonly Element[], separator: string): string =>
    list.map(({ ai, value }) => ai + value).join(separator);
  return join(predefined, '') + join(variable, groupSeparator);
}

/**
 * Reads the data of a carrier back. A symbology identifier (`]d2`) and a superfluous separator after a predefined length are tolerated.
 * @returns the elements, or undefined when the data is no element string of known identifiers
 */
export function parseElementString(data: string): Element[] | undefined {
  let rest = data.replace(/^\](?:C1|d2|Q3)/, '');
  const elements: Element[] = [];
  while (rest !== '') {
    const ai = [...formats.keys()].find((known) => rest.startsWith(known));
    const format = ai === undefined ? undefined : formats.get(ai);
    if (ai === undefined || !format) return undefined;
    const fixed = ai === '01' ? 14 : 6;
    const end = format.predefined ? ai.length + fixed : endOf(rest);
    const value = rest.slice(ai.length, end);
    if (!format.pattern.test(value)) return undefined;
    elements.push({ ai, value });
    rest = rest
      .slice(end)
      .replace(groupSeparator, (separator, offset: number) => (offset === 0 ? '' : separator));
  }
  return elements.length > 0 ? elements : undefined;
}

function endOf(rest: string): number {
  const end = rest.indexOf(groupSeparator);
  return end < 0 ? rest.length : end;
}
