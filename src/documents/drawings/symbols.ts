import { escapeHtml } from '../engine.ts';
import type { Translate } from '../messages.ts';

/** A symbol of a label: our own drawing, with the entry of ISO 15223-1 it stands for. */
export interface LabelSymbol {
  title: string;
  /** Number of the entry in ISO 15223-1:2021. */
  entry: string;
  /** What it tells, in our own words. */
  meaning: string;
  /** Body of an SVG of 48 by 48, drawn in the colour of the text. */
  drawing: string;
}

const line = 'fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round"';
const factory = 'M4 44V18L16 26V18L28 26V8H42V44Z';

/** Letters in a frame. */
function framed(...words: string[]): string {
  // Three letters have to clear the frame in a wide font too.
  const size = words.some((word) => word.length > 2) ? 15 : 20;
  const texts = words.map(
    (word, index) =>
      `<text x="24" y="${24 + size * (index - words.length / 2 + 0.82)}" text-anchor="middle" font-size="${size}" font-weight="700" fill="currentColor">${word}</text>`,
  );
  return `<rect x="2" y="6" width="44" height="36" ${line}/>${texts.join('')}`;
}

const book = `<path d="M4 10C12 6 20 7 24 11C28 7 36 6 44 10V40C36 36 28 37 24 41C20 37 12 36 4 40Z" ${line}/>`;
const letterI =
  '<circle cx="33" cy="16" r="2.6" fill="currentColor"/><path d="M33 22V33" stroke="currentColor" stroke-width="4"/>';

/** Symbols by the names authors use. */
export const symbols = {
  manufacturer: {
    title: 'Manufacturer',
    entry: '5.1.1',
    meaning: 'who makes the product and answers for it',
    drawing: `<path d="${factory}" fill="currentColor" stroke="currentColor" stroke-width="3" stroke-linejoin="round"/>`,
  },
  representative: {
    title: 'Authorised representative',
    entry: '5.1.2',
    meaning: 'who represents a manufacturer from outside in the market the letters name',
    drawing: framed('EC', 'REP'),
  },
  'date-of-manufacture': {
    title: 'Date of manufacture',
    entry: '5.1.3',
    meaning: 'when the product was made',
    drawing: `<path d="${factory}" ${line}/>`,
  },
  batch: {
    title: 'Batch code',
    entry: '5.1.5',
    meaning: 'the batch the product is of',
    drawing: framed('LOT'),
  },
  'catalogue-number': {
    title: 'Catalogue number',
    entry: '5.1.6',
    meaning: "the number under which the manufacturer's catalogue lists the product",
    drawing: framed('REF'),
  },
  serial: {
    title: 'Serial number',
    entry: '5.1.7',
    meaning: 'the number of this one copy',
    drawing: framed('SN'),
  },
  instructions: {
    title: 'Consult the instructions for use',
    entry: '5.4.3',
    meaning: 'read the instructions for use before you use the product',
    drawing: `${book}${letterI}`,
  },
  'electronic-instructions': {
    title: 'Consult the electronic instructions for use',
    entry: '5.4.3',
    meaning: 'the instructions for use are found at the address beside the symbol',
    drawing: `${book}${letterI}<path d="M9 19H20M9 25H20M9 31H20" stroke="currentColor" stroke-width="2" stroke-dasharray="2 2"/>`,
  },
  caution: {
    title: 'Caution',
    entry: '5.4.4',
    meaning: 'something has to be taken care of; read the text beside it',
    drawing: `<path d="M24 5L45 43H3Z" ${line}/><path d="M24 17V31" stroke="currentColor" stroke-width="4"/><circle cx="24" cy="37" r="2.6" fill="currentColor"/>`,
  },
  'medical-device': {
    title: 'Medical device',
    entry: '5.7.7',
    meaning: 'the product is a medical device',
    drawing: framed('MD'),
  },
  udi: {
    title: 'Unique device identifier',
    entry: '5.7.10',
    meaning: 'the carrier and the number beside it identify the product',
    drawing: framed('UDI'),
  },
} satisfies Record<string, LabelSymbol>;

export type SymbolName = keyof typeof symbols;
export const symbolNames = Object.keys(symbols) as SymbolName[];

/**
 * A symbol as SVG that reads as its title.
 * @param letters other letters in the frame, as those of the authorised representative
 * @implements SRS-2118
 */
export function drawSymbol(name: SymbolName, t: Translate, letters: readonly string[] = []): string {
  const { title, drawing } = symbols[name];
  const body = letters.length > 0 ? framed(...letters.map(escapeHtml)) : drawing;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="symbol" viewBox="0 0 48 48" width="32" height="32" role="img" aria-label="${escapeHtml(t(title))}">${body}</svg>`;
}
