import type { Config } from '../config/index.ts';
import type { Product } from '../model/index.ts';
import type { SymbolName } from './drawings/symbols.ts';

/** One line of the label: what its symbol stands for. */
export interface LabelRow {
  symbol: SymbolName;
  /** Other letters in the frame of the symbol. */
  letters?: string[];
  text: string;
}

/** What the label states of a product, in its order; what nobody stated is left out. */
export function labelRows(
  { manufacturer, authorisedRepresentative, udi }: Product,
  stated: Config['label'],
): LabelRow[] {
  const rows: LabelRow[] = [
    { symbol: 'manufacturer', text: `${manufacturer.name}, ${manufacturer.address}` },
    {
      symbol: 'representative',
      letters: stated.representative.split(' '),
      text: authorisedRepresentative
        ? `${authorisedRepresentative.name}, ${authorisedRepresentative.address}`
        : '',
    },
    { symbol: 'date-of-manufacture', text: stated.dateOfManufacture },
    { symbol: 'catalogue-number', text: stated.catalogueNumber },
    { symbol: 'batch', text: stated.batch },
    { symbol: 'serial', text: stated.serial },
    { symbol: 'medical-device', text: stated.medicalDevice ? 'Medical device' : '' },
    { symbol: 'electronic-instructions', text: stated.instructions },
    { symbol: 'udi', text: udi?.hri ?? '' },
  ];
  return rows.filter(({ text }) => text !== '');
}
