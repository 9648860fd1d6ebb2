import { z } from 'zod';
import type { Config } from '../../config/index.ts';
import type { Product } from '../../model/index.ts';
import { drawCarrier } from '../../udi/carrier.ts';
import { drawSymbol, type SymbolName, symbolNames, symbols } from '../drawings/symbols.ts';
import { defineBlock } from './block.ts';

/** One line of the label: what its symbol stands for. */
interface LabelRow {
  symbol: SymbolName;
  letters?: string[];
  text: string;
}

/** The label of the product (MDR Annex I 23.2). A Basic UDI-DI never stands on it. */
export const label = defineBlock({
  name: 'label',
  summary:
    'The label: product, manufacturer, representative, dates and numbers, UDI with its carrier, each with its symbol.',
  parameters: z.strictObject({}),
  shows: [],
  data({ model: { product }, config, t }) {
    const { udi } = product;
    return {
      name: [product.name, product.model].filter(Boolean).join(' '),
      version: product.version,
      description: product.description,
      rows: labelRows(product, config.label).map(({ symbol, letters, text }) => ({
        symbol: drawSymbol(symbol, t, letters),
        title: t(symbols[symbol].title),
        text: symbol === 'medical-device' ? t(text) : text,
      })),
      carrier:
        udi?.issuer === 'gs1'
          ? drawCarrier(udi.hri, `${t('Carrier of the UDI')}, GS1 DataMatrix: ${udi.hri}`).replace(
              '<svg ',
              '<svg width="88" height="88" ',
            )
          : '',
      specimen: udi?.specimen ?? false,
    };
  },
});

/** A symbol of the label in the text, with its title. */
export const symbol = defineBlock({
  name: 'symbol',
  summary: `A symbol with its title. \`name=caution\`; the names are ${symbolNames.join(', ')}.`,
  parameters: z.strictObject({ name: z.enum(symbolNames) }),
  shows: [],
  data: ({ t }, { name }) => ({ symbol: drawSymbol(name, t), title: symbols[name].title }),
});

/** Every symbol that is used in the documents, explained (MDR Annex I 23.1 (h)). */
export const symbolGlossary = defineBlock({
  name: 'symbol-glossary',
  summary: 'The symbols used in the documents, with their entry in ISO 15223-1 and their meaning.',
  parameters: z.strictObject({}),
  shows: [],
  data({ model, config, t }) {
    const blocks = model.pages.flatMap((page) => page.blocks);
    const named = blocks.filter(({ name }) => name === 'symbol').map(({ parameters }) => parameters.name);
    const rows = blocks.some(({ name }) => name === 'label') ? labelRows(model.product, config.label) : [];
    const letters = rows.find((row) => row.symbol === 'representative')?.letters;
    const used = symbolNames.filter(
      (name) => named.includes(name) || rows.some((row) => row.symbol === name),
    );
    return {
      rows: used.map((name) => {
        const { title, entry, meaning } = symbols[name];
        return {
          symbol: drawSymbol(name, t, name === 'representative' ? letters : []),
          title,
          entry,
          meaning,
        };
      }),
    };
  },
});

function labelRows(
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
